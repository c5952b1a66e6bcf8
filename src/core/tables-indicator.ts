import { empty, from, notice, text, type TableDefinition } from './columns.ts';
import { figureColumns } from './tables-figures.ts';
import type { Row } from './tables.ts';

/** `indicators/<id>.csv`: the figures of one indicator, each row complete alone with what it means and where it is from. */
export const indicatorFileTable = {
  title: { zh: '单项指标', en: 'One indicator' },
  grain: {
    zh: '这个指标在一个地区、一个时期、一个分组里的数',
    en: 'the figure of the indicator for one area, period and group',
  },
  key: ['area', 'period', 'groups'],
  columns: {
    indicator: text('指标编号', 'Indicator id', from('indicators', 'indicator')),
    indicator_zh: text('指标', 'Indicator (Chinese)'),
    indicator_en: text('英文指标', 'Indicator (English)'),
    definition_zh: text('定义', 'Definition (Chinese)'),
    definition_en: text('英文定义', 'Definition (English)'),
    formula_zh: text('计算方法', 'Formula (Chinese)'),
    formula_en: text('英文计算方法', 'Formula (English)'),
    commitments: text('对应承诺', 'Commitments judged', {
      form: 'list',
      ...from('commitments', 'commitment'),
      ...empty('不直接判定任何承诺', 'judges no promise directly'),
    }),
    clauses: text('规划条款', 'Clauses of the plan', {
      form: 'list',
      ...empty('不直接判定任何承诺', 'judges no promise directly'),
    }),
    area: text('地区代码', 'Area code', from('areas', 'code')),
    area_zh: text('地区', 'Area (Chinese)'),
    area_en: text('英文地区', 'Area (English)'),
    period: figureColumns.period,
    groups: figureColumns.groups,
    groups_zh: figureColumns.groups_zh,
    numerator_zh: text('分子含义', 'What the numerator counts (Chinese)', empty('没有分子', 'no numerator')),
    numerator_en: text('英文分子含义', 'What the numerator counts (English)', empty('没有分子', 'no numerator')),
    numerator: figureColumns.numerator,
    denominator_zh: text('分母含义', 'What the denominator counts (Chinese)', empty('没有分母', 'no denominator')),
    denominator_en: text('英文分母含义', 'What the denominator counts (English)', empty('没有分母', 'no denominator')),
    denominator: figureColumns.denominator,
    value: figureColumns.value,
    unit: text('单位', 'Unit', { codes: 'units' }),
    unit_zh: text('单位名称', 'Unit (Chinese)'),
    unit_en: text('英文单位名称', 'Unit (English)'),
    low: figureColumns.low,
    high: figureColumns.high,
    status: figureColumns.status,
    status_zh: figureColumns.status_zh,
    status_en: text('英文状态说明', 'Status (English)'),
    vintage: figureColumns.vintage,
    source_kind: text('数据性质', 'Kind of source', { codes: 'sourceKind' }),
    source_zh: text('来源', 'Source (Chinese)'),
    source_en: text('英文来源', 'Source (English)'),
    source_url: text('来源地址', 'Source address', {
      form: 'link',
      ...empty('没有网上的原文', 'not published on the web'),
    }),
    licence: text('许可', 'Licence'),
    release: text('数据版本', 'Release'),
    note: figureColumns.note,
    notice,
  },
} as const satisfies TableDefinition;
export type IndicatorFileRow = Row<typeof indicatorFileTable>;
