import { problem, type Details, type Report } from '../problem.ts';
import type { RuleId } from '../rules/rules.ts';

interface Reason {
  readonly rule: RuleId;
  readonly details: Details;
}

/** An error that says by a rule of the gate why a file cannot be read at all. */
export function unreadable(rule: RuleId, details: Details = {}): Error & { reason: Reason } {
  const reason: Reason = { rule, details };
  return Object.assign(new Error(rule), { reason });
}

/** Runs a reader. Where it finds the file unreadable that is reported, and the result is undefined. */
export async function reading<T>(file: string, read: () => Promise<T>, report: Report): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof Error && 'reason' in error)) throw error;
    const { rule, details } = error.reason as Reason;
    report(problem(rule, { file }, details));
    return undefined;
  }
}
