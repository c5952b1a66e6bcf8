import { quoteName, quoteText, type Database, type SqlRow } from '../database.ts';
import type { Effects } from '../output/effects.ts';
import type { Cell, Declared, Sheet } from '../input.ts';
import { fitsTable, fitsText } from './limits.ts';
import { problem, type Report } from '../problem.ts';

/** A Parquet file as rows of typed cells. Dates become text, whole and decimal numbers become numbers. */
export async function readParquet(
  file: string,
  { folder, bytes, effects, declared }: { folder: string; bytes: number; effects: Effects; declared: Declared },
  report: Report,
): Promise<Sheet | undefined> {
  if (bytes === 0) {
    report(problem('empty-file', { file }));
    return undefined;
  }
  const database = await effects.openDatabase({ externalAccess: true });
  try {
    const source = `read_parquet(${quoteText(`${folder}/${file}`)})`;
    const described = await database.rows(`DESCRIBE SELECT * FROM ${source}`);
    const columns = described.map((column) => String(column['column_name']));
    if (!(await fits(file, { columns, source, database }, report))) return undefined;
    const list = described.map((column) => plain(String(column['column_name']), String(column['column_type'])));
    const rows = await database.rows(`SELECT ${list.join(', ')} FROM ${source}`);
    return {
      ...declared,
      file,
      header: 1,
      columns,
      rows: rows.map((row, index) => ({ row: index + 1, cells: cells(row, columns) })),
    };
  } catch (error) {
    const detail = String(error instanceof Error ? error.message : error).replaceAll(`${folder}/`, '');
    report(problem('malformed-parquet', { file }, { detail: detail.split('\n')[0] ?? '' }));
    return undefined;
  } finally {
    database.close();
  }
}

/**
 * Whether the table is small enough. A Parquet file says how many rows it has, and a text that stands in a million
 * rows is kept once: of a small file the table may be huge.
 */
async function fits(
  file: string,
  { columns, source, database }: { columns: readonly string[]; source: string; database: Database },
  report: Report,
): Promise<boolean> {
  const [counted] = await database.rows(`SELECT count(*)::DOUBLE AS n FROM ${source}`);
  if (!fitsTable({ file }, { rows: Number(counted?.['n']), columns: columns.length }, report)) return false;
  const lengths = columns.map((name) => `coalesce(length(CAST(${quoteName(name)} AS VARCHAR)), 0)`);
  const query = `sum(${lengths.join(' + ')})::DOUBLE AS total, max(greatest(${lengths.join(', ')}))::DOUBLE AS longest`;
  const [measured] = await database.rows(`SELECT ${query} FROM ${source}`);
  if (!fitsTable({ file }, { characters: Number(measured?.['longest'] ?? 0) }, report)) return false;
  return fitsText({ file }, Number(measured?.['total'] ?? 0), report);
}

/** The column cast to one of the three types of a cell. */
function plain(name: string, type: string): string {
  const column = quoteName(name);
  if (type === 'BOOLEAN' || type === 'VARCHAR') return column;
  const numeric = /^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL.*)$/.test(type);
  return `CAST(${column} AS ${numeric ? 'DOUBLE' : 'VARCHAR'}) AS ${column}`;
}

function cells(row: SqlRow, columns: readonly string[]): Cell[] {
  return columns.map((column) => {
    const value = row[column];
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
  });
}
