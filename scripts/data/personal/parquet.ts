import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quoteName, quoteText, type Database } from '../database.ts';
import type { Effects } from '../output/effects.ts';
import { cellOf, type ColumnFiles } from './column-files.ts';
import type { TableRow } from './found.ts';

/** Reads Parquet with one database, which is opened for the first file and closed at the end. */
export interface ParquetFiles extends ColumnFiles {
  readonly close: () => void;
}

/** The bytes of each file go into a file of their own first: they may come out of an archive. */
export function openParquet({ openDatabase }: Pick<Effects, 'openDatabase'>): ParquetFiles {
  let opened: Database | undefined;
  return {
    parquet: async (bytes) => {
      opened ??= await openDatabase({ externalAccess: true });
      const folder = await mkdtemp(join(tmpdir(), 'sunledger-search-'));
      try {
        const file = join(folder, 'table.parquet');
        await writeFile(file, bytes);
        return await readRows(opened, quoteText(file));
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
    close: () => opened?.close(),
  };
}

async function readRows(database: Database, file: string): Promise<{ rows: TableRow[]; metadata: string }> {
  const source = `read_parquet(${file})`;
  const columns = (await database.rows(`DESCRIBE SELECT * FROM ${source}`)).map((row) => String(row['column_name']));
  const list = columns.map((name) => `CAST(${quoteName(name)} AS VARCHAR) AS ${quoteName(name)}`);
  const rows = await database.rows(`SELECT ${list.join(', ')} FROM ${source}`);
  const metadata = await database.rows(
    `SELECT decode(key) AS key, decode(value) AS value FROM parquet_kv_metadata(${file})`,
  );
  const cells = rows.map((row, index): TableRow => ({
    row: index + 1,
    cells: columns.map((name) => cellOf(row[name])),
  }));
  return {
    rows: [{ row: 0, cells: columns }, ...cells],
    metadata: metadata.map(({ key, value }) => `${String(key)}\n${String(value)}`).join('\n'),
  };
}
