import type { Text } from './text.ts';

/** How a column is typed in CSV, XLSX, Arrow and Parquet. Dates and periods are text: they sort as time does. */
export type ColumnType = 'text' | 'integer' | 'number' | 'boolean';

export interface Column {
  readonly type: ColumnType;
  readonly title: Text;
  /** Empty values are allowed unless the column is part of the key. */
  readonly description?: Text;
}

/** A published table. Every format, the data dictionary and the query console are made from this one description. */
export interface TableDefinition {
  readonly title: Text;
  readonly key: readonly string[];
  readonly columns: Readonly<Record<string, Column>>;
}

/** A column of a type, by its titles. */
const column =
  <T extends ColumnType>(type: T) =>
  (zh: string, en: string): Column & { readonly type: T } => ({ type, title: { zh, en } });
export const text = column('text');
export const integer = column('integer');
export const number = column('number');
export const boolean = column('boolean');
/** Stands in every row of every table: says 示例数据（虚构） where a figure is fictitious. */
export const notice = text('数据提示', 'Notice');
