import { notice, number, text, type TableDefinition } from './columns.ts';
import type { Row } from './tables.ts';

/** `indicators/<id>.csv`: the figures of one indicator, each row complete alone with what it means and where it is from. */
export const indicatorFileTable = {
  title: { zh: '单项指标', en: 'One indicator' },
  key: ['area', 'period', 'groups'],
  columns: {
    indicator: text('指标编号', 'Indicator id'),
    indicator_zh: text('指标', 'Indicator (Chinese)'),
    indicator_en: text('英文指标', 'Indicator (English)'),
    definition_zh: text('定义', 'Definition (Chinese)'),
    definition_en: text('英文定义', 'Definition (English)'),
    formula_zh: text('计算方法', 'Formula (Chinese)'),
    commitments: text('对应承诺', 'Commitments judged'),
    clauses: text('规划条款', 'Clauses of the plan'),
    area: text('地区代码', 'Area code'),
    area_zh: text('地区', 'Area (Chinese)'),
    area_en: text('英文地区', 'Area (English)'),
    period: text('时期', 'Period'),
    groups: text('分组', 'Group'),
    groups_zh: text('分组名称', 'Group (Chinese)'),
    numerator_zh: text('分子含义', 'What the numerator counts (Chinese)'),
    numerator: number('分子', 'Numerator'),
    denominator_zh: text('分母含义', 'What the denominator counts (Chinese)'),
    denominator: number('分母', 'Denominator'),
    value: number('数值', 'Value'),
    unit_zh: text('单位', 'Unit (Chinese)'),
    unit_en: text('英文单位', 'Unit (English)'),
    low: number('95%区间下限', '95 % interval, low'),
    high: number('95%区间上限', '95 % interval, high'),
    status: text('状态', 'Status'),
    status_zh: text('状态说明', 'Status (Chinese)'),
    vintage: text('口径版本', 'Vintage of the denominator'),
    source_kind: text('数据性质', 'Kind of source'),
    source_zh: text('来源', 'Source (Chinese)'),
    source_en: text('英文来源', 'Source (English)'),
    source_url: text('来源地址', 'Source address'),
    licence: text('许可', 'Licence'),
    note: text('备注', 'Note'),
    notice,
  },
} as const satisfies TableDefinition;
export type IndicatorFileRow = Row<typeof indicatorFileTable>;
