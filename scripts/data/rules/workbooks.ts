import { rule, warning, type Rule } from './rule.ts';

/** What a workbook can hide or blur. */
export const workbookRules = {
  'malformed-workbook': rule(
    '无法作为 XLSX 读取：{detail}',
    'cannot be read as XLSX: {detail}',
    '用表格软件打开后重新另存为 XLSX，或另存为“CSV UTF-8（逗号分隔）”',
    'open it in the spreadsheet program and save it again as XLSX, or as CSV UTF-8 (comma delimited)',
  ),
  'not-a-workbook': rule(
    '后缀是 .xlsx，内容却不是 XLSX',
    'the file ends in .xlsx but is not XLSX',
    '用表格软件打开后另存为 XLSX，不要只改后缀',
    'open it in the spreadsheet program and save it as XLSX; renaming does not convert it',
  ),
  'old-workbook': rule(
    '这是旧的 .xls 格式，只是后缀改成了 .xlsx',
    'this is the old .xls format under the ending .xlsx',
    '用表格软件打开后另存为 XLSX，不要只改后缀',
    'open it in the spreadsheet program and save it as XLSX; renaming does not convert it',
  ),
  'encrypted-workbook': rule(
    '文件有打开密码，读不了',
    'the file is locked with a password',
    '去掉密码后再保存',
    'remove the password and save it again',
  ),
  'zip-bomb': rule(
    '解压后过大或压缩比异常，拒绝读取',
    'it unpacks to far more than a workbook holds; refused',
    '把数据复制到新的工作簿再保存；仍然过大的，拆成几个文件或改用 Parquet',
    'copy the data into a new workbook; if it is still too large, split it or use Parquet',
  ),
  'unknown-sheet': rule(
    '没有名为“{value}”的工作表',
    'there is no worksheet "{value}"',
    '可用的工作表：{expected}；改正声明：{where} {sheet: 工作表名}',
    'the worksheets are {expected}; correct the declaration: {where} {sheet: its name}',
  ),
  'hidden-sheet': rule(
    '这个工作表是隐藏的',
    'this worksheet is hidden',
    '取消隐藏，核对后删除这个工作表',
    'unhide it, look at it and delete it',
  ),
  'sheet-not-read': warning(
    '这个工作表没有读取，只读了“{chosen}”',
    'this worksheet was not read, only "{chosen}" was',
    '删去它，或指明读哪一个：{where} {sheet: 工作表名}',
    'delete it, or name the one to read: {where} {sheet: its name}',
  ),
  'hidden-row': rule(
    '隐藏的行里有内容',
    'a hidden row holds something',
    '取消隐藏（包括筛选），核对后保留或删除',
    'unhide it (also clear filters), look at it and keep or delete it',
  ),
  'hidden-column': rule(
    '隐藏的列（{letters}）里有内容',
    'a hidden column ({letters}) holds something',
    '取消隐藏，核对后保留或删除',
    'unhide it, look at it and keep or delete it',
  ),
  'merged-cells': rule(
    '有合并单元格 {range}',
    'the cells {range} are merged',
    '取消合并，把每一格都填上',
    'unmerge them and fill in every cell',
  ),
  'formula-cell': rule(
    '单元格是公式，存的结果“{value}”可能已经过时',
    'the cell is a formula; the stored result "{value}" may be out of date',
    '复制后“选择性粘贴”为数值',
    'copy it and paste it as a value',
  ),
  'error-cell': rule(
    '单元格是错误值 {value}',
    'the cell holds the error {value}',
    '改正公式或填入实际的数',
    'mend the formula or write the figure',
  ),
  'date-cell': rule(
    '单元格是日期格式，存的是天数序列号，不是文字“{value}”',
    'the cell is formatted as a date: it stores a number of days, not the text "{value}"',
    '把这一列设为文本格式后重新填写；日期列也可{where} {dates: [cells]}',
    'format the column as text and write it again; for a column of days you may also {where} {dates: [cells]}',
  ),
  'long-number': rule(
    '数字太长，表格软件只保留前 15 位，后面的已经丢失：{value}',
    'the number is too long: only its first 15 digits were kept: {value}',
    '把这一列设为文本格式后重新填写',
    'format the column as text and write it again',
  ),
  'scaled-format': rule(
    '数字格式带“万”“亿”等单位或缩放，显示的数与存的数“{value}”不是一回事',
    'the number format adds a unit or a scale: what is shown is not what is stored, "{value}"',
    '把数字格式改为“常规”，按基本单位填写',
    'set the number format to General and write the figure in the base unit',
  ),
} as const satisfies Record<string, Rule>;
