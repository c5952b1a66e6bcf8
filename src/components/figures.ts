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

/** A figure with its unit, or in words why there is none: never a blank, never a zero that was not reported. */
export function figureText(
  data: Published,
  row: Observation,
  { indicator, language }: { indicator: Indicator; language: Language },
) {
  if (row.value === undefined) return t(language).status[row.status];
  const unit = unitOf(data, indicator.unit) ?? { zh: '', en: '', measure: 'quantity' as const };
  return formatValue(row.value, unit, { language, decimals: indicator.decimals });
}

/** The counts behind a rate, `338 / 412`; empty where there are none to show. */
export function countsText({ numerator, denominator }: Observation): string {
  if (numerator === undefined) return '';
  return denominator === undefined
    ? formatNumber(numerator)
    : `${formatNumber(numerator)} / ${formatNumber(denominator)}`;
}
