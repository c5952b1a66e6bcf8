import { scaleLinear } from 'd3';
import type { StepVerdict } from '../core/judgement.ts';
import type { ObservationStatus } from '../core/observation.ts';
import { boxEntry, drawLegend, type LegendEntry } from './kit/legend.ts';
import { drawMark } from './kit/marks.ts';
import { textWidth } from './kit/measure.ts';
import { paint } from './kit/paint.ts';
import { drawSpots } from './kit/spots.ts';
import { pen, round, svgRoot, type ChartLabels, type ChartOptions, type Pen } from './kit/svg.ts';
import { compactTable, type Table } from './kit/table.ts';
import { absenceWord } from './kit/words.ts';

/** One year of a cumulative schedule. All numbers in one unit, usually percent of the whole. */
export interface CumulativeRow {
  /** The year as printed: 2016年. */
  readonly name: string;
  /** The running level due at the end of the year, and the year's own part of it. */
  readonly due: number;
  readonly quota: number;
  readonly status: ObservationStatus;
  /** The running total at the end of the year: what is judged. */
  readonly total?: number | null | undefined;
  /** What the year itself delivered: information. */
  readonly delivered?: number | null | undefined;
  readonly verdict?: StepVerdict | undefined;
}

export interface CumulativeLabels extends ChartLabels {
  /** The first line of a year, the verdict's: 累计76.4% / 应达80%. Where there is no figure `total` says why. */
  readonly running: (total: string, due: string) => string;
  /** The second line, information: 当年35.2% / 份额40%. */
  readonly yearly: (delivered: string, quota: string) => string;
}

export interface CumulativeOptions extends ChartOptions {
  readonly labels: CumulativeLabels;
  readonly format: (value: number) => string;
}

const size = 12;
const lane = 44;

/**
 * A schedule of shares (442): each year a bar for what it delivered, starting where the year before ended, above a
 * dashed frame for its quota, starting where the plan's year before ended. The right ends are running total and running
 * target. Too much in one year carries over: the next bar starts further right.
 */
export default function cumulative(rows: readonly CumulativeRow[], options: CumulativeOptions): SVGSVGElement {
  const draw = pen(options.document);
  const width = options.width ?? 720;
  const years = readYears(rows, options);
  const textColumn = Math.max(
    ...years.map(({ first, second }) => 20 + Math.max(textWidth(first, size, true), textWidth(second, size))),
  );
  const stacked = width - textColumn < Math.max(200, width * 0.5);
  const height = stacked ? lane + 38 : lane + 6;
  const x0 = stacked ? 2 : textColumn + 24;
  const most = Math.max(0, ...years.flatMap(({ due, total }) => [due, total ?? 0]));
  const x = scaleLinear([0, most || 1], [x0, width - 14]);
  const bars = (index: number) => index * height + (stacked ? 42 : 6);
  const axis = draw('path', {
    class: 'axis',
    stroke: paint('ink-3'),
    fill: 'none',
    d: years.map((_, index) => `M${round(x0)},${bars(index) - 3}v${lane - 4}`).join(''),
  });
  const nodes = years.flatMap((year, index) => [
    ...drawYear(draw, year, x, bars(index)),
    ...drawYearTexts(draw, year, index * height + (stacked ? 15 : 20)),
  ]);
  const entries = legendEntries(years, options.labels);
  const legend = drawLegend(draw, entries, { x: 2, y: years.length * height + 4, right: width - 2 });
  const places = years.map((_, index) => ({ x: 0, y: index * height, width, height }));
  const spots = drawSpots(draw, tabulate(rows, options), places);
  const frame = { kind: 'cumulative', width, height: legend.bottom, labels: options.labels, spots };
  return svgRoot(draw, frame, [axis, ...nodes, ...legend.nodes]);
}

/** A row for every year: the running total against what was due, the year against its quota, the verdict. */
export function tabulate(rows: readonly CumulativeRow[], options: CumulativeOptions): Table {
  const { labels, format } = options;
  const { period, total, due, delivered, quota, verdict } = labels;
  const years = readYears(rows, options);
  return compactTable({
    head: [period, total, due, delivered, quota, verdict],
    rows: rows.map((row, index) => [
      row.name,
      years[index]?.totalText ?? '',
      format(row.due),
      years[index]?.ownText ?? '',
      format(row.quota),
      row.verdict ? labels.standing[row.verdict] : '',
    ]),
  });
}

