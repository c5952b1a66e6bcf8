import type { Direction } from './commitment.ts';
import type { StepJudgement } from './judgement.ts';

/** Whether a value keeps to what a step asks for. No tolerance, as in the verdicts. */
export function reachesDue(
  { due = 0, upper = due }: Pick<StepJudgement, 'due' | 'upper'>,
  direction: Direction,
): (value: number) => boolean {
  if (direction === 'at-most') return (value) => value <= due;
  if (direction === 'exactly') return (value) => value === due;
  return direction === 'band' ? (value) => value >= due && value <= upper : (value) => value >= due;
}
