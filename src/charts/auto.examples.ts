import type { Language } from '../core/text.ts';
import { tellGroups, tellMultiples } from '../i18n/chart-sentences.ts';
import * as chart from './auto.ts';
import type { AutoColumn, AutoOptions, AutoRow } from './auto.ts';
import { example } from './kit/example.ts';
import { sampleLabels, samplePercent as format, samplePeriod, sampleAreas } from './kit/samples.examples.ts';

const columns: readonly AutoColumn[] = [
  { name: 'area', type: 'text' },
  { name: 'period', type: 'text' },
  { name: 'value', type: 'number' },
];
const figures: readonly (readonly (number | null)[])[] = [
  [40.1, 62, 81.3, 90.2],
  [42.5, null, 80.9, 90.8],
  [33, 51.7, 69.8, 90],
];

const rows = (language: Language) =>
  figures.flatMap((values, index) =>
    values.map((value, at) => ({ area: sampleAreas[index]?.[language] ?? '', period: String(2015 + at), value })),
  );
const told = (value: number | null) => ({
  status: value === null ? ('not-reported' as const) : ('reported' as const),
  value,
});
const labels = (language: Language, title: string, description: string) => ({
  ...sampleLabels(language, title, description),
  empty: language === 'zh' ? '无数值' : 'no value',
});

/** Periods and a number: lines, one of them with a gap. */
export const lines = example<AutoRow, AutoOptions>({
  title: { zh: '查询结果：时期和数值', en: 'A query result with periods' },
  chart,
  rows,
  options: (language) => {
    const panels = figures.map((values) => values.map((value, at) => ({ ...told(value), period: String(2015 + at) })));
    const sentence = tellMultiples(panels, { language, format, namePeriod: samplePeriod(language) });
    return {
      labels: labels(language, language === 'zh' ? '三个地区' : 'Three areas', sentence),
      columns,
      format,
      formatPeriod: samplePeriod(language),
    };
  },
});

/** Names and a number: bars. */
export const categories = example<AutoRow, AutoOptions>({
  title: { zh: '查询结果：名称和数值', en: 'A query result with names' },
  chart,
  rows: (language) => rows(language).filter(({ period }) => period === '2016'),
  options: (language) => {
    const own = rows(language).filter(({ period }) => period === '2016');
    const sentence = tellGroups(
      own.map(({ area, value }) => ({ ...told(value), name: area })),
      { language, format },
    );
    return {
      labels: labels(language, language === 'zh' ? '2016年三个地区' : 'Three areas in 2016', sentence),
      columns,
      format,
    };
  },
});
