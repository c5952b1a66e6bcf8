import { sampleLabels, samplePercent as format, yearly, type Example } from './kit/samples.ts';
import trajectory from './trajectory.ts';

const title = { zh: '学前三年毛入园率', en: 'Gross preschool enrolment ratio' };

/** Three dated steps, one of them missed. */
export const treatment: Example = (document) =>
  trajectory(yearly(2015, [0, 41.2, 76.4, 100]), {
    document,
    labels: {
      ...sampleLabels.zh,
      title: '患病贫困人口累计救治率',
      description: '2017年底目标80%，实际76.4%，差3.6个百分点。',
    },
    format,
    from: 'zero',
    steps: [
      { by: '2016-12-31', value: 40, verdict: 'met' },
      { by: '2017-12-31', value: 80, verdict: 'missed' },
      { by: '2018-12-31', value: 100, verdict: 'met' },
    ],
  });

export const treatmentNarrow: Example = (document) =>
  trajectory(yearly(2015, [0, 41.2, 76.4, 100]), {
    document,
    width: 340,
    labels: { ...sampleLabels.en, title: 'Patients treated, running share' },
    format,
    from: 'zero',
    steps: [
      { by: '2016-12-31', value: 40, verdict: 'met' },
      { by: '2017-12-31', value: 80, verdict: 'missed' },
      { by: '2018-12-31', value: 100, verdict: 'met' },
    ],
  });

const references = {
  zh: [
    { name: '全国', rows: yearly(2016, [77.4, 79.6, 81.7, 83.4, 85.2]) },
    { name: '全省', rows: yearly(2016, [82.1, 83, 83.9, 84.6, 85.9]) },
    { name: '全市', rows: yearly(2017, [85.1, null, 86, 86.4]) },
  ],
  en: [
    { name: 'Nation', rows: yearly(2016, [77.4, 79.6, 81.7, 83.4, 85.2]) },
    { name: 'Province', rows: yearly(2016, [82.1, 83, 83.9, 84.6, 85.9]) },
    { name: 'City', rows: yearly(2017, [85.1, null, 86, 86.4]) },
  ],
};

/** A level promised for the end of the plan, comparison lines, a year not reported and one suppressed. */
export const enrolment: Example = (document) =>
  trajectory(yearly(2015, [93.8, 94.9, null, 'suppressed', 97.2, 97.8]), {
    document,
    labels: { ...sampleLabels.zh, title: title.zh },
    format,
    name: '沂源县',
    references: references.zh,
    steps: [{ by: '2020-12-31', value: 99, label: '≥99%', verdict: 'missed' }],
  });

export const enrolmentNarrow: Example = (document) =>
  trajectory(yearly(2015, [93.8, 94.9, null, 'suppressed', 97.2, 97.8]), {
    document,
    width: 340,
    labels: { ...sampleLabels.en, title: title.en },
    format,
    name: 'Yiyuan',
    references: references.en,
    steps: [{ by: '2020-12-31', value: 99, label: '≥99%', verdict: 'missed' }],
  });

/** Values close to a line of 98 %: the labels must keep apart. */
export const retention: Example = (document) =>
  trajectory(yearly(2015, [97.1, 97.4, 97.7, 97.9, 98.1, 98.3]), {
    document,
    width: 340,
    labels: { ...sampleLabels.zh, title: '义务教育巩固率' },
    format,
    steps: [{ by: '2020-12-31', value: 98, label: '≥98%', verdict: 'met' }],
  });

/** Growth against a yardstick that was not published for the last year. */
export const growth: Example = (document) =>
  trajectory(yearly(2016, [11.2, 10.4, 9.1]), {
    document,
    labels: { ...sampleLabels.zh, title: '贫困户人均可支配收入增幅' },
    format,
    name: '沂源县',
    yardstick: { name: '全市平均', rows: yearly(2016, [8, 8.4, null]) },
    steps: [
      { by: '2016-12-31', value: 8, verdict: 'met' },
      { by: '2017-12-31', value: 8.4, verdict: 'met' },
      { by: '2018-12-31', verdict: 'no-data' },
    ],
  });

/** Quarters, and a denominator that was counted anew at the start of 2018. */
export const quarters: Example = (document) =>
  trajectory(
    [9, 18, 27, 41.2, 52, 60, 70, 76.4, 88, 93, 97, 99.97].map((value, index) => ({
      period: `${2016 + Math.floor(index / 4)}-Q${(index % 4) + 1}`,
      value,
      status: index === 11 ? 'provisional' : 'reported',
      vintage: index < 8 ? '2016' : '2018',
    })),
    {
      document,
      labels: { ...sampleLabels.en, title: 'Patients treated, by quarter' },
      format,
      from: 'zero',
      steps: [
        { by: '2016-12-31', value: 40, verdict: 'met' },
        { by: '2017-12-31', value: 80, verdict: 'missed' },
        { by: '2018-12-31', value: 100, verdict: 'not-comparable' },
      ],
    },
  );

/** For the home page. */
export const card: Example = (document) =>
  trajectory(yearly(2015, [97.1, 97.4, 97.7, 97.9, 98.1, 98.3]), {
    document,
    size: 'card',
    labels: { ...sampleLabels.zh, title: '义务教育巩固率' },
    format,
    references: [{ name: '全国', rows: yearly(2017, [93.8, null, 94.8, 95.2]) }],
    steps: [{ by: '2020-12-31', value: 98, label: '≥98%', verdict: 'met' }],
  });

export const cardTreatment: Example = (document) =>
  trajectory(yearly(2015, [0, 41.2, 76.4, 100]), {
    document,
    size: 'card',
    labels: { ...sampleLabels.en, title: 'Patients treated' },
    format,
    from: 'zero',
    steps: [
      { by: '2016-12-31', value: 40, verdict: 'met' },
      { by: '2017-12-31', value: 80, verdict: 'missed' },
      { by: '2018-12-31', value: 100, verdict: 'met' },
    ],
  });

/** Villages, with the last step reached a year late and a step still to come. */
export const villages: Example = (document) =>
  trajectory(yearly(2015, [62, 88, 115, 137, 140]), {
    document,
    width: 340,
    labels: { ...sampleLabels.zh, title: '贫困村标准化卫生室' },
    format: (value) => `${value}个村`,
    formatTick: String,
    end: '2020-12-31',
    steps: [
      { by: '2018-12-31', value: 140, verdict: 'met-late' },
      { by: '2020-12-31', value: 140, verdict: 'not-due' },
    ],
  });
