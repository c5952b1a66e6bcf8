import type { Language } from '../core/text.ts';
import { tellPlaces } from '../i18n/chart-sentences.ts';
import { example } from './kit/example.ts';
import { samplePercent, sampleLabels, sampleAreas } from './kit/samples.examples.ts';
import * as chart from './towns.ts';
import type { TownRow, TownsOptions } from './towns.ts';

/** Treated and registered by area; null was not reported, the eighth is suppressed. */
const counts: readonly (readonly [numerator: number | null, denominator: number])[] = [
  [338, 412],
  [314, 388],
  [270, 355],
  [273, 344],
  [307, 390],
  [191, 266],
  [208, 298],
  [null, 187],
  [125, 170],
  [157, 203],
  [null, 216],
  [301, 301],
];

const rows = (language: Language): TownRow[] =>
  sampleAreas.map((name, index) => {
    const [numerator = null, denominator = 0] = counts[index] ?? [];
    const known = numerator !== null;
    return {
      name: name[language],
      status: known ? 'reported' : index === 7 ? 'suppressed' : 'not-reported',
      ...(known && { numerator, denominator, value: (100 * numerator) / denominator }),
      strong: index === 3,
    };
  });

const format = (value: number): string => samplePercent(Math.round(value * 10) / 10);

/** Rates with their intervals, one area suppressed and one that did not report. */
export const rates = example<TownRow, TownsOptions>({
  title: { zh: '比率和区间，对照应达', en: 'Rates and intervals against the level due' },
  chart,
  rows,
  options: (language) => ({
    labels: sampleLabels(
      language,
      { zh: '2017年底各地累计救治率', en: 'Patients treated by area, end of 2017' }[language],
      tellPlaces(rows(language), {
        ...{ language, format },
        due: { text: '80%', reaches: (value) => value >= 80 },
      }),
    ),
    format,
    formatCounts: (numerator, denominator) => `${numerator}/${denominator}`,
    scale: 100,
    target: { value: 80, label: language === 'zh' ? '2017年底应达80%' : 'Due at the end of 2017: 80%' },
  }),
});

/** Amounts without an interval. */
export const amounts = example<TownRow, TownsOptions>({
  title: { zh: '数量，没有区间', en: 'Amounts, without intervals' },
  chart,
  rows: (language) =>
    sampleAreas
      .slice(0, 5)
      .map((name, index) => ({ name: name[language], status: 'reported' as const, value: [16, 0, 7, 12, 9][index] })),
  options: (language) => {
    const print = (value: number): string => (language === 'zh' ? `${value}处` : `${value} sites`);
    return {
      labels: sampleLabels(
        language,
        { zh: '2018年底光伏电站', en: 'Solar power stations, end of 2018' }[language],
        tellPlaces(
          [16, 0, 7, 12, 9].map((value) => ({ status: 'reported', value })),
          { language, format: print },
        ),
      ),
      format: print,
      formatTick: String,
    };
  },
});
