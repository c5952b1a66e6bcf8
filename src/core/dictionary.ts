import { codesOf, type Code, type CodeSource } from './codes.ts';
import { boolean, empty, integer, notice, says, text, type Column, type TableDefinition } from './columns.ts';
import type { Text } from './text.ts';

/** How a column is written, finer than its type: a day and a link are texts with a form of their own. */
export type WrittenType = 'text' | 'integer' | 'number' | 'boolean' | 'day' | 'period' | 'list' | 'link';

export const typeWords: Readonly<Record<WrittenType, Text>> = {
  text: { zh: '文本', en: 'text' },
  integer: { zh: '整数', en: 'integer' },
  number: { zh: '数值', en: 'number' },
  boolean: { zh: '是非', en: 'true or false' },
  day: { zh: '日期', en: 'day' },
  period: { zh: '时期', en: 'period' },
  list: { zh: '列表', en: 'list' },
  link: { zh: '网址', en: 'web address' },
};

/** What the words of the types do not say. */
export const typeForms: { readonly [Type in WrittenType]?: Text } = {
  day: { zh: '2016-12-31', en: '2016-12-31' },
  period: { zh: '2016、2016-Q3或2016-07', en: '2016, 2016-Q3 or 2016-07' },
  list: { zh: '各项以;分开', en: 'parts joined with ;' },
};

/** A column as the data dictionary describes it. */
export interface ColumnEntry {
  readonly name: string;
  readonly title: Text;
  readonly type: WrittenType;
  readonly description?: Text;
  readonly unit?: Text;
  /** Part of what makes a row unique. */
  readonly key?: true;
  readonly codes?: readonly Code[];
  /** `areas.code`. */
  readonly refersTo?: string;
  /** What an empty cell means; absent where no cell is empty. */
  readonly empty?: Text;
  /** A value of this release as CSV writes it; absent where the column is empty in every row. */
  readonly example?: string;
}

/** A table as the data dictionary describes it. */
export interface TableEntry {
  readonly name: string;
  readonly title: Text;
  /** What one row is. */
  readonly grain: Text;
  readonly rows: number;
  readonly columns: readonly ColumnEntry[];
}

/** `data-dictionary.json`. */
export interface Dictionary {
  readonly title: Text;
  readonly version: string;
  readonly as_of: string;
  readonly dataset: string;
  readonly notice: Text | null;
  readonly licence: Text;
  readonly tables: readonly TableEntry[];
}

/** Where a table, or a column of it, stands on the page of the dictionary: `observations`, `observations.value`. */
export function dictionaryAnchor(table: string, column?: string): string {
  const place = table.replaceAll('/', '-').replace(/[<>]/g, '');
  return column === undefined ? place : `${place}.${column}`;
}

interface Described {
  readonly name: string;
  readonly definition: TableDefinition;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** A table in the words of the data dictionary. */
export function describeTable({ name, definition, rows }: Described, release: CodeSource): TableEntry {
  const columns = Object.entries(definition.columns).map(([column, details]) => {
    const example = rows.find((row) => row[column] !== null && row[column] !== '')?.[column];
    const entry = describeColumn(column, details, release);
    return {
      ...entry,
      ...(definition.key.includes(column) ? { key: true as const } : {}),
      ...(example === undefined ? {} : { example: String(example) }),
    };
  });
  return { name, title: definition.title, grain: definition.grain, rows: rows.length, columns };
}

function describeColumn(name: string, column: Column, release: CodeSource): ColumnEntry {
  const { title, type, form, description, unit, codes, refersTo, empty: whenEmpty } = column;
  return {
    ...{ name, title, type: form ?? type },
    ...(description ? { description } : {}),
    ...(unit ? { unit } : {}),
    ...(codes ? { codes: codesOf(codes, release) } : {}),
    ...(refersTo ? { refersTo: refersTo.join('.') } : {}),
    ...(whenEmpty ? { empty: whenEmpty } : {}),
  };
}

/** `data-dictionary.csv`: the dictionary as a table, one row for each column of each table. */
export const dictionaryTable = {
  title: { zh: '数据字典', en: 'Data dictionary' },
  grain: { zh: '一张表的一列', en: 'one column of one table' },
  key: ['table', 'column'],
  columns: {
    table: text('表', 'Table', says('文件名去掉扩展名', 'the file name without its ending')),
    table_zh: text('表名', 'Name of the table (Chinese)'),
    table_en: text('英文表名', 'Name of the table (English)'),
    position: integer('序号', 'Position', says('列在表里的次序，从1起', 'place of the column in the table, from 1')),
    column: text('列', 'Column'),
    title_zh: text('含义', 'Meaning (Chinese)'),
    title_en: text('英文含义', 'Meaning (English)'),
    description_zh: text('补充说明', 'Further (Chinese)', empty('没有补充', 'nothing further')),
    description_en: text('英文补充说明', 'Further (English)', empty('没有补充', 'nothing further')),
    type: text('类型', 'Type', { codes: typeWords }),
    key: boolean('主键', 'Part of the key'),
    unit_zh: text('单位', 'Unit (Chinese)', empty('不带单位', 'no unit')),
    unit_en: text('英文单位', 'Unit (English)', empty('不带单位', 'no unit')),
    codes_zh: text('取值', 'Allowed codes (Chinese)', empty('不限取值', 'any value')),
    codes_en: text('英文取值', 'Allowed codes (English)', empty('不限取值', 'any value')),
    refers_to: text('取自', 'Values of', empty('不取自别的列', 'of no other column')),
    empty_zh: text('空值表示', 'An empty cell means (Chinese)', empty('没有空值', 'no cell is empty')),
    empty_en: text('英文空值表示', 'An empty cell means (English)', empty('没有空值', 'no cell is empty')),
    example: text('举例', 'Example', empty('本版本这一列全空', 'the column is empty throughout this release')),
    notice,
  },
} as const satisfies TableDefinition;

type DictionaryRow = Readonly<Record<keyof typeof dictionaryTable.columns, string | number | boolean | null>>;

/** The rows of `data-dictionary.csv`; the notice is that of the whole file. */
export function dictionaryRows(tables: readonly TableEntry[], fileNotice: string | null): DictionaryRow[] {
  return tables.flatMap((table) =>
    table.columns.map((column, index) => ({
      ...{ table: table.name, table_zh: table.title.zh, table_en: table.title.en, position: index + 1 },
      ...{ column: column.name, title_zh: column.title.zh, title_en: column.title.en },
      description_zh: column.description?.zh ?? null,
      description_en: column.description?.en ?? null,
      type: column.type,
      key: column.key ?? false,
      ...{ unit_zh: column.unit?.zh ?? null, unit_en: column.unit?.en ?? null },
      ...{ codes_zh: codesText(column.codes, 'zh'), codes_en: codesText(column.codes, 'en') },
      refers_to: column.refersTo ?? null,
      ...{ empty_zh: column.empty?.zh ?? null, empty_en: column.empty?.en ?? null },
      example: column.example ?? null,
      notice: fileNotice,
    })),
  );
}

/** `reported=已报送；suppressed=已隐去`; null where any value may stand. */
export function codesText(codes: readonly Code[] | undefined, language: keyof Text): string | null {
  if (!codes || codes.length === 0) return null;
  const parts = codes.map(({ code, word }) => (code === word[language] ? code : `${code}=${word[language]}`));
  return parts.join(language === 'zh' ? '；' : '; ');
}
