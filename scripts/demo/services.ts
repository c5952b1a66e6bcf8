import { listOf } from './register.ts';
import { drawShares, type Outcome } from './shares.ts';
import type { Row } from './table.ts';
import { county, shareOut, towns, years, type ByTown } from './towns.ts';

const since2016 = years.slice(1);

const byYear = (values: readonly Outcome[]): Record<string, Outcome> =>
  Object.fromEntries(values.map((value, i) => [since2016[i] ?? '', value]));

/** Sick poor people by town: the list of 3,497 that is treated from 2016, by the same weights. */
const sick: ByTown = shareOut('sick poor', 3497, ({ rural, poverty }) => rural * poverty, 0.1);

/** Rows about schools and medical care that promises ask for beside the larger series. */
export function serviceRows(): Record<string, Row[]> {
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
      of: (period) =>
        shareOut(
          `inpatient stays ${period}`,
          2840 + 210 * (Number(period) - 2016),
          ({ rural, poverty }) => rural * poverty,
          0.12,
        ),
      outcomes: byYear([0.684, 0.913, 0.972, 0.991, 0.9965]),
    }),
    'linked-platforms': drawShares({
      name: 'linked-platforms',
      of: listOf,
      outcomes: byYear([0, 0.412, 0.687, 0.883, 0.957]),
      spread: 0.1,
    }),
    'backbone-teachers': backboneTeachers(),
  };
}

/** Lead teachers trained so far for the kindergarten that has fewest; four towns are short of one in 2016. */
function backboneTeachers(): Row[] {
  const short = ['370323102', '370323106', '370323108', '370323111'];
  return since2016.flatMap((period): Row[] => [
    { area: county, period, value: period === '2016' ? 1 : 2 },
    ...towns.map(({ code }) => ({ area: code, period, value: period === '2016' && short.includes(code) ? 1 : 2 })),
  ]);
}
