import type { Commitment } from './commitment.ts';
import type { Evidence } from './facts.ts';
import { gatherFacts, type SeriesName } from './gather.ts';
import type { Indicator } from './indicator.ts';
import type { Judgement } from './judgement.ts';
import type { Observation } from './observation.ts';
import type { Day } from './period.ts';
import { judge } from './verdict.ts';

/** The promises an indicator judges, each with the groups and the area it is judged on. */
export function judges({
  commitments,
}: Pick<Indicator, 'commitments'>): { id: string; groups: Record<string, string>; area?: string }[] {
  return commitments.map((entry) => (typeof entry === 'string' ? { id: entry, groups: {} } : entry));
}

/** The text form of a combination of groups: `level=county`, several joined by `;` in order of the columns, empty for the total. */
export function groupKey(groups: Readonly<Record<string, string>>): string {
  return Object.keys(groups)
    .sort()
    .map((column) => `${column}=${groups[column]}`)
    .join(';');
}

/**
 * A combination of groups, as `groupKey` writes it, as part of an address: `level-county`. In plain letters, and never the
 * same for two combinations, whatever script their values are written in.
 */
export function groupPath(key: string): string {
  return key.replace('=', '-').replace(/[^\w-]/g, (sign) => `~${sign.charCodeAt(0).toString(16)}~`);
}

/** Everything that verdicts are made from. */
export interface Judged {
  readonly site: { readonly area: string };
  readonly plan: { readonly start: Day };
  readonly indicators: Readonly<Record<string, Indicator>>;
  readonly commitments: readonly Commitment[];
  readonly observations: readonly Observation[];
}

/** The series that judges a promise: an indicator on the judged area and group. */
export function judgeOf(
  commitment: string,
  { indicators, site }: Pick<Judged, 'indicators' | 'site'>,
): (SeriesName & { readonly definition: Indicator }) | undefined {
  for (const [indicator, definition] of Object.entries(indicators))
    for (const judged of judges(definition))
      if (judged.id === commitment)
        return { indicator, definition, area: judged.area ?? site.area, groups: groupKey(judged.groups) };
  return undefined;
}

/** The end of each year of the plan up to a day, and that day itself. */
export function asOfDaysOf(plan: { readonly start: Day; readonly end: Day }, asOf: Day): Day[] {
  const days: Day[] = [];
  for (let year = Number(plan.start.slice(0, 4)); `${year}-12-31` < asOf && `${year}-12-31` <= plan.end; year++)
    days.push(`${year}-12-31`);
  return [...days, asOf];
}

/** Judges a promise by PLAN-1 on each of some days, on the figures given. */
export type Judge = (commitment: Commitment, days: readonly Day[], evidence: readonly Evidence[]) => Judgement[];

/** The judge of a ledger, with an index over its figures. */
export function judgeOn(judged: Judged): Judge {
  const series = indexSeries(judged.observations);
  return (commitment, days, evidence) => {
    const facts = gatherFacts(commitment, judgeOf(commitment.id, judged), {
      indicators: judged.indicators,
      rowsOf: (name) => series.get(seriesKey(name)) ?? [],
      start: judged.plan.start,
    });
    return days.map((asOf) => judge(commitment, { ...facts, evidence, asOf }));
  };
}

const seriesKey = ({ indicator, area, groups }: SeriesName): string => [indicator, area, groups].join(' ');

function indexSeries(observations: readonly Observation[]): ReadonlyMap<string, readonly Observation[]> {
  const index = new Map<string, Observation[]>();
  for (const observation of observations) {
    const points = index.get(seriesKey(observation));
    if (points) points.push(observation);
    else index.set(seriesKey(observation), [observation]);
  }
  return index;
}
