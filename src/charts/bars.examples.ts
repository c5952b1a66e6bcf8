import bars, { type BarRow } from './bars.ts';
import { sampleLabels, samplePercent as format, type Example } from './kit/samples.ts';

const rows = (names: readonly string[]): BarRow[] => [
  { name: names[0] ?? '', value: 100, status: 'reported', due: 100 },
  { name: names[1] ?? '', value: 76.9, status: 'reported', due: 80 },
  { name: names[2] ?? '', value: 0, status: 'reported', due: 50 },
  { name: names[3] ?? '', status: 'suppressed' },
  { name: names[4] ?? '', status: 'not-reported' },
];

export const wide: Example = (document) =>
  bars(rows(['县级', '镇级', '村级', '个人诊所', '民营医院']), {
    document,
    labels: { ...sampleLabels.zh, title: '远程医疗覆盖率', due: (due) => ` / 应达${due}` },
    format,
  });

export const narrow: Example = (document) =>
  bars(rows(['County hospitals', 'Township hospitals', 'Village clinics', 'Private surgeries', 'Private hospitals']), {
    document,
    width: 340,
    labels: { ...sampleLabels.en, title: 'Telemedicine' },
    format,
    target: { value: 95, label: 'Target for 2020: 95%' },
  });
