import { stringify } from 'csv-stringify/sync';
import { parse } from 'csv-parse/sync';
import type { TableDefinition } from '../../src/core/tables.ts';
import type { PublishedRow } from './tables.ts';

/**
 * A table as CSV: UTF-8 with byte-order mark, CRLF, quotes where needed. Text that a spreadsheet would take for a
 * formula gets a leading apostrophe; numbers, also negative ones, stay numbers.
 */
export function toCsv(definition: TableDefinition, rows: readonly PublishedRow[]): string {
  const columns = Object.keys(definition.columns);
  const records = rows.map((row) =>
    columns.map((column) => cellOf(row[column], definition.columns[column]?.type === 'text')),
  );
  return stringify([columns, ...records], { bom: true, record_delimiter: 'windows' });
}

const formula = /^\s*[=+\-@\t\r＝＋－＠]/;

function cellOf(value: PublishedRow[string] | undefined, text: boolean): string {
  if (value === null || value === undefined) return '';
  return text && formula.test(String(value)) ? `'${String(value)}` : String(value);
}

/** Reads such a file back as text: empty cells as null, without the apostrophes. */
export function fromCsv(csv: string): Record<string, string | null>[] {
  const records = parse(csv, { bom: true, columns: true, record_delimiter: '\r\n' }) as Record<string, string>[];
  return records.map((record) =>
    Object.fromEntries(Object.entries(record).map(([column, cell]) => [column, cell === '' ? null : plain(cell)])),
  );
}

const plain = (cell: string): string => (cell.startsWith("'") && formula.test(cell.slice(1)) ? cell.slice(1) : cell);
