import { periodEnd, type Period } from '../core/period.ts';
import { reachesDue } from '../core/reaches.ts';
import type { Language } from '../core/text.ts';
import { headDay, signedDue } from '../i18n/sentences.ts';
import { latestDay, type Published } from '../query/published.ts';
import { viewPromise, type PromiseView } from './promise.ts';
import { t } from './texts.ts';

/** The promises an indicator judges, in the order of the plan. */
export function promisesOf(data: Published, indicator: string, language: Language): PromiseView[] {
  const promises = data.promisesByIndicator.get(indicator) ?? [];
  return promises.map((commitment) => viewPromise(data, commitment, { asOf: latestDay(data), language }));
}

export interface TargetChoice {
  readonly groups: string;
  readonly period: Period;
  readonly language: Language;
}

/**
 * The level due on or last before the end of a period, under the first promise that the series judges:
 * what a town can be read beside. None for a sum: what is due of the county is not due of each town.
 */
export function targetAt(data: Published, indicator: string, { groups, period, language }: TargetChoice) {
  if (data.indicators[indicator]?.calculation === 'sum') return undefined;
  const end = periodEnd(period);
  for (const { commitment, judgement, telling, evidence } of promisesOf(data, indicator, language)) {
    if (evidence?.judging.groups !== groups || commitment.relative) continue;
    const step = judgement.steps.findLast(({ by, due }) => by <= end && due !== undefined);
    if (!step) continue;
    const level = signedDue(step, telling);
    const when = headDay(step.by, language);
    const label = `${t(language).commitment.due} ${level}`;
    return {
      ...{ value: step.due ?? 0, level, when, reaches: reachesDue(step, commitment.direction) },
      label: step.by === end ? label : inBrackets(label, when, language),
    };
  }
  return undefined;
}

function inBrackets(text: string, inside: string, language: Language): string {
  return language === 'zh' ? `${text}（${inside}）` : `${text} (${inside})`;
}
