import { scaleLinear, ticks as niceTicks } from 'd3';
import { wilson } from '../../core/interval.ts';
import { overlaps, textBox, textWidth, type Box, type TextAt } from '../kit/measure.ts';
import { absenceWord } from '../kit/words.ts';
import type { TownRow, TownsOptions } from './options.ts';

export const size = 12;
export const small = 11;

/** A row with everything that is printed and drawn of it. */
export interface Line {
  readonly row: TownRow;
  /** Only where there is a number to show. */
  readonly value?: number;
  readonly interval?: readonly [number, number];
  /** The value, or why there is none. */
  readonly text: string;
  readonly counts: string;
}

export interface Layout {
  readonly width: number;
  readonly lines: readonly Line[];
  readonly plot: Box;
  /** Names and values stand above the bars instead of beside them, where there is too little width. */
  readonly stacked: boolean;
  /** Above the bars values have a line of their own, because names are too long to share one. */
  readonly split: boolean;
  /** Where values end (they are set flush right), where counts begin, and where the words for a missing value stand. */
  readonly columns: { readonly values: number; readonly counts: number; readonly words: number };
  readonly ticks: readonly TextAt[];
  readonly note?: TextAt;
  readonly grid: readonly number[];
  readonly x: (value: number) => number;
  /** The height of a row's bar. */
  readonly y: (index: number) => number;
  /** From one row to the next. */
  readonly tall: number;
  readonly target?: TextAt & { readonly line: number };
}

/** Places of everything, in pixels. */
export function townsLayout(rows: readonly TownRow[], options: TownsOptions): Layout {
  const width = options.width ?? 720;
  const lines = rows.map((row) => readLine(row, options));
  const widest = (text: (line: Line) => string) =>
    Math.max(0, ...lines.map((line) => textWidth(text(line), size, line.row.strong)));
  const names = widest(({ row }) => row.name);
  const values = widest(({ value, text }) => (value === undefined ? '' : text));
  const words = widest(({ value, text }) => (value === undefined ? text : ''));
  const counts = widest((line) => line.counts);
  const figures = values + (counts ? counts + 10 : 0);
  const texts = Math.max(figures, words);
  const stacked = width - names - texts - 32 < Math.max(130, width * 0.38);
  const split = stacked && names + texts + 14 > width;
  const height = stacked ? (split ? 53 : 38) : 24;
  const y0 = options.target ? 24 : 8;
  const sides = stacked ? { x0: 4, x1: width - 6 } : { x0: names + 14, x1: width - texts - 14 };
  const plot = { ...sides, y0, y1: y0 + height * rows.length };
  const { range, zoomed } = valueRange(lines, options);
  const x = scaleLinear([...range], [plot.x0 + 6, plot.x1 - 6]);
  const grid = niceTicks(range[0], range[1], Math.max(2, Math.floor((plot.x1 - plot.x0) / 75)));
  const ticks = tickTexts(grid, x, { plot, width, format: options.formatTick ?? options.format });
  const start = stacked ? width - 4 - figures : plot.x1 + 12;
  return {
    width,
    lines,
    plot,
    stacked,
    split,
    columns: { values: start + values, counts: start + values + 10, words: stacked ? width - 4 : start },
    ticks,
    ...(zoomed
      ? { note: { text: options.labels.zoomedAcross, size: small, x: plot.x1, y: plot.y1 + 32, anchor: 'end' } }
      : {}),
    grid: grid.map(x),
    x,
    y: (index) => plot.y0 + height * index + (stacked ? height - 11 : height / 2),
    tall: height,
    ...(options.target ? { target: targetText(options.target, x(options.target.value), width) } : {}),
  };
}

function readLine(row: TownRow, { labels, format, formatCounts, scale }: TownsOptions): Line {
  const { value, numerator, denominator, low, high } = row;
  const absent = absenceWord(row.status, labels);
  if (absent !== undefined || value === undefined || value === null)
    return { row, text: absent ?? labels.notReported, counts: '' };
  const counted = typeof numerator === 'number' && typeof denominator === 'number';
  const counts = counted && formatCounts ? formatCounts(numerator, denominator) : '';
  const own = typeof low === 'number' && typeof high === 'number' ? ([low, high] as const) : undefined;
  const computed = counted && scale !== undefined ? wilson(numerator, denominator) : undefined;
  const interval = own ?? (computed && ([computed[0] * (scale ?? 1), computed[1] * (scale ?? 1)] as const));
  return { row, value, text: format(value), counts, ...(interval ? { interval } : {}) };
}

/** A range that holds every value, interval and the target; from 0 where that costs little. */
function valueRange(
  lines: readonly Line[],
  { target, from }: TownsOptions,
): { range: [number, number]; zoomed: boolean } {
  const all = lines.flatMap(({ value, interval }) => (value === undefined ? [] : [value, ...(interval ?? [])]));
  if (target) all.push(target.value);
  const low = all.length ? Math.min(...all) : 0;
  const high = all.length ? Math.max(...all) : 1;
  const air = (high - low || Math.max(Math.abs(high) * 0.1, 1)) * 0.05;
  const zero = from === 'zero' || (from !== 'data' && low >= 0 && (high - low > 0.6 * high || low - air <= 0));
  if (zero) return { range: [Math.min(0, low), Math.max(high, 0) + (high > 0 ? 0 : air)], zoomed: false };
  return { range: [low - air, high + air], zoomed: low - air > 0 || high + air < 0 };
}

interface TickFrame {
  readonly plot: Box;
  readonly width: number;
  readonly format: (value: number) => string;
}

function tickTexts(
  ticks: readonly number[],
  x: (value: number) => number,
  { plot, width, format }: TickFrame,
): TextAt[] {
  const texts: TextAt[] = [];
  for (const tick of ticks) {
    const text = format(tick);
    const at = { text, size: small, x: keepInside(x(tick), text, width), y: plot.y1 + 16, anchor: 'middle' as const };
    if (!texts.some((other) => overlaps(textBox(other), textBox(at), 6))) texts.push(at);
  }
  return texts;
}

function targetText({ label }: { label: string }, line: number, width: number): TextAt & { line: number } {
  return { text: label, size, x: keepInside(line, label, width), y: 14, anchor: 'middle', line };
}

function keepInside(x: number, text: string, width: number): number {
  const half = textWidth(text, size) / 2 + 1;
  return Math.max(half, Math.min(width - half, x));
}
