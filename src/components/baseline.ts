import { periodEnd } from '../core/period.ts';
import type { PromiseView } from './promise.ts';

/** The starting point of a promise: the one it states, the observation it declares as one, or nothing yet for a running total. */
export function startingValue({ commitment, evidence }: PromiseView): number | undefined {
  const { baseline } = commitment;
  if (!baseline) return commitment.kind === 'cumulative' ? 0 : undefined;
  if ('value' in baseline) return baseline.value;
  return evidence?.rows.find(({ period }) => periodEnd(period) === periodEnd(baseline.period))?.value;
}
