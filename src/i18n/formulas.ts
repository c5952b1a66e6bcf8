import { difference, formatNumber, formatValue } from '../core/format.ts';
import type { StepJudgement } from '../core/judgement.ts';
import { t } from './messages.ts';
import { headDay, type Telling } from './sentences.ts';

/**
 * The rule with the numbers of one step filled in, line by line: the value from its counts, the comparison that made the
 * verdict, and the share of the scheduled way where there is a starting point. Empty where no value was judged.
 */
export function fillFormula(step: StepJudgement, telling: Telling, baseline?: number): string[] {
  const rule = fillRule(step, telling, baseline);
  return rule.length === 0 ? [] : [ratioLine(step, telling), ...rule].filter((line) => line !== '');
}

/** The same without the line of the counts. */
export function fillRule(step: StepJudgement, telling: Telling, baseline?: number): string[] {
  const { due, observed, upper } = step;
  if (due === undefined || observed === undefined || step.verdict === 'suppressed') return [];
  const { language, commitment } = telling;
  const x = plain(observed, due);
  const verdict = t(language).standing[step.verdict];
  const day = headDay(step.by, language);
  const end = step.gap === undefined ? '' : ` → ${step.gap >= 0 ? t(language).standing.met : verdict}`;
  const compared = comparison(commitment.direction, { x, due, upper, observed });
  const line = `${day}${language === 'zh' ? '：' : ': '}${compared}${end}`;
  return [line, shareLine(step, baseline)].filter((each) => each !== '');
}

interface Compared {
  readonly x: string;
  readonly due: number;
  readonly upper: number | undefined;
  readonly observed: number;
}

function comparison(direction: Telling['commitment']['direction'], { x, due, upper, observed }: Compared): string {
  const level = plain(due);
  if (direction === 'band' && upper !== undefined) {
    const sign = observed >= due && observed <= upper ? '' : ' ✕';
    return `${level} ≤ ${x} ≤ ${plain(upper)}${sign}`;
  }
  if (direction === 'exactly') return `${x} ${observed === due ? '=' : '≠'} ${level}`;
  const gap = direction === 'at-most' ? difference(due, observed) : difference(observed, due);
  const sign = gap > 0 ? '＞' : gap < 0 ? '＜' : '=';
  const written = direction === 'at-most' ? `${level} − ${x}` : `${x} − ${level}`;
  return `${written} = ${plain(gap)}${gap === 0 ? '' : ` ${sign} 0`}`;
}

/** The counts behind a share: 2,697 ÷ 3,530 = 76.4%. */
function ratioLine(
  { numerator, denominator, observed, due }: StepJudgement,
  { unit, language, decimals }: Telling,
): string {
  if (numerator === undefined || denominator === undefined || observed === undefined || !unit) return '';
  const value = formatValue(observed, unit, { language, decimals, near: due });
  return `${formatNumber(numerator)} ÷ ${formatNumber(denominator)} = ${value}`;
}

function shareLine({ p, observed, due }: StepJudgement, baseline: number | undefined): string {
  if (p === undefined || observed === undefined || due === undefined) return '';
  const share = formatNumber(p, { decimals: 3, near: 1 });
  if (baseline === undefined || due === baseline) return `p = ${share}`;
  const start = plain(baseline);
  return `p = (${plain(observed, due)} − ${start}) ÷ (${plain(due)} − ${start}) = ${share}`;
}

/** A number without unit; long fractions are cut where they still show which side of `near` they lie on. */
function plain(value: number, near?: number): string {
  return formatNumber(value, { decimals: 2, ...(near === undefined ? {} : { near }) });
}
