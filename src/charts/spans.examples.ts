import spans, { type SpanRow } from './spans.ts';
import type { Example } from './kit/samples.ts';

const frame = { start: '2016-01-01', end: '2020-12-31' } as const;
const rows = (names: readonly [string, string, string]): SpanRow[] => [
  { name: names[0], from: '2016-12-31', to: '2018-12-31' },
  { name: names[1], from: '2017-03-01' },
  { name: names[2], from: '2015-06-30', to: '2021-12-31' },
];

export const wide: Example = (document) =>
  spans(rows(['学生资助', '资产收益分配', '第一书记驻村']), {
    ...{ document, ...frame },
    labels: { title: '继续执行的政策', span: (from, to) => (to ? `${from}至${to}` : `${from}起，止期未公布`) },
  });

export const narrow: Example = (document) =>
  spans(rows(['Student aid', 'Income from assets of the village', 'First secretary in the village']), {
    ...{ document, width: 340, ...frame },
    labels: {
      title: 'Policies kept',
      span: (from, to) => (to ? `${from} to ${to}` : `from ${from}, end not published`),
    },
  });
