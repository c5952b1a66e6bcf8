import type { Text } from '../../src/core/text.ts';

interface RuleTexts {
  readonly message: Text;
  readonly cure: Text;
}

const rule = (zh: string, en: string, cureZh: string, cureEn: string): RuleTexts => ({
  message: { zh, en },
  cure: { zh: cureZh, en: cureEn },
});

/** Files that cannot be read at all. */
const fileRules = {
  'missing-file': rule('缺少这个文件', 'the file is missing', '补上这个文件', 'add the file'),
  'empty-file': rule('文件是空的', 'the file is empty', '填入数据，或删除这个文件', 'fill it in or remove it'),
  'unreadable-text': rule(
    '既不是 UTF-8 也不是 GB18030 编码',
    'the text is neither UTF-8 nor GB18030',
    '另存为“CSV UTF-8（逗号分隔）”',
    'save it as CSV UTF-8 (comma delimited)',
  ),
  'malformed-yaml': rule(
    'YAML 格式错误：{detail}',
    'malformed YAML: {detail}',
    '检查这一行附近的缩进、冒号和引号',
    'check the indentation, colons and quotes near this line',
  ),
  'malformed-csv': rule(
    'CSV 格式错误：{detail}',
    'malformed CSV: {detail}',
    '含逗号或引号的内容要用英文双引号括起来，内容里的引号写两个',
    'put double quotes around text that holds commas or quotes, and write each inner quote twice',
  ),
  'wrong-field-count': rule(
    '这一行有 {found} 个字段，表头有 {expected} 个',
    'the row has {found} fields, the header has {expected}',
    '补齐或删去多余的逗号；含逗号的内容用英文双引号括起来',
    'add or remove commas; put double quotes around text that holds a comma',
  ),
  'malformed-parquet': rule(
    '无法作为 Parquet 读取：{detail}',
    'cannot be read as Parquet: {detail}',
    '重新导出 Parquet，或另存为 CSV',
    'export the Parquet file again or save it as CSV',
  ),
  'xlsx-not-yet': rule(
    '暂不支持直接读取 XLSX',
    'XLSX is not read yet',
    '在表格软件中另存为“CSV UTF-8（逗号分隔）”，放在同一位置',
    'save it from the spreadsheet program as CSV UTF-8 (comma delimited) in the same place',
  ),
  'data-without-definition': rule(
    '数据文件没有同名的 .yml 说明',
    'the data file has no .yml of the same name',
    '补上 {expected}，或删除这个数据文件',
    'add {expected} or remove the data file',
  ),
  'definition-without-data': rule(
    '说明文件没有同名的数据文件',
    'the definition has no data file of the same name',
    '补上 {expected}',
    'add {expected}',
  ),
  'two-data-files': rule(
    '同名的数据文件不止一个',
    'there is more than one data file of this name',
    '只留一个：CSV 或 Parquet',
    'keep one: CSV or Parquet',
  ),
} as const satisfies Record<string, RuleTexts>;

/** Keys and values of YAML files and single cells. */
const shapeRules = {
  'unknown-key': rule('未知的键“{value}”', 'unknown key "{value}"', '改正或删除；可用的键：{expected}', 'correct or remove it; known keys: {expected}'),
  'missing-key': rule('缺少“{key}”', '"{key}" is missing', '补上“{key}”', 'add "{key}"'),
  'wrong-type': rule('类型不对：“{value}”', 'wrong type: "{value}"', '应为{expected}', 'expected {expected}'),
  'unknown-value': rule('不认识的值“{value}”', 'unknown value "{value}"', '可用的值：{expected}', 'expected one of {expected}'),
  'wrong-form': rule('写法不对：“{value}”', 'wrong form: "{value}"', '{expected}', '{expected}'),
  'out-of-range': rule('超出允许范围：“{value}”', 'out of range: "{value}"', '应{expected}', 'expected {expected}'),
  inconsistent: rule('{subject}{detail}', '{subject}{detail}', '改成前后一致', 'make the two agree'),
  'unknown-column': rule(
    '未知的列“{value}”',
    'unknown column "{value}"',
    '改正列名或删除这一列；可用的列：{expected}',
    'correct or remove it; known columns: {expected}',
  ),
  'duplicate-column': rule('列“{value}”出现两次', 'column "{value}" appears twice', '删除一个', 'remove one'),
  'missing-column': rule('缺少列“{value}”', 'column "{value}" is missing', '在表头补上这一列', 'add it to the header'),
  'not-a-number': rule(
    '这里要一个数字，写的是“{value}”',
    'expected a number, found "{value}"',
    '只写半角数字和小数点，如 12000、98.5：不写单位、百分号、“万”、逗号或空格；没有数就留空并在 status 列写 not-reported',
    'write plain digits and a decimal point only, such as 12000 or 98.5: no unit, percent sign, 万, comma or space; where there is no figure leave the cell empty and write not-reported in the column status',
  ),
  'missing-cell': rule('“{column}”不能为空', '"{column}" must not be empty', '填写这一格', 'fill in the cell'),
  'wrong-day': rule('不是有效日期：“{value}”', 'not a date: "{value}"', '写成 2016-12-31', 'write it as 2016-12-31'),
  'wrong-period': rule('不是有效时期：“{value}”', 'not a period: "{value}"', '应为{expected}', 'expected {expected}'),
} as const satisfies Record<string, RuleTexts>;

