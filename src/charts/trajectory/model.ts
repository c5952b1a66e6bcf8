import type { ObservationStatus } from '../../core/observation.ts';
import { periodKind, type Period } from '../../core/period.ts';
import { follows, instant, periodInstant } from '../kit/time.ts';
import type { TrajectoryLine, TrajectoryOptions, TrajectoryRow, TrajectoryStep } from './options.ts';

export interface Point {
  readonly period: Period;
  readonly date: Date;
  readonly value: number;
  readonly provisional: boolean;
}

/** A period without a number: a gap, drawn as one. */
export interface Gap {
  readonly period: Period;
  readonly date: Date;
  readonly status: ObservationStatus;
}

export interface Series {
  readonly points: readonly Point[];
  /** Runs of points that may be joined: no period missing between them, one vintage. */
  readonly runs: readonly (readonly Point[])[];
  readonly gaps: readonly Gap[];
  /** Where the vintage changes, half way between the two periods. */
  readonly breaks: readonly Date[];
}

/** The level due from one day to the next. */
export interface Tread {
  readonly from: Date;
  readonly to: Date;
  readonly start: number;
  readonly value: number;
  readonly step: TrajectoryStep;
}

export interface Model {
  readonly own: Series;
  readonly yardstick?: Series & { readonly name: string };
  readonly references: readonly (Series & { readonly name: string })[];
  readonly baseline?: { readonly date: Date; readonly value: number; readonly label?: string };
  readonly treads: readonly Tread[];
  readonly time: readonly [Date, Date];
  readonly range: readonly [number, number];
  readonly zoomed: boolean;
  /** The years to name under the axis. */
  readonly years: readonly number[];
  /** Figures stand for shorter periods than a year: a year is then a stretch of the axis, not a point of it. */
  readonly withinYears: boolean;
}

/** Puts rows and options into the quantities that are drawn. Throws where there is nothing to draw. */
export function trajectoryModel(rows: readonly TrajectoryRow[], options: TrajectoryOptions): Model {
  const own = series(rows);
  const time = timeDomain(rows, options);
  const [from, to] = time;
  const clip = (line: TrajectoryLine) => ({
    name: line.name,
    ...series(line.rows.filter(({ period }) => periodInstant(period) >= from && periodInstant(period) <= to)),
  });
  const references = (options.references ?? []).map(clip).filter(({ points }) => points.length > 0);
  const yardstick = options.yardstick && clip(options.yardstick);
  const baseline = options.baseline && { ...options.baseline, date: periodInstant(options.baseline.period) };
  const treads = yardstick ? [] : treadsOf(options, from);
  const values = [own, ...(yardstick ? [yardstick] : []), ...references].flatMap(({ points }) =>
    points.map((p) => p.value),
  );
  for (const { value, upper } of options.steps ?? []) values.push(...[value, upper].filter((v) => v !== undefined));
  if (baseline) values.push(baseline.value);
  return {
    own,
    ...(yardstick ? { yardstick } : {}),
    references,
    ...(baseline ? { baseline } : {}),
    treads,
    time,
    ...valueDomain(values, options.from),
    years: yearsBetween(from, to),
    withinYears: rows.some(({ period }) => periodKind(period) !== 'year'),
  };
}

/** Cuts rows into runs that may be joined and the gaps between them. */
export function series(rows: readonly TrajectoryRow[]): Series {
  const runs: Point[][] = [];
  const gaps: Gap[] = [];
  const breaks: Date[] = [];
  let before: TrajectoryRow | undefined;
  for (const row of rows) {
    const date = periodInstant(row.period);
    const known = row.status === 'reported' || row.status === 'provisional';
    if (!known || row.value === undefined || row.value === null) {
      gaps.push({ period: row.period, date, status: known ? 'not-reported' : row.status });
      continue;
    }
    const point = { period: row.period, date, value: row.value, provisional: row.status === 'provisional' };
    const sameVintage = !before || (before.vintage ?? '') === (row.vintage ?? '');
    if (before && !sameVintage) breaks.push(midway(periodInstant(before.period), date));
    if (before && sameVintage && follows(before.period, row.period)) runs.at(-1)?.push(point);
    else runs.push([point]);
    before = row;
  }
  return { points: runs.flat(), runs, gaps, breaks };
}

function midway(a: Date, b: Date): Date {
  return new Date((a.getTime() + b.getTime()) / 2);
}

function timeDomain(
  rows: readonly TrajectoryRow[],
  { steps = [], baseline, end, yardstick }: TrajectoryOptions,
): [Date, Date] {
  const days = [
    ...rows.map(({ period }) => periodInstant(period)),
    ...steps.map(({ by }) => instant(by)),
    ...(baseline ? [periodInstant(baseline.period)] : []),
    ...(end ? [instant(end)] : []),
  ].map((date) => date.getTime());
  if (days.length === 0) throw new Error('nothing to draw: no rows and no steps; expected at least one of them');
  let first = Math.min(...days);
  const firstStep = Math.min(...steps.map(({ by }) => instant(by).getTime()));
  const withinYears = rows.some(({ period }) => periodKind(period) !== 'year');
  const midYear = withinYears && !new Date(first).toISOString().includes('-12-31');
  if (midYear || (firstStep <= first && !yardstick) || first === Math.max(...days)) first = endOfYearBefore(first);
  return [new Date(first), new Date(Math.max(...days))];
}

function endOfYearBefore(time: number): number {
  const date = new Date(time);
  return Date.UTC(date.getUTCFullYear() - 1, 11, 31);
}

/** Every step that has a number, from the day the one before it fell due. */
function treadsOf({ steps = [], between, baseline }: TrajectoryOptions, start: Date): Tread[] {
  let from = baseline ? periodInstant(baseline.period) : start;
  let level = baseline?.value;
  return steps.flatMap((step) => {
    const to = instant(step.by);
    if (step.value === undefined) return [];
    const tread = {
      from,
      to,
      start: between === 'linear' && level !== undefined ? level : step.value,
      value: step.value,
      step,
    };
    from = to;
    level = step.value;
    return [tread];
  });
}

/**
 * A range that holds every value, with air; from 0 where asked for, where it costs less than half of the height, and
 * where all values are one: a level line means nothing on an axis of its own making.
 */
export function valueDomain(values: readonly number[], from?: 'zero' | 'data'): Pick<Model, 'range' | 'zoomed'> {
  const low = values.length ? Math.min(...values) : 0;
  const high = values.length ? Math.max(...values) : 1;
  const spread = high - low || Math.max(Math.abs(high) * 0.1, 1);
  const air = spread * 0.12;
  const zero =
    from === 'zero' || (from !== 'data' && low >= 0 && (high - low > 0.45 * high || low - air <= 0 || low === high));
  if (zero)
    return {
      range: [Math.min(0, low - (low < 0 ? air : 0)), Math.max(high, 0) + Math.max(air, high * 0.1)],
      zoomed: false,
    };
  return { range: [low - air, high + air], zoomed: low - air > 0 || high + air < 0 };
}

function yearsBetween(from: Date, to: Date): number[] {
  const first = from.getUTCFullYear();
  return Array.from({ length: to.getUTCFullYear() - first + 1 }, (_, index) => first + index);
}

/** The level due on the day of a point. */
export function dueAt({ date }: Point, { steps = [] }: TrajectoryOptions): number | undefined {
  return steps.find(({ by }) => instant(by).getTime() === date.getTime())?.value;
}
