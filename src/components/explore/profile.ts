import type { ResultColumn, Value } from '../../query/database.ts';

/** What a column of a result holds, counted over the rows shown. */
export interface ColumnProfile {
  readonly name: string;
  readonly type: string;
  readonly empty: number;
  readonly distinct: number;
  /** Of numbers by size, of text by code point; absent where every cell is empty. */
  readonly least?: Value;
  readonly most?: Value;
  /** Of numbers only. */
  readonly mean?: number;
  readonly median?: number;
  /** How many numbers lie in each of ten equal stretches from the least to the most. */
  readonly bins?: readonly number[];
  /** Of all others: the values that occur most often, with their counts. */
  readonly frequent?: readonly (readonly [value: string, count: number])[];
}

const binCount = 10;
const frequentCount = 5;

/** Counts a column of a result. A number too large to be exact stays text, and so does its column. */
export function profileColumn(column: ResultColumn, values: readonly Value[]): ColumnProfile {
  const present = values.filter((value) => value !== null);
  const counts = new Map<Value, number>();
  for (const value of present) counts.set(value, (counts.get(value) ?? 0) + 1);
  const about = {
    name: column.name,
    type: column.type,
    empty: values.length - present.length,
    distinct: counts.size,
  };
  const numbers = present.filter((value): value is number => typeof value === 'number' && Number.isFinite(value));
  if (present.length > 0 && numbers.length === present.length) return { ...about, ...profileNumbers(numbers) };
  const texts = [...counts.keys()].sort(byCodePoint);
  const [least, most] = [texts[0], texts.at(-1)];
  return {
    ...about,
    ...(least !== undefined && most !== undefined && { least, most }),
    frequent: [...counts]
      .sort(([a, first], [b, second]) => second - first || byCodePoint(a, b))
      .slice(0, frequentCount)
      .map(([value, count]) => [String(value), count]),
  };
}

function byCodePoint(a: Value, b: Value): number {
  const [first, second] = [String(a), String(b)];
  return first < second ? -1 : first > second ? 1 : 0;
}

function profileNumbers(numbers: readonly number[]): Omit<ColumnProfile, 'name' | 'type' | 'empty' | 'distinct'> {
  const sorted = Float64Array.from(numbers).sort();
  const at = (index: number): number => sorted[index] ?? Number.NaN;
  const [least, most, middle] = [at(0), at(sorted.length - 1), (sorted.length - 1) / 2];
  const bins = Array.from({ length: binCount }, () => 0);
  for (const value of sorted) {
    const bin = most === least ? 0 : Math.min(binCount - 1, Math.floor(((value - least) / (most - least)) * binCount));
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  return {
    ...{ least, most, bins },
    mean: sorted.reduce((sum, value) => sum + value / sorted.length, 0),
    median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2,
  };
}
