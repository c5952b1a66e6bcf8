import { scaleLinear, scaleUtc } from 'd3';
import { textWidth, wrapText } from '../kit/measure.ts';
import { periodInstant } from '../kit/time.ts';
import { absenceWord } from '../kit/words.ts';
import { series, valueDomain, type Series } from '../trajectory/model.ts';
import type { MultiplesOptions, MultiplesRow } from './options.ts';

export const size = 12;
export const small = 11;
const plotHeight = 58;
const gutter = 22;
const lineHeight = 15;

export interface Panel {
  readonly names: readonly string[];
  /** The last figure, or why there is none. */
  readonly figure: string;
  /** Whether the figure stands on the line of the name. */
  readonly beside: boolean;
  readonly known: boolean;
  readonly series: Series;
  readonly x0: number;
  readonly x1: number;
  readonly top: number;
  readonly y0: number;
  readonly y1: number;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly panels: readonly Panel[];
  readonly compared: Series | undefined;
  readonly range: readonly [number, number];
  readonly years: readonly [first: string, last: string];
  /** Places within a panel. */
  readonly x: (date: Date, panel: Panel) => number;
  readonly y: (value: number, panel: Panel) => number;
}

/** Panels in rows, as many in a row as there is room for, all with the same two scales. */
export function layMultiples(rows: readonly MultiplesRow[], options: MultiplesOptions): Layout {
  const { width = 720, compared, target, from } = options;
  const all = rows.map((row) => series(row.rows));
  const other = compared && series(compared.rows);
  const known = [...all, ...(other ? [other] : [])].flatMap(({ points }) => points);
  const dates = rows.flatMap((row) => row.rows.map(({ period }) => periodInstant(period).getTime()));
  const [first, last] = [Math.min(...dates), Math.max(...dates)].map((time) => new Date(time)) as [Date, Date];
  const { range } = valueDomain([...known.map(({ value }) => value), ...(target ? [target.value] : [])], from);
  const columns = Math.max(1, Math.min(rows.length, Math.floor((width + gutter) / (width < 560 ? 128 : 158))));
  const wide = (width - gutter * (columns - 1)) / columns;
  const time = scaleUtc([first, last], [5, wide - 5]);
  const value = scaleLinear([...range], [plotHeight, 0]);
  const heads = rows.map((row, index) => layHead(row, all[index] ?? series([]), { wide, options }));
  const panels: Panel[] = [];
  let top = 0;
  for (let start = 0; start < heads.length; start += columns) {
    const line = heads.slice(start, start + columns);
    const y0 = top + Math.max(...line.map(({ lines }) => lines)) * lineHeight + 10;
    line.forEach(({ lines: _, ...head }, column) => {
      const x0 = column * (wide + gutter);
      panels.push({ ...head, x0, x1: x0 + wide, top, y0, y1: y0 + plotHeight });
    });
    top = y0 + plotHeight + 30;
  }
  return {
    ...{ width, height: top - 4, panels, compared: other, range },
    years: [String(first.getUTCFullYear()), String(last.getUTCFullYear())],
    x: (date, { x0 }) => x0 + time(date),
    y: (at, { y0 }) => y0 + value(at),
  };
}

interface HeadFrame {
  readonly wide: number;
  readonly options: MultiplesOptions;
}

function layHead({ name, rows }: MultiplesRow, own: Series, { wide, options }: HeadFrame) {
  const { labels, format } = options;
  const last = own.points.at(-1);
  const status = rows.at(-1)?.status ?? 'not-reported';
  const figure = last ? format(last.value) : (absenceWord(status, labels) ?? labels.notReported);
  const beside = textWidth(name, size, true) + textWidth(figure, size, true) + 8 <= wide;
  // Names are bold: a twentieth wider than the measure of a plain text.
  const names = wrapText(name, size * 1.05, wide - 2);
  return { names, figure, beside, known: last !== undefined, series: own, lines: names.length + (beside ? 0 : 1) };
}
