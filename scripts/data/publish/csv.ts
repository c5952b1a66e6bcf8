import type { TableDefinition } from '../../../src/core/tables.ts';
import { columnsOf, type PublishedRow, type PublishedValue } from './tables.ts';

/**
 * A table as CSV (RFC 4180): UTF-8 with byte-order mark, CRLF, quotes where needed. Text that a spreadsheet would take
 * for a formula gets a leading apostrophe; numbers, also negative ones, stay numbers.
 */
export function toCsv(definition: TableDefinition, rows: readonly PublishedRow[]): string {
  const columns = columnsOf(definition);
  const lines = [columns.map(([name]) => name).join(',')];
  for (const row of rows)
    lines.push(
      columns.map(([name, type]) => (type === 'text' ? textCell(row[name]) : String(row[name] ?? ''))).join(','),
    );
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

const formula = /^\s*[=+\-@\t\r＝＋－＠]/;

function textCell(value: PublishedValue | undefined): string {
  const text = String(value ?? '');
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
