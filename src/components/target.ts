import { periodEnd, type Period } from '../core/period.ts';
import type { Language } from '../core/text.ts';
import { t } from '../i18n/messages.ts';
import { dueText } from '../i18n/sentences.ts';
import { latestDay, type Published } from '../query/published.ts';
import { viewPromise, type PromiseView } from './promise.ts';

/** The promises an indicator judges, in the order of the plan. */
export function promisesOf(data: Published, indicator: string, language: Language): PromiseView[] {
  return data.commitments
    .filter(({ id }) => data.judgingByCommitment.get(id)?.indicator === indicator)
    .map((commitment) => viewPromise(data, commitment, { asOf: latestDay(data), language }));
}

export interface TargetChoice {
  readonly period: Period;
  readonly language: Language;
}

/** The level due at the end of a period under the first promise that the total of the indicator judges. */
export function targetAt(data: Published, indicator: string, { period, language }: TargetChoice) {
  for (const { commitment, judgement, telling, evidence } of promisesOf(data, indicator, language)) {
    if (evidence?.judging.groups !== '' || commitment.relative) continue;
    const step = judgement.steps.find(({ by }) => by === periodEnd(period));
    if (step?.due !== undefined)
      return { value: step.due, label: `${t(language).commitment.due} ${dueText(step, telling)}` };
  }
  return undefined;
}
