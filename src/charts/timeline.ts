import type { Day } from '../core/period.ts';
import { drawLegend, noteEntry, type LegendEntry } from './kit/legend.ts';
import { paint, type Paint } from './kit/paint.ts';
import { drawSpots } from './kit/spots.ts';
import { pen, round, svgRoot, type ChartLabels, type ChartOptions, type Pen } from './kit/svg.ts';
import type { Table } from './kit/table.ts';
import { states, type State } from './timeline/events.ts';
import { timelineLayout, type LaneLine, type Layout, type Mark } from './timeline/layout.ts';

/** One event: what was due, what was done, or both. Without either day it is left out. */
export interface TimelineRow {
  readonly lane: string;
  readonly due?: Day | null | undefined;
  readonly done?: Day | null | undefined;
  /** Due, but nobody published whether it was done. */
  readonly unknown?: boolean | undefined;
}

export interface TimelineLabels extends ChartLabels {
  /** The words of the key, by state. */
  readonly states: Readonly<Record<State, string>>;
  /** The end of a lane's name: 共20次，逾期2次. */
  readonly summary: (counts: Readonly<Record<State, number>>) => string;
  /** Said in the key where a dot stands for several events: 圆点越大，同月次数越多. */
  readonly several: string;
}

export interface TimelineOptions extends ChartOptions {
  readonly labels: TimelineLabels;
  /** The first and the last day of the axis. */
  readonly start: Day;
  readonly end: Day;
  /** What was due later is not yet undone. */
  readonly asOf: Day;
  /** Prints a month in the table: 2018年3月; default as it is. */
  readonly namePeriod?: (month: string) => string;
}

const colours: Readonly<Record<State, Paint>> = {
  'on-time': 'met',
  late: 'late',
  undone: 'missed',
  unknown: 'none',
  pending: 'none',
  done: 'data',
};

/**
 * What was due and what was done, by day, a lane for each kind: a disc where it was done in time, a ring with a tail from
 * the due day where it was done late, a cross where it was due and not done. Events of a lane, a month and a state are one mark.
 */
export default function timeline(rows: readonly TimelineRow[], options: TimelineOptions): SVGSVGElement {
  const draw = pen(options.document);
  const layout = timelineLayout(rows, options);
  const { width, height, lanes } = layout;
  const legend = drawLegend(draw, legendEntries(layout, options), { x: 4, y: height, right: width - 4 });
  const places = lanes.flatMap(({ marks }) => marks.map(({ x, y, radius }) => ({ x, y, r: Math.max(radius, 8) })));
  const spots = drawSpots(draw, marksTable(layout, options), places);
  const frame = { kind: 'timeline', width, height: legend.bottom, labels: options.labels, spots };
  return svgRoot(draw, frame, [
    ...drawAxis(draw, layout),
    ...lanes.flatMap((lane) => drawLane(draw, lane, layout)),
    ...legend.nodes,
  ]);
}

/** A row for every mark: how many events of which kind are in which state, by month. */
export function tabulate(rows: readonly TimelineRow[], options: TimelineOptions): Table {
  return marksTable(timelineLayout(rows, options), options);
}

function marksTable({ lanes }: Layout, { labels, namePeriod = (month: string) => month }: TimelineOptions): Table {
  return {
    names: 2,
    head: [labels.kind, labels.month, labels.state, labels.count],
    rows: lanes.flatMap(({ marks }) =>
      marks.map(({ lane, month, state, count }) => [lane, namePeriod(month), labels.states[state], String(count)]),
    ),
  };
}

/** The states that occur, and that size means number where it does. */
function legendEntries({ lanes }: Layout, { labels }: TimelineOptions): LegendEntry[] {
  const marks = lanes.flatMap((lane) => lane.marks);
  const found = states.filter((state) => marks.some((mark) => mark.state === state));
  const entries = found.map((state): LegendEntry => ({
    text: labels.states[state],
    width: 12,
    sign: (draw, { x, y }) => [shape(draw, state, { x: x + 6, y, radius: 4 })],
  }));
  return marks.some(isMany) ? [...entries, noteEntry(labels.several)] : entries;
}

const isMany = ({ count }: Mark): boolean => count > 1;

function drawAxis(draw: Pen, { ticks, lanes, plot }: Layout): Node[] {
  const grid = ticks
    .map(({ x }) => lanes.map(({ line, last }) => `M${round(x)},${line - 10}V${last + 10}`).join(''))
    .join('');
  return [
    draw('path', { class: 'grid', stroke: paint('rule'), d: grid }),
    draw(
      'g',
      { 'font-size': 11, fill: paint('ink-2'), 'text-anchor': 'middle' },
      ...ticks.flatMap(({ label }) => (label ? [draw('text', { x: label.x, y: plot.bottom + 14 }, label.text)] : [])),
    ),
  ];
}

function drawLane(draw: Pen, { texts, line, marks }: LaneLine, { plot }: Layout): Node[] {
  return [
    draw(
      'g',
      { fill: paint('ink') },
      ...texts.map(({ text, x, y, anchor, quiet }) =>
        draw(
          'text',
          { x, y, 'text-anchor': anchor === 'end' ? 'end' : undefined, fill: quiet ? paint('ink-2') : undefined },
          text,
        ),
      ),
    ),
    draw('path', { class: 'lane', stroke: paint('ink-3'), d: `M${plot.left},${line}H${plot.right}` }),
    ...marks.flatMap(({ state, x, y, from, radius }) => [
      ...(from === undefined || x - from < radius + 2
        ? []
        : [
            draw('path', {
              ...{ class: 'tail', stroke: paint(colours[state]), 'stroke-width': 2 },
              d: `M${round(from)},${y - 4}v8M${round(from)},${y}H${round(x - radius)}`,
            }),
          ]),
      shape(draw, state, { x, y, radius }),
    ]),
  ];
}

/** Shape and colour say the state together: disc, thick ring, cross, dashed ring, thin ring, diamond. */
function shape(draw: Pen, state: State, { x, y, radius }: { x: number; y: number; radius: number }): Node {
  const colour = paint(colours[state]);
  const place = { cx: x, cy: y, r: radius, class: `event-${state}` };
  if (state === 'undone') {
    const arm = radius * 0.85;
    const d = `M${round(x - arm)},${round(y - arm)}l${round(2 * arm)},${round(2 * arm)}m0,${round(-2 * arm)}l${round(-2 * arm)},${round(2 * arm)}`;
    return draw('path', { class: place.class, d, stroke: colour, 'stroke-width': 2.4, fill: 'none' });
  }
  if (state === 'late') return draw('circle', { ...place, fill: paint('paper'), stroke: colour, 'stroke-width': 2.4 });
  if (state === 'unknown') {
    const ring = { fill: paint('paper'), stroke: colour, 'stroke-width': 1.6, 'stroke-dasharray': '2.2 1.7' };
    return draw('circle', { ...place, ...ring });
  }
  if (state === 'done') {
    const arm = round(radius * 1.15);
    const d = `M${round(x)},${round(y - arm)}l${arm},${arm}l${-arm},${arm}l${-arm},${-arm}z`;
    return draw('path', { class: place.class, d, fill: colour, stroke: paint('paper') });
  }
  if (state === 'pending')
    return draw('circle', { ...place, fill: paint('paper'), stroke: colour, 'stroke-width': 0.9 });
  return draw('circle', { ...place, fill: colour, stroke: paint('paper') });
}
