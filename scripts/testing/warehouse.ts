import type { SqlColumn, SqlValue } from '../data/database.ts';
import { quoteClickHouse } from '../data/warehouse/typed.ts';
import { querySettings, type Warehouse } from '../data/warehouse/warehouse.ts';
import { failureOf } from '../data/warehouse/failure.ts';
import type { Chdb } from './chdb.ts';

const settings = Object.entries(querySettings)
  .map(([name, value]) => `${name} = ${typeof value === 'number' ? value : `'${value}'`}`)
  .join(', ');

/** The embedded ClickHouse as the build asks a real one, without HTTP in between; every question is noted. */
export function warehouseOf(chdb: Chdb, questions: string[] = []): Warehouse {
  return {
    ask: async (sql) => {
      questions.push(sql);
      try {
        return await chdb.query(`${sql} SETTINGS ${settings}`, 'ArrowStream');
      } catch (error) {
        throw failureOf(coded(error), { seconds: 1, secrets: [] });
      }
    },
    close: () => Promise.resolve(),
  };
}

/** An error of the engine with its number, as the client over HTTP has it. */
function coded(error: unknown): Error {
  const message = error instanceof Error ? error.message : String(error);
  return Object.assign(new Error(message), { code: /Code: (\d+)/.exec(message)?.[1] });
}

const types: Readonly<Record<SqlColumn['type'], string>> = {
  VARCHAR: 'LowCardinality(Nullable(String))',
  INTEGER: 'Nullable(Int64)',
  DOUBLE: 'Nullable(Float64)',
  BOOLEAN: 'Nullable(Bool)',
  DATE: 'Nullable(Date32)',
};

/** Makes a table and fills it; `ledger.p` takes the place of an older one. */
export async function fill(
  chdb: Chdb,
  table: string,
  { columns, rows }: { columns: readonly SqlColumn[]; rows: readonly (readonly SqlValue[])[] },
): Promise<void> {
  const list = columns.map(({ name, type }) => `"${name}" ${types[type]}`);
  await chdb.query(`CREATE DATABASE IF NOT EXISTS ${table.split('.')[0]}`);
  await chdb.query(`CREATE OR REPLACE TABLE ${table} (${list.join(', ')}) ENGINE = MergeTree ORDER BY tuple()`);
  const literal = (value: SqlValue): string =>
    typeof value === 'string' ? quoteClickHouse(value) : value === undefined ? 'NULL' : String(value);
  const values = rows.map((row) => `(${row.map(literal).join(', ')})`);
  for (let at = 0; at < values.length; at += 2000)
    await chdb.query(`INSERT INTO ${table} VALUES ${values.slice(at, at + 2000).join(', ')}`);
}
