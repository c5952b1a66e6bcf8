import { boolean, integer, notice, number, text, type ColumnType, type TableDefinition } from './columns.ts';
import { paymentsTable, projectsTable } from './tables-projects.ts';

export type { Column, ColumnType, TableDefinition } from './columns.ts';

export const areasTable = {
  title: { zh: '地区', en: 'Areas' },
  key: ['code'],
  columns: {
    code: text('地区代码', 'Area code'),
    code_system: text('代码体系', 'Code system'),
    name_zh: text('名称', 'Name (Chinese)'),
    name_en: text('英文名称', 'Name (English)'),
    parent: text('上级代码', 'Parent code'),
    kind: text('层级', 'Level'),
    sort: integer('排序', 'Sort order'),
    tile_column: integer('示意图列', 'Tile column'),
    tile_row: integer('示意图行', 'Tile row'),
    notice,
  },
} as const satisfies TableDefinition;

export const indicatorsTable = {
  title: { zh: '指标', en: 'Indicators' },
  key: ['indicator'],
  columns: {
    indicator: text('指标编号', 'Indicator id'),
    name_zh: text('名称', 'Name (Chinese)'),
    name_en: text('英文名称', 'Name (English)'),
    definition_zh: text('定义', 'Definition (Chinese)'),
    definition_en: text('英文定义', 'Definition (English)'),
    formula_zh: text('计算方法', 'Formula (Chinese)'),
    formula_en: text('英文计算方法', 'Formula (English)'),
    theme: text('主题', 'Theme'),
    unit: text('单位', 'Unit'),
    calculation: text('计算类型', 'Calculation'),
    scale: number('倍率', 'Scale'),
    better: text('改善方向', 'Better'),
    time: text('时点或时期', 'Point or period'),
    frequency: text('频率', 'Frequency'),
    sensitivity: text('敏感等级', 'Sensitivity'),
    producer_zh: text('提供方', 'Producer (Chinese)'),
    source_zh: text('来源', 'Source (Chinese)'),
    source_en: text('英文来源', 'Source (English)'),
    source_url: text('来源地址', 'Source address'),
    source_kind: text('数据性质', 'Kind of source'),
    licence: text('许可', 'Licence'),
    commitments: text('对应承诺', 'Commitments judged'),
    notice,
  },
} as const satisfies TableDefinition;

export const observationsTable = {
  title: { zh: '观测值', en: 'Observations' },
  key: ['indicator', 'area', 'period', 'groups'],
  columns: {
    indicator: text('指标编号', 'Indicator id'),
    indicator_zh: text('指标', 'Indicator (Chinese)'),
    area: text('地区代码', 'Area code'),
    area_zh: text('地区', 'Area (Chinese)'),
    area_kind: text('地区层级', 'Area level'),
    area_sort: integer('地区排序', 'Area sort order'),
    period: text('时期', 'Period'),
    period_end: text('时期末日', 'Last day of the period'),
    year: integer('年份', 'Year'),
    groups: text('分组', 'Group'),
    groups_zh: text('分组名称', 'Group (Chinese)'),
    numerator: number('分子', 'Numerator'),
    denominator: number('分母', 'Denominator'),
    value: number('数值', 'Value'),
    low: number('95%区间下限', '95 % interval, low'),
    high: number('95%区间上限', '95 % interval, high'),
    unit: text('单位', 'Unit'),
    unit_zh: text('单位名称', 'Unit (Chinese)'),
    status: text('状态', 'Status'),
    status_zh: text('状态说明', 'Status (Chinese)'),
    vintage: text('口径版本', 'Vintage of the denominator'),
    source_kind: text('数据性质', 'Kind of source'),
    source_zh: text('来源', 'Source (Chinese)'),
    file: text('来源文件', 'Source file'),
    rows: text('来源行', 'Source rows'),
    note: text('备注', 'Note'),
    notice,
  },
} as const satisfies TableDefinition;

export const commitmentsTable = {
  title: { zh: '承诺', en: 'Commitments' },
  key: ['commitment'],
  columns: {
    commitment: text('承诺编号', 'Commitment id'),
    chapter: integer('章', 'Chapter'),
    clause: text('条款', 'Clause'),
    sort: integer('排序', 'Sort order'),
    name_zh: text('承诺内容', 'Commitment (Chinese)'),
    name_en: text('英文内容', 'Commitment (English)'),
    kind: text('类型', 'Kind'),
    direction: text('方向', 'Direction'),
    unit: text('单位', 'Unit'),
    first_due: text('最早到期日', 'First due'),
    last_due: text('最后到期日', 'Last due'),
    target: number('最后一步应达值', 'Level due at the last step'),
    steps: text('分步目标', 'Steps'),
    dated: boolean('规划写明期限', 'The plan states a date'),
    between: text('步间取值', 'Between steps'),
    population_zh: text('对象', 'Population (Chinese)'),
    population_en: text('英文对象', 'Population (English)'),
    population_groups: text('对象类别', 'Groups of the population'),
    population_groups_zh: text('对象类别名称', 'Groups of the population (Chinese)'),
    population_groups_en: text('英文对象类别名称', 'Groups of the population (English)'),
    hedge_zh: text('限定语', 'Hedge (Chinese)'),
    ambiguity_zh: text('歧义', 'Ambiguity (Chinese)'),
    notes_zh: text('阅读注', 'Reading notes (Chinese)'),
    indicator: text('判定指标', 'Indicator that judges it'),
    standing: text('判定', 'Standing'),
    standing_zh: text('判定说明', 'Standing (Chinese)'),
    notice,
  },
} as const satisfies TableDefinition;

