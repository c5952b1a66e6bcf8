import { rule, type Rule } from './rule.ts';

/** Tables too long to be read row by row. */
export const panelRules = {
  'unknown-panel': rule(
    '没有大表“{value}”',
    'unknown panel "{value}"',
    '写 panels 文件夹中的一个文件名，如 panels/village-month',
    'name a file in the folder panels, such as panels/village-month',
  ),
  'panel-text': rule(
    '文字列“{value}”既不是地区、时期、each、status，也没有写 values',
    'the text column "{value}" is neither area, period, each nor status, and has no values',
    '写出它的 values（分组），或把这一列去掉：大表里不放说明文字',
    'list its values (the groups) or leave the column out: a panel holds no remarks',
  ),
  'panel-figures': rule(
    '没有数字列',
    'there is no column of figures',
    '至少写一个 type 为 integer 或 number 的列',
    'describe at least one column of the type integer or number',
  ),
  'panel-mismatch': rule(
    '由大表计算的指标不能写“{value}”',
    'an indicator made from this panel cannot have "{value}"',
    '可用：{expected}',
    'expected one of {expected}',
  ),
  'panel-area-level': rule(
    '“{value}”不是 areas 所写级别（{expected}）的地区',
    '"{value}" is not an area of the level {expected} that the definition names',
    '改正地区，或修改说明文件中的 areas；合计由系统计算，不写合计行',
    'correct the area or change areas in the definition; totals are computed and never given',
  ),
  'panel-area-twice': rule(
    '同一地区有两种写法：“{value}”和“{other}”',
    'one area is written in two ways: "{value}" and "{other}"',
    '整张表统一写代码或全称',
    'write either the code or the full name in the whole table',
  ),
  'panel-gap': rule(
    '{key} 缺 {count} 行，如“{value}”',
    '{count} rows are missing for {key}, for example of "{value}"',
    '补上这些行；没有数的写 status 为 not-reported 或 not-applicable',
    'add the rows; where there is no figure write the status not-reported or not-applicable',
  ),
  'panel-more-rows': rule(
    '另有 {count} 行有同样的问题（{rule}）',
    '{count} more rows have the same fault ({rule})',
    '按上面列出的各行一并改正',
    'mend them like the rows listed above',
  ),
} as const satisfies Record<string, Rule>;
