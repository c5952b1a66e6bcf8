import type { CodeList } from './codes.ts';
import type { Text } from './text.ts';

/**
 * How a column is typed. Days are text in CSV, JSON and the streams of the engine, where they sort as time does, and
 * dates in XLSX, Parquet and Arrow: see `form`.
 */
export type ColumnType = 'text' | 'integer' | 'number' | 'boolean';

/**
 * How a text is written. `day`: 2016-12-31; `period`: 2016, 2016-Q3 or 2016-07; `list`: parts joined with `;`; `link`: a
 * web address.
 */
export type ColumnForm = 'day' | 'period' | 'list' | 'link';

/** What is known of a column besides its type and title. */
export interface ColumnDetails {
  /** What the title does not say. */
  readonly description?: Text;
  readonly form?: ColumnForm;
  /** What its numbers count; `column` where another column of the row names the unit. */
  readonly unit?: Text;
  /** The only values there are, with their words; of a list the values of its parts. */
  readonly codes?: CodeList;
  /** The table and column whose values these are; of a list the values of its parts. */
  readonly refersTo?: readonly [table: string, column: string];
  /** What an empty cell means. Without it no cell is empty, unless an empty text is a value. */
  readonly empty?: Text;
  /** An empty text is a value of its own, such as the total among groups. */
  readonly blank?: true;
}

export interface Column extends ColumnDetails {
  readonly type: ColumnType;
  readonly title: Text;
}

/** A published table. Every format, the data dictionary and the query console are made from this one description. */
export interface TableDefinition {
  readonly title: Text;
  /** What one row is. */
  readonly grain: Text;
  readonly key: readonly string[];
  readonly columns: Readonly<Record<string, Column>>;
}

/** A column of a type, by its titles. */
const column =
  <T extends ColumnType>(type: T) =>
  (zh: string, en: string, details: ColumnDetails = {}): Column & { readonly type: T } => ({
    type,
    title: { zh, en },
    ...details,
  });
export const text = column('text');
export const integer = column('integer');
export const number = column('number');
export const boolean = column('boolean');

/** A day, 2016-12-31. */
export const day = (zh: string, en: string, details: ColumnDetails = {}) => text(zh, en, { form: 'day', ...details });

/** What an empty cell means. */
export const empty = (zh: string, en: string): { readonly empty: Text } => ({ empty: { zh, en } });

/** What the title does not say. */
export const says = (zh: string, en: string): { readonly description: Text } => ({ description: { zh, en } });

/** Which column of which table the values come from. */
export const from = (table: string, name: string) => ({ refersTo: [table, name] }) as const;

/** Stands in every row of every table: says 示例数据（虚构） where a figure is fictitious. */
export const notice = text('数据提示', 'Notice', {
  ...says('标明本行是不是示例数据（虚构）', 'says whether the row is demonstration data (fictitious)'),
  ...empty('正式发布的数据集，没有示例数据', 'an official dataset: nothing in it is demonstration data'),
});
