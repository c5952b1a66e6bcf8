import { z } from 'zod';
import { formatNumber, formatValue } from '../core/format.ts';
import type { Indicator } from '../core/indicator.ts';
import type { Observation } from '../core/observation.ts';
import type { Language } from '../core/text.ts';
import type { Unit } from '../core/unit.ts';
import en from './certificates.en.json' with { type: 'json' };
import zh from './certificates.zh.json' with { type: 'json' };
import { fill, t } from './messages.ts';
import { words } from './words.ts';

/** The texts of a figure's birth certificate: both languages must have exactly these keys. */
export const certificatesSchema = z.strictObject({
  page: words(
    'title choose made state note reporting judged judges noJudge rule release input inputHidden question manifest hint run rowsMany',
  ),
  made: words('ratio sum growth absent times'),
  records: words('from file'),
  sums: words('title definition made rule files count'),
  ledger: words('counted'),
});
export type CertificatesTexts = z.output<typeof certificatesSchema>;

const texts: Readonly<Record<Language, CertificatesTexts>> = {
  zh: certificatesSchema.parse(zh),
  en: certificatesSchema.parse(en),
};

/** The texts of a figure's birth certificate in a language. */
export function certificatesTexts(language: Language): CertificatesTexts {
  return texts[language];
}

/** How a figure is printed and what it was made from. */
export interface Making {
  readonly indicator: Pick<Indicator, 'calculation' | 'scale' | 'decimals' | 'numerator' | 'denominator'>;
  readonly unit: Unit;
  /** The unit of the count above the line. */
  readonly counted?: Unit | undefined;
  /** Where it is the change of another figure: that one now and a year before. */
  readonly change?: { readonly now: number; readonly before: number } | undefined;
  readonly language: Language;
}

/** How a figure was made, with its numbers: 已建卫生室的村 132 ÷ 重点村 140 × 100 = 94.3%. In words where there is none. */
export function tellMaking(row: Observation, making: Making): string {
  const { made } = texts[making.language];
  const { value, numerator, denominator, status } = row;
  const { status: names, statusMeaning, calculation } = t(making.language);
  if (value === undefined) return fill(made.absent, { status: names[status], meaning: statusMeaning[status] });
  const text = valueText(value, making);
  const { indicator, change, language } = making;
  const name = (count: Indicator['numerator']): string => count?.name[language] ?? '';
  if (indicator.calculation === 'ratio' && numerator !== undefined && denominator !== undefined)
    return fill(made.ratio, {
      ...{ numerator: name(indicator.numerator), above: formatNumber(numerator) },
      ...{ denominator: name(indicator.denominator), below: formatNumber(denominator) },
      times: indicator.scale === 1 ? '' : fill(made.times, { scale: formatNumber(indicator.scale) }),
      value: text,
    });
  if (indicator.calculation === 'sum')
    return fill(made.sum, { name: name(indicator.numerator), value: exactText(value, making) });
  if (change) {
    const { now, before } = change;
    return fill(made.growth, { now: formatNumber(cents(now)), before: formatNumber(cents(before)), value: text });
  }
  return `${exactText(value, making)}${language === 'zh' ? '，' : ', '}${calculation[indicator.calculation]}`;
}

/** To two decimals, as amounts are read; the files hold the means in full. */
function cents(value: number): number {
  return Math.round(value * 100) / 100;
}

/** The rows of a file that a figure was made from; many of them as a count. */
export function rowsText(rows: string, language: Language): string {
  const ranges = rows.split(',').filter(Boolean);
  const { commitment, site } = t(language);
  if (ranges.length === 0) return '';
  if (ranges.length <= mostRanges) {
    const list = ranges.map((range) => range.replace('-', '–')).join(site.separator + (language === 'en' ? ' ' : ''));
    return fill(commitment.rows, { rows: list });
  }
  const bounds = ranges.map((range) => range.split('-').map(Number) as [number, number?]);
  const count = bounds.reduce((sum, [from, to = from]) => sum + to - from + 1, 0);
  const [low, high] = [bounds[0]?.[0] ?? 0, bounds.at(-1)?.at(-1) ?? 0];
  return fill(texts[language].page.rowsMany, { count: String(count), low: String(low), high: String(high) });
}

const mostRanges = 6;

/** With every digit, not folded into 万 or million. */
function exactText(value: number, { unit, language }: Making): string {
  return formatValue(value, { ...unit, measure: 'quantity' }, { language });
}

function valueText(value: number, { indicator, unit, language }: Making): string {
  return formatValue(value, unit, { language, decimals: indicator.decimals });
}
