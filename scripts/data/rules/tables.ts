import { rule, type Rule } from './rule.ts';

/** The header and the rows of a table. */
export const tableRules = {
  'unnamed-column': rule(
    '有一列没有列名（{letters} 列）',
    'a column has no name (column {letters})',
    '在表头写上列名，或删除这一列',
    'write its name in the header or delete it',
  ),
  'header-lower': rule(
    '列名在第 {row} 行，不在第 {header} 行',
    'the names of the columns stand in row {row}, not in row {header}',
    '删去上面的标题行，或{where} {header: {row}}',
    'delete the rows above it, or {where} {header: {row}}',
  ),
  'second-header': rule(
    '表头不止一行：这一行也是列名',
    'the header has more than one row: this row holds names, too',
    '表头只留一行；若列名在这一行，{where} {header: {row}}',
    'keep one row of names; if this is the one, {where} {header: {row}}',
  ),
  'total-row': rule(
    '“{value}”是合计行，不能混在数据里',
    '"{value}" is a row of totals among the data',
    '删去这一行：合计由系统计算；要核对县级合计，就用县的代码写一行',
    'delete the row: totals are computed; to have a county total compared, give it under the code of the county',
  ),
  'no-header': rule(
    '第 {header} 行是空的，那里应当是列名',
    'row {header} is empty, but the names of the columns should stand there',
    '把列名写在第 1 行，或改正声明：{where} {header: 行号}',
    'write the names of the columns in row 1, or correct the declaration: {where} {header: its number}',
  ),
  'wrong-delimiter': rule(
    '字段之间是{found}，不是逗号',
    'the fields are separated by {found}, not by commas',
    '另存为“CSV UTF-8（逗号分隔）”，或{where} {delimiter: {name}}',
    'save it as CSV UTF-8 (comma delimited), or {where} {delimiter: {name}}',
  ),
  'ambiguous-text': rule(
    '文字既可能是 UTF-8 也可能是 GB18030，两种读法都通',
    'the text may be UTF-8 or GB18030: both readings are possible',
    '另存为“CSV UTF-8（逗号分隔）”',
    'save it as CSV UTF-8 (comma delimited)',
  ),
  'unsupported-file': rule(
    '不能读取这种文件，或后缀不是小写',
    'this kind of file is not read, or its ending is not in lower case',
    '另存为 .csv、.xlsx 或 .parquet（后缀用小写）',
    'save it as .csv, .xlsx or .parquet, the ending in lower case',
  ),
  'misplaced-table': rule(
    '这个位置的表格不会被读取',
    'a table in this place is not read',
    '指标放 indicators，明细表放 records，佐证材料放 evidence，项目和支付放 projects；evidence 和 projects 不收 Parquet',
    'indicators go to indicators, tables of records to records, documents to evidence, projects and payments to projects; the last two take no Parquet',
  ),
  'wrong-ending': rule(
    '后缀是 .csv，内容却是 {found}',
    'the file ends in .csv but holds {found}',
    '把后缀改成 {ending}',
    'change the ending to {ending}',
  ),
} as const satisfies Record<string, Rule>;
