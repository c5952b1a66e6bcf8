import { sampleLabels, samplePercent as format, type Example } from './kit/samples.ts';
import tiles, { type TileRow } from './tiles.ts';

const places: readonly (readonly [zh: string, en: string, column: number, row: number, value: number | null])[] = [
  ['历山街道', 'Lishan', 3, 2, 82],
  ['南麻街道', 'Nanma', 2, 2, 80.9],
  ['鲁村镇', 'Lucun', 1, 2, 76],
  ['东里镇', 'Dongli', 4, 4, 79.3],
  ['悦庄镇', 'Yuezhuang', 4, 2, 78.7],
  ['西里镇', 'Xili', 3, 5, 71.8],
  ['大张庄镇', 'Dazhang\u00adzhuang', 1, 3, 69.7],
  ['中庄镇', 'Zhong\u00adzhuang', 3, 4, null],
  ['张家坡镇', 'Zhang\u00adjiapo', 5, 3, 73.5],
  ['燕崖镇', 'Yanya', 2, 3, 91.2],
  ['石桥镇', 'Shiqiao', 4, 3, null],
  ['南鲁山镇', 'Nanlushan', 2, 1, 100],
];

const rows = (language: 'zh' | 'en'): TileRow[] =>
  places.map(([zh, en, column, row, value]) => ({
    name: language === 'zh' ? zh : en,
    column,
    row,
    status: value !== null ? 'reported' : zh === '中庄镇' ? 'suppressed' : 'not-reported',
    value,
    href: `towns/${en.replace('\u00ad', '').toLowerCase()}/`,
    strong: zh === '燕崖镇',
  }));

const breaks = [70, 80, 90];

export const wide: Example = (document) =>
  tiles(rows('zh'), {
    document,
    breaks,
    format,
    labels: { ...sampleLabels.zh, title: '各镇街累计救治率', notice: '示意图，不代表实际位置和界线' },
  });

export const narrow: Example = (document) =>
  tiles(rows('zh'), {
    document,
    width: 340,
    breaks,
    format,
    labels: { ...sampleLabels.zh, title: '各镇街累计救治率', notice: '示意图，不代表实际位置和界线' },
  });

export const english: Example = (document) =>
  tiles(rows('en'), {
    document,
    width: 340,
    breaks,
    format,
    labels: {
      ...sampleLabels.en,
      title: 'Patients treated by town',
      notice: 'A diagram: not the true places and borders',
    },
  });
