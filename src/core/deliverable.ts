import type { Commitment, Step } from './commitment.ts';
import type { Evidence, Facts } from './facts.ts';
import type { StepJudgement } from './judgement.ts';
import { monthsBetween } from './period.ts';

/**
 * The verdict on one step of a deliverable: done on time, done late, not done (a document says so), or nothing to
 * go by. Documents dated after the day of the ledger are unknown.
 */
export function judgeDeliverable(commitment: Commitment, step: Step, facts: Facts): StepJudgement {
  const { withdrawn } = commitment;
  const { by } = step;
  if (withdrawn && withdrawn.on <= facts.asOf && withdrawn.on <= by)
    return { by, verdict: 'withdrawn', reason: 'withdrawn', ...paper(withdrawn) };
  const known = (facts.evidence ?? [])
    .filter((evidence) => evidence.on <= facts.asOf && stepOf(commitment.steps, evidence) === step)
    .sort((a, b) => (a.on < b.on ? -1 : 1));
  const done = known.find((evidence) => evidence.done !== false);
  if (by > facts.asOf) return { by, verdict: 'not-due' };
  if (done && done.on <= by) return { by, verdict: 'met', reachedOn: done.on, ...paper(done) };
  if (done)
    return { by, verdict: 'met-late', reachedOn: done.on, monthsLate: monthsBetween(by, done.on), ...paper(done) };
  const undone = known.findLast((evidence) => evidence.on >= by);
  if (undone) return { by, verdict: 'missed', ...paper(undone) };
  return { by, verdict: 'no-data', reason: 'no-evidence' };
}

/** A document with its day and address. */
export function paper({
  document,
  on,
  link,
}: Pick<Evidence, 'document' | 'on' | 'link'>): Pick<StepJudgement, 'document' | 'documentOn' | 'link'> {
  return { document, documentOn: on, ...(link !== undefined && { link }) };
}

function stepOf(steps: readonly Step[], evidence: Evidence): Step | undefined {
  if (evidence.by !== undefined) return steps.find((step) => step.by === evidence.by);
  return steps.find((step) => step.by >= evidence.on) ?? steps.at(-1);
}
