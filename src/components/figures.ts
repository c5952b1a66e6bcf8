import { formatNumber, formatValue } from '../core/format.ts';
import type { Indicator } from '../core/indicator.ts';
import type { Observation } from '../core/observation.ts';
import type { Language } from '../core/text.ts';
import { t } from '../i18n/messages.ts';
import { unitOf, type Published } from '../query/published.ts';

/** A count's name with its unit, as the head of a column: “已救治（人）”. */
export function countHeading(data: Published, count: Indicator['numerator'], language: Language): string {
  if (!count) return '';
  const unit = unitOf(data, count.unit)?.[language].replace(/^个/, '') ?? '';
  const name = count.name[language];
  if (!unit) return name;
  return language === 'zh' ? `${name}（${unit}）` : `${name} (${unit})`;
}

export interface FigureChoice {
  readonly indicator: Indicator;
  readonly language: Language;
}

/** A figure with its unit, or in words why there is none: never a blank, never a zero that was not reported. */
export function figureText(data: Published, row: Observation, { indicator, language }: FigureChoice) {
  if (row.value === undefined) return t(language).status[row.status];
  const unit = unitOf(data, indicator.unit) ?? { zh: '', en: '', measure: 'quantity' as const };
  return formatValue(row.value, unit, { language, decimals: indicator.decimals });
}

/** The counts behind a rate, `338 / 412`, with their units where these differ; empty where there are none to show. */
export function countsText(data: Published, row: Observation, { indicator, language }: FigureChoice): string {
  const { numerator, denominator } = row;
  if (numerator === undefined) return '';
  const [above, below] = [indicator.numerator?.unit, indicator.denominator?.unit];
  if (denominator === undefined) return formatNumber(numerator);
  if (above === below) return `${formatNumber(numerator)} / ${formatNumber(denominator)}`;
  const print = (value: number, unit: string | undefined) =>
    formatValue(value, unitOf(data, unit) ?? { zh: '', en: '', measure: 'quantity' }, { language });
  return `${print(numerator, above)} / ${print(denominator, below)}`;
}
