import type { Day } from '../../core/period.ts';
import { formatDay, formatGap, formatPeriod, formatValue } from '../../core/format.ts';
import type { ObservationStatus } from '../../core/observation.ts';
import type { Language, Text } from '../../core/text.ts';
import { builtinUnits } from '../../core/unit.ts';
import { chartWords } from '../../i18n/charts.ts';
import type { ChartLabels } from './svg.ts';

/** The texts of an example, as the site gives them to its charts. */
export function sampleLabels(language: Language, title = '', description?: string): ChartLabels {
  return { ...chartWords(language), title, description };
}

/** A share with two digits at most, or with as many as it takes to tell it from the level it is compared with. */
export function samplePercent(value: number, near?: number): string {
  if (near === undefined) return `${Math.round(value * 100) / 100}%`;
  return formatValue(value, builtinUnits.percent, { language: 'zh', decimals: 2, near });
}

/** The difference of two shares. */
export function sampleGap(language: Language): (gap: number) => string {
  return (gap) => formatGap(gap, builtinUnits.percent, { language, decimals: 2 });
}

/** Prints periods as the site does. */
export function samplePeriod(language: Language): (period: string) => string {
  return (period) => formatPeriod(period, language);
}

/** A day as sentences name it. */
export function sampleDay(day: Day, language: Language): string {
  const text = formatDay(day, language, { yearEnd: true });
  return language === 'en' ? `by the ${text}` : text;
}

/** A yearly series from its first year on; null is a year that was not reported, a word is its status. */
export function yearly(from: number, values: readonly (number | null | ObservationStatus)[]) {
  return values.map((value, index) => {
    const period = String(from + index);
    if (typeof value === 'number') return { period, value, status: 'reported' as const };
    return { period, status: value ?? ('not-reported' as const) };
  });
}

/** Areas that exist nowhere, with short names and long ones. */
export const sampleAreas: readonly Text[] = [
  { zh: '甲街道', en: 'Subdistrict A' },
  { zh: '乙街道', en: 'Subdistrict B' },
  { zh: '丙乡', en: 'District C' },
  { zh: '丁乡', en: 'District D' },
  { zh: '戊乡', en: 'District E' },
  { zh: '己乡', en: 'District F' },
  { zh: '庚新区', en: 'New Development Zone G' },
  { zh: '辛乡', en: 'District H' },
  { zh: '壬新区', en: 'New Area J' },
  { zh: '癸乡', en: 'District K' },
  { zh: '子乡', en: 'District L' },
  { zh: '丑开发区', en: 'Development Zone M' },
];
