import { rule, warning, type Rule } from './rule.ts';

/** Files that cannot be read at all. */
export const fileRules = {
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
  'file-name': rule(
    '文件名“{value}”不能用作编号',
    'the file name "{value}" cannot be an id',
    '只用小写字母、数字和连字符，如 clinic-coverage',
    'use lower-case letters, digits and hyphens only, for example clinic-coverage',
  ),
  'unused-file': warning(
    '这个文件没有用到',
    'this file is not used',
    '移出数据文件夹，或改正文件名和位置',
    'move it out of the data folder or correct its name and place',
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
    '与 {first} 同名，数据文件只能有一个',
    'there is also {first}: only one data file may have this name',
    '只留一个：CSV、XLSX 或 Parquet',
    'keep one: CSV, XLSX or Parquet',
  ),
} as const satisfies Record<string, Rule>;

/** Keys and values of YAML files and single cells. */
export const shapeRules = {
  'unknown-key': rule(
    '未知的键“{value}”',
    'unknown key "{value}"',
    '改正或删除；可用的键：{expected}',
    'correct or remove it; known keys: {expected}',
  ),
  'missing-key': rule('缺少“{key}”', '"{key}" is missing', '补上“{key}”', 'add "{key}"'),
  'missing-sensitivity': rule(
    '没有写敏感等级 sensitivity，也不会有默认值',
    'the class sensitivity is missing, and there is no default',
    '涉及贫困、疾病、残疾、救助、儿童的写 sensitive，其他人或户的计数写 personal，机构和村写 institution，公共资金等写 public',
    'write sensitive for poverty, illness, disability, aid and children, personal for other counts of people or households, institution for institutions and villages, public for public money and the like',
  ),
  'wrong-type': rule('类型不对：“{value}”', 'wrong type: "{value}"', '应为{expected}', 'expected {expected}'),
  'unknown-value': rule(
    '不认识的值“{value}”',
    'unknown value "{value}"',
    '可用的值：{expected}',
    'expected one of {expected}',
  ),
  'wrong-form': rule('写法不对：“{value}”', 'wrong form: "{value}"', '{expected}', '{expected}'),
  'out-of-range': rule('超出允许范围：“{value}”', 'out of range: "{value}"', '应{expected}', 'expected {expected}'),
  inconsistent: rule('{subject}{detail}', '{subject}{detail}', '改成前后一致', 'make the two agree'),
  'unknown-column': rule(
    '未知的列“{value}”',
    'unknown column "{value}"',
    '改正列名或删除这一列；可用的列：{expected}{mapping}',
    'correct or remove it; known columns: {expected}{mapping}',
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
} as const satisfies Record<string, Rule>;
