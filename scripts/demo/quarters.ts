import type { Outcome } from './shares.ts';
import { years } from './towns.ts';

/** 2015-Q4 and every quarter of the plan. */
export const quarters: readonly string[] = [
  '2015-Q4',
  ...years.slice(1).flatMap((year) => [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`)),
];

/** The quarters of the plan itself. */
export const planQuarters: readonly string[] = quarters.slice(1);

/** The last day of a quarter. */
export function quarterEnd(quarter: string): string {
  return quarter.slice(0, 4) + (['-03-31', '-06-30', '-09-30', '-12-31'][Number(quarter.slice(6)) - 1] ?? '');
}

/** One outcome for each of the last years of the plan. */
export function byYear(values: readonly Outcome[]): Record<string, Outcome> {
  return Object.fromEntries(values.map((value, i) => [String(2021 - values.length + i), value]));
}

/** Shares at the ends of 2015 to 2020, carried evenly through the quarters between them. */
export function byQuarter(ends: readonly number[]): Record<string, Outcome> {
  return Object.fromEntries(
    quarters.map((quarter, i) => {
      const step = (i % 4) / 4;
      const from = ends[Math.floor(i / 4)] ?? 0;
      const to = ends[Math.floor(i / 4) + 1] ?? from;
      return [quarter, Math.round((from + (to - from) * step) * 1e5) / 1e5];
    }),
  );
}
