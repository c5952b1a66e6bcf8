import funnel, { type FunnelRow } from './funnel.ts';
import { sampleLabels, type Example } from './kit/samples.ts';

const rows = (names: readonly string[]): FunnelRow[] => [
  { name: names[0] ?? '', status: 'reported', value: 571, of: 571 },
  { name: names[1] ?? '', status: 'reported', value: 549, of: 571 },
  { name: names[2] ?? '', status: 'reported', value: 0, of: 571 },
  { name: names[3] ?? '', status: 'suppressed', value: 3, of: 571 },
  { name: names[4] ?? '', status: 'not-reported' },
];
const chinese = ['村民代表会议评议', '村“两委”和工作队核实', '本户认可', '村内公示', '村内公告'];

export const wide: Example = (document) =>
  funnel(rows(chinese), {
    document,
    labels: { ...sampleLabels.zh, title: '2016年贫困户退出的每一步' },
    format: (value, of) => `${value} / ${of}${of && value < of ? `，差${of - value}` : ''}`,
  });

export const narrow: Example = (document) =>
  funnel(
    rows([
      'Assessed by the village representatives',
      'Verified by the village committees and the work team',
      'Agreed to by the household',
      'Public notice in the village',
      'Announced in the village',
    ]),
    {
      document,
      width: 340,
      labels: { ...sampleLabels.en, title: 'Steps of an exit in 2016' },
      format: (value, of) => `${value} of ${of}`,
    },
  );

export const conditions: Example = (document) =>
  funnel(rows(chinese), {
    document,
    width: 340,
    ordered: false,
    labels: { ...sampleLabels.zh, title: '条件' },
    format: (value, of) => `${value} / ${of}`,
  });
