import type { Language } from '../core/text.ts';
import { tellMultiples } from '../i18n/chart-sentences.ts';
import { example } from './kit/example.ts';
import { sampleLabels, samplePercent, samplePeriod, sampleAreas, yearly } from './kit/samples.examples.ts';
import * as chart from './multiples.ts';
import type { MultiplesOptions, MultiplesRow } from './multiples.ts';

const ends = [58, 64, 71, 69, 77, 52, 48, 61, 66, 73, 55, 80];
const format = (value: number): string => samplePercent(Math.round(value * 10) / 10);

/** Twelve areas on their way to 100 %; one left out a year, one is suppressed throughout. */
const rows = (language: Language): MultiplesRow[] =>
  sampleAreas.map((town, index) => {
    const start = ends[index] ?? 0;
    const values = [0, 1, 2, 3, 4].map((year) => Math.round((start + ((100 - start) * year) / 4.4) * 10) / 10);
    const shown = values.map((value, year) => (index === 7 ? 'suppressed' : index === 4 && year === 2 ? null : value));
    return { name: town[language], rows: yearly(2016, shown) };
  });

/** The same series in twelve areas, with the whole area's behind each and a level due. */
export const areas = example<MultiplesRow, MultiplesOptions>({
  title: { zh: '同一指标在各地', en: 'One indicator in every area' },
  chart,
  rows,
  options: (language) => {
    const namePeriod = samplePeriod(language);
    const panels = rows(language).map((row) => row.rows);
    return {
      labels: {
        ...sampleLabels(
          language,
          language === 'zh' ? '重点村标准化卫生室覆盖率：各地' : 'Key villages with a standard clinic, by area',
          tellMultiples(panels, { language, format, namePeriod }),
        ),
        scale: (low, high) =>
          language === 'zh' ? `各图纵轴相同：${low}至${high}` : `one scale for all: ${low} to ${high}`,
      },
      format,
      namePeriod,
      compared: { name: language === 'zh' ? '全域' : 'Whole area', rows: yearly(2016, [62.9, 83.6, 97.9, 98, 98]) },
      target: { value: 95, label: language === 'zh' ? '2020年底应达95%' : 'due at the end of 2020: 95%' },
    };
  },
});
