import { note, rule, type Rule } from './rule.ts';

/** Ways of writing that are read only where that is declared. */
export const formRules = {
  spaces: rule(
    '前后有空格：“{value}”',
    'blanks before or after "{value}"',
    '删去空格，或{where} {spaces: trim}',
    'remove them, or {where} {spaces: trim}',
  ),
  'full-width': rule(
    '有全角字符：“{value}”',
    'full-width characters: "{value}"',
    '改成半角，或{where} {digits: full-width}',
    'write plain characters, or {where} {digits: full-width}',
  ),
  thousands: rule(
    '有千分位逗号：“{value}”',
    'a thousands separator: "{value}"',
    '去掉逗号，或{where} {thousands: ","}',
    'remove the comma, or {where} {thousands: ","}',
  ),
  multiples: rule(
    '用了“万”或“亿”：“{value}”',
    'a multiple, 万 or 亿: "{value}"',
    '按基本单位写出全部数字，如 12000，或{where} {multiples: [{word}]}',
    'write the whole number in the base unit, such as 12000, or {where} {multiples: [{word}]}',
  ),
  'percent-sign': rule(
    '有百分号：“{value}”',
    'a percent sign: "{value}"',
    '只写百分号前的数，如 98.5，或{where} {percent: true}',
    'write only the number before it, such as 98.5, or {where} {percent: true}',
  ),
  'period-words': rule(
    '时期写成了“{value}”',
    'the period is written as "{value}"',
    '写成 {expected}，或{where} {periods: 年}',
    'write {expected}, or {where} {periods: 年}',
  ),
  'day-words': rule(
    '日期写成了“{value}”',
    'the day is written as "{value}"',
    '写成 {expected}，或{where} {dates: [年月日]}',
    'write {expected}, or {where} {dates: [年月日]}',
  ),
  'day-slashes': rule(
    '日期写成了“{value}”',
    'the day is written as "{value}"',
    '写成 {expected}，或{where} {dates: [/]}',
    'write {expected}, or {where} {dates: [/]}',
  ),
  'day-dots': rule(
    '日期写成了“{value}”',
    'the day is written as "{value}"',
    '写成 {expected}，或{where} {dates: [.]}',
    'write {expected}, or {where} {dates: [.]}',
  ),
  'missing-mark': rule(
    '用“{value}”表示没有数',
    '"{value}" stands where there is no figure',
    '留空{status}；或{where} {missing: {"{value}": {meaning}}}',
    'leave it empty{status}; or {where} {missing: {"{value}": {meaning}}}',
  ),
} as const satisfies Record<string, Rule>;

/** Declarations themselves. */
export const declarationRules = {
  'reading-without-file': rule(
    'reading 里的“{value}”不对应任何文件',
    '"{value}" under reading is no file',
    '写没有说明文件的数据文件的路径，不带后缀，如 areas、projects/2017；指标和明细表的声明写在各自的 .yml 里',
    'write the path of a data file without a definition, without its ending, such as areas or projects/2017; for indicators and records declare it in their .yml',
  ),
} as const satisfies Record<string, Rule>;

const undo = ['要改为拒绝，删去声明', 'to have it refused, remove the declaration'] as const;

/** What declared reading rules have read. */
export const readRules = {
  'read-sheet': note(
    '按声明只读了工作表“{chosen}”，没有读“{value}”',
    'as declared, only the worksheet "{chosen}" was read, not "{value}"',
    ...undo,
  ),
  'read-header': note(
    '按声明从第 {row} 行读列名，上面的行没有读取',
    'as declared, the names of the columns were read from row {row} and nothing above it',
    ...undo,
  ),
  'read-delimiter': note('按声明以{found}分隔字段', 'as declared, the fields were split by {found}', ...undo),
  'read-column': note(
    '按声明把列“{value}”读作 {meaning}',
    'as declared, the column "{value}" was read as {meaning}',
    ...undo,
  ),
  'read-spaces': note(
    '按声明去掉了前后空格：{count} 格（第 {rows} 行）',
    'as declared, blanks were dropped; cells: {count} (rows {rows})',
    ...undo,
  ),
  'read-full-width': note(
    '按声明把全角字符读作半角：{count} 格（第 {rows} 行）',
    'as declared, full-width characters were read as plain ones; cells: {count} (rows {rows})',
    ...undo,
  ),
  'read-thousands': note(
    '按声明去掉了千分位逗号：{count} 格（第 {rows} 行）',
    'as declared, thousands separators were dropped; cells: {count} (rows {rows})',
    ...undo,
  ),
  'read-multiples': note(
    '按声明把“万”“亿”换算成基本单位：{count} 格（第 {rows} 行）',
    'as declared, 万 and 亿 were multiplied out; cells: {count} (rows {rows})',
    ...undo,
  ),
  'read-percent-sign': note(
    '按声明去掉了百分号：{count} 格（第 {rows} 行）',
    'as declared, percent signs were dropped; cells: {count} (rows {rows})',
    ...undo,
  ),
  'read-period-words': note(
    '按声明读了带“年”的时期：{count} 格（第 {rows} 行）',
    'as declared, periods with 年 were read; cells: {count} (rows {rows})',
    ...undo,
  ),
  'read-day-words': note(
    '按声明读了“年月日”式日期：{count} 格（第 {rows} 行）',
    'as declared, days with 年月日 were read; cells: {count} (rows {rows})',
    ...undo,
  ),
  'read-day-slashes': note(
    '按声明读了斜杠日期：{count} 格（第 {rows} 行）',
    'as declared, days with slashes were read; cells: {count} (rows {rows})',
    ...undo,
  ),
  'read-day-dots': note(
    '按声明读了带点的日期：{count} 格（第 {rows} 行）',
    'as declared, days with dots were read; cells: {count} (rows {rows})',
    ...undo,
  ),
  'read-date-cell': note(
    '按声明把日期格式的单元格读作日期：{count} 格（第 {rows} 行）',
    'as declared, cells formatted as dates were read as days; cells: {count} (rows {rows})',
    ...undo,
  ),
  'read-missing-mark': note(
    '按声明把“{mark}”读作 {meaning}：{count} 格（第 {rows} 行）',
    'as declared, "{mark}" was read as {meaning}; cells: {count} (rows {rows})',
    ...undo,
  ),
  'read-alias': note(
    '按 areas.csv 的 aliases 把“{alias}”读作 {area}：{count} 格（第 {rows} 行）',
    'by the aliases of areas.csv, "{alias}" was read as {area}; cells: {count} (rows {rows})',
    '要改为拒绝，从 aliases 中删去',
    'to have it refused, remove it from aliases',
  ),
} as const satisfies Record<string, Rule>;
