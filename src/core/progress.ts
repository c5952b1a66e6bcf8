import type { Commitment, Step } from './commitment.ts';
import { divide, subtract, toNumber, zero, type Fraction } from './exact.ts';
import { boundsOf, expectedAt, levels, meets, spans, type Mark } from './expected.ts';
import { isReported, knownPoints, startOf, valueOf, type Facts, type Point, type Start } from './facts.ts';
import type { Pace } from './judgement.ts';
import { addMonths, periodEnd, periodMonths, type Day } from './period.ts';

/** p = (x − x0) ÷ (E − x0): the share of the scheduled way from x0 to E that is behind x. Undefined where E is x0. */
export function progress(x: Fraction, start: Fraction, expected: Fraction): Fraction | undefined {
  return divide(subtract(x, start), subtract(expected, start));
}

/** From which share of the scheduled way on a promise is only just behind, and from which it is behind, not far behind. */
export interface PaceBands {
  readonly justBehind: number;
  readonly behind: number;
}

/** The bands of PLAN-1. Others are for trying out what a different rule would say; nothing is published by them. */
export const paceBands: PaceBands = { justBehind: 0.95, behind: 0.6 };

/** The word for a share of the scheduled way. `achieved` is not among them: it depends on the final target. */
export function paceOf(p: number, bands: PaceBands = paceBands): Exclude<Pace, 'achieved'> {
  if (p >= 1) return 'on-schedule';
  if (p >= bands.justBehind) return 'just-behind';
  if (p >= bands.behind) return 'behind';
  return p >= 0 ? 'far-behind' : 'below-baseline';
}

/**
 * The starting point p is measured from. A cumulative schedule starts from nothing unless it says otherwise; a
 * yardstick, a yearly rule, a band and an exact target have no way to be measured along.
 */
export function wayStart(commitment: Commitment, facts: Facts): Partial<Start> {
  if (commitment.relative || (commitment.kind !== 'level' && commitment.kind !== 'cumulative')) return {};
  if (commitment.direction !== 'at-least' && commitment.direction !== 'at-most') return {};
  if (commitment.kind === 'cumulative' && !commitment.baseline && !facts.baseline) return { value: zero };
  return startOf(commitment.baseline, facts) ?? {};
}

/** Whether a value counted under `vintage` can be measured from a starting point. From nothing it always can. */
export function sameVintage(start: Partial<Start>, vintage: string | undefined): boolean {
  return start.value?.n === 0n || start.vintage === vintage;
}

/** p of a value against an expected level, unless the starting point was already good enough or is of another vintage. */
export function shareOfWay(
  commitment: Commitment,
  facts: Facts,
  { x, expected, vintage }: { x: Fraction; expected: Fraction; vintage?: string },
): number | undefined {
  const start = wayStart(commitment, facts);
  if (!start.value || !sameVintage(start, vintage)) return undefined;
  if (meets(boundsOf(commitment.direction, expected), start.value)) return undefined;
  const p = progress(x, start.value, expected);
  return p && toNumber(p);
}

/** Whether the final target was already met at the starting point: such a promise is held or lost, not achieved. */
export function metAtStart(commitment: Commitment, facts: Facts): boolean {
  const { value } = wayStart(commitment, facts);
  if (!value) return false;
  const final = levels(commitment).at(-1);
  return final !== undefined && meets(boundsOf(commitment.direction, final), value);
}

/** The dated levels of the scheduled way: the starting point, then the steps. */
function marksOf(commitment: Commitment, facts: Facts): Mark[] {
  const due = levels(commitment);
  const steps = commitment.steps.map((step, index) => ({ day: step.by, level: due[index] ?? zero }));
  const { day, value } = wayStart(commitment, facts);
  return day && value ? [{ day, level: value }, ...steps] : steps;
}

interface Newest {
  readonly x: Fraction;
  readonly day: Day;
  readonly vintage?: string;
  readonly interval?: Point['interval'];
}

/**
 * The newest value, if it may speak for the day of the ledger: not hidden, of the promised vintage, not older than
 * the last due step, and not stale, which it is once the next figure should have come.
 */
function newestValue(commitment: Commitment, facts: Facts): Newest | undefined {
  const { series, asOf } = facts;
  const point = knownPoints(series, asOf).findLast(({ status }) => status !== 'not-reported');
  if (!series || !point || !isReported(point) || isStale(point, series.indicator.lagMonths, asOf)) return undefined;
  if (commitment.vintage !== undefined && point.vintage !== commitment.vintage) return undefined;
  const x = valueOf(point, series.indicator);
  const day = periodEnd(point.period);
  const lastDue = lastDueStep(commitment, asOf);
  if (!x || (lastDue && day < lastDue.by)) return undefined;
  return { x, day, vintage: point.vintage, interval: point.interval };
}

function isStale(point: Point, lagMonths: number, asOf: Day): boolean {
  return addMonths(periodEnd(point.period), periodMonths(point.period) + lagMonths) <= asOf;
}

/** The last step that is due on a day. */
export function lastDueStep(commitment: Commitment, asOf: Day): Step | undefined {
  return commitment.steps.findLast((step) => step.by <= asOf);
}

/**
 * Where a promise stands against the scheduled way on the day of the ledger. Undefined without a starting point,
 * without a current value, and from the day its last step is due: then the outcome is said instead.
 */
export function paceNow(commitment: Commitment, facts: Facts, bands?: PaceBands): Pace | undefined {
  const last = commitment.steps.at(-1);
  if (commitment.withdrawn && commitment.withdrawn.on <= facts.asOf) return undefined;
  const start = wayStart(commitment, facts);
  if (!last || last.by <= facts.asOf || !start.value || metAtStart(commitment, facts)) return undefined;
  const newest = newestValue(commitment, facts);
  if (!newest || !sameVintage(start, newest.vintage)) return undefined;
  const final = levels(commitment).at(-1);
  if (final && spans(newest.interval, final)) return undefined;
  if (final && meets(boundsOf(commitment.direction, final), newest.x)) return 'achieved';
  const expected = expectedAt(marksOf(commitment, facts), newest.day, commitment.between);
  if (!expected || spans(newest.interval, expected)) return undefined;
  const p = shareOfWay(commitment, facts, { ...newest, expected });
  return p === undefined ? undefined : paceOf(p, bands);
}

/**
 * Whether the newest value, taken after the last due step and before the next, is good enough by one reading of
 * `between` and not by the other.
 */
export function dependsOnInterpolation(commitment: Commitment, facts: Facts): boolean {
  const { kind, direction, relative, steps } = commitment;
  const last = steps.at(-1);
  if (relative || (kind !== 'level' && kind !== 'cumulative') || direction === 'band' || direction === 'exactly')
    return false;
  if (!lastDueStep(commitment, facts.asOf) || !last || last.by <= facts.asOf) return false;
  const newest = newestValue(commitment, facts);
  if (!newest) return false;
  const marks = marksOf(commitment, facts);
  const good = (between: Commitment['between']): boolean => {
    const expected = expectedAt(marks, newest.day, between);
    return expected !== undefined && meets(boundsOf(direction, expected), newest.x);
  };
  return good('step') !== good('linear');
}
