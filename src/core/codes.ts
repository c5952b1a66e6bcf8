import type { AreaKind } from './area.ts';
import type { CommitmentKind, Direction } from './commitment.ts';
import type { Indicator, Sensitivity, Source } from './indicator.ts';
import type { Reason, Standing, StepJudgement } from './judgement.ts';
import type { ObservationStatus } from './observation.ts';
import type { AnnouncementState, FundLevel, ProjectStatus } from './project.ts';
import type { Release } from './release.ts';
import type { Text } from './text.ts';
import { builtinUnits } from './unit.ts';
import { standing, status, verdict } from './verdict-words.ts';

const kind = {
  level: { zh: '到期应达水平', en: 'Level by a date' },
  cumulative: { zh: '累计进度', en: 'Cumulative schedule' },
  'annual-quota': { zh: '年度任务', en: 'Yearly quota' },
  standard: { zh: '持续标准', en: 'Standing rule' },
  deliverable: { zh: '应办事项', en: 'Thing to be done' },
  qualitative: { zh: '只有方向', en: 'Direction only' },
  baseline: { zh: '现状说明', en: 'Starting point' },
  blank: { zh: '数字未填', en: 'Number left blank' },
} as const satisfies Record<CommitmentKind, Text>;
const reason = {
  'no-indicator': { zh: '没有对应的公开数据', en: 'no published figure measures it' },
  'not-reported': { zh: '未报送', en: 'not reported' },
  'not-applicable': { zh: '没有适用对象', en: 'it does not apply' },
  awaiting: { zh: '数据还没到公布的时候', en: 'its figure is not yet to be expected' },
  'yardstick-missing': { zh: '对照数字没有公布', en: 'the yardstick was not published' },
  'vintage-break': { zh: '前后口径不同', en: 'the denominator was re-verified in between' },
  'no-evidence': { zh: '没有公开的佐证文件', en: 'no document has been published' },
  'interval-contains-target': {
    zh: '抽样区间包含目标值，分不清是否达到',
    en: "the survey's interval contains the target: cannot be told apart",
  },
  suppressed: { zh: '为保护个人信息', en: 'to protect individuals' },
  withdrawn: { zh: '承诺已撤销', en: 'the promise was withdrawn' },
} as const satisfies Record<Reason, Text>;
const better = {
  higher: { zh: '越高越好', en: 'higher is better' },
  lower: { zh: '越低越好', en: 'lower is better' },
  neither: { zh: '没有好坏之分', en: 'neither' },
} as const satisfies Record<Indicator['better'], Text>;
const time = {
  point: { zh: '期末时点', en: 'at the end of the period' },
  period: { zh: '期内累计', en: 'during the period' },
} as const satisfies Record<Indicator['time'], Text>;
const frequency = {
  year: { zh: '每年', en: 'yearly' },
  quarter: { zh: '每季', en: 'quarterly' },
  month: { zh: '每月', en: 'monthly' },
} as const satisfies Record<Indicator['frequency'], Text>;
const sensitivity = {
  sensitive: { zh: '敏感人数', en: 'sensitive counts of people' },
  personal: { zh: '一般人数', en: 'other counts of people' },
  institution: { zh: '机构', en: 'institutions' },
  public: { zh: '公共资金和设施', en: 'public money and works' },
} as const satisfies Record<Sensitivity, Text>;
const calculation = {
  ratio: { zh: '分子合计÷分母合计', en: 'sum of numerators ÷ sum of denominators' },
  sum: { zh: '各地相加', en: 'summed over areas' },
  value: { zh: '按发布的数字，不相加', en: 'as published, never summed' },
  growth: { zh: '比上年增长', en: 'change against the year before' },
} as const satisfies Record<Indicator['calculation'], Text>;
const sourceKind = {
  official: { zh: '公开发布的统计数字', en: 'published statistics' },
  plan: { zh: '规划原文中的数字', en: 'a figure of the plan' },
  demonstration: { zh: '示例数据（虚构）', en: 'demonstration data (fictitious)' },
} as const satisfies Record<Source['kind'], Text>;
const level = {
  central: { zh: '中央', en: 'Central' },
  province: { zh: '省级', en: 'Province' },
  city: { zh: '市级', en: 'City' },
  county: { zh: '县级', en: 'County' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<FundLevel, Text>;
const projectStatus = {
  planned: { zh: '未开工', en: 'Not begun' },
  'under-way': { zh: '实施中', en: 'Under way' },
  completed: { zh: '已完工，未验收', en: 'Completed, not accepted' },
  accepted: { zh: '已验收', en: 'Accepted' },
  stopped: { zh: '已停止', en: 'Stopped' },
} as const satisfies Record<ProjectStatus, Text>;
const announcement = {
  'on-time': { zh: '按时', en: 'In time' },
  late: { zh: '逾期', en: 'Late' },
  missing: { zh: '未公告', en: 'Not announced' },
  pending: { zh: '期限内', en: 'Within the term' },
  'not-formed': { zh: '尚未形成', en: 'Nothing to announce yet' },
} as const satisfies Record<AnnouncementState, Text>;
const statusMeaning = {
  reported: { zh: '有数字；零就是零', en: 'a figure; zero means zero' },
  provisional: { zh: '有数字，还会修订', en: 'a figure that will be revised' },
  'not-reported': { zh: '应该有，没有报上来', en: 'should exist, was not handed in' },
  'not-applicable': { zh: '这个地区或这一年没有这件事', en: 'does not exist for this area or period' },
  suppressed: { zh: '有数字，人数太少不公布，以保护个人', en: 'exists, but so few people that it is withheld' },
} as const satisfies Record<ObservationStatus, Text>;
const standingMeaning = {
  met: {
    zh: '到期那天的数值达到应达值，一位不差。',
    en: 'On the day it fell due the figure had reached what was due, to the last digit.',
  },
  'met-late': {
    zh: '到期时没有达到，后来达到了。逾期几个月写在旁边，不会改记成按期。',
    en: 'Not reached on the day, reached later. The months of delay are printed; it never turns into “on time”.',
  },
  missed: {
    zh: '到期时没有达到，截至本台账日期也没有补上。',
    en: 'Not reached on the day, and not since, up to the day of this ledger.',
  },
  'no-data': {
    zh: '到期了，但没有可以核对的公开数字或佐证文件。算在到期项里。',
    en: 'Due, but there is no published figure or document to check it with. Counted among the due ones.',
  },
  'not-due': { zh: '最早一步还没有到期。', en: 'Not even the first step has fallen due.' },
  suppressed: {
    zh: '人数太少，公布会暴露个人，数值和判定都不公布。',
    en: 'So few people that publishing would expose someone: neither figure nor verdict is shown.',
  },
  'not-comparable': {
    zh: '分母或口径换过版本，前后不能相减。',
    en: 'The denominator or the definition changed: before and after cannot be compared.',
  },
  withdrawn: { zh: '有文件撤销了这项承诺。', en: 'A document took the promise back.' },
  blank: { zh: '规划里该写数字的地方是空的。空着不等于零。', en: 'The plan leaves the number out. Blank is not zero.' },
  unjudged: {
    zh: '只有方向没有数字，或者只是报告现状，无从判定。',
    en: 'A direction without a number, or a statement of the starting point: nothing to judge.',
  },
} as const satisfies Record<Standing, Text>;
const kindMeaning = {
  level: { zh: '到某一天应达到一个数', en: 'a number to be reached by a day' },
  cumulative: { zh: '分几步完成总量，按累计数判', en: 'a total to be done in steps, judged on the running total' },
  'annual-quota': { zh: '每年一份任务，逐年判', en: 'a quota for each year, each judged alone' },
  standard: { zh: '每年都要守住的标准，逐年判', en: 'a rule to be kept every year, each judged alone' },
  deliverable: { zh: '建成或办成一件事，看佐证文件', en: 'something to be set up or done, judged on its document' },
  qualitative: { zh: '没有数字，只统计、不判定', en: 'no number: counted, not judged' },
  baseline: {
    zh: '规划自己报告的起点或现状，不是承诺的结果',
    en: 'what the plan itself reports as its starting point, not a result promised',
  },
  blank: { zh: '规划把数字空着，只统计、不判定', en: 'the plan left the number out: counted, not judged' },
} as const satisfies Record<CommitmentKind, Text>;

const direction = {
  'at-least': { zh: '不低于', en: 'At least' },
  'at-most': { zh: '不高于', en: 'At most' },
  exactly: { zh: '等于', en: 'Exactly' },
  band: { zh: '在两数之间', en: 'Between two levels' },
  deliverable: { zh: '办成一件事', en: 'A thing to be done' },
  qualitative: { zh: '只有方向', en: 'Direction only' },
} as const satisfies Record<Direction, Text>;
const between = {
  step: { zh: '到下一步之前不变', en: 'Stays until the next step' },
  linear: { zh: '逐步均匀推进', en: 'Rises evenly between steps' },
} as const;
const fragile = {
  rounding: { zh: '末位数字变动一个单位，判定就会改变', en: 'another verdict if the last digit moved by one' },
  interpolation: {
    zh: '步间取值换一种读法，进度快慢就会改变',
    en: 'on its way or behind, by the reading between steps',
  },
} as const satisfies Record<NonNullable<StepJudgement['fragile']>[number], Text>;
const areaKind = {
  nation: { zh: '全国', en: 'Nation' },
  province: { zh: '省级', en: 'Province' },
  city: { zh: '市级', en: 'City' },
  county: { zh: '县级', en: 'County' },
  town: { zh: '乡镇级', en: 'Town' },
  village: { zh: '村级', en: 'Village' },
} as const satisfies Record<AreaKind, Text>;

/** The words of every code that the published tables use. The pages use the same words; a test compares. */
export const codeWords = {
  ...{ status, verdict, standing, kind, direction, between, fragile, reason, better, time, frequency },
  ...{ sensitivity, calculation, sourceKind, areaKind, level, projectStatus, announcement },
} as const satisfies Record<string, Readonly<Record<string, Text>>>;
export type CodeName = keyof typeof codeWords;

/** What the codes that need a sentence mean. */
export const codeMeanings: { readonly [Name in CodeName]?: Readonly<Record<string, Text>> } = {
  status: statusMeaning,
  verdict: standingMeaning,
  standing: standingMeaning,
  kind: kindMeaning,
};

/** The parts of site.yml whose keys are codes. */
type SiteCodes = 'themes' | 'mechanismGroups' | 'populationGroups' | 'programmes' | 'units';

/** Where the codes of a column come from: fixed ones, those that site.yml declares, or a list of the column's own. */
export type CodeList = CodeName | SiteCodes | Readonly<Record<string, Text>>;

/** A code with its words. */
export interface Code {
  readonly code: string;
  readonly word: Text;
  readonly meaning?: Text;
}

/** What the lists that a release fills are read from. */
export type CodeSource = Pick<Release, 'site' | 'areas' | 'indicators' | 'commitments'>;

/** The codes of a list in its order: of the units and the levels of areas those that the release uses. */
export function codesOf(list: CodeList, release: CodeSource): Code[] {
  const words = wordsOf(list, release);
  const meanings = typeof list === 'string' ? codeMeanings[list as CodeName] : undefined;
  return Object.entries(words).map(([code, { zh, en }]) => {
    const meaning = meanings?.[code];
    return { code, word: { zh, en }, ...(meaning ? { meaning } : {}) };
  });
}

function wordsOf(list: CodeList, release: CodeSource): Readonly<Record<string, Text>> {
  if (typeof list === 'object') return list;
  const { site, areas } = release;
  if (list === 'units') return only({ ...builtinUnits, ...site.units }, usedUnits(release));
  if (list === 'areaKind') return only(codeWords.areaKind, new Set(areas.map(({ kind }) => kind)));
  return isSiteCodes(list) ? site[list] : codeWords[list];
}

const isSiteCodes = (list: string): list is Exclude<SiteCodes, 'units'> =>
  ['themes', 'mechanismGroups', 'populationGroups', 'programmes'].includes(list);

function usedUnits({ indicators, commitments }: CodeSource): Set<string> {
  return new Set([...Object.values(indicators), ...commitments].flatMap(({ unit }) => unit ?? []));
}

function only(words: Readonly<Record<string, Text>>, used: ReadonlySet<string>): Record<string, Text> {
  return Object.fromEntries(Object.entries(words).filter(([code]) => used.has(code)));
}
