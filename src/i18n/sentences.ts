import type { Commitment } from '../core/commitment.ts';
import { formatDay, formatGap, formatValue } from '../core/format.ts';
import type { StepJudgement } from '../core/judgement.ts';
import { periodYear, type Day } from '../core/period.ts';
import type { Language } from '../core/text.ts';
import type { Unit } from '../core/unit.ts';
import { fill, t, type Messages } from './messages.ts';

/** What a sentence about a promise needs besides the judgement: the promise, and how its numbers are printed. */
export interface Telling {
  readonly language: Language;
  readonly commitment: Commitment;
  /** The unit of the promise; absent for deliverables and promises without a number. */
  readonly unit?: Unit | undefined;
  /** Digits that the judging indicator is printed with; more are printed where it takes more to see a miss. */
  readonly decimals?: number | undefined;
  /** The unit of the remaining count. */
  readonly counted?: Unit | undefined;
}

type Phrases = Messages['sentence'];

/**
 * One due step in one sentence, without its full stop: when, what was due, what happened, the gap, the verdict:
 * “2017年底应达80%，实际76.4%，差3.6个百分点，未达到”. Nothing of a suppressed value is in it.
 */
export function describeStep(step: StepJudgement, telling: Telling): string {
  const phrases = t(telling.language).sentence;
  const target = describeTarget(step, telling);
  if (telling.commitment.direction === 'deliverable') return describeDeliverable(step, telling, target);
  const values = {
    target,
    observed: observedText(step, telling),
    gap: gapText(step, telling, 'sentence'),
    remaining: leftText(step, telling, 'sentence'),
    reason: reasonText(step, telling),
    document: step.document ?? '',
    ...lateValues(step, telling.language),
  };
  return fill(template(step, phrases), values) + (step.provisional ? phrases.provisional : '');
}

function template(step: StepJudgement, phrases: Phrases): string {
  if (step.verdict === 'met-late' && step.observed === undefined) return phrases['met-late-unknown'];
  if (step.verdict === 'withdrawn' && !step.document) return phrases['withdrawn-plain'];
  return phrases[step.verdict];
}

function describeDeliverable(step: StepJudgement, telling: Telling, target: string): string {
  const { language } = telling;
  const phrases = t(language).sentence;
  const late = lateValues(step, language);
  const tail = step.document && step.verdict !== 'withdrawn' ? fill(phrases.document, { document: step.document }) : '';
  const words = { ...late, target, reason: reasonText(step, telling), document: step.document ?? '' };
  const whole = {
    met: step.reachedOn ? phrases.done : phrases['done-plain'],
    'met-late': phrases['done-late'],
    missed: phrases['not-done'],
    'no-data': phrases['no-data'],
    'not-due': phrases['not-due'],
    suppressed: phrases.suppressed,
    'not-comparable': phrases['not-comparable'],
    withdrawn: step.document ? phrases.withdrawn : phrases['withdrawn-plain'],
  }[step.verdict];
  return fill(whole, words) + tail;
}

/** What was due and when: “2017年底应达80%”. */
export function describeTarget(step: StepJudgement, telling: Telling): string {
  const { commitment, language } = telling;
  const phrases = t(language).sentence;
  const when = whenText(step.by, telling);
  if (commitment.direction === 'deliverable') return fill(phrases['target-done'], { when });
  if (commitment.relative) return relativeTarget(step, telling, when);
  if (step.due === undefined) return fill(phrases['target-open'], { when });
  const due = dueText(step, telling);
  const { direction } = commitment;
  if (direction === 'band')
    return fill(phrases['target-band'], { when, due, upper: valueText(step.upper ?? step.due, telling) });
  if (direction === 'at-most') return fill(phrases['target-at-most'], { when, due });
  if (direction === 'exactly') return fill(phrases['target-exactly'], { when, due });
  return fill(phrases['target-at-least'], { when, due });
}

function relativeTarget(step: StepJudgement, telling: Telling, when: string): string {
  const { commitment, language } = telling;
  const phrases = t(language).sentence;
  const yardstick = commitment.relative?.name[language] ?? '';
  if (step.due === undefined) return fill(phrases['target-relative-unknown'], { when, yardstick });
  const phrase = commitment.direction === 'at-most' ? phrases['target-relative-most'] : phrases['target-relative'];
  return fill(phrase, { when, yardstick, due: dueText(step, telling) });
}

/** Whether each year of the promise stands alone. */
export function isYearly({ commitment }: Pick<Telling, 'commitment'>): boolean {
  return commitment.kind === 'standard' || commitment.kind === 'annual-quota';
}

/** When a step falls due: the year for yearly rules and yardsticks, otherwise the day. */
function whenText(by: Day, telling: Telling): string {
  const { language } = telling;
  const phrases = t(language).sentence;
  if (isYearly(telling) && by.endsWith('-12-31')) return fill(phrases['in-year'], { year: String(periodYear(by)) });
  return fill(phrases.by, { when: whenDay(by, language) });
}

