import { educationRows } from './education.ts';
import { withLargest } from './largest.ts';
import { createStream } from './random.ts';
import { listOf } from './register.ts';
import { drawShares, type Outcome } from './shares.ts';
import type { Row } from './table.ts';
import { county, shareOut, sum, towns, years, type ByTown } from './towns.ts';
import { treatmentRows } from './treatment.ts';

const since2016 = years.slice(1);

const byYear = (values: readonly Outcome[]): Record<string, Outcome> =>
  Object.fromEntries(values.map((value, i) => [since2016[i] ?? '', value]));

/** Sick poor people by town: the list that is treated from 2016, all kinds of treatment together. */
const sick: ByTown = sickByTown();

function sickByTown(): number[] {
  const listed = treatmentRows().filter(({ period }) => period === '2018-Q4');
  return towns.map(({ code }) =>
    sum(listed.filter(({ area }) => area === code).map(({ denominator }) => denominator ?? 0)),
  );
}

/** Rows about schools and medical care that promises ask for beside the larger series. */
export function serviceRows(): Record<string, Row[]> {
  return {
    ...careRows(),
    ...coverRows(),
    'student-aid-amount': studentAidAmount(),
    'backbone-teachers': backboneTeachers(),
  };
}

/** Stays in hospital of people on the list, by town. */
function staysOf(period: string): ByTown {
  return shareOut(
    `inpatient stays ${period}`,
    2840 + 210 * (Number(period) - 2016),
    ({ rural, poverty }) => rural * poverty,
    0.12,
  );
}

/** How the sick among the poor were looked after. */
function careRows(): Record<string, Row[]> {
  return {
    'sick-register': drawShares({
      name: 'sick-register',
      of: () => sick,
      outcomes: byYear([0.962, 0.991, 1, 1, 1]),
    }),
    'treatment-methods': drawShares({
      name: 'treatment-methods',
      of: () => sick,
      outcomes: byYear([0.841, 0.935, 0.979, { missing: 41 }, { missing: 26 }]),
    }),
    'treatment-plans': drawShares({
      name: 'treatment-plans',
      of: () => sick.map((people) => Math.round(people * 0.83)),
      outcomes: byYear([0.853, 0.948, 0.984, 1, 1]),
    }),
    'treatment-first': drawShares({
      name: 'treatment-first',
      of: staysOf,
      outcomes: byYear([0.684, 0.913, 0.972, 0.991, 0.9965]),
    }),
  };
}

/** Insurance, contracts, costs and consultations. */
function coverRows(): Record<string, Row[]> {
  return {
    'linked-platforms': drawShares({
      name: 'linked-platforms',
      of: listOf,
      outcomes: byYear([0, 0.412, 0.687, 0.883, 0.957]),
      spread: 0.1,
    }),
    'medical-insurance-poor': drawShares({
      name: 'medical-insurance-poor',
      of: listOf,
      outcomes: byYear([0.9814, { missing: 61 }, 1, 1, 1]),
    }),
    'family-doctor-contracts': drawShares({
      name: 'family-doctor-contracts',
      of: listOf,
      outcomes: byYear([0.418, 0.796, 0.973, 1, 1]),
    }),
    'one-stop-visits': drawShares({
      name: 'one-stop-visits',
      of: staysOf,
      outcomes: byYear([0.301, 0.548, 0.779, 0.894, 0.943]),
      spread: 0.12,
    }),
    'out-of-pocket': withLargest(
      'out-of-pocket',
      drawShares({
        name: 'out-of-pocket',
        of: (period) =>
          shareOut(
            `costs of stays ${period}`,
            21_860_000 + 2_310_000 * (Number(period) - 2016),
            ({ rural, poverty }) => rural * poverty,
            0.12,
          ),
        outcomes: byYear([0.2874, 0.2213, 0.1768, 0.1561, 0.1483]),
        spread: 0.08,
      }),
      { paidTo: ({ denominator = 0 }) => Math.round(denominator / 8_400), listed: true },
    ),
    'telemedicine-consultations': [212, 1064, 2738, 4591, 6820].map((numerator, y) => ({
      area: county,
      period: String(2016 + y),
      numerator,
    })),
  };
}

/** Yuan for each aided student and year, on average. */
const perStudent: Readonly<Record<string, number>> = {
  preschool: 1200,
  compulsory: 1050,
  'upper-secondary': 2000,
  vocational: 2000,
  higher: 4300,
};

/** For the county only: by town the amount would tell how many students stand behind it. */
function studentAidAmount(): Row[] {
  const next = createStream('student aid amount');
  const aided = educationRows()['student-aid'] ?? [];
  return since2016.flatMap((period) =>
    Object.entries(perStudent).flatMap(([stage, yuan]) => {
      const own = aided.filter((row) => row.period === period && row.groups?.['stage'] === stage);
      const students = sum(own.map(({ numerator }) => numerator ?? 0));
      const numerator = Math.round((students * yuan * (0.94 + 0.12 * next())) / 50) * 50;
      const row = { area: county, period, groups: { stage }, numerator };
      return withLargest(`student-aid-amount ${period} ${stage}`, [row], { paidTo: () => students, listed: true });
    }),
  );
}

/** Lead teachers trained so far for the kindergarten that has fewest; four towns are short of one in 2016. */
function backboneTeachers(): Row[] {
  const short = ['370323102', '370323106', '370323108', '370323111'];
  return since2016.flatMap((period): Row[] => [
    { area: county, period, value: period === '2016' ? 1 : 2 },
    ...towns.map(({ code }) => ({ area: code, period, value: period === '2016' && short.includes(code) ? 1 : 2 })),
  ]);
}
