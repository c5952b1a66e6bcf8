import type { Commitment, Step } from './commitment.ts';
import { compare, fraction, subtract, toNumber, zero, type Fraction } from './exact.ts';
import { paper } from './deliverable.ts';
import { boundsOf, levels, margin, meets, spans, targetOf, type Target } from './expected.ts';
import {
  isReported,
  knownPoints,
  pointAt,
  valueOf,
  type Facts,
  type Measure,
  type Point,
  type Series,
} from './facts.ts';
import type { Reason, StepJudgement, StepVerdict } from './judgement.ts';
import { addMonths, monthsBetween, periodEnd } from './period.ts';
import { sameVintage, shareOfWay, wayStart } from './progress.ts';
import { missingOf } from './remaining.ts';

/**
 * The verdict on one step of a promise with numbers: what the value whose reference period ends on the due day says.
 * `not-due` before that day; no number of a hidden value, and none derived from one, is in the result.
 */
export function judgeStep(commitment: Commitment, step: Step, facts: Facts): StepJudgement {
  const { withdrawn, relative } = commitment;
  const { by } = step;
  const level = relative ? {} : numbers(targetOf(commitment, step, facts));
  if (withdrawn && withdrawn.on <= facts.asOf && withdrawn.on <= by)
    return { by, ...level, verdict: 'withdrawn', reason: 'withdrawn', ...paper(withdrawn) };
  if (by > facts.asOf) return { by, ...level, verdict: 'not-due' };
  if (!facts.series) return { by, ...level, verdict: 'no-data', reason: 'no-indicator' };
  const point = pointAt(facts.series, by, facts.asOf);
  const target = targetOf(commitment, step, facts);
  const x = point && valueOf(point, facts.series.indicator);
  if (point?.status === 'suppressed' || ('reason' in target && target.reason === 'suppressed'))
    return { by, ...level, verdict: 'suppressed', reason: 'suppressed', ...(point && { period: point.period }) };
  if (!point || !x) return { by, ...numbers(target), verdict: 'no-data', reason: absence(point, step, facts) };
  return judgeValue({ commitment, step, facts, series: facts.series }, { point, x, target });
}

/** Why there is no value: not applicable, still awaited within the lag, or not reported. */
function absence(point: Point | undefined, { by }: Step, { series, asOf }: Facts): Reason {
  if (point?.status === 'not-applicable') return 'not-applicable';
  return asOf < addMonths(by, series?.indicator.lagMonths ?? 0) ? 'awaiting' : 'not-reported';
}

function numbers(target: Target): Pick<StepJudgement, 'due' | 'upper'> {
  if ('reason' in target) return {};
  return { due: toNumber(target.due), ...(target.upper && { upper: toNumber(target.upper) }) };
}

interface Context {
  readonly commitment: Commitment;
  readonly step: Step;
  readonly facts: Facts;
  readonly series: Series;
}

interface Observed {
  readonly point: Point;
  readonly x: Fraction;
  readonly target: Target;
}

/** The judgement on a value that is there and may be shown. */
function judgeValue(context: Context, { point, x, target }: Observed): StepJudgement {
  const { commitment, step, facts, series } = context;
  const seen = { by: step.by, ...numbers(target), ...shown(point, x) };
  if (commitment.vintage !== undefined && point.vintage !== commitment.vintage)
    return { ...seen, verdict: 'not-comparable', reason: 'vintage-break' };
  if ('reason' in target) return { ...seen, verdict: verdictWithout(target.reason), reason: target.reason };
  const own = ownDelivery(context, point, x);
  if (spans(point.interval, target.due) || (target.upper && spans(point.interval, target.upper)))
    return { ...seen, ...own, verdict: 'no-data', reason: 'interval-contains-target' };
  const bounds = boundsOf(commitment.direction, target.due, target.upper);
  const met = meets(bounds, x);
  const late = met ? undefined : reachedLater(context);
  const p = shareOfWay(commitment, facts, { x, expected: target.due, vintage: point.vintage });
  const rounded = movedByOneDigit(x, series.indicator).some((moved) => meets(bounds, moved) !== met);
  return {
    ...seen,
    verdict: met ? 'met' : late ? 'met-late' : 'missed',
    gap: toNumber(margin(bounds, x)),
    ...remainder(context, point, target.due),
    ...(late && { reachedOn: late.on, monthsLate: monthsBetween(step.by, late.on) }),
    ...(p !== undefined && { p }),
    ...own,
    ...(rounded && { fragile: ['rounding'] as const }),
    ...((point.status === 'provisional' || late?.provisional) && { provisional: true }),
  };
}

