import type { Judgement, Standing, StepJudgement, StepVerdict } from '../core/judgement.ts';
import { periodYear } from '../core/period.ts';
import type { Language } from '../core/text.ts';
import { joinSentences } from './told.ts';
import { fill, t } from './messages.ts';
import { describeStep, dueText, isYearly, type Telling } from './sentences.ts';

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
  if (commitment.kind === 'baseline' && commitment.direction === 'qualitative') return phrases.report;
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

/** The figures that a promise of the kind baseline states, each with its year where there are several: no verdict. */
function baselineText(telling: Telling): string {
  const { commitment, language } = telling;
  const { sentence, site } = t(language);
  const told = commitment.steps.map(({ by, value }) => {
    const due = dueText({ by, due: value, verdict: 'not-due' }, telling);
    return commitment.steps.length > 1 ? fill(sentence['plan-value-year'], { due, year: String(periodYear(by)) }) : due;
  });
  const separator = site.separator + (language === 'en' ? ' ' : '');
  return fill(sentence['plan-value'], { due: told.join(separator) });
}

function tellSteps({ steps, standing }: Judgement, telling: Telling): string[] {
  const { sentence } = t(telling.language);
  const tell = (step: StepJudgement): string => describeStep(step, telling) + sentence.stop;
  const due = steps.filter(({ verdict }) => verdict !== 'not-due');
  if (due.length === 0) return steps.slice(0, 1).map(tell);
  if (due.length <= mostTold) return due.map(tell);
  const deciding = due.findLast(({ verdict }) => verdict === standing);
  return [countSteps(steps, due, telling), ...(deciding ? [tell(deciding)] : [])];
}

/** How many steps, or years of a yearly promise, show which verdict. */
function countSteps(steps: readonly StepJudgement[], due: readonly StepJudgement[], telling: Telling): string {
  const { sentence, standing } = t(telling.language);
  const yearly = isYearly(telling);
  const part = yearly ? sentence['many-years-part'] : sentence['many-part'];
  const parts = countVerdicts(due)
    .map(([verdict, count]) => fill(part, { count, standing: inSentence(standing[verdict], telling) }))
    .join(telling.language === 'zh' ? '，' : ', ');
  if (yearly) return fill(sentence['many-years'], { due: due.length, parts });
  return fill(sentence['many-steps'], { all: steps.length, due: due.length, parts });
}

function countVerdicts(steps: readonly StepJudgement[]): [StepVerdict, number][] {
  const counts = new Map<StepVerdict, number>();
  for (const { verdict } of steps) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  return [...counts];
}

/** In how many years a rule was breached, where the years were not counted already. */
function breachText({ breached }: Judgement, { language }: Telling): string {
  if (!breached || breached.of < 2 || breached.of > mostTold) return '';
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

/** What the verdict on a deliverable means: it rests on documents, not on figures. */
export function documentMeaning(standing: Standing, language: Language): string {
  const { byDocument, meaning } = t(language);
  return Object.hasOwn(byDocument, standing) ? byDocument[standing as keyof typeof byDocument] : meaning[standing];
}
