import type { Judgement, StepJudgement, StepVerdict } from '../core/judgement.ts';
import { joinSentences } from './ledger.ts';
import { fill, t } from './messages.ts';
import { describeStep, dueText, type Telling } from './sentences.ts';

/** More steps than this are counted instead of told one by one. */
const mostTold = 3;

/**
 * A whole promise in one to four sentences: every due step, or how many of them were kept; whether the rule was held;
 * and what the reader must know about the date. This is also the text that a screen reader hears for the chart.
 */
export function describePromise(judgement: Judgement, telling: Telling): string {
  const { commitment, language } = telling;
  const phrases = t(language).sentence;
  const undated = commitment.steps.some(({ date }) => date === 'period-end');
  if (commitment.kind === 'blank') return phrases.blank;
  if (commitment.kind === 'qualitative') return phrases.qualitative;
  if (commitment.kind === 'baseline') return joinSentences([baselineText(telling), phrases.baseline], language);
  return joinSentences(
    [
      ...tellSteps(judgement, telling),
      breachText(judgement, telling),
      outcomeText(judgement, telling),
      undated ? phrases['period-end'] : '',
    ],
    language,
  );
}

/** The figure that a promise of the kind baseline states: it has a level but no verdict. */
function baselineText(telling: Telling): string {
  const { commitment, language } = telling;
  const step = commitment.steps.at(-1);
  if (step?.value === undefined) return '';
  const due = dueText({ by: step.by, due: step.value, verdict: 'not-due' }, telling);
  return fill(t(language).sentence['plan-value'], { due });
}

function tellSteps({ steps }: Judgement, telling: Telling): string[] {
  const { sentence, standing } = t(telling.language);
  const stop = (text: string): string => text + sentence.stop;
  const due = steps.filter(({ verdict }) => verdict !== 'not-due');
  if (due.length === 0) return steps.slice(0, 1).map((step) => stop(describeStep(step, telling)));
  if (due.length <= mostTold) return due.map((step) => stop(describeStep(step, telling)));
  const parts = countVerdicts(due).map(([verdict, count]) =>
    fill(sentence['many-part'], { count, standing: inSentence(standing[verdict], telling) }),
  );
  const separator = telling.language === 'zh' ? '，' : ', ';
  const last = due.at(-1);
  return [
    fill(sentence['many-steps'], { all: steps.length, due: due.length, parts: parts.join(separator) }),
    ...(last ? [stop(describeStep(last, telling))] : []),
  ];
}

function countVerdicts(steps: readonly StepJudgement[]): [StepVerdict, number][] {
  const counts = new Map<StepVerdict, number>();
  for (const { verdict } of steps) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  return [...counts];
}

function breachText({ breached }: Judgement, { language }: Telling): string {
  if (!breached || breached.of < 2) return '';
  const { sentence } = t(language);
  return breached.years > 0 ? fill(sentence['years-breached'], breached) : '';
}

/** The final result or the pace, where it says more than the verdict on the one step already did. */
function outcomeText({ outcome, pace, steps }: Judgement, { language }: Telling): string {
  const { sentence, outcome: outcomes, pace: paces } = t(language);
  if (outcome === 'held' || outcome === 'lost') return fill(sentence.outcome, { outcome: outcomes[outcome] });
  if (outcome && steps.length > 1) return fill(sentence.outcome, { outcome: outcomes[outcome] });
  return pace && !outcome ? fill(sentence.pace, { pace: paces[pace] }) : '';
}

function inSentence(text: string, { language }: Telling): string {
  return language === 'en' ? text.toLowerCase() : text;
}
