import { rule, type Rule } from './rule.ts';

/** What files say about each other. */
export const linkRules = {
  'commitment-without-clause': rule(
    '{subject}没有条款号',
    '{subject}has no clause',
    '补上 clause，如 6.1.1（章.节.条）',
    'add clause, for example 6.1.1 (chapter.section.item)',
  ),
  'unknown-clause': rule(
    '{subject}条款 {value} 不在 plan/plan.yml 的目录中',
    '{subject}clause {value} is not in the outline of plan/plan.yml',
    '改正条款号，或在目录中补上',
    'correct the clause or add it to the outline',
  ),
  'shares-not-100': rule(
    '{subject}各步份额合计为 {total}，应为 100',
    '{subject}the shares add up to {total}, expected 100',
    '对照条款改正 share',
    'correct share against the clause',
  ),
  'step-outside-plan': rule(
    '{subject}到期日 {value} 不在规划期 {start} 至 {end} 内',
    '{subject}the step falls due on {value}, outside the plan period {start} to {end}',
    '改成规划期内的日期；规划没有写期限的，写规划期末那天，并加 date: period-end',
    'write a day within the period; where the plan names none, its last day with date: period-end',
  ),
  'steps-out-of-order': rule(
    '{subject}{by} 到期的一步排在 {before} 到期的一步之后',
    '{subject}the step due on {by} stands behind that due on {before}',
    '按到期日从早到晚排列，同一天只写一步',
    'put the steps in order of their days, one step a day',
  ),
  'unknown-commitment': rule(
    '未知的承诺“{value}”',
    'unknown commitment "{value}"',
    '写 plan/commitments 中的编号{nearest}',
    'write an id from plan/commitments{nearest}',
  ),
  'duplicate-commitment': rule(
    '承诺编号“{value}”已在 {first} 中使用',
    'commitment id "{value}" is already used in {first}',
    '换一个编号',
    'choose another id',
  ),
  'evidence-for-figures': rule(
    '承诺“{value}”的类型是 {kind}，由数字判定，不看佐证文件',
    'commitment "{value}" is of kind {kind}: figures judge it, not documents',
    '删去这一行；有数字的，写进判定它的指标',
    'remove the row; put a figure into the indicator that judges it',
  ),
  'two-judges': rule(
    '承诺“{value}”已由指标 {first} 判定',
    'commitment "{value}" is already judged by the indicator {first}',
    '一个承诺只由一个指标判定',
    'let one indicator judge it',
  ),
  'unknown-indicator': rule(
    '未知的指标“{value}”',
    'unknown indicator "{value}"',
    '写 indicators 中的文件名（不带后缀）{nearest}',
    'write the name of a file in indicators, without its ending{nearest}',
  ),
  'unknown-unit': rule(
    '未知的单位“{value}”',
    'unknown unit "{value}"',
    '可用：{expected}；或在 site.yml 的 units 中声明',
    'expected one of {expected}, or declare it in site.yml under units',
  ),
  'unit-mismatch': rule(
    '指标单位 {value} 与承诺 {commitment} 的单位 {expected} 不同',
    'the unit {value} of the indicator differs from the unit {expected} of the commitment {commitment}',
    '统一单位',
    'make them agree',
  ),
  'unknown-theme': rule(
    '未知的主题“{value}”',
    'unknown theme "{value}"',
    '可用：{expected}；或在 site.yml 的 themes 中声明',
    'expected one of {expected}, or declare it in site.yml under themes',
  ),
  'missing-population-group': rule(
    '{subject}没有写对象类别',
    '{subject}no group of the population is named',
    '在 populationGroups 中写一个或几个：{expected}',
    'name one or more under populationGroups: {expected}',
  ),
  'unknown-population-group': rule(
    '{subject}未知的对象类别“{value}”',
    '{subject}unknown group of the population "{value}"',
    '可用：{expected}；或在 site.yml 的 populationGroups 中声明',
    'expected one of {expected}, or declare it in site.yml under populationGroups',
  ),
  'unknown-records': rule(
    '没有名为“{value}”的明细表',
    'there is no records table "{value}"',
    '在 records 中补上同名的 .yml 和数据',
    'add the .yml and the data to records',
  ),
  'unknown-mechanism-group': rule(
    '未知的组别“{value}”',
    'unknown group "{value}"',
    '可用：{expected}；或在 site.yml 的 mechanismGroups 中声明',
    'expected one of {expected}, or declare it in site.yml under mechanismGroups',
  ),
  'records-not-public': rule(
    '明细表“{value}”的敏感等级是 {sensitivity}，不能逐行公布',
    'the records table "{value}" is of the class {sensitivity}: its rows cannot be published',
    '改用由它汇总的指标；只有 institution 和 public 的表可以公布',
    'use an indicator made from it; only tables of the classes institution and public may be published',
  ),
  expression: rule(
    '表达式不可用：{detail}',
    'the expression cannot be used: {detail}',
    '只写一个条件或数值表达式，用表中的列和 period_end',
    'write one condition or numeric expression over the columns of the table and period_end',
  ),
  'demonstration-in-official': rule(
    '正式数据集里有示例来源',
    'an official dataset has a demonstration source',
    '换成正式来源，或把 dataset 改为 demonstration',
    'use an official source or set dataset to demonstration',
  ),
  'missing-catalogue': rule(
    '正式数据集缺少目录信息“{value}”',
    'the official dataset lacks the catalogue field "{value}"',
    '在 site.yml 的 catalogue 中填写，不得编造',
    'fill it in under catalogue in site.yml; never make one up',
  ),
  'unknown-dataset': rule(
    '目录信息里的数据集“{value}”不存在',
    'the catalogue names a dataset that does not exist: "{value}"',
    '改为已有的数据集名称：{expected}',
    'use the name of a dataset: {expected}',
  ),
  'missing-identity': rule(
    '正式数据集缺少标识信息“{value}”',
    'the official dataset lacks the identity field "{value}"',
    '在 site.yml 的 identity 中填写，不得编造',
    'fill it in under identity in site.yml; never make one up',
  ),
} as const satisfies Record<string, Rule>;
