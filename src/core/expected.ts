import type { Commitment, Step } from './commitment.ts';
import { add, compare, divide, fraction, multiply, subtract, zero, type Fraction } from './exact.ts';
import { pointAt, valueOf, type Facts, type Point } from './facts.ts';
import type { Reason } from './judgement.ts';
import { addMonths, periodEnd, type Day } from './period.ts';

/** What is allowed: at least `low`, at most `high`; a band has both, an exact target twice the same. */
export interface Bounds {
  readonly low?: Fraction;
  readonly high?: Fraction;
}

/** The level due at a step. Missing only where a yardstick cannot tell, and then with the reason. */
export type Target = { readonly due: Fraction; readonly upper?: Fraction } | { readonly reason: Reason };

/** The levels due at the steps of a promise with numbers; the shares 40/40/20 become 40, 80, 100. Exact. */
export function levels(commitment: Pick<Commitment, 'id' | 'steps'>): Fraction[] {
  let running = zero;
  return commitment.steps.map((step) => {
    if (step.share !== undefined) return (running = add(running, fraction(step.share)));
    if (step.value !== undefined) return fraction(step.value);
    throw new Error(`missing level due: ${commitment.id} ${step.by}; expected a value, a share or a yardstick`);
  });
}

/** The level due at a step, as it is to be met by a value whose period ends on `day`: only a yardstick moves with the day. */
export function targetOf(commitment: Commitment, step: Step, facts: Facts, day: Day = step.by): Target {
  if (commitment.relative) return yardstickAt(commitment.relative.transform, facts, day);
  const due = levels(commitment)[commitment.steps.indexOf(step)] ?? zero;
  return step.upper === undefined ? { due } : { due, upper: fraction(step.upper) };
}

function yardstickAt(transform: 'value' | 'previous-year', facts: Facts, day: Day): Target {
  const { yardstick, asOf } = facts;
  const point = pointAt(yardstick, transform === 'value' ? day : addMonths(day, -12), asOf);
  if (!yardstick || !point) return { reason: 'yardstick-missing' };
  if (point.status === 'suppressed') return { reason: 'suppressed' };
  const now = pointAt(facts.series, day, asOf);
  if (transform === 'previous-year' && now && now.vintage !== point.vintage) return { reason: 'vintage-break' };
  const due = valueOf(point, yardstick.indicator);
  return due ? { due } : { reason: 'yardstick-missing' };
}

/** What a direction allows around the level due. */
export function boundsOf(direction: Commitment['direction'], due: Fraction, upper?: Fraction): Bounds {
  if (direction === 'at-least') return { low: due };
  if (direction === 'at-most') return { high: due };
  return { low: due, high: direction === 'band' && upper ? upper : due };
}

/** How far a value lies inside what is allowed; negative outside. A value is good if and only if this is not negative. */
export function margin({ low, high }: Bounds, x: Fraction): Fraction {
  const above = low && subtract(x, low);
  const below = high && subtract(high, x);
  if (!above || !below) return above ?? below ?? zero;
  return compare(above, below) < 0 ? above : below;
}

/** Whether a value is good: no rounding, no tolerance. */
export function meets(bounds: Bounds, x: Fraction): boolean {
  return margin(bounds, x).n >= 0n;
}

/** Whether the interval of a survey value contains a level, its ends included: then the two cannot be told apart. */
export function spans(interval: Point['interval'], level: Fraction): boolean {
  if (!interval || interval[0] === interval[1]) return false;
  return compare(fraction(interval[0]), level) <= 0 && compare(level, fraction(interval[1])) <= 0;
}

/** A dated level on the scheduled way. */
export interface Mark {
  readonly day: Day;
  readonly level: Fraction;
}

/**
 * The level expected on a day. `step`: the level of the last mark due; `linear`: interpolated between the two marks
 * around the day, in months, so that a year is the same share of the way whether or not it is a leap year.
 * Undefined before the first mark.
 */
export function expectedAt(marks: readonly Mark[], day: Day, between: Commitment['between']): Fraction | undefined {
  const before = marks.findLast((mark) => mark.day <= day);
  const after = marks.find((mark) => mark.day > day);
  if (!before) return undefined;
  if (between === 'step' || !after) return before.level;
  const way = divide(
    subtract(monthsAt(day), monthsAt(before.day)),
    subtract(monthsAt(after.day), monthsAt(before.day)),
  );
  return add(before.level, multiply(subtract(after.level, before.level), way ?? zero));
}

/** A day on a scale of months; the ends of months are whole numbers. */
function monthsAt(day: Day): Fraction {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const length = Number(periodEnd(day.slice(0, 7)).slice(8));
  return { n: BigInt((year * 12 + month - 1) * length + date), d: BigInt(length) };
}
