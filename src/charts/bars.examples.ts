import type { Language } from '../core/text.ts';
import { tellGroups } from '../i18n/chart-sentences.ts';
import * as chart from './bars.ts';
import type { BarRow, BarsOptions } from './bars.ts';
import { example } from './kit/example.ts';
import { sampleLabels, samplePercent as format } from './kit/samples.examples.ts';

const names: Readonly<Record<Language, readonly string[]>> = {
  zh: ['县级', '镇级', '村级', '个人诊所', '民营医院'],
  en: ['County hospitals', 'Township hospitals', 'Village clinics', 'Private surgeries', 'Private hospitals'],
};

const rows = (language: Language): BarRow[] => {
  const [county = '', town = '', village = '', surgery = '', hospital = ''] = names[language];
  return [
    { name: county, value: 100, status: 'reported', due: 100 },
    { name: town, value: 76.9, status: 'reported', due: 80 },
    { name: village, value: 0, status: 'reported', due: 50 },
    { name: surgery, status: 'suppressed' },
    { name: hospital, status: 'not-reported' },
  ];
};

const labels = (language: Language, all: readonly BarRow[]) =>
  sampleLabels(
    language,
    language === 'zh' ? '2017年底远程医疗覆盖率' : 'Telemedicine, end of 2017',
    tellGroups(all, { language, format }),
  );

/** A level due for each group, an empty group, a suppressed and a missing one. */
export const groups = example<BarRow, BarsOptions>({
  title: { zh: '各组各有应达', en: 'Each group with its own level due' },
  chart,
  rows,
  options: (language) => ({
    labels: {
      ...labels(language, rows(language)),
      dueOf: (due) => (language === 'zh' ? ` / 应达${due}` : ` / due ${due}`),
    },
    format,
  }),
});

/** One level due for all. */
export const level = example<BarRow, BarsOptions>({
  title: { zh: '各组同一个应达', en: 'One level due for all groups' },
  chart,
  rows: (language) => rows(language).map(({ due: _, ...row }) => row),
  options: (language) => ({
    labels: labels(language, rows(language)),
    format,
    target: { value: 95, label: language === 'zh' ? '2020年底应达95%' : 'Due at the end of 2020: 95%' },
  }),
});