export const verdictsTable = {
  title: { zh: '判定', en: 'Verdicts' },
  key: ['commitment', 'as_of', 'due_on'],
  columns: {
    commitment: text('承诺编号', 'Commitment id'),
    commitment_zh: text('承诺内容', 'Commitment (Chinese)'),
    clause: text('条款', 'Clause'),
    as_of: text('截至', 'As of'),
    due_on: text('到期日', 'Due on'),
    due: number('应达值', 'Level due'),
    due_upper: number('应达上限', 'Upper level due'),
    indicator: text('判定指标', 'Indicator'),
    area: text('地区代码', 'Area code'),
    groups: text('分组', 'Group'),
    period: text('所用时期', 'Period used'),
    observed: number('实际值', 'Observed'),
    numerator: number('分子', 'Numerator'),
    denominator: number('分母', 'Denominator'),
    gap: number('差距', 'Gap'),
    remaining: number('剩余数', 'Remaining'),
    verdict: text('判定', 'Verdict'),
    verdict_zh: text('判定说明', 'Verdict (Chinese)'),
    reason: text('原因', 'Reason'),
    reached_on: text('实际达到日', 'Reached on'),
    months_late: integer('逾期月数', 'Months late'),
    p: number('序时完成比', 'Share of the scheduled way'),
    delivered: number('当年完成', 'Delivered in the year'),
    quota: number('当年份额', 'Quota of the year'),
    fragile: text('判定脆弱性', 'Fragile under'),
    provisional: boolean('初步', 'Provisional'),
    document: text('佐证文件', 'Evidence document'),
    document_on: text('佐证文件日期', 'Day of the evidence document'),
    document_link: text('佐证文件地址', 'Address of the evidence document'),
    rule: text('规则', 'Rule'),
    notice,
  },
} as const satisfies TableDefinition;

export const readingNotesTable = {
  title: { zh: '规划里的疑点', en: 'Oddities of the plan' },
  key: ['note'],
  columns: {
    note: text('编号', 'Note'),
    clauses: text('条款', 'Clauses'),
    commitments: text('有关承诺', 'Commitments concerned'),
    title_zh: text('标题', 'Title (Chinese)'),
    title_en: text('英文标题', 'Title (English)'),
    text_zh: text('说明', 'Text (Chinese)'),
    text_en: text('英文说明', 'Text (English)'),
    notice,
  },
} as const satisfies TableDefinition;

export const mechanismsTable = {
  title: { zh: '制度与机制', en: 'Mechanisms' },
  key: ['mechanism'],
  columns: {
    mechanism: text('制度编号', 'Mechanism id'),
    group: text('组别', 'Group'),
    group_zh: text('组别名称', 'Group (Chinese)'),
    group_en: text('英文组别', 'Group (English)'),
    name_zh: text('名称', 'Name (Chinese)'),
    name_en: text('英文名称', 'Name (English)'),
    clauses: text('条款', 'Clauses'),
    summary_zh: text('规划怎么定', 'What the plan sets up (Chinese)'),
    summary_en: text('规划怎么定（英文）', 'What the plan sets up (English)'),
    shows_zh: text('公开了什么', 'What is shown (Chinese)'),
    shows_en: text('公开了什么（英文）', 'What is shown (English)'),
    offices_zh: text('负责单位', 'Offices (Chinese)'),
    offices_en: text('英文负责单位', 'Offices (English)'),
    indicators: text('指标', 'Indicators'),
    records: text('明细表', 'Records tables'),
    commitments: text('有关承诺', 'Commitments'),
    published: boolean('有公开数据', 'Anything published'),
    notice,
  },
} as const satisfies TableDefinition;

/** Every published table by file name. */
export const tables = {
  areas: areasTable,
  indicators: indicatorsTable,
  observations: observationsTable,
  commitments: commitmentsTable,
  verdicts: verdictsTable,
  reading_notes: readingNotesTable,
  mechanisms: mechanismsTable,
  projects: projectsTable,
  payments: paymentsTable,
} as const satisfies Record<string, TableDefinition>;
export type TableName = keyof typeof tables;

type Value<T extends ColumnType> = T extends 'text' ? string : T extends 'boolean' ? boolean : number;

/** A row of a published table: every column present, null where there is no value. */
export type Row<T extends TableDefinition> = {
  readonly [K in keyof T['columns']]: Value<T['columns'][K]['type']> | null;
};
export type AreaRow = Row<typeof areasTable>;
export type IndicatorRow = Row<typeof indicatorsTable>;
export type ObservationRow = Row<typeof observationsTable>;
export type CommitmentRow = Row<typeof commitmentsTable>;
export type VerdictRow = Row<typeof verdictsTable>;
export type ReadingNoteRow = Row<typeof readingNotesTable>;
export type MechanismRow = Row<typeof mechanismsTable>;
export type ProjectRow = Row<typeof projectsTable>;
export type PaymentRow = Row<typeof paymentsTable>;
