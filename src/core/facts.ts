import type { Baseline } from './commitment.ts';
import { fraction, ratio, type Fraction } from './exact.ts';
import type { Indicator } from './indicator.ts';
import type { Observation } from './observation.ts';
import { periodEnd, type Day, type Period } from './period.ts';

/** One value of a series: the part of an observation that a verdict can depend on. */
export type Point = Pick<
  Observation,
  'period' | 'status' | 'value' | 'numerator' | 'denominator' | 'vintage' | 'interval'
>;

/** What the judge must know of the indicator behind a series. */
export type Measure = Pick<Indicator, 'calculation' | 'scale' | 'decimals' | 'max' | 'lagMonths'>;

/**
 * An indicator in one area and one group. For a cumulative promise the values are running totals; for every other
 * kind the value of the period itself.
 */
export interface Series {
  readonly indicator: Measure;
  readonly points: readonly Point[];
}

/**
 * A document about a deliverable. It belongs to the step it names, otherwise to the first step due on or after its
 * day, after the last step to the last.
 */
export interface Evidence {
  /** The day the thing was done, or the day for which the document says that it was not. */
  readonly on: Day;
  readonly document: string;
  readonly link?: string;
  /** False where the document states that it was not done. */
  readonly done?: boolean;
  /** The due day of the step it is about. */
  readonly by?: Day;
}

/** Everything a verdict is made from, besides the promise itself. Nothing is fetched: the caller brings it. */
export interface Facts {
  /** The day the ledger refers to. What ends or happens after it is unknown. */
  readonly asOf: Day;
  /** The judging indicator on the judged area and group; absent where no indicator judges the promise. */
  readonly series?: Series;
  /** The series of `relative`. */
  readonly yardstick?: Series;
  /** The starting point, where the promise does not state it and it is not the declared period of `series`. */
  readonly baseline?: { readonly period: Period; readonly value: number; readonly vintage?: string };
  /** Documents about a deliverable. */
  readonly evidence?: readonly Evidence[];
}

/** The point whose reference period ends on a day, if that day is not after `asOf`. */
export function pointAt(series: Series | undefined, day: Day, asOf: Day): Point | undefined {
  if (day > asOf) return undefined;
  return series?.points.find((point) => periodEnd(point.period) === day);
}

/** The points known on a day, oldest first. */
export function knownPoints(series: Series | undefined, asOf: Day): Point[] {
  const known = (series?.points ?? []).filter((point) => periodEnd(point.period) <= asOf);
  return known.sort((a, b) => (periodEnd(a.period) < periodEnd(b.period) ? -1 : 1));
}

/** Whether a point carries a number that may be used. */
export function isReported(point: Point): boolean {
  return point.status === 'reported' || point.status === 'provisional';
}

/**
 * The exact value of a point: from its counts where it has them, otherwise the value as given. Undefined for every
 * status but reported and provisional, whatever numbers the point may still carry.
 */
export function valueOf(point: Point, { calculation, scale }: Measure): Fraction | undefined {
  if (!isReported(point)) return undefined;
  const { numerator, denominator, value } = point;
  if (calculation === 'ratio' && numerator !== undefined && denominator) return ratio(numerator, denominator, scale);
  if (calculation === 'sum' && numerator !== undefined) return fraction(numerator);
  return value === undefined ? undefined : fraction(value);
}

/** A starting point with its exact value. */
export interface Start {
  readonly day: Day;
  readonly value: Fraction;
  readonly vintage?: string;
}

/** The starting point a promise declares, or undefined where it declares none or nothing is known of it. */
export function startOf(baseline: Baseline | undefined, facts: Facts): Start | undefined {
  const given = facts.baseline ?? (baseline && 'value' in baseline ? baseline : undefined);
  if (given) return { day: periodEnd(given.period), value: fraction(given.value), vintage: given.vintage };
  if (!baseline || !facts.series) return undefined;
  const day = periodEnd(baseline.period);
  const point = pointAt(facts.series, day, facts.asOf);
  const value = point && valueOf(point, facts.series.indicator);
  return value && { day, value, vintage: point.vintage };
}
