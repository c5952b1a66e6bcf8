import type { Commitment } from './commitment.ts';
import { judgeDeliverable } from './deliverable.ts';
import type { Facts } from './facts.ts';
import { rule, type Judgement, type StepJudgement } from './judgement.ts';
import { dependsOnInterpolation, lastDueStep, paceNow, type PaceBands } from './progress.ts';
import { breachesOf, outcomeOf, standingOf } from './standing.ts';
import { judgeStep } from './step.ts';

export type { Evidence, Facts, Measure, Point, Series } from './facts.ts';
export { summarise } from './standing.ts';

/**
 * Judges one promise as the ledger stood on one day, by PLAN-1: no clock, no rounding, no tolerance. Only what had
 * ended by `facts.asOf` is known. A promise without a number (qualitative, baseline, blank) gets no steps. Throws
 * where a promise that passed no schema has neither a level nor a share nor a yardstick at a step. `bands` other than
 * those of PLAN-1 are for trying out what another rule would say.
 */
export function judge(commitment: Commitment, facts: Facts, bands?: PaceBands): Judgement {
  const steps = judgeSteps(commitment, facts);
  const pace = steps.length > 0 ? paceNow(commitment, facts, bands) : undefined;
  const outcome = outcomeOf(commitment, steps, facts);
  const breached = breachesOf(commitment.kind, steps);
  return {
    commitment: commitment.id,
    asOf: facts.asOf,
    standing: standingOf(commitment.kind, steps),
    steps,
    ...(pace && { pace }),
    ...(outcome && { outcome }),
    ...(breached && { breached }),
    rule,
  };
}

function judgeSteps(commitment: Commitment, facts: Facts): StepJudgement[] {
  const { kind, steps } = commitment;
  if (kind === 'qualitative' || kind === 'baseline' || kind === 'blank') return [];
  if (kind === 'deliverable') return steps.map((step) => judgeDeliverable(commitment, step, facts));
  const current = lastDueStep(commitment, facts.asOf);
  return steps.map((step) => {
    const judgement = judgeStep(commitment, step, facts);
    const depends = step === current && judgement.verdict !== 'suppressed' && dependsOnInterpolation(commitment, facts);
    return depends ? { ...judgement, fragile: [...(judgement.fragile ?? []), 'interpolation'] } : judgement;
  });
}
