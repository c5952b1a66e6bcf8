import type { Language, Text } from '../core/text.ts';
import { tellPlaces } from '../i18n/chart-sentences.ts';
import { example } from './kit/example.ts';
import { sampleLabels, samplePercent } from './kit/samples.examples.ts';
import * as chart from './tiles.ts';
import type { TileRow, TilesOptions } from './tiles.ts';

const areas: readonly (readonly [zh: string, en: string, column: number, row: number, value: number | null])[] = [
  ['丙乡', 'District C', 1, 1, 76],
  ['丑开发区', 'Develop\u00adment Zone M', 3, 1, 78.2],
  ['戊乡', 'District E', 4, 1, 78.8],
  ['庚新区', 'New Develop\u00adment G', 1, 2, 69.8],
  ['乙街道', 'Subdis\u00adtrict B', 2, 2, 80.9],
  ['甲街道', 'Subdis\u00adtrict A', 3, 2, 92.1],
  ['子乡', 'District L', 5, 2, null],
  ['辛乡', 'Xin\u00adxiang', 2, 3, null],
  ['己乡', 'Jixiang', 3, 3, 71.9],
  ['癸乡', 'District K', 4, 3, 77.4],
  ['壬新区', 'New Area J', 4, 4, 73.5],
  ['丁乡', 'District D', 5, 4, 79.3],
];

const rows = (language: Language): TileRow[] =>
  areas.map(([zh, en, column, row, value]) => ({
    name: language === 'zh' ? zh : en,
    ...{ column, row, value },
    status: value !== null ? 'reported' : zh === '辛乡' ? 'suppressed' : 'not-reported',
    strong: zh === '癸乡',
  }));

const title: Text = { zh: '2017年底各地累计救治率', en: 'Patients treated by area, end of 2017' };

/** Four classes of blue, a suppressed and a missing area, one with a strong rim. */
export const classes = example<TileRow, TilesOptions>({
  title: { zh: '各地示意图', en: 'Areas on a grid' },
  chart,
  rows,
  most: 520,
  options: (language) => {
    const format = (value: number): string => samplePercent(value);
    return {
      labels: {
        ...sampleLabels(language, title[language], tellPlaces(rows(language), { language, format })),
        notice: language === 'zh' ? '示意图，不代表实际位置和界线' : 'A diagram: not the true places and borders',
      },
      format,
      breaks: [70, 80, 90],
    };
  },
});
