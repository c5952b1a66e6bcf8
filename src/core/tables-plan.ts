import { boolean, day, empty, from, integer, notice, number, says, text, type TableDefinition } from './columns.ts';

const unitOfPromise = { unit: { zh: '承诺的单位', en: 'the unit of the promise' } };
const noDate = empty('没有分步目标', 'no steps');
const noJudge = empty('没有用数字判定', 'not judged by a figure');
const noFigure = empty('这一步没有用到数字', 'no figure was used for this step');
const noDocument = empty('没有佐证文件，或者不凭文件判定', 'no document, or not judged by one');
const promises = { form: 'list', ...from('commitments', 'commitment'), ...empty('没有', 'none') } as const;

export const commitmentsTable = {
  title: { zh: '承诺', en: 'Commitments' },
  grain: { zh: '规划里的一项承诺', en: 'one promise of the plan' },
  key: ['commitment'],
  columns: {
    commitment: text('承诺编号', 'Commitment id'),
    chapter: integer('章', 'Chapter'),
    clause: text('条款', 'Clause', says('章.节.条', 'chapter.section.item')),
    sort: integer('排序', 'Sort order', says('规划里的顺序', 'in the order of the plan')),
    name_zh: text('承诺内容', 'Commitment (Chinese)', says('内容概括，不是原文', 'in our own words, not a quotation')),
    name_en: text('英文内容', 'Commitment (English)', says('内容概括，不是原文', 'in our own words, not a quotation')),
    kind: text('类型', 'Kind', { codes: 'kind' }),
    direction: text('方向', 'Direction', { codes: 'direction' }),
    unit: text('单位', 'Unit', { codes: 'units', ...empty('承诺不带数字', 'the promise has no number') }),
    first_due: day('最早到期日', 'First due', noDate),
    last_due: day('最后到期日', 'Last due', noDate),
    target: number('最后一步应达值', 'Level due at the last step', {
      ...unitOfPromise,
      ...empty('规划没有写数字，或者对照另一个数', 'the plan gives no number, or another series is the yardstick'),
    }),
    steps: text('分步目标', 'Steps', {
      form: 'list',
      ...says('到期日:应达值，区间写作 40~60', 'due day:level due; a band as 40~60'),
      ...noDate,
    }),
    dated: boolean('规划写明期限', 'The plan states a date', {
      ...says(
        '规划没有写期限的，按规划期末或刊印日计',
        'without a date in the plan, its end or the day it was printed counts',
      ),
      ...noDate,
    }),
    between: text('步间取值', 'Between steps', { codes: 'between' }),
    population_zh: text('对象', 'Population (Chinese)'),
    population_en: text('英文对象', 'Population (English)'),
    population_groups: text('对象类别', 'Groups of the population', {
      form: 'list',
      codes: 'populationGroups',
      ...empty('没有归入类别', 'in no group'),
    }),
    population_groups_zh: text(
      '对象类别名称',
      'Groups of the population (Chinese)',
      empty('没有归入类别', 'in no group'),
    ),
    population_groups_en: text(
      '英文对象类别名称',
      'Groups of the population (English)',
      empty('没有归入类别', 'in no group'),
    ),
    hedge_zh: text('限定语', 'Hedge (Chinese)', {
      ...says('规划自己的“力争”“左右”等词，照录', "the plan's own softener, as it stands"),
      ...empty('没有限定语', 'none'),
    }),
    ambiguity_zh: text('歧义', 'Ambiguity (Chinese)', empty('没有另一种读法', 'no other reading')),
    notes_zh: text('阅读注', 'Reading notes (Chinese)', empty('没有', 'none')),
    indicator: text('判定指标', 'Indicator that judges it', { ...from('indicators', 'indicator'), ...noJudge }),
    standing: text('判定', 'Standing', {
      codes: 'standing',
      ...says('最近一个截至日的判定', 'on the latest as-of day'),
      ...empty('还没有截至日', 'there is no as-of day yet'),
    }),
    standing_zh: text('判定说明', 'Standing (Chinese)', empty('还没有截至日', 'there is no as-of day yet')),
    notice,
  },
} as const satisfies TableDefinition;

