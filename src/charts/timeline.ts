import type { Day } from '../core/period.ts';
import { timelineLayout, type Layout, type LaneLine } from './timeline/layout.ts';
import type { State } from './timeline/events.ts';
import { paint, type Paint } from './kit/paint.ts';
import { pen, round, svgRoot, type ChartLabels, type ChartOptions, type Pen } from './kit/svg.ts';

/** One event: what was due, what was done, or both. Without either day it is left out. */
export interface TimelineRow {
  readonly lane: string;
  readonly due?: Day | null | undefined;
  readonly done?: Day | null | undefined;
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
}

const colours: Readonly<Record<State, Paint>> = {
  'on-time': 'met',
  late: 'late',
  undone: 'missed',
  pending: 'none',
  done: 'data',
};

/**
 * What was due and what was done, by day, a lane for each kind: a dot where it was done, a ring with a tail from the due
 * day where it was done late, a cross where it was due and not done. Events of a lane, a month and a state are one mark.
 */
export default function timeline(rows: readonly TimelineRow[], options: TimelineOptions): SVGSVGElement {
  const draw = pen(options.document);
  const layout = timelineLayout(rows, options);
  const frame = { kind: 'timeline', width: layout.width, height: layout.height, labels: options.labels };
  return svgRoot(draw, frame, [
    ...drawAxis(draw, layout),
    ...layout.lanes.flatMap((lane) => drawLane(draw, lane, layout)),
    ...drawKey(draw, layout),
  ]);
}

function drawAxis(draw: Pen, { ticks, lanes, plot }: Layout): Node[] {
  const grid = ticks.map(({ x }) => lanes.map(({ line }) => `M${round(x)},${line - 10}v20`).join('')).join('');
  return [
    draw('path', { class: 'grid', stroke: paint('rule'), d: grid }),
    draw(
      'g',
      { 'font-size': 11, fill: paint('ink-2') },
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
    ...marks.flatMap(({ state, x, from, radius }) => [
      ...(from === undefined || x - from < radius + 2
        ? []
        : [
            draw('path', {
              ...{ class: 'tail', stroke: paint(colours[state]), 'stroke-width': 2 },
              d: `M${round(from)},${line - 4}v8M${round(from)},${line}H${round(x - radius)}`,
            }),
          ]),
      shape(draw, state, { x, y: line, radius }),
    ]),
  ];
}

/** Shape and colour say the state together: filled, ring, cross, dotted ring. */
function shape(draw: Pen, state: State, { x, y, radius }: { x: number; y: number; radius: number }): Node {
  const colour = paint(colours[state]);
  const place = { cx: x, cy: y, r: radius, class: `event-${state}` };
  if (state === 'undone') {
    const arm = radius * 0.85;
    const d = `M${round(x - arm)},${round(y - arm)}l${round(2 * arm)},${round(2 * arm)}m0,${round(-2 * arm)}l${round(-2 * arm)},${round(2 * arm)}`;
    return draw('path', { class: place.class, d, stroke: colour, 'stroke-width': 2.4, fill: 'none' });
  }
  if (state === 'late') return draw('circle', { ...place, fill: paint('paper'), stroke: colour, 'stroke-width': 2.4 });
  if (state === 'pending')
    return draw('circle', { ...place, fill: paint('paper'), stroke: colour, 'stroke-dasharray': '2 2' });
  return draw('circle', { ...place, fill: colour, stroke: paint('paper') });
}

function drawKey(draw: Pen, { key }: Layout): Node[] {
  return key.flatMap(({ state, text, x, y }) => [
    ...(state ? [shape(draw, state, { x: x + 6, y: y - 4, radius: 4 })] : []),
    draw('text', { x: state ? x + 16 : x, y, 'font-size': 11, fill: paint('ink-2') }, text),
  ]);
}
