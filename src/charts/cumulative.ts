import { scaleLinear } from 'd3';
import type { StepVerdict } from '../core/judgement.ts';
import type { ObservationStatus } from '../core/observation.ts';
import { drawMark } from './kit/marks.ts';
import { textWidth } from './kit/measure.ts';
import { paint } from './kit/paint.ts';
import { pen, round, svgRoot, type ChartLabels, type ChartOptions, type Pen } from './kit/svg.ts';

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
  readonly notReported: string;
  readonly suppressed: string;
  readonly notApplicable: string;
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
  const texts = rows.map((row) => yearTexts(row, options));
  const textColumn = Math.max(
    ...texts.map(({ first, second }) => Math.max(20 + textWidth(first, size, true), 20 + textWidth(second, size))),
  );
  const stacked = width - textColumn < Math.max(200, width * 0.5);
  const height = stacked ? lane + 38 : lane + 6;
  const x0 = stacked ? 2 : textColumn + 24;
  const most = Math.max(0, ...rows.flatMap(({ due, total }) => [due, total ?? 0]));
  const x = scaleLinear([0, most || 1], [x0, width - 14]);
  const bars = (index: number) => index * height + (stacked ? 42 : 6);
  const nodes = rows.flatMap((row, index) => [
    ...drawYear(draw, row, { x, y: bars(index), before: rows[index - 1] }),
    ...drawYearTexts(draw, row, yearTexts(row, options), index * height + (stacked ? 15 : 20)),
  ]);
  const axis = draw('path', {
    class: 'axis',
    stroke: paint('ink-3'),
    fill: 'none',
    d: rows.map((_, index) => `M${round(x0)},${bars(index) - 3}v${lane - 4}`).join(''),
  });
  return svgRoot(draw, { kind: 'cumulative', width, height: rows.length * height + 2, labels: options.labels }, [
    axis,
    ...nodes,
  ]);
}

function yearTexts(row: CumulativeRow, { labels, format }: CumulativeOptions): { first: string; second: string } {
  const states: Partial<Record<ObservationStatus, string>> = {
    suppressed: labels.suppressed,
    'not-applicable': labels.notApplicable,
  };
  const print = (value: number | undefined) =>
    value === undefined ? (states[row.status] ?? labels.notReported) : format(value);
  return {
    first: `${row.name}\u2002${labels.running(print(figure(row, row.total)), format(row.due))}`,
    second: labels.yearly(print(figure(row, row.delivered)), format(row.quota)),
  };
}

function figure({ status }: CumulativeRow, value: number | null | undefined): number | undefined {
  return status === 'reported' || status === 'provisional' ? (value ?? undefined) : undefined;
}

interface Place {
  readonly x: (value: number) => number;
  readonly y: number;
  readonly before: CumulativeRow | undefined;
}

/** The bar of the year above the frame of its quota; pale up to where the year before ended. */
function drawYear(draw: Pen, row: CumulativeRow, { x, y, before }: Place): Node[] {
  const total = figure(row, row.total);
  const delivered = figure(row, row.delivered);
  const start = total === undefined ? 0 : ((before && figure(before, before.total)) ?? total - (delivered ?? total));
  const box = (from: number, to: number, top: number, tall: number) => {
    const [left, right] = [round(x(Math.min(from, to))), round(x(Math.max(from, to)))];
    return `M${left},${top}H${right}v${tall}H${left}z`;
  };
  const due = `M${round(x(row.due))},${y - 3}V${y + 19}`;
  const dashes = { fill: 'none', stroke: paint('target'), 'stroke-width': 1.2, 'stroke-dasharray': '4 3' };
  const frame = [
    draw('path', { stroke: paint('paper'), 'stroke-width': 3, d: due }),
    draw('path', { class: 'target', ...dashes, d: `${box(row.due - row.quota, row.due, y + 19, 12)}${due}` }),
  ];
  if (total === undefined) {
    const empty = { class: 'no-value', stroke: paint('ink-3'), 'stroke-dasharray': '1 4' };
    return [draw('path', { ...empty, d: `M${round(x(0))},${y + 7}H${round(x(row.due))}` }), ...frame];
  }
  return [
    draw('path', {
      class: 'data-2',
      fill: paint('data-2'),
      'fill-opacity': 0.45,
      d: box(0, Math.max(start, 0), y, 14),
    }),
    draw('path', { class: 'data', fill: paint('data'), d: box(Math.max(start, 0), total, y, 14) }),
    ...frame,
  ];
}

/** Two lines: what is judged, with the mark of its verdict, and what the year itself did. */
function drawYearTexts(draw: Pen, { verdict }: CumulativeRow, texts: ReturnType<typeof yearTexts>, y: number): Node[] {
  const left = verdict ? 20 : 2;
  return [
    ...(verdict ? [drawMark(draw, verdict, { x: 8, y: y - 4.5, scale: 0.9 })] : []),
    draw('text', { class: 'label-name', fill: paint('ink'), 'font-weight': 600, x: left, y }, texts.first),
    draw('text', { class: 'label-counts', fill: paint('ink-2'), x: left, y: y + 18 }, texts.second),
  ];
}
