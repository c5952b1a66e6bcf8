import { sampleLabels, samplePercent, type Example } from './kit/samples.ts';
import towns, { type TownRow, type TownsLabels } from './towns.ts';

const counts: readonly (readonly [
  zh: string,
  en: string,
  numerator: number | null,
  denominator: number,
  suppressed?: boolean,
])[] = [
  ['历山街道', 'Lishan', 338, 412],
  ['南麻街道', 'Nanma', 314, 388],
  ['鲁村镇', 'Lucun', 270, 355],
  ['东里镇', 'Dongli', 273, 344],
  ['悦庄镇', 'Yuezhuang', 307, 390],
  ['西里镇', 'Xili', 191, 266],
  ['大张庄镇', 'Dazhangzhuang', 208, 298],
  ['中庄镇', 'Zhongzhuang', null, 187, true],
  ['张家坡镇', 'Zhangjiapo', 125, 170],
  ['燕崖镇', 'Yanya', 157, 203],
  ['石桥镇', 'Shiqiao', null, 216],
  ['南鲁山镇', 'Nanlushan', 301, 301],
];

const rows = (language: 'zh' | 'en'): TownRow[] =>
  counts.map(([zh, en, numerator, denominator, suppressed]) => ({
    name: language === 'zh' ? zh : en,
    status: numerator !== null ? 'reported' : suppressed ? 'suppressed' : 'not-reported',
    ...(numerator === null ? {} : { numerator, denominator, value: (100 * numerator) / denominator }),
    strong: zh === '东里镇',
  }));

const labels = {
  zh: {
    ...sampleLabels.zh,
    title: '2017年底各镇街累计救治率',
    notReported: '— 未报送',
    suppressed: '＊ 已隐去',
    zoomed: '横轴不从0起',
  },
  en: {
    ...sampleLabels.en,
    title: 'Patients treated by town, end of 2017',
    notReported: '— not reported',
    suppressed: '＊ suppressed',
  },
} satisfies Record<string, TownsLabels>;

const format = (value: number) => (value === 100 ? '100%' : `${(Math.floor(value * 10) / 10).toFixed(1)}%`);

export const wide: Example = (document) =>
  towns(rows('zh'), {
    document,
    labels: labels.zh,
    format,
    formatTick: samplePercent,
    formatCounts: (numerator, denominator) => `${numerator}/${denominator}人`,
    scale: 100,
    target: { value: 80, label: '2017年目标 累计80%' },
  });

export const narrow: Example = (document) =>
  towns(rows('zh'), {
    document,
    width: 340,
    labels: labels.zh,
    format,
    formatTick: samplePercent,
    formatCounts: (numerator, denominator) => `${numerator}/${denominator}人`,
    scale: 100,
    target: { value: 80, label: '2017年目标 累计80%' },
  });

export const english: Example = (document) =>
  towns(rows('en'), {
    document,
    width: 340,
    labels: labels.en,
    format,
    formatTick: samplePercent,
    formatCounts: (numerator, denominator) => `${numerator} of ${denominator} people`,
    scale: 100,
    target: { value: 80, label: 'Target for 2017: 80%' },
  });
