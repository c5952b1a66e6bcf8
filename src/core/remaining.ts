import { compare, fraction, ratio, subtract, toNumber } from './exact.ts';
import type { Measure, Point } from './facts.ts';
import type { Indicator } from './indicator.ts';
import type { Observation } from './observation.ts';

/** What is promised of a share: that it reaches everyone, or that nobody is left. */
export type WholeGoal = 'everyone' | 'nobody';

/** How many stand between a count and the whole it is part of, never below 0; only shares in percent have them. */
export function missingOf(
  { numerator, denominator }: Pick<Point, 'numerator' | 'denominator'>,
  { calculation, scale }: Pick<Measure, 'calculation' | 'scale'>,
): number | undefined {
  if (calculation !== 'ratio' || scale !== 100 || numerator === undefined || denominator === undefined)
    return undefined;
  return Math.max(0, toNumber(subtract(fraction(denominator), fraction(numerator))));
}

/** From this share on a rate looks like “all” and has to say how many are not. */
export const nearWhole = 90;

/** Who is left over: of everyone, of nobody, or only what a rate that may exceed 100 % lacks to it. */
export type LeftOf = WholeGoal | 'rate';

/**
 * What is left over, to stand beside a share: those not reached, where everyone was promised or the share is near 100 %;
 * those still there, where nobody was to be left. Undefined where nobody is left over, for other shares, and for whatever
 * is not published: nothing hidden can be worked out from it.
 */
export function leftOver(
  row: Pick<Observation, 'status' | 'numerator' | 'denominator'>,
  indicator: Pick<Indicator, 'calculation' | 'scale' | 'max' | 'better' | 'numerator' | 'denominator'>,
  goal?: WholeGoal,
): { readonly count: number; readonly of: LeftOf } | undefined {
  const { status, numerator, denominator } = row;
  if ((status !== 'reported' && status !== 'provisional') || !denominator) return undefined;
  if (indicator.numerator?.unit !== indicator.denominator?.unit) return undefined;
  const missing = missingOf(row, indicator);
  if (missing === undefined || numerator === undefined) return undefined;
  if (goal === 'nobody') return numerator > 0 ? { count: numerator, of: goal } : undefined;
  if (missing === 0) return undefined;
  if (goal === 'everyone') return { count: missing, of: goal };
  const near = compare(ratio(numerator, denominator, 100) ?? fraction(0), fraction(nearWhole)) >= 0;
  if (!near || indicator.better === 'neither') return undefined;
  return { count: missing, of: indicator.max === 100 ? 'everyone' : 'rate' };
}
