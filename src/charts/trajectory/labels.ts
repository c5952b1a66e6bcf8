import { textBox, textWidth, type Box } from '../kit/measure.ts';
import { placeLabels, type LabelWish, type Scene, type Segment, type Spot } from '../kit/place.ts';
import { instant } from '../kit/time.ts';
import { atEdge, sizes, type Layout } from './layout.ts';
import { dueAt, type Model, type Point, type Series, type Tread } from './model.ts';
import type { TrajectoryOptions } from './options.ts';

export type Role = 'value' | 'last' | 'step' | 'reference' | 'yardstick' | 'vintage' | 'note' | 'baseline';
export type Label = LabelWish & Spot & { readonly role: Role };
type Wish = LabelWish & { readonly role: Role };

/** The texts inside the plot, each where it touches no other: names of the steps, values, breaks. */
export function plotLabels(model: Model, layout: Layout, options: TrajectoryOptions): Label[] {
  const wishes = [
    ...noteWish(model, layout, options),
    ...breakWishes(model, layout, options),
    ...lastWishes(model, layout, options),
    ...stepWishes(model, layout, options),
    ...baselineWish(model, layout, options),
    ...valueWishes(model, layout, options),
  ];
  return placeLabels(wishes, scene(model, layout, options));
}

function scene(model: Model, layout: Layout, options: TrajectoryOptions): Scene {
  const { plot, x, y } = layout;
  const lines = [model.own, ...(model.yardstick ? [model.yardstick] : []), ...model.references];
  const around = ({ date, value }: { date: Date; value: number }, r: number): Box => ({
    x0: x(date) - r,
    x1: x(date) + r,
    y0: y(value) - r,
    y1: y(value) + r,
  });
  const dueDays = new Set((options.steps ?? []).map(({ by }) => instant(by).getTime()));
  return {
    bounds: { x0: plot.x0, y0: 0, x1: Math.max(plot.x1 + 8, layout.width - 2), y1: plot.y1 - 1 },
    taken: layout.ends.map(textBox),
    marks: model.own.points.map((point) => around(point, dueDays.has(point.date.getTime()) ? 7 : 4)),
    lines: [
      ...lines.flatMap((line) => segments(line, layout)),
      ...model.treads.flatMap((tread) => treadSegments(tread, layout)),
    ],
  };
}

function segments({ runs }: Series, { x, y }: Layout): Segment[] {
  return runs.flatMap((run) =>
    run.slice(1).map((point, index) => {
      const before = run[index] ?? point;
      return { x1: x(before.date), y1: y(before.value), x2: x(point.date), y2: y(point.value) };
    }),
  );
}

function treadSegments({ from, to, start, value, step }: Tread, { x, y }: Layout): Segment[] {
  const tread = { x1: x(from), y1: y(start), x2: x(to), y2: y(value) };
  return step.upper === undefined ? [tread] : [tread, { ...tread, y1: y(step.upper), y2: y(step.upper) }];
}

function noteWish({ zoomed }: Model, layout: Layout, { labels }: TrajectoryOptions): Wish[] {
  if (!zoomed || !labels.zoomed || layout.card) return [];
  return [
    {
      role: 'note',
      text: labels.zoomed,
      size: sizes.small,
      required: true,
      spots: [{ x: layout.plot.x0, y: 13, anchor: 'start' }],
    },
  ];
}

function breakWishes({ own }: Model, { plot, x, card }: Layout, { labels }: TrajectoryOptions): Wish[] {
  const text = labels.vintage;
  if (!text || card) return [];
  return own.breaks.map((date) => ({
    role: 'vintage',
    text,
    size: sizes.small,
    required: true,
    spots: [13, plot.y0 + 12].flatMap((y): Spot[] => [
      { x: x(date), y, anchor: 'middle' },
      { x: x(date) + 4, y, anchor: 'start' },
      { x: x(date) - 4, y, anchor: 'end' },
    ]),
  }));
}

