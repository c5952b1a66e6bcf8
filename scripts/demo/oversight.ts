import { createStream } from './random.ts';
import { county, towns } from './towns.ts';

/** A report, an inspection or an audit: when it was planned, done and published, what it found. */
interface Oversight {
  readonly oversight_id: string;
  readonly area: string;
  readonly year: number;
  readonly kind: 'report' | 'inspection' | 'circulation' | 'audit' | 'third-party' | 'fund-evaluation' | 'assessment';
  readonly office: string;
  readonly planned_on: string;
  readonly done_on: string;
  readonly published_on: string;
  readonly findings: number | '';
  /** Of these, corrected by the end of the year of the inspection. */
  readonly corrected: number | '';
}

interface Plan extends Pick<Oversight, 'kind' | 'office'> {
  readonly days: readonly string[];
  /** The years in which it takes place; absent: all. */
  readonly years?: readonly number[];
  /** How many findings to expect; absent: it makes none. */
  readonly findings?: number;
  /** How often it is published, from 0 to 1. */
  readonly openness: number;
}

const plans: readonly Plan[] = [
  { kind: 'report', office: '县扶贫开发领导小组办公室', days: ['12-20'], openness: 1 },
  { kind: 'inspection', office: '县扶贫开发领导小组', days: ['05-15', '10-15'], findings: 38, openness: 0.8 },
  {
    kind: 'circulation',
    office: '县扶贫开发领导小组办公室',
    days: ['03-25', '06-25', '09-25', '12-20'],
    openness: 0.7,
  },
  { kind: 'audit', office: '县审计局', days: ['08-20'], findings: 17, openness: 0.9 },
  {
    kind: 'third-party',
    office: '县扶贫开发领导小组办公室',
    days: ['11-10'],
    years: [2017, 2018, 2019, 2020],
    findings: 12,
    openness: 0.6,
  },
  { kind: 'fund-evaluation', office: '县财政局', days: ['11-25'], findings: 9, openness: 0.8 },
  { kind: 'assessment', office: '县扶贫开发领导小组', days: ['12-28'], openness: 0.9 },
];

/** What was planned and did not take place. */
const cancelled = ['circulation 2016-09-25', 'third-party 2020-11-10', 'report 2018-12-10 370323110'];

/** Five years, in order of the day planned. */
export const oversight: readonly Oversight[] = drawOversight();

/** Reports that a town, or the county where no town is given, made within the year. */
export function reportsMade(area: string, year: string): number {
  return oversight.filter(
    (each) => each.kind === 'report' && each.area === area && each.done_on !== '' && each.done_on.startsWith(year),
  ).length;
}

function drawOversight(): Oversight[] {
  const next = createStream('oversight');
  const rows = [2016, 2017, 2018, 2019, 2020].flatMap((year) => [
    ...towns.map(({ code, name }) =>
      drawOne({ kind: 'report', office: `${name}${name.endsWith('街道') ? '办事处' : '人民政府'}`, openness: 0.5 }, [
        code,
        year,
        '12-10',
      ]),
    ),
    ...plans
      .filter(({ years }) => years === undefined || years.includes(year))
      .flatMap((plan) => plan.days.map((day) => drawOne(plan, [county, year, day]))),
  ]);
  return rows
    .toSorted((a, b) => (a.planned_on < b.planned_on ? -1 : a.planned_on > b.planned_on ? 1 : 0))
    .map((row, i) => ({ ...row, oversight_id: `DC${String(i + 1).padStart(3, '0')}` }));

  function drawOne(plan: Omit<Plan, 'days' | 'years'>, [area, year, day]: [string, number, string]): Oversight {
    const { kind, office, findings: usual, openness } = plan;
    const planned_on = `${year}-${day}`;
    const late = Math.floor(next() * next() * 24) - 4;
    const [open, found, fixed] = [next(), next(), next()];
    const base = { oversight_id: '', area, year, kind, office, planned_on };
    const town = area === county ? '' : ` ${area}`;
    if (cancelled.includes(`${kind} ${planned_on}${town}`))
      return { ...base, done_on: '', published_on: '', findings: '', corrected: '' };
    const done_on = shift(planned_on, late, `${year}-12-31`);
    const findings = usual === undefined ? '' : Math.round(usual * (1.25 - 0.14 * (year - 2016)) * (0.8 + 0.4 * found));
    return {
      ...base,
      done_on,
      published_on: open < openness ? known(shift(done_on, 8 + Math.floor(open * 40))) : '',
      findings,
      corrected: findings === '' ? '' : Math.round(findings * (0.8 + 0.21 * fixed)),
    };
  }
}

/** A day some days on, no later than `last`. */
function shift(day: string, days: number, last = '9999-12-31'): string {
  const moved = new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
  return moved < last ? moved : last;
}

/** What lies after the day of the ledger is not known yet. */
function known(day: string): string {
  return day <= '2020-12-31' ? day : '';
}
