import type { ColumnType } from '../../../src/core/tables.ts';
import { quoteName, quoteText, type Database } from '../database.ts';
import type { Effects } from '../output/effects.ts';
import { fromArrow } from './arrow.ts';
import { fromXlsx } from './from-xlsx.ts';
import { columnsOf, type PublishedRow, type PublishedTable, type PublishedValue } from './tables.ts';
import { fitCell } from './workbook.ts';

/** Where the files are, and the database that holds each table under its name, as it was meant. */
interface Written {
  readonly folder: string;
  readonly database: Database;
  readonly effects: Effects;
}

/**
 * Reads every table back in every format and holds each cell against what was meant: CSV and Parquet with the
 * database, Arrow with its own library, JSON as any program would, workbooks with the reader for clerks' files. Throws
 * at the first difference: a fault of the program, not of the data.
 */
export async function verifyTables(tables: readonly PublishedTable[], written: Written): Promise<void> {
  const { folder, effects } = written;
  for (const table of tables) {
    const bytesOf = (ending: string): Promise<Uint8Array> => effects.readFile(`${folder}/${table.name}.${ending}`);
    for (const ending of ['arrow', 'arrows'])
      verifyColumns(table, `${table.name}.${ending}`, fromArrow(await bytesOf(ending)));
    verifyColumns(table, `${table.name}.json`, fromJson(await bytesOf('json')));
    verifyColumns(inWorkbook(table), `${table.name}.xlsx`, await fromXlsx(table, await bytesOf('xlsx')));
    for (const format of ['csv', 'parquet'] as const) await verifyWithDatabase(table, format, written);
  }
}

/** A table as a workbook can hold it: nothing and an empty text are the same, and very long texts are cut. */
function inWorkbook(table: PublishedTable): PublishedTable {
  const fit = (value: PublishedValue): PublishedValue => (typeof value === 'string' ? fitCell(value) || null : value);
  const rows = table.rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, fit(value)])),
  );
  return { ...table, rows };
}

type Columns = ReturnType<typeof fromArrow>;

function fromJson(bytes: Uint8Array): Columns {
  const { rows } = JSON.parse(new TextDecoder().decode(bytes)) as { rows: PublishedRow[] };
  return { rows: rows.length, column: (name) => rows.map((row) => row[name] ?? null) };
}

function verifyColumns({ definition, rows }: PublishedTable, file: string, found: Columns): void {
  if (found.rows !== rows.length) throw wrongCount(file, found.rows, rows.length);
  for (const [column] of columnsOf(definition))
    found.column(column).forEach((value, index) => {
      const meant = rows[index]?.[column] ?? null;
      if (value !== meant) throw wrongValue({ file, column, row: index + 1 }, value, meant);
    });
}

const sqlTypes: Record<ColumnType, string> = {
  text: 'VARCHAR',
  integer: 'INTEGER',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
};

/** How each format is read: CSV as text, where nothing and an empty text are the same. */
const readers = {
  csv: (path: string, table: PublishedTable): string => {
    const columns = columnsOf(table.definition).map(([name]) => `${quoteText(name)}: 'VARCHAR'`);
    return `read_csv(${path}, header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', nullstr = '', new_line = '\\r\\n', max_line_size = ${longestLine(table)}, columns = {${columns.join(', ')}})`;
  },
  parquet: (path: string): string => `read_parquet(${path})`,
};

/** Bytes that no line of the file exceeds: the list of source rows of a sum can be long. */
function longestLine({ rows }: PublishedTable): number {
  let most = 0;
  for (const row of rows) most = Math.max(most, JSON.stringify(row).length);
  return 1_000_000 + 4 * most;
}

async function verifyWithDatabase(
  table: PublishedTable,
  format: keyof typeof readers,
  { folder, database }: Written,
): Promise<void> {
  const file = `${table.name}.${format}`;
  const source = readers[format](quoteText(`${folder}/${file}`), table);
  const columns = columnsOf(table.definition);
  const [count] = await database.rows(`SELECT count(*)::INTEGER AS n FROM ${source}`);
  if (count?.['n'] !== table.rows.length) throw wrongCount(file, Number(count?.['n']), table.rows.length);
  const pick = (prefix: string): string =>
    columns.map(([name], index) => `${quoteName(name)} AS ${prefix}${index}`).join(', ');
  const differs = columns.map(([, type], index) => difference(format, type, index)).join(' OR ');
  const [first] = await database.rows(`
    SELECT * FROM (SELECT row_number() OVER ()::INTEGER AS n, ${pick('m')} FROM ${quoteName(table.name)})
    POSITIONAL JOIN (SELECT ${pick('f')} FROM ${source}) WHERE ${differs} LIMIT 1`);
  if (!first) return;
  const index = columns.findIndex((_, each) => String(first[`m${each}`] ?? '') !== String(first[`f${each}`] ?? ''));
  const [column] = columns[index] ?? ['?'];
  throw wrongValue({ file, column, row: Number(first['n']) }, first[`f${index}`], first[`m${index}`]);
}

function difference(format: keyof typeof readers, type: ColumnType, index: number): string {
  if (format !== 'csv') return `m${index} IS DISTINCT FROM CAST(f${index} AS ${sqlTypes[type]})`;
  if (type !== 'text') return `m${index} IS DISTINCT FROM CAST(f${index} AS ${sqlTypes[type]})`;
  return `(coalesce(m${index}, '') <> coalesce(f${index}, '') AND coalesce('''' || m${index}, '') <> coalesce(f${index}, ''))`;
}

function wrongCount(file: string, found: number, meant: number): Error {
  return new Error(`wrong number of rows: ${found}; expected ${meant} (${file})`);
}

function wrongValue(
  { file, column, row }: { file: string; column: string; row: number },
  found: unknown,
  meant: unknown,
): Error {
  return new Error(`wrong value: ${String(found)}; expected ${String(meant)} (${file}, row ${row}, column ${column})`);
}
