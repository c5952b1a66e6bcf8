import { dotEntry, lineEntry, markEntry, type LegendEntry } from '../kit/legend.ts';
import { paint } from '../kit/paint.ts';
import { instant } from '../kit/time.ts';
import type { Model } from './model.ts';
import type { TrajectoryOptions } from './options.ts';

const ring = { fill: paint('paper'), stroke: paint('data'), 'stroke-width': 1.5, r: 3 } as const;

/** The signs that occur in a picture, and no others. A line alone explains itself. */
export function legendEntries(model: Model, { labels, steps = [] }: TrajectoryOptions): LegendEntry[] {
  const { own, treads, yardstick, references, baseline, time } = model;
  const last = treads.at(-1);
  const held = last && last.to < time[1];
  const verdicts = [...new Set(steps.flatMap(({ verdict }) => verdict ?? []))];
  const dueDays = new Set(steps.filter(({ verdict }) => verdict).map(({ by }) => instant(by).getTime()));
  const provisional = own.points.some((point) => point.provisional && !dueDays.has(point.date.getTime()));
  const entries = [
    ...(treads.length > 0 || yardstick ? [lineEntry(labels.plan, { colour: 'target', dashes: '5 3' })] : []),
    ...(held ? [lineEntry(labels.held, { colour: 'target', width: 1, dashes: '1 4' })] : []),
    ...(references.length > 0 ? [lineEntry(labels.compared, { colour: 'ink-3', width: 1.2, dot: 1.75 })] : []),
    ...(baseline ? [dotEntry(labels.stated, ring)] : []),
    ...(provisional ? [dotEntry(labels.provisional, ring)] : []),
    ...verdicts.map((verdict) => markEntry(labels.standing[verdict], verdict)),
  ];
  const actual = lineEntry(labels.actual, { colour: 'data', width: 2, dot: 2.5 });
  return entries.length > 0 && own.points.length > 0 ? [actual, ...entries] : entries;
}
