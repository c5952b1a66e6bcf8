import type { Language, Text } from '../core/text.ts';
import { tellSeries } from '../i18n/chart-sentences.ts';
import { tellSteps } from '../i18n/promise-sentences.ts';
import { example, type Example } from './kit/example.ts';
import * as samples from './kit/samples.examples.ts';
import { samplePercent as format, yearly } from './kit/samples.examples.ts';
import * as chart from './trajectory.ts';
import type { TrajectoryLine, TrajectoryOptions, TrajectoryRow, TrajectoryStep } from './trajectory.ts';

interface Sketch extends Omit<TrajectoryOptions, 'labels' | 'format' | 'name' | 'references' | 'yardstick'> {
  readonly title: Text;
  readonly of: Text;
  readonly rows: readonly TrajectoryRow[];
  readonly name?: Text;
  readonly lines?: readonly { readonly name: Text; readonly rows: readonly TrajectoryRow[] }[];
  readonly yardline?: { readonly name: Text; readonly rows: readonly TrajectoryRow[] };
  readonly format?: (value: number, near?: number, language?: Language) => string;
}

/** An example with the sentence its rows and steps make. */
function sketch({ title, of, rows, name, lines, yardline, ...rest }: Sketch): Example {
  const line = (language: Language, each: { name: Text; rows: readonly TrajectoryRow[] }): TrajectoryLine => ({
    name: each.name[language],
    rows: each.rows,
  });
  return example<TrajectoryRow, TrajectoryOptions>({
    title,
    chart,
    ...(rest.size === 'card' && { most: 330 }),
    rows: () => rows,
    options: (language) => {
      const print = (value: number, near?: number): string => (rest.format ?? format)(value, near, language);
      const namePeriod = samples.samplePeriod(language);
      const told = rest.steps?.some(({ value, verdict }) => value !== undefined && verdict)
        ? tellSteps(toldSteps(rest.steps, rows, language), { language, format: print })
        : tellSeries(rows, {
            ...{ language, format: print, namePeriod, name: of[language], formatGap: samples.sampleGap(language) },
          });
      return {
        ...rest,
        labels: samples.sampleLabels(language, of[language], told),
        format: print,
        namePeriod,
        ...(name && { name: name[language] }),
        ...(lines && { references: lines.map((each) => line(language, each)) }),
        ...(yardline && { yardstick: line(language, yardline) }),
      };
    },
  });
}

function toldSteps(steps: readonly TrajectoryStep[], rows: readonly TrajectoryRow[], language: Language) {
  return steps.flatMap(({ by, value, verdict }) => {
    const row = rows.find(({ period }) => period === by.slice(0, 4) || period === `${by.slice(0, 4)}-Q4`);
    if (value === undefined) return [];
    return [{ status: 'not-reported' as const, ...row, when: samples.sampleDay(by, language), due: value, verdict }];
  });
}

const county: Text = { zh: '示例县', en: 'Example' };

/** Three dated steps, one of them missed. */
export const treatment = sketch({
  title: { zh: '分步到期，一步没有达到', en: 'Dated steps, one of them missed' },
  of: { zh: '患病贫困人口累计救治率', en: 'Patients treated, running share' },
  rows: yearly(2015, [0, 41.2, 76.4, 100]),
  from: 'zero',
  steps: [
    { by: '2016-12-31', value: 40, verdict: 'met' },
    { by: '2017-12-31', value: 80, verdict: 'missed' },
    { by: '2018-12-31', value: 100, verdict: 'met' },
  ],
});

/** A level promised for the end of the plan, comparison lines, a year not reported and one suppressed. */
export const enrolment = sketch({
  title: { zh: '对照线，一年未报送，一年已隐去', en: 'Comparison lines, a year not reported, one withheld' },
  of: { zh: '学前三年毛入园率', en: 'Gross preschool enrolment ratio' },
  rows: yearly(2015, [93.8, 94.9, null, 'suppressed', 97.2, 97.8]),
  name: county,
  lines: [
    { name: { zh: '全国', en: 'Nation' }, rows: yearly(2016, [77.4, 79.6, 81.7, 83.4, 85.2]) },
    { name: { zh: '全省', en: 'Province' }, rows: yearly(2016, [82.1, 83, 83.9, 84.6, 85.9]) },
    { name: { zh: '全市', en: 'City' }, rows: yearly(2017, [85.1, null, 86, 86.4]) },
  ],
  steps: [{ by: '2020-12-31', value: 99, label: '≥99%', verdict: 'missed' }],
});

/** Values close to a line of 98 %: the labels must keep apart. */
export const retention = sketch({
  title: { zh: '贴近目标线的数值', en: 'Values close to the line due' },
  of: { zh: '义务教育巩固率', en: 'Retention rate of compulsory education' },
  rows: yearly(2015, [97.1, 97.4, 97.7, 97.9, 98.1, 98.3]),
  steps: [{ by: '2020-12-31', value: 98, label: '≥98%', verdict: 'met' }],
});