/** Last values that do not stand at the right edge: they are named in place. */
function lastWishes(model: Model, layout: Layout, options: TrajectoryOptions): Wish[] {
  const own = model.own.points.at(-1);
  const { format } = options;
  const wishes: Wish[] = [];
  if (own && !atEdge(own, model))
    wishes.push({
      role: 'last',
      text: format(own.value, dueAt(own, options)),
      size: sizes.value,
      bold: true,
      required: true,
      spots: spotsAround(own, layout),
    });
  for (const line of [...model.references, ...(model.yardstick ? [model.yardstick] : [])]) {
    const last = line.points.at(-1);
    if (!last || atEdge(last, model)) continue;
    const text = layout.card ? line.name : `${line.name} ${format(last.value)}`;
    const role = line === model.yardstick ? 'yardstick' : 'reference';
    wishes.push({ role, text, size: sizes.label, required: true, spots: spotsAround(last, layout) });
  }
  return wishes;
}

/** One name per run of equal steps: at the step, first above and below its ends. */
function stepWishes({ treads }: Model, layout: Layout, { format }: TrajectoryOptions): Wish[] {
  const { x, y } = layout;
  const wishes: Wish[] = [];
  let before: string | undefined;
  for (const { from, to, start, value, step } of treads) {
    const text = step.label ?? (step.upper === undefined ? format(value) : `${format(value)}–${format(step.upper)}`);
    if (text === before) continue;
    before = text;
    const [x0, x1] = [x(from), x(to)];
    const width = textWidth(text, sizes.label);
    const slope = (at: number) => y(start) + ((y(value) - y(start)) * (at - x0)) / (x1 - x0 || 1);
    const spots: Spot[] = [];
    for (const shift of [-5, sizes.label + 3]) {
      spots.push({ x: x1 - 8, y: slope(x1 - 8) + shift, anchor: 'end' });
      for (let at = x1 - 20; at - width > x0; at -= 16) spots.push({ x: at, y: slope(at) + shift, anchor: 'end' });
      spots.push({ x: x0 + 3, y: slope(x0) + shift, anchor: 'start' });
    }
    wishes.push({ role: 'step', text, size: sizes.label, required: true, spots });
  }
  return wishes;
}

function baselineWish({ baseline }: Model, layout: Layout, { format }: TrajectoryOptions): Wish[] {
  if (!baseline || layout.card) return [];
  return [
    {
      role: 'baseline',
      text: baseline.label ?? format(baseline.value),
      size: sizes.label,
      spots: spotsAround(baseline, layout),
    },
  ];
}

/**
 * Values at due days first, then the others where there is room; the last has a label already. A value printed like its
 * neighbour is not printed again, and where figures stand within years only the ends of years are.
 */
function valueWishes({ own, withinYears }: Model, layout: Layout, { format, steps = [] }: TrajectoryOptions): Wish[] {
  if (layout.card) return [];
  const due = new Map(steps.map((step) => [instant(step.by).getTime(), step]));
  const text = (point: Point | undefined) => point && format(point.value);
  const rest = own.points.slice(0, -1);
  const atDue = rest.filter(({ date }) => due.has(date.getTime()));
  const others = rest.filter((point, index) => {
    if (atDue.includes(point)) return false;
    if (withinYears && point.date.getUTCMonth() !== 11) return false;
    return text(point) !== text(own.points[index - 1]) && text(point) !== text(own.points.at(-1));
  });
  return [...atDue, ...others].map((point) => {
    const target = due.get(point.date.getTime())?.value;
    const spots = spotsAround(point, layout);
    const below = target !== undefined && target > point.value;
    const text = format(point.value, target);
    return { role: 'value', text, size: sizes.label, spots: below ? [...spots].reverse() : spots };
  });
}

/** Eight places around a point, from above to below. */
function spotsAround({ date, value }: { date: Date; value: number }, { x, y }: Layout): Spot[] {
  const [cx, cy] = [x(date), y(value)];
  const middle = cy + sizes.label * 0.36;
  return [
    { x: cx, y: cy - 10, anchor: 'middle' },
    { x: cx - 5, y: cy - 9, anchor: 'end' },
    { x: cx + 5, y: cy - 9, anchor: 'start' },
    { x: cx + 10, y: middle, anchor: 'start' },
    { x: cx - 10, y: middle, anchor: 'end' },
    { x: cx - 5, y: cy + 18, anchor: 'end' },
    { x: cx + 5, y: cy + 18, anchor: 'start' },
    { x: cx, y: cy + 20, anchor: 'middle' },
  ];
}
