import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { CsvwColumn, CsvwTable } from '../data/publish/catalogue/csvw.ts';

type Row = Readonly<Record<string, string>>;

const forms: Readonly<Record<string, RegExp>> = {
  string: /^[\s\S]*$/,
  integer: /^[+-]?\d+$/,
  number: /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/,
  boolean: /^(true|false)$/,
  anyURI: /^[a-z]+:\S+$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
};

function faultOf(value: string, { datatype, required, separator }: CsvwColumn): string | undefined {
  if (value === '') return required ? 'empty' : undefined;
  const base = typeof datatype === 'string' ? datatype : datatype.base;
  const pattern =
    typeof datatype === 'object' && base === 'string' ? new RegExp(`^(?:${datatype.format})$`) : forms[base];
  const parts = separator ? value.split(separator) : [value];
  return parts.every((part) => pattern?.test(part)) ? undefined : `no ${base}: ${value}`;
}

/** The rows of a described CSV file and what is wrong with its header. */
export function readTable(folder: string, { url, tableSchema }: CsvwTable): { rows: Row[]; wrong: string[] } {
  const text = readFileSync(join(folder, url), 'utf8');
  const [header = []] = parse(text, { bom: true, to: 1 });
  const meant = tableSchema.columns.map(({ titles }) => titles.und).join();
  const wrong = header.join() === meant ? [] : [`${url}: columns ${header.join()}`];
  return { rows: parse<Row>(text, { bom: true, columns: true }), wrong };
}

/** Everything in a CSV file that is otherwise than its own description says. */
export function checkTable(file: string): string[] {
  const table = JSON.parse(readFileSync(file, 'utf8')) as CsvwTable;
  const { rows, wrong } = readTable(dirname(file), table);
  const keys = rows.map((row) => JSON.stringify(table.tableSchema.primaryKey?.map((name) => row[name])));
  if (table.tableSchema.primaryKey && new Set(keys).size < rows.length) wrong.push(`${table.url}: key twice`);
  for (const [index, row] of rows.entries())
    for (const column of table.tableSchema.columns) {
      const fault = faultOf(row[column.name] ?? '', column);
      if (fault) wrong.push(`${table.url}, row ${index + 1}, ${column.name}: ${fault}`);
    }
  return wrong;
}

/** References between the tables of a group that lead nowhere. */
export function checkGroup(folder: string): string[] {
  const file = readFileSync(join(folder, 'csv-metadata.json'), 'utf8');
  const { tables } = JSON.parse(file) as { tables: CsvwTable[] };
  const rows = new Map(tables.map((table) => [table.url, readTable(folder, table).rows]));
  return tables.flatMap(({ url, tableSchema }) =>
    (tableSchema.foreignKeys ?? []).flatMap(({ columnReference, reference }) => {
      const known = new Set(rows.get(reference.resource)?.map((row) => row[reference.columnReference]));
      const used = (rows.get(url) ?? []).map((row) => row[columnReference] ?? '');
      return used
        .filter((value) => value !== '' && !known.has(value))
        .map((value) => `${url}: ${columnReference} ${value}`);
    }),
  );
}
