import { quoteName, quoteText, type Database, type SqlType } from '../database.ts';
import { columnsOf, type PublishedTable } from './tables.ts';
import type { ColumnType } from '../../../src/core/tables.ts';

const types: Record<ColumnType, SqlType> = {
  text: 'VARCHAR',
  integer: 'INTEGER',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
};

/**
 * Writes a table as Parquet with snappy, which every reader knows; days as dates; what the file says of itself is its
 * key-value metadata.
 */
export async function writeParquet(
  { name, definition, rows }: PublishedTable,
  { path, about }: { path: string; about: Readonly<Record<string, string>> },
  database: Database,
): Promise<void> {
  const columns = columnsOf(definition).map(([column, type]) => ({ name: column, type: types[type] }));
  await database.load(
    name,
    columns,
    rows.map((row) => columns.map((column) => row[column.name])),
  );
  const metadata = Object.entries(about).map(([key, value]) => `${quoteName(key)}: ${quoteText(value)}`);
  const days = Object.entries(definition.columns).filter(([, { form }]) => form === 'day');
  const dates = days.map(([column]) => `CAST(${quoteName(column)} AS DATE) AS ${quoteName(column)}`);
  const rowsAsWritten = `SELECT *${dates.length > 0 ? ` REPLACE (${dates.join(', ')})` : ''} FROM ${quoteName(name)}`;
  await database.run(
    `COPY (${rowsAsWritten}) TO ${quoteText(path)} (FORMAT parquet, COMPRESSION snappy, KV_METADATA {${metadata.join(', ')}})`,
  );
}
