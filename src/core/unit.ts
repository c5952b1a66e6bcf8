import type { Unit } from './unit-schema.ts';

export type { Unit } from './unit-schema.ts';

/** The units known without declaring them. A plan that needs another declares it in site.yml under `units`. */
export const builtinUnits = {
  percent: { zh: '%', en: '%', measure: 'share' },
  points: { zh: '个百分点', en: 'percentage points', one: 'percentage point', measure: 'points' },
  yuan: { zh: '元', en: 'yuan', measure: 'money' },
  // An amount for one person is printed in full: 16,222元, not 1.62万元.
  'yuan-per-person': { zh: '元', en: 'yuan', measure: 'quantity' },
  person: { zh: '人', en: 'people', one: 'person', measure: 'count' },
  'person-time': { zh: '人次', en: 'visits', one: 'visit', measure: 'count' },
  household: { zh: '户', en: 'households', one: 'household', measure: 'count' },
  village: { zh: '个村', en: 'villages', one: 'village', measure: 'count' },
  town: { zh: '个镇街', en: 'towns', one: 'town', measure: 'count' },
  county: { zh: '个县', en: 'counties', one: 'county', measure: 'count' },
  school: { zh: '所学校', en: 'schools', one: 'school', measure: 'count' },
  institution: { zh: '家机构', en: 'institutions', one: 'institution', measure: 'count' },
  clinic: { zh: '个卫生室', en: 'clinics', one: 'clinic', measure: 'count' },
  doctor: { zh: '名医生', en: 'doctors', one: 'doctor', measure: 'count' },
  project: { zh: '个项目', en: 'projects', one: 'project', measure: 'count' },
  team: { zh: '个团队', en: 'teams', one: 'team', measure: 'count' },
  site: { zh: '处', en: 'sites', one: 'site', measure: 'count' },
  item: { zh: '项', en: 'items', one: 'item', measure: 'count' },
  time: { zh: '次', en: 'times', one: 'time', measure: 'count' },
  year: { zh: '年', en: 'years', one: 'year', measure: 'count' },
  mu: { zh: '亩', en: 'mu', measure: 'quantity' },
  km: { zh: '公里', en: 'km', measure: 'quantity' },
  ratio: { zh: '倍', en: 'times', measure: 'quantity' },
  'per-thousand': { zh: '人/千人', en: 'per 1,000 people', measure: 'quantity' },
} as const satisfies Record<string, Unit>;
