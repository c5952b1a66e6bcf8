import timeline, { type TimelineLabels, type TimelineRow } from './timeline.ts';
import type { Example } from './kit/samples.ts';

const zh: TimelineLabels = {
  title: '督查日历',
  states: { 'on-time': '按期', late: '逾期', undone: '到期未做', pending: '未到期', done: '已做' },
  summary: (counts) => `共${Object.values(counts).reduce((sum, count) => sum + count, 0)}次，逾期${counts.late}次`,
  several: '标记越大，同月次数越多',
};
const en: TimelineLabels = {
  title: 'Calendar of inspections',
  states: { 'on-time': 'on time', late: 'late', undone: 'due, not done', pending: 'not yet due', done: 'done' },
  summary: (counts) => `${counts['on-time'] + counts.late + counts.done} held, ${counts.late} late`,
  several: 'A larger mark stands for several in one month',
};
const span = { start: '2016-01-01', end: '2020-12-31', asOf: '2020-06-30' } as const;

const rows = (lanes: readonly [string, string, string]): TimelineRow[] => [
  ...[2016, 2017, 2018, 2019].map((year) => ({ lane: lanes[0], due: `${year}-12-31`, done: `${year}-12-20` })),
  { lane: lanes[0], due: '2020-12-31' },
  { lane: lanes[1], due: '2016-06-30', done: '2016-06-12' },
  { lane: lanes[1], due: '2017-06-30', done: '2017-11-02' },
  { lane: lanes[1], due: '2018-06-30' },
  ...Array.from({ length: 12 }, () => ({ lane: lanes[2], done: '2018-03-15' })),
  { lane: lanes[2], done: '2019-09-01' },
];

export const wide: Example = (document) =>
  timeline(rows(['逐级报告', '审计', '第三方评估']), { document, labels: zh, ...span });

export const narrow: Example = (document) =>
  timeline(rows(['Yearly report to the level above', 'Audit of poverty funds', 'Assessment by a third party']), {
    document,
    labels: en,
    width: 340,
    ...span,
  });
