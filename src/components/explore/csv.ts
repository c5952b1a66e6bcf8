import type { ResultColumn, Value } from '../../query/database.ts';

/** A text that a spreadsheet would run: it begins with a formula sign, in half or full width, perhaps after blanks. */
const formula = /^[\s\u3000]*[=+\-@＝＋－＠]|^[\t\r]/;

/**
 * A result as a CSV file that opens right in spreadsheets: byte order mark, CRLF, texts that would be formulas behind an
 * apostrophe; numbers as they are. While the figures are made up, the last column of every row says so.
 */
export function csvText(columns: readonly ResultColumn[], rows: readonly (readonly Value[])[], mark?: string): string {
  const header = [...columns.map(({ name }) => cell(name, false)), ...(mark ? ['notice'] : [])];
  const lines = rows.map((row) => [
    ...row.map((value, index) => cell(value, columns[index]?.numeric ?? false)),
    ...(mark ? [cell(mark, false)] : []),
  ]);
  return `\uFEFF${[header, ...lines].map((line) => `${line.join(',')}\r\n`).join('')}`;
}

function cell(value: Value, numeric: boolean): string {
  if (value === null) return '';
  const text = !numeric && typeof value === 'string' && formula.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
