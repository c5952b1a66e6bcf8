import type { Period } from '../../core/period.ts';
import type { Spot } from '../kit/spots.ts';
import { compactTable, type Table } from '../kit/table.ts';
import { instant } from '../kit/time.ts';
import { figureCell } from '../kit/words.ts';
import type { Layout } from './layout.ts';
import type { Gap, Model, Point, Series } from './model.ts';
import type { TrajectoryOptions, TrajectoryStep } from './options.ts';

/** A day that anything stands at: the figure or why there is none, what was due, the figures compared with. */
export interface Moment {
  readonly date: Date;
  /** As printed. */
  readonly name: string;
  readonly own: Point | Gap | undefined;
  readonly step: TrajectoryStep | undefined;
  /** The yardstick first, where there is one, then the comparison lines. */
  readonly others: readonly (Point | undefined)[];
}

/** Every moment of a picture in order of time. */
export function momentsOf(model: Model, options: TrajectoryOptions): Moment[] {
  const { steps = [], namePeriod = (period: Period) => period } = options;
  const lines = compared(model);
  const own = [...model.own.points, ...model.own.gaps];
  const all = [...own, ...lines.flatMap(({ points }) => points)];
  const dates = [...all.map(({ date }) => date), ...steps.map(({ by }) => instant(by))];
  const times = [...new Set(dates.map((date) => date.getTime()))].sort((a, b) => a - b);
  return times.map((time) => {
    const at = ({ date }: { readonly date: Date }): boolean => date.getTime() === time;
    const step = steps.find(({ by }) => instant(by).getTime() === time);
    const period = all.find(at)?.period ?? duePeriod(step?.by ?? '');
    return {
      date: new Date(time),
      name: /^\d{4}-\d\d-\d\d$/.test(period) ? period : namePeriod(period),
      own: own.find(at),
      step,
      others: lines.map(({ points }) => points.find(at)),
    };
  });
}

function compared({ yardstick, references }: Model): (Series & { readonly name: string })[] {
  return [...(yardstick ? [yardstick] : []), ...references];
}

/** A due day at the end of a year is named as the year. */
function duePeriod(by: string): string {
  return by.endsWith('-12-31') ? by.slice(0, 4) : by;
}

/** The moments as a table. */
export function momentsTable(moments: readonly Moment[], model: Model, options: TrajectoryOptions): Table {
  const { labels, format, name } = options;
  const lines = compared(model);
  const own = lines.length > 0 ? (name ?? labels.value) : labels.value;
  return compactTable({
    head: [labels.period, own, labels.due, labels.verdict, ...lines.map((line) => line.name)],
    rows: moments.map(({ name: period, own: figure, step, others }) => [
      period,
      figure ? ownCell(figure, step, options) : '',
      step ? dueCell(step, options) : '',
      step?.verdict ? labels.standing[step.verdict] : '',
      ...others.map((point) => (point ? format(point.value) : '')),
    ]),
  });
}

function ownCell(figure: Point | Gap, step: TrajectoryStep | undefined, { labels, format }: TrajectoryOptions): string {
  if (!('value' in figure)) return figureCell(figure, labels, format);
  const status = figure.provisional ? ('provisional' as const) : ('reported' as const);
  return figureCell({ status, value: figure.value }, labels, (value) => format(value, step?.value));
}

function dueCell({ label, value, upper }: TrajectoryStep, { format }: TrajectoryOptions): string {
  if (label !== undefined || value === undefined) return label ?? '';
  return upper === undefined ? format(value) : `${format(value)}–${format(upper)}`;
}

/** Where each moment is found: at its figure, at a figure compared with, or on the axis. Never at what is hidden. */
export function momentPlaces(moments: readonly Moment[], { x, y, plot, card }: Layout): Spot[] {
  return moments.map(({ date, own, others }) => {
    const shown = own ? own : others.find((point) => point !== undefined);
    const value = shown && 'value' in shown ? shown.value : undefined;
    return { x: x(date), y: value === undefined ? plot.y1 : y(value), ...(card ? { r: 8 } : {}) };
  });
}
