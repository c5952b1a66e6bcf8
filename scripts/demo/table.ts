import type { ObservationStatus } from '../../src/core/observation.ts';
import { city, county, nation, province, towns } from './towns.ts';

/** One row of an indicator's data file, before it is written. */
export interface Row {
  readonly area: string;
  readonly period: string;
  readonly groups?: Readonly<Record<string, string>>;
  readonly numerator?: number;
  readonly denominator?: number;
  readonly value?: number;
  /** Of money paid to people: to how many, and the share of the largest. */
  readonly contributors?: number;
  readonly max_share?: number;
  /** The interval of a sample survey, in the unit of the indicator. */
  readonly low?: number;
  readonly high?: number;
  /** Absent: reported. */
  readonly status?: Exclude<ObservationStatus, 'reported' | 'suppressed'>;
  readonly note?: string;
  /** A key of the indicator's `references`; absent: its main source. */
  readonly source?: string;
}

export type Cell = string | number | boolean | undefined;

const areaOrder = [nation, province, city, county, ...towns.map(({ code }) => code)];
const amounts = ['numerator', 'denominator', 'value', 'contributors', 'max_share', 'low', 'high'] as const;
const measures = [...amounts, 'status', 'note', 'source'] as const;

/** The data file of an indicator: only the columns it needs, larger areas first, then by period and group. */
export function writeRows(rows: readonly Row[]): string {
  const { header, body } = tabulate(rows);
  return writeCsv(header, body);
}

/** The same as a header and cells. */
export function tabulate(rows: readonly Row[]): { header: string[]; body: Cell[][] } {
  const groups = Object.keys(rows[0]?.groups ?? {});
  const used = measures.filter((column) => rows.some((row) => row[column] !== undefined));
  const body = rows
    .toSorted((a, b) => areaOrder.indexOf(a.area) - areaOrder.indexOf(b.area) || compare(a.period, b.period))
    .map((row) => [row.area, row.period, ...groups.map((key) => row.groups?.[key]), ...used.map((key) => row[key])]);
  return { header: ['area', 'period', ...groups, ...used], body };
}

/** UTF-8 without BOM, LF, quotes only where needed. */
export function writeCsv(header: readonly string[], body: readonly (readonly Cell[])[]): string {
  return [header, ...body].map((cells) => `${cells.map(quote).join(',')}\n`).join('');
}

function quote(cell: Cell): string {
  const text = cell === undefined ? '' : String(cell);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
