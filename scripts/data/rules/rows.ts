import { rule, warning, type Rule } from './rule.ts';

/** What the rows say. */
export const rowRules = {
  'unknown-area': rule(
    '未知地区“{value}”',
    'unknown area "{value}"',
    '写 areas.csv 中的代码或全称{nearest}',
    'write a code or full name from areas.csv{nearest}',
  ),
  'area-variant': rule(
    '“{value}”不是全称',
    '"{value}" is not the full name',
    '写全称“{name}”或代码 {code}；要认这个写法，在 areas.csv 的 aliases 列声明',
    'write the full name "{name}" or the code {code}; to have this form read, declare it in the column aliases of areas.csv',
  ),
  'alias-taken': rule(
    '别名“{value}”也是 {first} 的名称',
    'the alias "{value}" is a name of {first}, too',
    '一个别名只能指一个地区',
    'let an alias stand for one area only',
  ),
  'unknown-status': rule(
    '不认识的状态“{value}”',
    'unknown status "{value}"',
    '可用：{expected}；有数时可留空',
    'expected one of {expected}; empty where there is a figure',
  ),
  'unknown-group': rule(
    '不认识的分组“{value}”',
    'unknown group "{value}"',
    '可用：{expected}；合计行留空',
    'expected one of {expected}; empty for the total',
  ),
  'unknown-source': rule(
    '不认识的来源“{value}”',
    'unknown source "{value}"',
    '可用：{expected}；主来源留空',
    'expected one of {expected}; empty for the main source',
  ),
  'duplicate-row': rule('与第 {first} 行重复：{key}', 'repeats row {first}: {key}', '只留一行', 'keep one of them'),
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
  'half-an-interval': rule(
    '区间只有一端',
    'the interval has one end only',
    'low 和 high 都填，或都留空',
    'fill in both low and high, or neither',
  ),
  'negative-count': rule(
    '计数不能为负：{value}',
    'a count cannot be negative: {value}',
    '改正这个数',
    'correct the figure',
  ),
  'fractional-count': rule(
    '计数必须是整数：{value}',
    'a count must be a whole number: {value}',
    '写基本单位的整数，如 12000 而不是 1.2 万',
    'write a whole number in the base unit, such as 12000',
  ),
  'zero-denominator': rule(
    '分母是 0，算不出比率',
    'the denominator is 0, so there is no rate',
    '留空并把 status 写成 not-applicable',
    'leave the cells empty and write the status not-applicable',
  ),
  'numerator-above-denominator': rule(
    '分子 {numerator} 大于分母 {denominator}，而此指标最大为 {max}',
    'the numerator {numerator} is above the denominator {denominator}, but the indicator cannot exceed {max}',
    '核对两个数；若定义允许超过，删去说明文件中的 max',
    'check the two figures; if the definition allows it, remove max from the definition',
  ),
  'above-max': rule(
    '数值 {value} 超过此指标的最大值 {max}',
    'the value {value} is above the largest allowed, {max}',
    '核对数字，或修改说明文件中的 max',
    'check the figure or change max in the definition',
  ),
  'total-differs': rule(
    '给出的合计 {given} 与各部分之和 {sum} 不等（{part}，第 {rows} 行）',
    'the total given, {given}, differs from the sum of its parts, {sum} ({part}, rows {rows})',
    '核对合计行与各部分；各部分不全时，没有数的行写 not-reported',
    'check the total and its parts; where a part is not known write not-reported in its row',
  ),
  jump: warning(
    '与 {period} 的 {before}（第 {first} 行）相差很大：{value}',
    'far from the {before} of {period} (row {first}): {value}',
    '核对两个数；属实的在 note 列写明原因，就不再提醒',
    'check both figures; where they are right say why in the column note, and this is not asked again',
  ),
  'copied-period': warning(
    '{period} 的数与 {before} 完全相同（{count} 个地区），像是复制后忘了改',
    'the figures of {period} are those of {before} in all {count} areas: copied and not changed?',
    '核对；属实的在其中一行的 note 列写明原因，就不再提醒',
    'check them; where they are right say why in the note of one of the rows, and this is not asked again',
  ),
  'not-unique': rule(
    '“{value}”重复，第 {first} 行已有',
    '"{value}" repeats row {first}',
    '每行的键必须唯一',
    'the key of each row must be unique',
  ),
  'area-loop': rule(
    '上级关系成环：{value}',
    'the parents form a loop: {value}',
    '改正 parent 列',
    'correct the column parent',
  ),
} as const satisfies Record<string, Rule>;
