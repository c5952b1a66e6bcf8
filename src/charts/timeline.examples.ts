import type { Language } from '../core/text.ts';
import { tellCounts } from '../i18n/promise-sentences.ts';
import { example } from './kit/example.ts';
import { sampleLabels, samplePeriod } from './kit/samples.examples.ts';
import * as chart from './timeline.ts';
import type { TimelineLabels, TimelineOptions, TimelineRow } from './timeline.ts';
import { stateOf, states, type State } from './timeline/events.ts';

const words: Readonly<Record<Language, Readonly<Record<State, string>>>> = {
  zh: { 'on-time': '按期', late: '逾期', undone: '到期未做', unknown: '暂无数据', pending: '未到期', done: '已做' },
  en: {
    ...{ 'on-time': 'on time', late: 'late', undone: 'due, not done', unknown: 'no data', pending: 'not yet due' },
    done: 'done',
  },
};
const span = { start: '2016-01-01', end: '2020-12-31', asOf: '2020-06-30' } as const;

function labels(language: Language, all: readonly TimelineRow[]): TimelineLabels {
  const counts = states.map((state) => ({
    name: words[language][state],
    count: all.filter((row) => stateOf(row, span.asOf) === state).length,
  }));
  const title = language === 'zh' ? '督查日历' : 'Calendar of inspections';
  return {
    ...sampleLabels(language, title, tellCounts(counts, language)),
    states: words[language],
    summary: (found) => {
      const sum = Object.values(found).reduce((all, count) => all + count, 0);
      return language === 'zh' ? `共${sum}次，逾期${found.late}次` : `${sum} in all, ${found.late} late`;
    },
    several: language === 'zh' ? '标记越大，同月次数越多' : 'A larger mark stands for several in one month',
  };
}

const rows = (language: Language): TimelineRow[] => {
  const [report, audit, assessment] =
    language === 'zh'
      ? ['逐级报告', '审计', '第三方评估']
      : ['Yearly report to the level above', 'Audit of poverty funds', 'Assessment by a third party'];
  return [
    ...[2016, 2017, 2018, 2019].map((year) => ({ lane: report, due: `${year}-12-31`, done: `${year}-12-20` })),
    { lane: report, due: '2020-12-31' },
    { lane: audit, due: '2016-06-30', done: '2016-06-12' },
    { lane: audit, due: '2017-06-30', done: '2017-11-02' },
    { lane: audit, due: '2018-06-30' },
    { lane: audit, due: '2019-06-30', unknown: true },
    ...Array.from({ length: 12 }, () => ({ lane: assessment, done: '2018-03-15' })),
    { lane: assessment, done: '2019-09-01' },
  ];
};

/** Every state, and twelve events in one month. */
export const calendar = example<TimelineRow, TimelineOptions>({
  title: { zh: '到期和办成的日子', en: 'Due days and days of completion' },
  chart,
  rows,
  options: (language) => ({ labels: labels(language, rows(language)), namePeriod: samplePeriod(language), ...span }),
});
