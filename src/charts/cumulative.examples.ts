import cumulative, { type CumulativeLabels, type CumulativeRow } from './cumulative.ts';
import { sampleLabels, samplePercent as format, type Example } from './kit/samples.ts';

const rows = (suffix: string): CumulativeRow[] => [
  { name: `2016${suffix}`, due: 40, quota: 40, total: 52, delivered: 52, verdict: 'met', status: 'reported' },
  { name: `2017${suffix}`, due: 80, quota: 40, total: 76.4, delivered: 24.4, verdict: 'missed', status: 'reported' },
  { name: `2018${suffix}`, due: 100, quota: 20, status: 'not-reported', verdict: 'no-data' },
];

const zh: CumulativeLabels = {
  ...sampleLabels.zh,
  title: '442分类救治：累计与当年',
  running: (total, due) => `累计${total} / 应达${due}`,
  yearly: (delivered, quota) => `当年${delivered} / 份额${quota}`,
};
const en: CumulativeLabels = {
  ...sampleLabels.en,
  title: 'The 442 schedule: running total and each year',
  running: (total, due) => `total ${total} / due ${due}`,
  yearly: (delivered, quota) => `this year ${delivered} / quota ${quota}`,
};

export const wide: Example = (document) => cumulative(rows('年'), { document, labels: zh, format });
export const narrow: Example = (document) => cumulative(rows('年'), { document, width: 340, labels: zh, format });
export const english: Example = (document) => cumulative(rows(''), { document, width: 340, labels: en, format });
