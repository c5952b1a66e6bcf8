import { periodPattern } from '../../core/period.ts';

/** A column of a query result. */
export interface AutoColumn {
  readonly name: string;
  readonly type: 'text' | 'integer' | 'number' | 'boolean';
}

/** A row of a query result by column name; BigInt is understood, null is a gap. */
export type AutoRow = Readonly<Record<string, unknown>>;

/** The chart that fits a result, and the columns it shows. */
export type AutoChoice =
  | { readonly kind: 'line'; readonly x: string; readonly y: string; readonly series?: string }
  | { readonly kind: 'bars'; readonly name: string; readonly value: string };

const mostSeries = 8;
const mostBars = 40;
const mostPoints = 2000;

/**
 * Time and a number make lines, one per value of a text column; names and a number make bars. A result that would need
 * adding up (two rows for one place in the picture), or more than can be told apart, gets no chart.
 */
export function chooseChart(rows: readonly AutoRow[], columns: readonly AutoColumn[]): AutoChoice | undefined {
  if (rows.length < 2 || rows.length > mostPoints) return undefined;
  const x = columns.find((column) => isTime(rows, column))?.name;
  const numbers = columns.filter(({ name, type }) => name !== x && (type === 'number' || type === 'integer'));
  const measures = numbers.filter(({ name }) => !/^(sort|year|.*_sort)$/.test(name));
  const y = (
    measures.find(({ name }) => name === 'value') ??
    measures.find(({ type }) => type === 'number') ??
    measures[0]
  )?.name;
  if (y === undefined || rows.every((row) => toNumber(row[y]) === undefined)) return undefined;
  const names = columns.filter(({ name, type }) => name !== x && type === 'text').map(({ name }) => name);
  return (x === undefined ? undefined : chooseLine(rows, names, { x, y })) ?? chooseBars(rows, names, y);
}

function chooseLine(
  rows: readonly AutoRow[],
  names: readonly string[],
  { x, y }: { x: string; y: string },
): AutoChoice | undefined {
  const periods = new Set(rows.map((row) => String(row[x]))).size;
  if (periods < 2) return undefined;
  if (periods === rows.length) return { kind: 'line', x, y };
  const series = names.find((name) => unique(rows, (row) => `${String(row[name])}\u0000${String(row[x])}`));
  if (series === undefined || new Set(rows.map((row) => row[series])).size > mostSeries) return undefined;
  return { kind: 'line', x, y, series };
}

function chooseBars(rows: readonly AutoRow[], names: readonly string[], value: string): AutoChoice | undefined {
  const name = names.find((column) => unique(rows, (row) => String(row[column])));
  return name !== undefined && rows.length <= mostBars ? { kind: 'bars', name, value } : undefined;
}

function unique(rows: readonly AutoRow[], key: (row: AutoRow) => string): boolean {
  return new Set(rows.map(key)).size === rows.length;
}

/** Periods as text, or whole years in a column that says so. */
function isTime(rows: readonly AutoRow[], { name, type }: AutoColumn): boolean {
  if (type === 'integer') return /^(year|年份?)$/i.test(name) && rows.every((row) => isYear(toNumber(row[name])));
  return type === 'text' && rows.every((row) => periodPattern.test(String(row[name])));
}

function isYear(value: number | undefined): boolean {
  return value !== undefined && value > 1900 && value < 2200;
}

/** A number, or undefined for null, text and what is not finite. */
export function toNumber(value: unknown): number | undefined {
  const number = typeof value === 'bigint' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}