/** A miss by four hundredths is not rounded away. */
export const narrowly = sketch({
  title: { zh: '差一点也照原数印', en: 'A miss by a hair is printed as one' },
  of: { zh: '电商服务站覆盖率', en: 'Coverage by e-commerce stations' },
  rows: yearly(2015, [20, 41, 59.96]),
  steps: [{ by: '2017-12-31', value: 60, label: '≥60%', verdict: 'missed' }],
  format: (value, near) => samples.samplePercent(near === undefined ? Math.round(value) : value, near),
});

/** Growth against a yardstick that was not published for the last year. */
export const growth = sketch({
  title: { zh: '和另一个数比', en: 'Against a yardstick' },
  of: { zh: '贫困户人均可支配收入增幅', en: "Growth of poor households' income" },
  rows: yearly(2016, [11.2, 10.4, 9.1]),
  name: county,
  yardline: { name: { zh: '全市平均', en: 'City average' }, rows: yearly(2016, [8, 8.4, null]) },
  steps: [
    { by: '2016-12-31', value: 8, verdict: 'met' },
    { by: '2017-12-31', value: 8.4, verdict: 'met' },
    { by: '2018-12-31', verdict: 'no-data' },
  ],
});

/** Quarters, and a denominator that was counted anew at the start of 2018. */
export const quarters = sketch({
  title: { zh: '按季度，分母换过口径', en: 'By quarter, with a denominator counted anew' },
  of: { zh: '患病贫困人口累计救治率', en: 'Patients treated, running share' },
  rows: [9, 18, 27, 41.2, 52, 60, 70, 76.4, 88, 93, 97, 99.97].map((value, index) => ({
    period: `${2016 + Math.floor(index / 4)}-Q${(index % 4) + 1}`,
    value,
    status: index === 10 ? 'provisional' : 'reported',
    vintage: index < 8 ? '2016' : '2018',
  })),
  from: 'zero',
  steps: [
    { by: '2016-12-31', value: 40, verdict: 'met' },
    { by: '2017-12-31', value: 80, verdict: 'missed' },
    { by: '2018-12-31', value: 100, verdict: 'not-comparable' },
  ],
});

/** Villages, with the last step reached a year late and a step still to come. */
export const villages = sketch({
  title: { zh: '逾期达到，还有一步未到期', en: 'Reached late, and a step still to come' },
  of: { zh: '贫困村标准化卫生室', en: 'Standard clinics in key villages' },
  rows: yearly(2015, [62, 88, 115, 137, 140]),
  format: (value, _, language = 'zh') => (language === 'zh' ? `${value}个村` : `${value} villages`),
  formatTick: String,
  end: '2020-12-31',
  steps: [
    { by: '2018-12-31', value: 140, verdict: 'met-late' },
    { by: '2020-12-31', value: 140, verdict: 'not-due' },
  ],
});

/** Even progress from a starting point that the plan states. */
export const linear = sketch({
  title: { zh: '规划要求逐年均匀推进', en: 'Even progress asked for by the plan' },
  of: { zh: '寄宿生补助覆盖率', en: 'Boarders with a grant' },
  rows: yearly(2016, [17.5, 21, 'not-applicable', 27, 30]),
  between: 'linear',
  baseline: { period: '2015', value: 15 },
  steps: [2016, 2017, 2018, 2019, 2020].map((year, index) => ({
    by: `${year}-12-31`,
    value: 18 + 3 * index,
    verdict: (['missed', 'met', 'no-data', 'met', 'met'] as const)[index],
  })),
});

/** For the home page. */
export const card = sketch({
  title: { zh: '小图：首页用', en: 'Small, for the home page' },
  of: { zh: '义务教育巩固率', en: 'Retention rate of compulsory education' },
  rows: yearly(2015, [97.1, 97.4, 97.7, 97.9, 98.1, 98.3]),
  size: 'card',
  lines: [{ name: { zh: '全国', en: 'Nation' }, rows: yearly(2017, [93.8, null, 94.8, 95.2]) }],
  steps: [{ by: '2020-12-31', value: 98, label: '≥98%', verdict: 'met' }],
});

export const cardSteps = sketch({
  title: { zh: '小图：分步到期', en: 'Small, with dated steps' },
  of: { zh: '患病贫困人口累计救治率', en: 'Patients treated' },
  rows: yearly(2015, [0, 41.2, 76.4, 100]),
  size: 'card',
  from: 'zero',
  steps: [
    { by: '2016-12-31', value: 40, verdict: 'met' },
    { by: '2017-12-31', value: 80, verdict: 'missed' },
    { by: '2018-12-31', value: 100, verdict: 'met' },
  ],
});
