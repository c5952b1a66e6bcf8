import type { ObservationStatus } from '../../core/observation.ts';
import type { Language } from '../../core/text.ts';

/** The texts of the examples. The site takes its own from src/i18n. */
export const sampleLabels = {
  zh: {
    notReported: '未报送',
    suppressed: '已隐去',
    notApplicable: '不适用',
    vintage: '口径变动',
    zoomed: '纵轴不从0起',
  },
  en: {
    notReported: 'not reported',
    suppressed: 'suppressed',
    notApplicable: 'not applicable',
    vintage: 'new registration',
    zoomed: 'axis does not start at 0',
  },
} as const satisfies Record<Language, Record<string, string>>;

/** A share as the site prints it: no rounding up to 100 %. */
export function samplePercent(value: number): string {
  return `${Math.round(value * 100) / 100}%`;
}

/** A yearly series from its first year on; null is a year that was not reported, a word is its status. */
export function yearly(from: number, values: readonly (number | null | ObservationStatus)[]) {
  return values.map((value, index) => {
    const period = String(from + index);
    if (typeof value === 'number') return { period, value, status: 'reported' as const };
    return { period, status: value ?? ('not-reported' as const) };
  });
}

/** One picture of a chart: at build time a test and later an entry of the gallery. */
export type Example = (document: Document) => SVGSVGElement;
