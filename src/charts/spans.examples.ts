import type { Language } from '../core/text.ts';
import { tellSpans } from '../i18n/promise-sentences.ts';
import { example } from './kit/example.ts';
import { sampleLabels } from './kit/samples.examples.ts';
import * as chart from './spans.ts';
import type { SpanRow, SpansOptions } from './spans.ts';

const names: Readonly<Record<Language, readonly string[]>> = {
  zh: ['学生资助', '资产收益分配', '第一书记驻村'],
  en: ['Student aid', 'Income from assets of the village', 'First secretary in the village'],
};
const days: readonly Omit<SpanRow, 'name'>[] = [
  { from: '2016-12-31', to: '2018-12-31' },
  { from: '2017-03-01' },
  { from: '2015-06-30', to: '2021-12-31' },
];
const rows = (language: Language): SpanRow[] =>
  days.map((each, index) => ({ ...each, name: names[language][index] ?? '' }));

/** Two with both days, one of them longer than the picture, and one without an end. */
export const policies = example<SpanRow, SpansOptions>({
  title: { zh: '继续执行的政策', en: 'Policies kept' },
  chart,
  rows,
  options: (language) => ({
    ...{ start: '2016-01-01', end: '2020-12-31' },
    labels: {
      ...sampleLabels(language, language === 'zh' ? '继续执行的政策' : 'Policies kept', tellSpans(days, language)),
      span: (from, to) => {
        if (language === 'zh') return to ? `${from}至${to}` : `${from}起，止期未公布`;
        return to ? `${from} to ${to}` : `from ${from}, end not published`;
      },
    },
  }),
});