/** What the rows say. */
const rowRules = {
  'unknown-area': rule(
    '未知地区“{value}”',
    'unknown area "{value}"',
    '写 areas.csv 中的代码或全称{nearest}',
    'write a code or full name from areas.csv{nearest}',
  ),
  'unknown-status': rule('不认识的状态“{value}”', 'unknown status "{value}"', '可用：{expected}；有数时可留空', 'expected one of {expected}; empty where there is a figure'),
  'unknown-group': rule('不认识的分组“{value}”', 'unknown group "{value}"', '可用：{expected}；合计行留空', 'expected one of {expected}; empty for the total'),
  'unknown-source': rule('不认识的来源“{value}”', 'unknown source "{value}"', '可用：{expected}；主来源留空', 'expected one of {expected}; empty for the main source'),
  'duplicate-row': rule(
    '与第 {first} 行重复：{key}',
    'repeats row {first}: {key}',
    '只留一行',
    'keep one of them',
  ),
  'missing-period': rule(
    '缺 {period} 的数据：{areas}',
    'no row for {period}: {areas}',
    '补上这些行；没有数的写 status 为 not-reported',
    'add the rows; where there is no figure write the status not-reported',
  ),
  'period-outside-coverage': rule(
    '时期 {value} 不在说明文件的 coverage {from} 至 {to} 之内',
    'period {value} is outside the coverage {from} to {to} of the definition',
    '改正时期，或修改 coverage',
    'correct the period or change coverage',
  ),
  'missing-value': rule(
    '没有数字，也没有说明原因',
    'there is neither a figure nor a reason',
    '填写{expected}；没有数就在 status 列写 not-reported 或 not-applicable',
    'fill in {expected}; where there is no figure write not-reported or not-applicable in the column status',
  ),
  'value-with-status': rule(
    '状态是 {status}，却有数字“{value}”',
    'the status is {status} but there is a figure "{value}"',
    '删去数字，或改状态',
    'remove the figure or change the status',
  ),
  'value-and-counts': rule(
    '同时写了分子、分母和数值',
    'numerator, denominator and value are all given',
    '有分子分母时 value 留空，由系统计算',
    'leave value empty where the counts are given: it is computed',
  ),
  'half-a-ratio': rule(
    '分子和分母只有一个',
    'only one of numerator and denominator is given',
    '两个都填，或都留空并写 status',
    'fill in both, or leave both empty and write the status',
  ),
  'half-an-interval': rule('区间只有一端', 'the interval has one end only', 'low 和 high 都填，或都留空', 'fill in both low and high, or neither'),
  'negative-count': rule('计数不能为负：{value}', 'a count cannot be negative: {value}', '改正这个数', 'correct the figure'),
  'fractional-count': rule('计数必须是整数：{value}', 'a count must be a whole number: {value}', '写基本单位的整数，如 12000 而不是 1.2 万', 'write a whole number in the base unit, such as 12000'),
  'zero-denominator': rule('分母是 0，算不出比率', 'the denominator is 0, so there is no rate', '留空并把 status 写成 not-applicable', 'leave the cells empty and write the status not-applicable'),
  'numerator-above-denominator': rule(
    '分子 {numerator} 大于分母 {denominator}，而此指标最大为 {max}',
    'the numerator {numerator} is above the denominator {denominator}, but the indicator cannot exceed {max}',
    '核对两个数；若定义允许超过，删去说明文件中的 max',
    'check the two figures; if the definition allows it, remove max from the definition',
  ),
  'above-max': rule('数值 {value} 超过此指标的最大值 {max}', 'the value {value} is above the largest allowed, {max}', '核对数字，或修改说明文件中的 max', 'check the figure or change max in the definition'),
  'total-differs': rule(
    '给出的合计 {given} 与各部分之和 {sum} 不等（{part}，第 {rows} 行）',
    'the total given, {given}, differs from the sum of its parts, {sum} ({part}, rows {rows})',
    '核对合计行与各部分；各部分不全时，没有数的行写 not-reported',
    'check the total and its parts; where a part is not known write not-reported in its row',
  ),
  'not-unique': rule('“{value}”重复，第 {first} 行已有', '"{value}" repeats row {first}', '每行的键必须唯一', 'the key of each row must be unique'),
  'area-loop': rule('上级关系成环：{value}', 'the parents form a loop: {value}', '改正 parent 列', 'correct the column parent'),
} as const satisfies Record<string, RuleTexts>;

