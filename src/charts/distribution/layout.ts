import { scaleLinear, ticks as niceTicks } from 'd3';
import { textWidth, type Box } from '../kit/measure.ts';
import type { Spot } from '../kit/spots.ts';
import { absenceWord } from '../kit/words.ts';
import type { AbsentRow, ClassRow, DistributionOptions, DistributionRow } from './options.ts';

export const small = 11;
const line = 24;

/** A class or a status with the place it fills. */
export interface Bar<Row> {
  readonly row: Row;
  /** The place of the whole bar, and the length of all cells and of the chosen ones in it. */
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly all: number;
  readonly kept: number;
  readonly name: string;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly plot: Box;
  readonly classes: readonly Bar<ClassRow>[];
  readonly absent: readonly Bar<AbsentRow>[];
  readonly ticks: readonly { readonly text: string; readonly y: number }[];
  /** Limits of classes, as many as can be named without touching. */
  readonly limits: readonly { readonly text: string; readonly x: number }[];
  /** Where the bars of the statuses begin. */
  readonly start: number;
}

/** Cells without a figure stand below the classes, one line for each status, on the same scale of cells. */
export function distributionLayout(rows: readonly DistributionRow[], options: DistributionOptions): Layout {
  const { width = 720, labels } = options;
  const classes = rows.filter((row) => 'low' in row);
  const absent = rows.filter((row) => 'status' in row);
  const most = Math.max(1, ...classes.map(({ all }) => all));
  const counts = niceTicks(0, most, 3).filter((tick) => Number.isInteger(tick) && tick > 0);
  const left = 8 + Math.max(0, ...counts.map((count) => textWidth(print(count), small)));
  const tall = Math.round(Math.min(170, 90 + width * 0.14));
  const plot = { x0: left, y0: 18, x1: width - 14, y1: 18 + tall };
  const y = scaleLinear([0, most], [plot.y1, plot.y0]);
  const wide = (plot.x1 - plot.x0) / Math.max(1, classes.length);
  const words = absent.map(({ status }) => absenceWord(status, labels) ?? '');
  const start = Math.max(0, ...words.map((word) => textWidth(word, 12))) + 10;
  const below = plot.y1 + 30;
  const longest = Math.max(most, ...absent.map(({ all }) => all));
  const length = scaleLinear([0, longest], [0, Math.max(20, width - start - 60)]);
  return {
    width,
    height: below + absent.length * line,
    plot,
    ticks: counts.map((count) => ({ text: print(count), y: y(count) })),
    classes: classes.map((row, index) => ({
      ...{ row, name: className(row, options), all: plot.y1 - y(row.all), kept: plot.y1 - y(row.kept) },
      box: { x: plot.x0 + index * wide, y: plot.y0, width: wide, height: tall },
    })),
    absent: absent.map((row, index) => ({
      ...{ row, name: words[index] ?? '', all: length(row.all), kept: length(row.kept) },
      box: { x: 0, y: below + index * line, width, height: line },
    })),
    limits: limitTexts(classes, { plot, wide }, options),
    start,
  };
}

export function className({ low, high }: ClassRow, { format, formatClass }: DistributionOptions): string {
  return formatClass?.(low, high) ?? `${format(low)}–${format(high)}`;
}

/** A count with thousands separators. */
export function print(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

export function places({ classes, absent }: Layout): Spot[] {
  return [...classes, ...absent].map(({ box }) => box);
}

/** Every limit, every second, every third, … until none touches the next or the edge. */
function limitTexts(
  classes: readonly ClassRow[],
  { plot, wide }: { plot: Box; wide: number },
  { format, formatTick = format, width = 720 }: DistributionOptions,
): Layout['limits'] {
  const last = classes.at(-1);
  if (!last) return [];
  const all = [...classes.map(({ low }) => low), last.high].map((value, index) => ({
    text: formatTick(value),
    x: plot.x0 + index * wide,
  }));
  const half = (text: string): number => textWidth(text, small) / 2;
  const inside = all.filter(({ x, text }) => x >= half(text) && x + half(text) <= width);
  for (let step = 1; step < inside.length; step++) {
    const kept = inside.filter((_, index) => index % step === 0);
    const apart = kept.every(({ x, text }, index) => {
      const next = kept[index + 1];
      return !next || next.x - half(next.text) - x - half(text) >= 8;
    });
    if (apart) return kept;
  }
  return inside.slice(0, 1);
}
