import type { Commitment } from './commitment.ts';
import type { Facts } from './facts.ts';
import {
  standings,
  type Judgement,
  type Outcome,
  type Standing,
  type StepJudgement,
  type StepVerdict,
} from './judgement.ts';
import { metAtStart } from './progress.ts';

/** From the worst: a promise shows the first of these that one of its steps has. */
const worstFirst: readonly StepVerdict[] = [
  'missed',
  'suppressed',
  'not-comparable',
  'no-data',
  'withdrawn',
  'met-late',
  'met',
];

/** What a whole promise shows: its weakest due step, or why it is not judged. */
export function standingOf(kind: Commitment['kind'], steps: readonly StepJudgement[]): Standing {
  if (kind === 'blank') return 'blank';
  if (kind === 'qualitative' || kind === 'baseline') return 'unjudged';
  return worstFirst.find((verdict) => steps.some((step) => step.verdict === verdict)) ?? 'not-due';
}

/**
 * What is said once the last step is past. What was good enough from the start is held or lost, not achieved by the
 * plan. Yearly rules and quotas have none: they say in how many years they were breached.
 */
export function outcomeOf(commitment: Commitment, steps: readonly StepJudgement[], facts: Facts): Outcome | undefined {
  const { kind } = commitment;
  const last = steps.at(-1);
  if ((kind !== 'level' && kind !== 'cumulative' && kind !== 'deliverable') || !last) return undefined;
  if (last.verdict === 'not-due' || last.verdict === 'withdrawn') return undefined;
  const held = kind !== 'deliverable' && metAtStart(commitment, facts);
  if (last.verdict === 'met') return held ? 'held' : 'achieved';
  if (last.verdict === 'met-late') return held ? 'lost' : 'achieved-late';
  if (last.verdict === 'missed') return held ? 'lost' : 'not-achieved';
  return 'cannot-be-judged';
}

/** Yearly rules and quotas: in how many of the due years the rule was breached; undefined while none is due. */
export function breachesOf(kind: Commitment['kind'], steps: readonly StepJudgement[]): Judgement['breached'] {
  if (kind !== 'standard' && kind !== 'annual-quota') return undefined;
  const due = steps.filter(({ verdict }) => verdict !== 'not-due' && verdict !== 'withdrawn');
  if (due.length === 0) return undefined;
  return { years: due.filter(({ verdict }) => verdict === 'missed').length, of: due.length };
}

/** How many promises show what: counts only, never a mean or a score. Every standing is present. */
export function summarise(judgements: readonly Judgement[]): Record<Standing, number> {
  const counts = Object.fromEntries(standings.map((standing) => [standing, 0])) as Record<Standing, number>;
  for (const { standing } of judgements) counts[standing] += 1;
  return counts;
}
