import { commitmentSchema } from '../core/commitment.ts';
import type { Dictionary } from '../core/dictionary.ts';
import { indicatorSchema } from '../core/indicator.ts';
import type { Judgement, StepJudgement } from '../core/judgement.ts';
import { rule } from '../core/judgement.ts';
import type { Observation } from '../core/observation.ts';
import { planSchema } from '../core/plan.ts';
import type { Release } from '../core/release.ts';
import { siteSchema } from '../core/site.ts';

const text = (zh: string): { zh: string; en: string } => ({ zh, en: zh });
const asOfDays = ['2017-12-31', '2018-12-31'];

const areas = [
  { code: '370323', code_system: 'GB/T 2260', name: '沂源县', name_en: 'Yiyuan', parent: '', kind: 'county' },
  { code: '370323002', code_system: 'x', name: '南麻街道', name_en: 'Nanma', parent: '370323', kind: 'town' },
  { code: '370323001', code_system: 'x', name: '历山街道', name_en: 'Lishan', parent: '370323', kind: 'town' },
] as const;

const commitments = [
  {
    id: '06-clinics',
    clause: '6.1.1',
    kind: 'level',
    direction: 'at-least',
    unit: 'percent',
    steps: [{ by: '2018-12-31', value: 100 }],
  },
  { id: '06-blank', clause: '6.1.2', kind: 'blank', direction: 'at-least' },
  { id: '06-direction', clause: '6.0.0', kind: 'qualitative', direction: 'qualitative' },
  { id: '05-thing', clause: '5.0.0', kind: 'deliverable', direction: 'deliverable', steps: [{ by: '2017-12-31' }] },
].map((each) => commitmentSchema.parse({ ...each, name: text(each.id), population: text('全县') }));

const indicators = {
  clinics: indicatorSchema.parse({
    name: text('卫生室'),
    definition: text('定义'),
    formula: text('算法'),
    theme: 'health',
    unit: 'percent',
    calculation: 'ratio',
    better: 'higher',
    time: 'point',
    frequency: 'year',
    coverage: { areas: 'town', from: '2016', to: '2018' },
    sensitivity: 'institution',
    numerator: { name: text('已建'), unit: 'village' },
    denominator: { name: text('全部'), unit: 'village' },
    source: { producer: text('示例'), title: text('示例'), licence: 'none', kind: 'demonstration' },
    commitments: ['06-clinics'],
  }),
};

const counts: Readonly<Record<string, readonly [area: string, period: string, numerator: number][]>> = {
  county: [
    ['370323', '2018', 19],
    ['370323', '2016', 8],
    ['370323', '2017', 15],
  ],
  towns: [
    ['370323001', '2018', 9],
    ['370323002', '2018', 10],
  ],
};

const observations = Object.entries(counts).flatMap(([level, rows]) =>
  rows.map(([area, period, numerator]): Observation => {
    const denominator = level === 'county' ? 20 : 10;
    const value = (numerator / denominator) * 100;
    const row = { indicator: 'clinics', area, period, groups: '', numerator, denominator, value };
    return { ...row, status: 'reported', sourceKind: 'demonstration', file: 'indicators/clinics.csv', rows: '2' };
  }),
);

function judgement(commitment: string, asOf: string, standing: Judgement['standing'], step?: StepJudgement): Judgement {
  return { commitment, asOf, standing, steps: step ? [step] : [], rule };
}

const judgements = asOfDays.flatMap((asOf) => [
  asOf === '2018-12-31'
    ? judgement('06-clinics', asOf, 'missed', {
        by: asOf,
        due: 100,
        observed: 95,
        gap: -5,
        remaining: 1,
        period: '2018',
        verdict: 'missed',
      })
    : judgement('06-clinics', asOf, 'not-due', { by: '2018-12-31', due: 100, verdict: 'not-due' }),
  judgement('06-blank', asOf, 'blank'),
  judgement('06-direction', asOf, 'unjudged'),
  judgement('05-thing', asOf, 'met', { by: '2017-12-31', verdict: 'met', document: '示例文件' }),
]);

/** A release of four promises and one indicator, for tests: small enough to be followed by hand. */
export function exampleRelease(): Release {
  return {
    revisions: [{ version: '2020.12.0', published: '2018-12-31', figures: [], verdicts: [] }],
    site: siteSchema.parse({
      title: text('阳光台账'),
      dataset: 'demonstration',
      release: '2020.12.0',
      asOf: '2018-12-31',
      area: '370323',
      licence: text('示例'),
      themes: { health: text('健康'), income: text('收入') },
    }),
    plan: planSchema.parse({
      title: text('示例规划'),
      short: text('示例'),
      issued: '2017-07',
      start: '2016-01-01',
      end: '2020-12-31',
      baseYear: 2015,
      chapters: [
        { number: 4, name: text('未录入') },
        { number: 5, name: text('教育支持') },
        {
          number: 6,
          name: text('健康医疗'),
          sections: [
            {
              number: 1,
              name: text('体系'),
              items: [
                { number: 1, name: text('村') },
                { number: 2, name: text('镇') },
              ],
            },
          ],
        },
      ],
    }),
    areas,
    indicators,
    commitments,
    readingNotes: [],
    glossary: { groups: {}, terms: [] },
    mechanisms: {},
    records: {},
    disclosure: { figures: 0, hidden: 0, audit: { blocks: 0, secrets: 0, proven: 0 } },
    observations: observations as unknown as Release['observations'],
    judgements,
    asOfDays,
  };
}

/** The data dictionary of a release that describes no table. */
export const exampleDictionary: Dictionary = {
  ...{ title: text('数据字典'), version: '2020.12.0', as_of: '2018-12-31', dataset: 'demonstration' },
  ...{ notice: null, licence: text('许可'), tables: [] },
};
