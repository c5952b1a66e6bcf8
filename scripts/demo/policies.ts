import { county } from './towns.ts';

/** A policy that goes on after exit; `kept_until` is empty where no period is named. */
interface KeptPolicy {
  readonly policy_id: string;
  readonly area: string;
  readonly policy: string;
  readonly covers: 'household' | 'village' | 'both';
  readonly clause: string;
  readonly office: string;
  readonly kept_from: string;
  readonly kept_until: string;
  readonly document: string;
}

const named = (year: number, number: number): string => `示例文件〔${year}〕${number}号（虚构）`;

const drafts: readonly Omit<KeptPolicy, 'policy_id' | 'area'>[] = [
  draft('student-aid', 'household', ['5.3.2', '县教育体育局'], ['2016-12-31', '2020-12-31', named(2016, 301)]),
  draft('medical-assistance', 'household', ['6.2.1', '县民政局'], ['2016-12-31', '2020-12-31', named(2016, 302)]),
  draft('treatment-first', 'household', ['6.2.5', '县卫生和计划生育局'], ['2016-12-31', '', named(2016, 303)]),
  draft('dibao-gradual', 'household', ['8.1.1', '县民政局'], ['2016-12-31', '2018-12-31', named(2016, 304)]),
  draft('asset-income', 'household', ['10.0.1', '县扶贫开发领导小组办公室'], ['2017-03-01', '', named(2017, 305)]),
  draft(
    'founder-loans',
    'household',
    ['4.3.1', '县人力资源和社会保障局'],
    ['2016-12-31', '2020-12-31', named(2016, 306)],
  ),
  draft('first-secretary', 'village', ['9.1.1', '县委组织部'], ['2016-12-31', '2020-12-31', named(2016, 307)]),
  draft('project-funds', 'village', ['12.3.1', '县财政局'], ['2016-12-31', '2018-12-31', named(2017, 308)]),
  draft('company-pairing', 'village', ['9.3.0', '县工商业联合会'], ['2016-12-31', '', '']),
  draft(
    'house-renovation',
    'household',
    ['8.4.1', '县住房和城乡建设局'],
    ['2016-12-31', '2018-12-31', named(2017, 309)],
  ),
  draft('monitoring', 'both', ['12.2.5', '县扶贫开发领导小组办公室'], ['2017-01-01', '', named(2017, 310)]),
];

/** One row per policy. */
export const keptPolicies: readonly KeptPolicy[] = drafts.map((each, i) => ({
  policy_id: `YX${String(i + 1).padStart(2, '0')}`,
  area: county,
  ...each,
}));

function draft(
  policy: string,
  covers: KeptPolicy['covers'],
  [clause, office]: readonly [string, string],
  [kept_from, kept_until, document]: readonly [string, string, string],
): Omit<KeptPolicy, 'policy_id' | 'area'> {
  return { policy, covers, clause, office, kept_from, kept_until, document };
}
