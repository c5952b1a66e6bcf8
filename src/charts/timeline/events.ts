import type { Day } from '../../core/period.ts';
import type { TimelineRow } from '../timeline.ts';

/**
 * `done` has no due day to be held against; `pending` is due later than the ledger's day; of what is `unknown` nobody
 * published whether it was done.
 */
export const states = ['on-time', 'late', 'undone', 'unknown', 'pending', 'done'] as const;
export type State = (typeof states)[number];

/** What became of an event as of a day; undefined where nothing is known of it. What was done later is not yet known. */
export function stateOf({ due, done, unknown }: TimelineRow, asOf: Day): State | undefined {
  if (due && unknown && due <= asOf) return 'unknown';
  const known = done && done <= asOf ? done : undefined;
  if (!due) return known ? 'done' : undefined;
  if (known) return known <= due ? 'on-time' : 'late';
  return due <= asOf ? 'undone' : 'pending';
}

/** Events of one lane, month and state, drawn as one mark. */
export interface Cluster {
  readonly state: State;
  /** 2018-03. */
  readonly month: string;
  /** Mean day, in milliseconds. */
  readonly at: number;
  /** Mean due day of what was done late. */
  readonly from: number | undefined;
  readonly count: number;
}

const time = (day: Day): number => Date.parse(`${day}T00:00:00Z`);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The marks of a lane, oldest first. */
export function clusterEvents(rows: readonly TimelineRow[], asOf: Day): Cluster[] {
  const clusters = new Map<string, { state: State; days: Day[]; dues: Day[] }>();
  for (const row of rows) {
    const state = stateOf(row, asOf);
    const day = state === 'on-time' || state === 'late' || state === 'done' ? row.done : row.due;
    if (!state || !day) continue;
    const key = `${state} ${day.slice(0, 7)}`;
    const cluster = clusters.get(key) ?? { state, days: [], dues: [] };
    cluster.days.push(day);
    if (state === 'late' && row.due) cluster.dues.push(row.due);
    clusters.set(key, cluster);
  }
  return [...clusters.values()]
    .map(({ state, days, dues }) => ({
      state,
      month: days[0]?.slice(0, 7) ?? '',
      at: mean(days.map(time)),
      from: dues.length > 0 ? mean(dues.map(time)) : undefined,
      count: days.length,
    }))
    .sort((a, b) => a.at - b.at);
}