/** What files say about each other. */
const linkRules = {
  'commitment-without-clause': rule(
    '{subject}没有条款号',
    '{subject}has no clause',
    '补上 clause，如 6.1.1（章.节.条）',
    'add clause, for example 6.1.1 (chapter.section.item)',
  ),
  'unknown-clause': rule('{subject}条款 {value} 不在 plan/plan.yml 的目录中', '{subject}clause {value} is not in the outline of plan/plan.yml', '改正条款号，或在目录中补上', 'correct the clause or add it to the outline'),
  'shares-not-100': rule('{subject}各步份额合计为 {total}，应为 100', '{subject}the shares add up to {total}, expected 100', '对照条款改正 share', 'correct share against the clause'),
  'step-outside-plan': rule('{subject}到期日 {value} 不在规划期 {start} 至 {end} 内', '{subject}the step falls due on {value}, outside the plan period {start} to {end}', '改正 by', 'correct by'),
  'unknown-commitment': rule('未知的承诺“{value}”', 'unknown commitment "{value}"', '写 plan/commitments 中的编号{nearest}', 'write an id from plan/commitments{nearest}'),
  'duplicate-commitment': rule('承诺编号“{value}”已在 {first} 中使用', 'commitment id "{value}" is already used in {first}', '换一个编号', 'choose another id'),
  'two-judges': rule('承诺“{value}”已由指标 {first} 判定', 'commitment "{value}" is already judged by the indicator {first}', '一个承诺只由一个指标判定', 'let one indicator judge it'),
  'unknown-indicator': rule('未知的指标“{value}”', 'unknown indicator "{value}"', '写 indicators 中的文件名（不带后缀）{nearest}', 'write the name of a file in indicators, without its ending{nearest}'),
  'unknown-unit': rule('未知的单位“{value}”', 'unknown unit "{value}"', '可用：{expected}；或在 site.yml 的 units 中声明', 'expected one of {expected}, or declare it in site.yml under units'),
  'unit-mismatch': rule('指标单位 {value} 与承诺 {commitment} 的单位 {expected} 不同', 'the unit {value} of the indicator differs from the unit {expected} of the commitment {commitment}', '统一单位', 'make them agree'),
  'unknown-theme': rule('未知的主题“{value}”', 'unknown theme "{value}"', '可用：{expected}；或在 site.yml 的 themes 中声明', 'expected one of {expected}, or declare it in site.yml under themes'),
  'unknown-records': rule('没有名为“{value}”的明细表', 'there is no records table "{value}"', '在 records 中补上同名的 .yml 和数据', 'add the .yml and the data to records'),
  expression: rule('表达式不可用：{detail}', 'the expression cannot be used: {detail}', '只写一个条件或数值表达式，用表中的列和 period_end', 'write one condition or numeric expression over the columns of the table and period_end'),
  'demonstration-in-official': rule('正式数据集里有示例来源', 'an official dataset has a demonstration source', '换成正式来源，或把 dataset 改为 demonstration', 'use an official source or set dataset to demonstration'),
  'missing-identity': rule('正式数据集缺少标识信息“{value}”', 'the official dataset lacks the identity field "{value}"', '在 site.yml 的 identity 中填写，不得编造', 'fill it in under identity in site.yml; never make one up'),
} as const satisfies Record<string, RuleTexts>;

/** Every rule of the gate: its stable id and its sentences in both languages. */
export const rules = { ...fileRules, ...shapeRules, ...rowRules, ...linkRules } as const;
export type RuleId = keyof typeof rules;
