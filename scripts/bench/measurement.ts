import type { Text } from '../../src/core/text.ts';

/** What can be measured alone. */
export const parts = [
  'first-view',
  'first-answer',
  'steady-use',
  'builds',
  'pages',
  'panel',
  'output',
  'clickhouse',
] as const;
export type Part = (typeof parts)[number];

/** One figure: its values run by run, and where there is a competitor, that one's values in the same runs. */
export interface Measurement {
  readonly part: Part;
  readonly name: Text;
  readonly unit: string;
  readonly values: readonly number[];
  readonly against?: { readonly name: Text; readonly values: readonly number[] };
  /** What must not be exceeded: by the ratio where there is a competitor, otherwise by the value. */
  readonly limit?: number;
  /** Rows of the input, where the same is measured at several sizes. */
  readonly rows?: number;
}

/** The middle of some values and the outermost ones. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** The spread of values; of an even number of them the lower middle one. Throws where there are none. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const [least, median, most] = [sorted[0], sorted[Math.floor((sorted.length - 1) / 2)], sorted.at(-1)];
  if (least === undefined || median === undefined || most === undefined) throw new Error('no values were measured');
  return { median, least, most };
}

/** Ours divided by the competitor's, run by run: what both share of the machine's mood falls out. */
export function ratiosOf({ values, against }: Measurement): number[] | undefined {
  return against && values.map((value, run) => value / (against.values[run] ?? Number.NaN));
}

/** Whether the middle value keeps to the limit; undefined where there is none. */
export function keepsLimit(measurement: Measurement): boolean | undefined {
  const { limit, values } = measurement;
  return limit === undefined ? undefined : spreadOf(ratiosOf(measurement) ?? values).median <= limit;
}
