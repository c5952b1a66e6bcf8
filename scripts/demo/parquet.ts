import { DuckDBInstance } from '@duckdb/node-api';
import { tabulate, type Row } from './table.ts';

const types: Readonly<Record<string, string>> = { numerator: 'BIGINT', denominator: 'BIGINT', value: 'DOUBLE' };

/** Writes the data file of an indicator as Parquet. One thread and no clock: the same rows give the same bytes. */
export async function writeParquet(path: string, rows: readonly Row[]): Promise<void> {
  const { header, body } = tabulate(rows);
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  try {
    const columns = header.map((name) => `"${name}" ${types[name] ?? 'VARCHAR'}`);
    await connection.run(`create table cells (${columns.join(', ')})`);
    for (const cells of body) {
      const literals = cells.map((cell) => literal(cell));
      await connection.run(`insert into cells values (${literals.join(', ')})`);
    }
    await connection.run(`copy cells to ${literal(path)} (format parquet, compression zstd)`);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

function literal(cell: string | number | boolean | undefined): string {
  if (cell === undefined) return 'null';
  return typeof cell === 'string' ? `'${cell.replaceAll("'", "''")}'` : String(cell);
}