/** A day as sentences name it: `2017年底`, `the end of 2017`. */
export function whenDay(day: Day, language: Language): string {
  const text = formatDay(day, language, { yearEnd: true });
  return language === 'en' && text.startsWith('end') ? `the ${text}` : text;
}

/** A day at the head of a choice or a column: `2017年底`, `End of 2017`. */
export function headDay(day: Day, language: Language): string {
  const text = formatDay(day, language, { yearEnd: true });
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The level due, printed as the plan or the yardstick gives it. */
export function dueText(step: StepJudgement, telling: Telling): string {
  if (step.due === undefined) return '';
  const { decimals = 2 } = telling;
  return telling.commitment.relative
    ? valueText(step.due, telling, { decimals, near: step.observed })
    : valueText(step.due, telling);
}

/** The level due with the sign of its direction, ≥98%; bare where all, none or a running share is meant. */
export function signedDue(step: StepJudgement, telling: Telling): string {
  const { commitment, unit } = telling;
  const whole = (step.due === 100 && unit?.measure === 'share') || step.due === 0;
  const signs: Readonly<Record<string, string>> = { 'at-least': '≥', 'at-most': '≤' };
  const bare = step.due === undefined || whole || commitment.kind === 'cumulative' || commitment.relative;
  const text = (bare ? '' : (signs[commitment.direction] ?? '')) + dueText(step, telling);
  return commitment.direction === 'band' && step.upper !== undefined
    ? `${text}–${valueText(step.upper, telling)}`
    : text;
}

/** The value judged, with as many digits as it takes to see on which side of the level due it lies. */
export function observedText(step: StepJudgement, telling: Telling): string {
  if (step.observed === undefined) return '';
  return valueText(step.observed, telling, { decimals: telling.decimals, near: step.due });
}

function valueText(value: number, { unit, language }: Telling, options: { decimals?: number; near?: number } = {}) {
  return formatValue(value, unit ?? { zh: '', en: '', measure: 'quantity' }, { language, ...options });
}

/** How many are left over as part of a sentence or alone; empty where none are, and where the value itself counts them. */
function leftText(step: StepJudgement, telling: Telling, form: 'sentence' | 'tail'): string {
  const counted = step.due === 0 && step.denominator === undefined;
  if (!step.remaining || counted) return '';
  const phrases = t(telling.language).sentence;
  const [missing, left] =
    form === 'sentence' ? [phrases.remaining, phrases.left] : [phrases['tail-remaining'], phrases['tail-left']];
  return fill(step.due === 0 ? left : missing, { remaining: remainingText(step, telling) });
}

/** How many are still missing, or still there where none were to be left. */
export function remainingText({ remaining = 0 }: StepJudgement, { counted, language }: Telling): string {
  return formatValue(remaining, counted ?? { zh: '', en: '', measure: 'count' }, { language });
}

/** What is missing or too much, as part of a sentence or alone; empty where nothing is. */
export function gapText(step: StepJudgement, telling: Telling, form: 'sentence' | 'tail'): string {
  const { commitment, unit, language, decimals } = telling;
  if (step.gap === undefined || step.verdict === 'suppressed') return '';
  const phrases = t(language).sentence;
  const measure = unit ?? { zh: '', en: '', measure: 'quantity' as const };
  const gap = formatGap(step.gap, measure, { language, decimals });
  if (step.gap >= 0)
    return form === 'sentence' && commitment.relative && step.gap > 0 ? fill(phrases['gap-ahead'], { gap }) : '';
  const way = commitment.direction === 'at-most' ? 'over' : commitment.direction === 'at-least' ? 'short' : 'off';
  return fill(phrases[`${form === 'sentence' ? 'gap' : 'tail'}-${way}`], { gap });
}

function lateValues({ reachedOn, monthsLate = 0 }: StepJudgement, language: Language) {
  return { reached: reachedOn ? whenDay(reachedOn, language) : '', months: monthsLate };
}

/** Why a step has no verdict. */
export function reasonText({ reason }: StepJudgement, { commitment, language }: Telling): string {
  if (!reason) return '';
  const { reason: reasons } = t(language);
  const yardstick = commitment.relative?.name[language];
  return reason === 'yardstick-missing' && yardstick
    ? `${reasons[reason]}${language === 'zh' ? `（${yardstick}）` : ` (${yardstick})`}`
    : reasons[reason];
}

/** What stands under a step's mark: the gap, what is still missing, when it was reached, or why there is no verdict. */
export function describeTail(step: StepJudgement, telling: Telling): string {
  const { language } = telling;
  const phrases = t(language).sentence;
  const late = lateValues(step, language);
  const parts = [
    gapText(step, telling, 'tail'),
    step.verdict === 'missed' || step.verdict === 'met-late' ? leftText(step, telling, 'tail') : '',
    step.verdict === 'met-late' && step.reachedOn ? fill(phrases['tail-late'], late) : '',
    step.verdict === 'met' && step.reachedOn ? fill(phrases['tail-done'], late) : '',
    step.verdict === 'no-data' ? reasonText(step, telling) : '',
  ];
  return parts.filter(Boolean).join(language === 'zh' ? '，' : ', ');
}
