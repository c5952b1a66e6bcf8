import type { TextAt } from '../kit/measure.ts';
import { paint } from '../kit/paint.ts';
import { round, type Pen } from '../kit/svg.ts';
import { instant } from '../kit/time.ts';
import { sizes, type Layout } from './layout.ts';
import type { Model, Tread } from './model.ts';
import type { TrajectoryOptions } from './options.ts';
import { dotPath, linePath, strokePath } from './strokes.ts';

interface Axes {
  readonly years: readonly TextAt[];
  readonly format: TrajectoryOptions['format'];
}

/** Hairlines, numbers and years. */
export function drawAxes(draw: Pen, model: Model, layout: Layout, { years, format }: Axes): Node[] {
  const { plot, x, y, ticks } = layout;
  const across = `H${round(layout.ends.length ? plot.x1 + 4 : layout.width - 4)}`;
  const left = round(plot.x0);
  const places = model.withinYears
    ? model.years.map((year) => x(instant(`${year}-12-31`)))
    : years.map((year) => year.x);
  const marks = places.filter((place) => place >= plot.x0).map((place) => `M${round(place)},${round(plot.y1)}v4`);
  const zero = model.range[0] < 0 && model.range[1] > 0 ? `M${left},${round(y(0))}${across}` : '';
  const grid = ticks.map((tick) => `M${left},${round(y(tick))}${across}`).join('');
  const axis = `M${left},${round(plot.y1)}${across}${marks.join('')}${zero}`;
  return [
    ...strokePath(draw, { class: 'grid', colour: 'rule', width: 1, d: grid }),
    ...strokePath(draw, { class: 'axis', colour: 'ink-3', width: 1, d: axis }),
    draw(
      'g',
      { class: 'ticks', 'font-size': sizes.small, fill: paint('ink-2'), 'text-anchor': 'end' },
      ...ticks.map((tick) => draw('text', { x: plot.x0 - 5, y: y(tick) + 4 }, format(tick))),
      draw(
        'g',
        { 'text-anchor': 'middle' },
        ...years.map(({ text, x: at, y: base }) => draw('text', { x: at, y: base }, text)),
      ),
    ),
  ];
}

/** Breaks, comparison lines and what was due: everything that lies behind what happened. */
export function drawBackground(draw: Pen, model: Model, layout: Layout): Node[] {
  const { plot, x } = layout;
  const { references, yardstick, own, treads } = model;
  const breaks = own.breaks.map((date) => `M${round(x(date))},${plot.y0}V${round(plot.y1)}`).join('');
  const lines = references.map((line) => linePath(line, layout)).join('');
  const dots = references.map(({ points }) => dotPath(points, layout)).join('');
  const due = yardstick ? linePath(yardstick, layout) : treadPath(treads, layout);
  const dueDots = yardstick ? dotPath(yardstick.points, layout) : '';
  return [
    ...strokePath(draw, { class: 'break', colour: 'ink-2', width: 1, dashes: '1 2', d: breaks }),
    ...strokePath(draw, { class: 'reference', colour: 'ink-3', width: 1.2, d: lines }),
    ...strokePath(draw, { class: 'reference', colour: 'ink-3', width: 3.5, round: true, d: dots }),
    ...strokePath(draw, { class: 'target', colour: 'target', width: 1.4, dashes: '5 3', d: due }),
    ...strokePath(draw, { class: 'target', colour: 'target', width: 4, round: true, d: dueDots }),
    ...strokePath(draw, { class: 'held', colour: 'target', width: 1, dashes: '1 4', d: heldPath(treads, layout) }),
  ];
}

/** One stair: along each tread, then up or down to the next; the upper ends of bands lie above it. */
function treadPath(treads: readonly Tread[], { x, y }: Layout): string {
  const stair = treads.map(({ from, to, start, value }, index) => {
    const begin = index === 0 ? `M${round(x(from))},${round(y(start))}` : `V${round(y(start))}`;
    return `${begin}L${round(x(to))},${round(y(value))}`;
  });
  const upper = treads.flatMap(({ from, to, step }) =>
    step.upper === undefined ? [] : [`M${round(x(from))},${round(y(step.upper))}H${round(x(to))}`],
  );
  return [...stair, ...upper].join('');
}

/** After the last step its level goes on being due. */
function heldPath(treads: readonly Tread[], { x, y, plot }: Layout): string {
  const last = treads.at(-1);
  if (!last || x(last.to) >= plot.x1 - 2) return '';
  return `M${round(x(last.to))},${round(y(last.value))}H${round(plot.x1)}`;
}
