import { apportion } from './apportion.ts';
import { createStream } from './random.ts';
import type { Row } from './table.ts';
import { shareOut, sum, towns } from './towns.ts';

/** Identified patients by way of treatment; the list of 2016 stays the same until 2018. */
const identified = { 'one-off': 702, inpatient: 811, 'long-term': 1892, 'nine-diseases': 92 } as const;

/** Running share of all patients treated at the end of each quarter, in the county. */
const reached: Readonly<Record<string, number>> = {
  '2016-Q1': 0.087,
  '2016-Q2': 0.194,
  '2016-Q3': 0.302,
  '2016-Q4': 0.413,
  '2017-Q1': 0.502,
  '2017-Q2': 0.594,
  '2017-Q3': 0.683,
  '2017-Q4': 0.766,
  '2018-Q1': 0.829,
  '2018-Q2': 0.897,
  '2018-Q3': 0.961,
  '2018-Q4': 1,
};

/** How fast each kind goes: what can be healed at once comes first. */
const pace: Record<keyof typeof identified, number> = {
  'one-off': 1.5,
  inpatient: 1.15,
  'long-term': 0.8,
  'nine-diseases': 1.7,
};

/** Patients treated so far, by town, quarter and kind of treatment. The running totals never fall. */
export function treatmentRows(): Row[] {
  const kinds = Object.keys(identified) as (keyof typeof identified)[];
  const next = createStream('treatment-442');
  const cells = kinds.flatMap((kind) =>
    shareOut(`identified ${kind}`, identified[kind], ({ rural, poverty }) => rural * poverty, 0.12).map(
      (patients, i) => ({
        kind,
        area: towns[i]?.code ?? '',
        patients,
        speed: pace[kind] * (0.8 + 0.4 * next()),
        treated: 0,
      }),
    ),
  );
  const all = sum(cells.map(({ patients }) => patients));
  return Object.entries(reached).flatMap(([period, share]) => {
    const before = sum(cells.map(({ treated }) => treated));
    const waiting = cells.map(({ patients, treated }) => patients - treated);
    const added = apportion(
      Math.round(share * all) - before,
      cells.map(({ speed }, i) => speed * (waiting[i] ?? 0) * (0.85 + 0.3 * next())),
      waiting,
    );
    return cells.map((cell, i): Row => {
      cell.treated += added[i] ?? 0;
      return {
        area: cell.area,
        period,
        groups: { kind: cell.kind },
        numerator: cell.treated,
        denominator: cell.patients,
      };
    });
  });
}
