import type { Commitment, Step } from '../../core/commitment.ts';
import { add, divide, fraction, multiply, toNumber, zero, type Fraction } from '../../core/exact.ts';
import { levels } from '../../core/expected.ts';
import { valueOf, type Series } from '../../core/facts.ts';
import type { Outcome, Pace, Standing } from '../../core/judgement.ts';
import type { Day } from '../../core/period.ts';
import { paceBands, type PaceBands } from '../../core/progress.ts';
import { standingOf } from '../../core/standing.ts';
import { judge } from '../../core/verdict.ts';
import type { WhatIfPromise } from './file.ts';

/** What a reader may change about the rule. */
export interface Settings extends PaceBands {
  /** What is expected between two steps: as the plan has it, or one reading for all. */
  readonly between: 'plan' | 'step' | 'linear';
  /** By how many percent every level due is eased. */
  readonly eased: number;
  /** Which of its due steps a promise shows. */
  readonly shows: 'weakest' | 'last';
}

/** PLAN-1 as it is. */
export const published: Settings = { ...paceBands, between: 'plan', eased: 0, shows: 'weakest' };

/** What the ledger says about a promise on a day. */
export interface Said {
  readonly standing: Standing;
  readonly pace?: Pace | undefined;
  readonly outcome?: Outcome | undefined;
}

/** Judges a promise as the ledger stood on a day, by a rule changed in what the settings say: the same judge, other inputs. */
export function judgeUnder({ commitment, series, yardstick }: WhatIfPromise, day: Day, settings: Settings): Said {
  const varied = varyPromise(commitment as Commitment, settings);
  const facts = {
    asOf: day,
    ...(series && { series }),
    ...(yardstick && { yardstick: easeSeries(yardstick, settings.eased, varied.direction) }),
  };
  const { standing, steps, pace, outcome } = judge(varied, facts, settings);
  const last = steps.findLast((step) => step.verdict !== 'not-due');
  const shown = settings.shows === 'last' && last ? standingOf(varied.kind, [last]) : standing;
  return { standing: shown, pace, outcome };
}

/** Whether two sayings differ, and in what. */
export function differs(a: Said, b: Said): 'verdict' | 'pace' | undefined {
  if (a.standing !== b.standing || a.outcome !== b.outcome) return 'verdict';
  return a.pace === b.pace ? undefined : 'pace';
}

function varyPromise(commitment: Commitment, { between, eased }: Settings): Commitment {
  const read = between === 'plan' ? commitment : { ...commitment, between };
  return eased === 0 || commitment.relative ? read : easePromise(read, eased);
}

/** The promise with easier levels; an exact level becomes a band around it. */
function easePromise(commitment: Commitment, eased: number): Commitment {
  const { direction } = commitment;
  const due = levels(commitment);
  const steps = commitment.steps.map(({ share: _, ...step }, index): Step => {
    const level = due[index] ?? zero;
    if (direction === 'at-most') return { ...step, value: move(level, eased) };
    const lower = { ...step, value: move(level, -eased) };
    if (direction === 'at-least') return lower;
    return { ...lower, upper: move(step.upper === undefined ? level : fraction(step.upper), eased) };
  });
  return { ...commitment, steps, direction: direction === 'exactly' ? 'band' : direction };
}

/** A yardstick eased in the same way: lower where it is to be reached, higher where it is not to be exceeded. */
function easeSeries({ indicator, points }: Series, eased: number, direction: Commitment['direction']): Series {
  if (eased === 0) return { indicator, points };
  const way = direction === 'at-most' ? eased : -eased;
  return {
    indicator: { ...indicator, calculation: 'value' },
    points: points.map((point) => {
      const { numerator: _, denominator: __, ...kept } = point;
      const exact = valueOf(point, indicator);
      return { ...kept, value: exact && move(exact, way) };
    }),
  };
}

/** A level moved by a percentage of its size, without binary noise. */
function move(level: Fraction, percent: number): number {
  const size = level.n < 0n ? { n: -level.n, d: level.d } : level;
  return toNumber(add(level, divide(multiply(size, fraction(percent)), fraction(100)) ?? zero));
}