function legendEntries(years: readonly Year[], labels: CumulativeLabels): LegendEntry[] {
  const known = years.some(({ total }) => total !== undefined);
  const pale = years.some(({ start, total = 0 }) => (start ?? total) > 0 && total > 0);
  const quota = { fill: 'none', stroke: paint('target'), 'stroke-width': 1.2, 'stroke-dasharray': '4 3' };
  return [
    ...(known ? [boxEntry(labels.delivered, { fill: paint('data') })] : []),
    ...(pale ? [boxEntry(labels.before, { fill: paint('data-2'), 'fill-opacity': 0.45 })] : []),
    boxEntry(labels.quota, quota),
  ];
}

interface Year {
  readonly due: number;
  readonly quota: number;
  readonly verdict: StepVerdict | undefined;
  readonly total: number | undefined;
  /** Where the year's own delivery begins; absent where that is not known or must not be. */
  readonly start: number | undefined;
  readonly totalText: string;
  readonly ownText: string;
  readonly first: string;
  readonly second: string;
}

/** A year's own delivery is hidden after a suppressed year: with it the hidden total could be taken back. */
function readYears(rows: readonly CumulativeRow[], { labels, format }: CumulativeOptions): Year[] {
  return rows.map((row, index) => {
    const before = rows[index - 1];
    const total = figure(row, row.total);
    const hidden = before?.status === 'suppressed';
    const delivered = hidden ? undefined : figure(row, row.delivered);
    const known = before ? figure(before, before.total) : undefined;
    const start =
      total === undefined || hidden ? undefined : (known ?? (delivered === undefined ? undefined : total - delivered));
    const words = absenceWord(row.status, labels) ?? labels.notReported;
    const totalText = total === undefined ? words : format(total);
    const ownText = delivered === undefined ? (hidden ? labels.suppressed : words) : format(delivered);
    return {
      ...{ due: row.due, quota: row.quota, verdict: row.verdict, total, start, totalText, ownText },
      first: `${row.name}\u2002${labels.running(totalText, format(row.due))}`,
      second: labels.yearly(ownText, format(row.quota)),
    };
  });
}

function figure({ status }: CumulativeRow, value: number | null | undefined): number | undefined {
  return status === 'reported' || status === 'provisional' ? (value ?? undefined) : undefined;
}

/** The bar of the year above the frame of its quota; pale up to where the year before ended. */
function drawYear(draw: Pen, { total, start, due, quota }: Year, x: (value: number) => number, y: number): Node[] {
  const box = (from: number, to: number, top: number, tall: number) => {
    const [left, right] = [round(x(Math.min(from, to))), round(x(Math.max(from, to)))];
    return `M${left},${top}H${right}v${tall}H${left}z`;
  };
  const line = `M${round(x(due))},${y - 3}V${y + 19}`;
  const dashes = { fill: 'none', stroke: paint('target'), 'stroke-width': 1.2, 'stroke-dasharray': '4 3' };
  const frame = [
    draw('path', { stroke: paint('paper'), 'stroke-width': 3, d: line }),
    draw('path', { class: 'target', ...dashes, d: `${box(due - quota, due, y + 19, 12)}${line}` }),
  ];
  if (total === undefined) {
    const empty = { class: 'no-value', stroke: paint('ink-3'), 'stroke-dasharray': '1 4' };
    return [draw('path', { ...empty, d: `M${round(x(0))},${y + 7}H${round(x(due))}` }), ...frame];
  }
  const from = Math.max(start ?? total, 0);
  const end = start === undefined ? `M${round(x(total)) - 2},${y}h2v14h-2z` : box(from, total, y, 14);
  return [
    draw('path', { class: 'data-2', fill: paint('data-2'), 'fill-opacity': 0.45, d: box(0, from, y, 14) }),
    draw('path', { class: 'data', fill: paint('data'), d: end }),
    ...frame,
  ];
}

/** Two lines: what is judged, with the mark of its verdict, and what the year itself did. */
function drawYearTexts(draw: Pen, { verdict, first, second }: Year, y: number): Node[] {
  const left = verdict ? 20 : 2;
  return [
    ...(verdict ? [drawMark(draw, verdict, { x: 8, y: y - 4.5, scale: 0.9 })] : []),
    draw('text', { class: 'label-name', fill: paint('ink'), 'font-weight': 600, x: left, y }, first),
    draw('text', { class: 'label-counts', fill: paint('ink-2'), x: left, y: y + 18 }, second),
  ];
}