export const verdictsTable = {
  title: { zh: '判定', en: 'Verdicts' },
  grain: { zh: '一项承诺的一步在一个截至日的判定', en: 'the verdict on one step of a promise as of one day' },
  key: ['commitment', 'as_of', 'due_on'],
  columns: {
    commitment: text('承诺编号', 'Commitment id', from('commitments', 'commitment')),
    commitment_zh: text('承诺内容', 'Commitment (Chinese)'),
    clause: text('条款', 'Clause', says('章.节.条', 'chapter.section.item')),
    as_of: day('截至', 'As of', says('判定只用到这一天为止的数字', 'judged only with figures up to this day')),
    due_on: day('到期日', 'Due on'),
    due: number('应达值', 'Level due', {
      ...unitOfPromise,
      ...empty('规划没有写数字，或者凭文件判定', 'the plan gives no number, or a document is asked for'),
    }),
    due_upper: number('应达上限', 'Upper level due', {
      ...unitOfPromise,
      ...empty('目标不是区间', 'the target is not a band'),
    }),
    indicator: text('判定指标', 'Indicator', { ...from('indicators', 'indicator'), ...noJudge }),
    area: text('地区代码', 'Area code', { ...from('areas', 'code'), ...noJudge }),
    groups: text('分组', 'Group', {
      ...says('形如 level=county；空文本表示合计', 'such as level=county; an empty text is the total'),
      ...noJudge,
    }),
    period: text('所用时期', 'Period used', { form: 'period', ...noFigure }),
    observed: number('实际值', 'Observed', { ...unitOfPromise, ...noFigure }),
    numerator: number('分子', 'Numerator', noFigure),
    denominator: number('分母', 'Denominator', noFigure),
    gap: number('差距', 'Gap', {
      ...unitOfPromise,
      ...says('负数是还差多少', 'negative: what is missing'),
      ...empty('没有可比的数', 'nothing to compare'),
    }),
    remaining: number('剩余数', 'Remaining', {
      ...says('还差多少人、多少个村', 'people, villages and so on still missing'),
      ...empty('不知道，或者目标不是100%或0', 'not known, or the target is neither 100 % nor 0'),
    }),
    verdict: text('判定', 'Verdict', { codes: 'verdict' }),
    verdict_zh: text('判定说明', 'Verdict (Chinese)'),
    reason: text('原因', 'Reason', { codes: 'reason', ...empty('不需要说明', 'nothing to explain') }),
    reached_on: day('实际达到日', 'Reached on', empty('没有达到，或者按期达到', 'not reached, or reached on time')),
    months_late: integer('逾期月数', 'Months late', empty('没有逾期达到', 'not reached late')),
    p: number('序时完成比', 'Share of the scheduled way', {
      ...says('（实际－起点）÷（应达－起点），1为100%', '(observed − start) ÷ (due − start); 1 is 100 %'),
      ...empty('没有起点，或者不能算', 'no starting point, or not to be computed'),
    }),
    delivered: number('当年完成', 'Delivered in the year', {
      ...unitOfPromise,
      ...empty('不是累计进度', 'not a cumulative schedule'),
    }),
    quota: number('当年份额', 'Quota of the year', {
      ...unitOfPromise,
      ...empty('不是累计进度', 'not a cumulative schedule'),
    }),
    fragile: text('判定脆弱性', 'Fragile under', {
      form: 'list',
      codes: 'fragile',
      ...empty('判定稳固', 'the verdict is firm'),
    }),
    provisional: boolean('初步', 'Provisional', {
      ...says('所用的数还会修订', 'the figure used will be revised'),
      ...empty('没有用到初步数', 'no provisional figure was used'),
    }),
    document: text('佐证文件', 'Evidence document', noDocument),
    document_on: day('佐证文件日期', 'Day of the evidence document', noDocument),
    document_link: text('佐证文件地址', 'Address of the evidence document', {
      form: 'link',
      ...empty('没有网上的原文', 'not published on the web'),
    }),
    rule: text('规则', 'Rule', says('判定规则和版本', 'the rule and its version')),
    notice,
  },
} as const satisfies TableDefinition;

export const readingNotesTable = {
  title: { zh: '规划里的疑点', en: 'Oddities of the plan' },
  grain: { zh: '规划条文里的一处疑点', en: 'one oddity in the text of the plan' },
  key: ['note'],
  columns: {
    note: text('编号', 'Note'),
    clauses: text('条款', 'Clauses', { form: 'list' }),
    commitments: text('有关承诺', 'Commitments concerned', promises),
    title_zh: text('标题', 'Title (Chinese)'),
    title_en: text('英文标题', 'Title (English)'),
    text_zh: text('说明', 'Text (Chinese)'),
    text_en: text('英文说明', 'Text (English)'),
    notice,
  },
} as const satisfies TableDefinition;

export const mechanismsTable = {
  title: { zh: '制度与机制', en: 'Mechanisms' },
  grain: { zh: '规划建立的一项制度或机制', en: 'one mechanism that the plan sets up' },
  key: ['mechanism'],
  columns: {
    mechanism: text('制度编号', 'Mechanism id'),
    group: text('组别', 'Group', { codes: 'mechanismGroups' }),
    group_zh: text('组别名称', 'Group (Chinese)'),
    group_en: text('英文组别', 'Group (English)'),
    name_zh: text('名称', 'Name (Chinese)'),
    name_en: text('英文名称', 'Name (English)'),
    clauses: text('条款', 'Clauses', { form: 'list' }),
    summary_zh: text('规划怎么定', 'What the plan sets up (Chinese)'),
    summary_en: text('规划怎么定（英文）', 'What the plan sets up (English)'),
    shows_zh: text('公开了什么', 'What is shown (Chinese)'),
    shows_en: text('公开了什么（英文）', 'What is shown (English)'),
    offices_zh: text('负责单位', 'Offices (Chinese)', empty('规划没有写明', 'the plan names none')),
    offices_en: text('英文负责单位', 'Offices (English)', empty('规划没有写明', 'the plan names none')),
    indicators: text('指标', 'Indicators', {
      form: 'list',
      ...from('indicators', 'indicator'),
      ...empty('没有', 'none'),
    }),
    records: text('明细表', 'Records tables', { form: 'list', ...empty('没有', 'none') }),
    commitments: text('有关承诺', 'Commitments', promises),
    published: boolean('有公开数据', 'Anything published'),
    notice,
  },
} as const satisfies TableDefinition;
