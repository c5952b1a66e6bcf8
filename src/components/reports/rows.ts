import type { Standing, StepJudgement } from '../../core/judgement.ts';
import { periodYear, type Day } from '../../core/period.ts';
import type { Language } from '../../core/text.ts';
import { published } from '../../query/published.ts';
import { entriesAt } from '../../query/tally.ts';
import { tellingStep, viewPromise, type PromiseView } from '../promise.ts';

/** A promise in a table of a report, with the step that the line is about; none where it has no steps. */
export interface LedgerLine {
  readonly view: PromiseView;
  readonly step?: StepJudgement | undefined;
}

/** The ledger as it stood on a day, in a language. */
export interface LedgerChoice {
  readonly asOf: Day;
  readonly language: Language;
}

/** Every promise with the step that decides its verdict, in the order of the plan. */
export function allLines(choice: LedgerChoice): LedgerLine[] {
  const data = published();
  return entriesAt(data, choice.asOf).map(({ commitment, judgement }) => ({
    view: viewPromise(data, commitment, choice),
    step: tellingStep(judgement),
  }));
}

/** The promises that show one of some standings. */
export function linesWith(choice: LedgerChoice, standings: readonly Standing[]): LedgerLine[] {
  return allLines(choice).filter(({ view }) => standings.includes(view.judgement.standing));
}

/** Every step that fell due in the year of the ledger's day. */
export function dueLines(choice: LedgerChoice): LedgerLine[] {
  const year = periodYear(choice.asOf);
  return allLines(choice).flatMap(({ view }) =>
    view.judgement.steps
      .filter(({ by, verdict }) => periodYear(by) === year && by <= choice.asOf && verdict !== 'not-due')
      .map((step) => ({ view, step })),
  );
}

/** How many of some steps show which verdict, in the order of their first. */
export function countVerdicts(lines: readonly LedgerLine[]): [Standing, number][] {
  const counts = new Map<Standing, number>();
  for (const { step } of lines) if (step) counts.set(step.verdict, (counts.get(step.verdict) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}
