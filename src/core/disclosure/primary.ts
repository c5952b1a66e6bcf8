import type { Observation } from '../observation.ts';
import { hasNumbers, isAboutPeople, isPublished, paidTo, smallest, type DisclosureRule } from './rule.ts';

/** Why a figure is hidden. For the log of the build, never for the public: it tells what is behind the cell. */
export type PrimaryReason =
  | 'small-numerator'
  | 'small-denominator'
  | 'small-complement'
  | 'nobody-of-few'
  | 'everybody-of-few'
  | 'few-contributors'
  | 'one-contributor-dominates';

/** Below this many, "none" and "all" tell about each single one. A site can raise it, not lower it. */
const few = 30;
/** An amount paid to fewer tells about single ones. */
const fewestContributors = 10;
/** From this share on an amount is as good as the amount of its largest contributor. */
const largestShare = 0.5;

/**
 * Why a figure must not be published, or undefined where it may be: primary suppression of numerator, denominator,
 * value, complement and amount. People and households have thresholds, and so has money that goes to them;
 * institutions, public money and what a named publication or the plan prints have none.
 */
export function hides(observation: Observation, rule: DisclosureRule): PrimaryReason | undefined {
  if (!hasNumbers(observation) || isPublished(observation) || !isAboutPeople(rule)) return undefined;
  return hidesCounts(observation, rule) ?? hidesAmount(observation, rule);
}

function hidesCounts(observation: Observation, rule: DisclosureRule): PrimaryReason | undefined {
  const { sensitivity, disclosure, share } = rule;
  const k = smallest(rule);
  const { numerator, denominator } = countsOf(observation, rule);
  if (numerator !== undefined && isSmall(numerator, k)) return 'small-numerator';
  if (denominator === undefined) return undefined;
  if (denominator < disclosure.denominator) return 'small-denominator';
  if (numerator === undefined) return undefined;
  if (share && isSmall(denominator - numerator, k)) return 'small-complement';
  if (sensitivity !== 'sensitive' || denominator >= few) return undefined;
  if (numerator === 0) return 'nobody-of-few';
  return share && numerator === denominator ? 'everybody-of-few' : undefined;
}

/** Money that goes to people: how many stand behind it and how much of it belongs to one of them; unknown is too few. */
function hidesAmount(
  { contributors, maxShare = 1, numerator, denominator, value }: Observation,
  { sensitivity, calculation, measured }: DisclosureRule,
): PrimaryReason | undefined {
  const paid = paidTo(sensitivity, calculation, measured);
  if (paid === 'nobody' || (numerator ?? value ?? 0) === 0) return undefined;
  const many = contributors ?? (paid === 'denominator' ? denominator : undefined) ?? 0;
  if (many < fewestContributors) return 'few-contributors';
  return maxShare >= largestShare ? 'one-contributor-dominates' : undefined;
}

/** Zero is not small: that there is nobody is public, unless the group itself is small. */
export function isSmall(count: number, k: number): boolean {
  return count > 0 && count < k;
}

/** The counts of people in a figure. A rate printed beside one of its counts gives the other one away. */
function countsOf(observation: Observation, rule: DisclosureRule): { numerator?: number; denominator?: number } {
  const { calculation, measured } = rule;
  if (calculation === 'value' || calculation === 'growth')
    return measured.value === 'people' ? { numerator: observation.value } : {};
  const { numerator, denominator } = impliedCounts(observation, rule);
  return {
    numerator: measured.numerator === 'people' ? numerator : undefined,
    denominator: measured.denominator === 'people' ? denominator : undefined,
  };
}

/** The counts that a figure prints, and the one that its rate gives away beside the other. */
export function impliedCounts(
  { numerator, denominator, value }: Pick<Observation, 'numerator' | 'denominator' | 'value'>,
  { calculation, scale }: Pick<DisclosureRule, 'calculation' | 'scale'>,
): { numerator?: number; denominator?: number } {
  let n = numerator;
  let d = denominator;
  if (value !== undefined && calculation === 'sum') n ??= value;
  if (value !== undefined && calculation === 'ratio') {
    if (d !== undefined) n ??= Math.round((value / scale) * d);
    else if (n !== undefined && value !== 0) d = Math.round((n * scale) / value);
  }
  return { numerator: n, denominator: d };
}
