import { day, empty, from, integer, notice, number, says, text, type TableDefinition } from './columns.ts';

/** The columns of a figure, shared by `observations` and the files of single indicators. */
const noFigure = empty('没有可公布的数字，原因见status列', 'no figure to publish: the column status says why');
const noCount = empty(
  '没有这个数，或者不公布，原因见status列',
  'there is no such count or it is not published: see the column status',
);
const groupsForm = {
  ...says('形如 level=county；空文本表示合计', 'such as level=county; an empty text is the total'),
  blank: true,
} as const;
const unitOfIndicator = {
  unit: { zh: '见unit列', en: 'see the column unit' },
};
export const figureColumns = {
  numerator: number('分子', 'Numerator', noCount),
  denominator: number('分母', 'Denominator', noCount),
  value: number('数值', 'Value', {
    ...unitOfIndicator,
    ...noFigure,
    ...says('未经四舍五入', 'not rounded'),
  }),
  low: number('95%区间下限', '95 % interval, low', {
    ...unitOfIndicator,
    ...empty('这个数没有区间', 'the figure has no interval'),
  }),
  high: number('95%区间上限', '95 % interval, high', {
    ...unitOfIndicator,
    ...empty('这个数没有区间', 'the figure has no interval'),
  }),
  period: text('时期', 'Period', { form: 'period' }),
  groups: text('分组', 'Group', groupsForm),
  groups_zh: text('分组名称', 'Group (Chinese)', empty('这个指标不分组', 'the indicator has no groups')),
  status: text('状态', 'Status', { codes: 'status' }),
  status_zh: text('状态说明', 'Status (Chinese)'),
  vintage: text('口径版本', 'Vintage of the denominator', {
    ...says(
      '分母重新核定后另起一个版本，不同版本不能相减',
      'a new one where the denominator was verified anew; never compared across',
    ),
    ...empty('这个指标口径没有变过', 'the definition of the indicator never changed'),
  }),
  note: text('备注', 'Note', empty('没有备注', 'no note')),
} as const;

export const areasTable = {
  title: { zh: '地区', en: 'Areas' },
  grain: { zh: '一个行政区域', en: 'one administrative area' },
  key: ['code'],
  columns: {
    code: text('地区代码', 'Area code', says('文本，保留前导零', 'a text: leading zeros are kept')),
    code_system: text('代码体系', 'Code system', says('代码取自哪一套', 'which list the code comes from')),
    name_zh: text('名称', 'Name (Chinese)'),
    name_en: text('英文名称', 'Name (English)'),
    parent: text('上级代码', 'Parent code', {
      ...from('areas', 'code'),
      ...empty('最上一级', 'the topmost area'),
    }),
    kind: text('层级', 'Level', { codes: 'areaKind' }),
    sort: integer('排序', 'Sort order', says('行政区划顺序，不是名次', 'administrative order, not a rank')),
    tile_column: integer('示意图列', 'Tile column', empty('不在示意图上', 'not on the tile map')),
    tile_row: integer('示意图行', 'Tile row', empty('不在示意图上', 'not on the tile map')),
    notice,
  },
} as const satisfies TableDefinition;

export const indicatorsTable = {
  title: { zh: '指标', en: 'Indicators' },
  grain: { zh: '一个指标', en: 'one indicator' },
  key: ['indicator'],
  columns: {
    indicator: text('指标编号', 'Indicator id'),
    name_zh: text('名称', 'Name (Chinese)'),
    name_en: text('英文名称', 'Name (English)'),
    definition_zh: text('定义', 'Definition (Chinese)'),
    definition_en: text('英文定义', 'Definition (English)'),
    formula_zh: text('计算方法', 'Formula (Chinese)'),
    formula_en: text('英文计算方法', 'Formula (English)'),
    theme: text('主题', 'Theme', { codes: 'themes' }),
    unit: text('单位', 'Unit', { codes: 'units' }),
    calculation: text('计算类型', 'Calculation', { codes: 'calculation' }),
    scale: number('倍率', 'Scale', {
      ...says(
        '数值＝倍率×分子合计÷分母合计，百分比为100',
        'value = scale × sum of numerators ÷ sum of denominators; 100 for a percentage',
      ),
      ...empty('不是比率', 'not a ratio'),
    }),
    better: text('改善方向', 'Better', { codes: 'better' }),
    time: text('时点或时期', 'Point or period', { codes: 'time' }),
    frequency: text('频率', 'Frequency', { codes: 'frequency' }),
    sensitivity: text('敏感等级', 'Sensitivity', { codes: 'sensitivity' }),
    producer_zh: text('提供方', 'Producer (Chinese)'),
    source_zh: text('来源', 'Source (Chinese)'),
    source_en: text('英文来源', 'Source (English)'),
    source_url: text('来源地址', 'Source address', {
      form: 'link',
      ...empty('没有网上的原文', 'not published on the web'),
    }),
    source_kind: text('数据性质', 'Kind of source', { codes: 'sourceKind' }),
    licence: text('许可', 'Licence', says('这项数据自己的使用条件', 'the terms of use of these figures')),
    commitments: text('对应承诺', 'Commitments judged', {
      form: 'list',
      ...from('commitments', 'commitment'),
      ...empty('不直接判定任何承诺', 'judges no promise directly'),
    }),
    notice,
  },
} as const satisfies TableDefinition;

export const observationsTable = {
  title: { zh: '观测值', en: 'Observations' },
  grain: {
    zh: '一个指标在一个地区、一个时期、一个分组里的数',
    en: 'the figure of one indicator for one area, period and group',
  },
  key: ['indicator', 'area', 'period', 'groups'],
  columns: {
    indicator: text('指标编号', 'Indicator id', from('indicators', 'indicator')),
    indicator_zh: text('指标', 'Indicator (Chinese)'),
    area: text('地区代码', 'Area code', from('areas', 'code')),
    area_zh: text('地区', 'Area (Chinese)'),
    area_kind: text('地区层级', 'Area level', { codes: 'areaKind' }),
    area_sort: integer(
      '地区排序',
      'Area sort order',
      says('行政区划顺序，不是名次', 'administrative order, not a rank'),
    ),
    period: figureColumns.period,
    period_end: day('时期末日', 'Last day of the period'),
    year: integer('年份', 'Year'),
    groups: figureColumns.groups,
    groups_zh: figureColumns.groups_zh,
    numerator: figureColumns.numerator,
    denominator: figureColumns.denominator,
    value: figureColumns.value,
    low: figureColumns.low,
    high: figureColumns.high,
    unit: text('单位', 'Unit', { codes: 'units' }),
    unit_zh: text('单位名称', 'Unit (Chinese)'),
    status: figureColumns.status,
    status_zh: figureColumns.status_zh,
    vintage: figureColumns.vintage,
    source_kind: text('数据性质', 'Kind of source', { codes: 'sourceKind' }),
    source_zh: text('来源', 'Source (Chinese)'),
    file: text('来源文件', 'Source file', says('数据文件夹里的路径', 'path in the data folder')),
    rows: text('来源行', 'Source rows', {
      ...says('这个数由哪些行得来', 'the rows that the figure was made from'),
      ...empty('没有一行计入，合计是零', 'no row counts: the sum is zero'),
    }),
    note: figureColumns.note,
    notice,
  },
} as const satisfies TableDefinition;