function verdictWithout(reason: Reason): StepVerdict {
  return reason === 'vintage-break' ? 'not-comparable' : 'no-data';
}

function shown(point: Point, x: Fraction): Partial<StepJudgement> {
  const { period, numerator, denominator, interval } = point;
  return {
    period,
    observed: toNumber(x),
    ...(numerator !== undefined && { numerator }),
    ...(denominator !== undefined && { denominator }),
    ...(interval && { interval }),
  };
}

/** Only a level or a running total can be reached late: a yearly rule, quota or change stands or falls with its own year. */
function canBeLate({ kind, relative }: Commitment, { calculation }: Measure): boolean {
  if (calculation === 'growth' || relative?.transform === 'previous-year') return false;
  return kind === 'level' || kind === 'cumulative';
}

/** The first later period by whose end a missed level was reached after all. */
function reachedLater({ commitment, step, facts, series }: Context): { on: string; provisional: boolean } | undefined {
  if (!canBeLate(commitment, series.indicator)) return undefined;
  const later = knownPoints(series, facts.asOf).find((point) => {
    const on = periodEnd(point.period);
    const x = valueOf(point, series.indicator);
    if (on <= step.by || !x) return false;
    if (commitment.vintage !== undefined && point.vintage !== commitment.vintage) return false;
    const target = targetOf(commitment, step, facts, on);
    if ('reason' in target || spans(point.interval, target.due)) return false;
    return meets(boundsOf(commitment.direction, target.due, target.upper), x);
  });
  return later && { on: periodEnd(later.period), provisional: later.status === 'provisional' };
}

/** How many are still missing: of everyone where all are promised, of those left where none may be left. */
function remainder({ commitment, series }: Context, point: Point, due: Fraction): Pick<StepJudgement, 'remaining'> {
  const { numerator } = point;
  const { calculation } = series.indicator;
  if (numerator === undefined || calculation === 'value' || calculation === 'growth') return {};
  if (due.n === 0n && commitment.direction !== 'at-least') return { remaining: numerator };
  const everyone = compare(due, fraction(100)) === 0 && commitment.direction !== 'at-most';
  const missing = everyone ? missingOf(point, series.indicator) : undefined;
  return missing === undefined ? {} : { remaining: missing };
}

/** Cumulative kind: what this step brought, and what it should have brought, without what was carried over. */
function ownDelivery({ commitment, step, facts, series }: Context, point: Point, x: Fraction): Partial<StepJudgement> {
  if (commitment.kind !== 'cumulative') return {};
  const index = commitment.steps.indexOf(step);
  const due = levels(commitment);
  const start = wayStart(commitment, facts);
  const before = index === 0 ? start.value : due[index - 1];
  const quota = step.share ?? (before && toNumber(subtract(due[index] ?? zero, before)));
  const last = commitment.steps[index - 1];
  const lastPoint = last && pointAt(series, last.by, facts.asOf);
  const from = last ? lastPoint && sameCount(point, lastPoint, series.indicator) : usableStart(start, point);
  return { ...(from && { delivered: toNumber(subtract(x, from)) }), ...(quota !== undefined && { quota }) };
}

function sameCount(point: Point, before: Point, indicator: Measure): Fraction | undefined {
  return isReported(before) && before.vintage === point.vintage ? valueOf(before, indicator) : undefined;
}

function usableStart(start: ReturnType<typeof wayStart>, point: Point): Fraction | undefined {
  return sameVintage(start, point.vintage) ? start.value : undefined;
}

/** The value moved by one unit of its last published digit, down and up, never above the largest value possible. */
function movedByOneDigit(x: Fraction, { decimals, max }: Measure): Fraction[] {
  const unit: Fraction = { n: 1n, d: 10n ** BigInt(decimals) };
  const up: Fraction = { n: x.n * unit.d + x.d, d: x.d * unit.d };
  const top = max === undefined ? undefined : fraction(max);
  return [subtract(x, unit), top && compare(up, top) > 0 ? top : up];
}
