import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quoteName, quoteText } from '../database.ts';
import type { Effects } from '../effects.ts';
import { cellOf, type ColumnFiles } from './column-files.ts';
import type { TableRow } from './found.ts';

/** Reads Parquet with the database. The bytes go into a file of their own first: they may come out of an archive. */
export function openParquet({ openDatabase }: Pick<Effects, 'openDatabase'>): ColumnFiles['parquet'] {
  return async (_, bytes) => {
    const folder = await mkdtemp(join(tmpdir(), 'sunledger-search-'));
    const database = await openDatabase({ externalAccess: true });
    try {
      const file = join(folder, 'table.parquet');
      await writeFile(file, bytes);
      const source = `read_parquet(${quoteText(file)})`;
      const columns = (await database.rows(`DESCRIBE SELECT * FROM ${source}`)).map((row) =>
        String(row['column_name']),
      );
      const list = columns.map((name) => `CAST(${quoteName(name)} AS VARCHAR) AS ${quoteName(name)}`);
      const rows = await database.rows(`SELECT ${list.join(', ')} FROM ${source}`);
      const metadata = await database.rows(
        `SELECT decode(key) AS key, decode(value) AS value FROM parquet_kv_metadata(${quoteText(file)})`,
      );
      const cells = rows.map((row, index): TableRow => ({
        row: index + 1,
        cells: columns.map((name) => cellOf(row[name])),
      }));
      return {
        rows: [{ row: 0, cells: columns }, ...cells],
        metadata: metadata.map(({ key, value }) => `${String(key)}\n${String(value)}`).join('\n'),
      };
    } finally {
      database.close();
      await rm(folder, { recursive: true, force: true });
    }
  };
}
