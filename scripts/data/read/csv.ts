import { CsvError, parse } from 'csv-parse/sync';
import type { Text } from '../../../src/core/text.ts';
import type { Declared, Sheet, SheetRow } from '../input.ts';
import { fitsTable, longestLine } from './limits.ts';
import { problem, type Report } from '../problem.ts';
import { readText } from './text.ts';

interface Parsed {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

const delimiters = { tab: '\t', semicolon: ';' } as const;
const delimiterNames = {
  tab: { zh: '制表符', en: 'tabs' },
  semicolon: { zh: '分号', en: 'semicolons' },
} as const satisfies Record<string, Text>;

/** A CSV file as rows of text. Quoting is strict; empty lines are skipped, lines of nothing but commas too. */
export function readCsv(
  file: string,
  { bytes, reading, where }: { bytes: Uint8Array } & Declared,
  report: Report,
): Sheet | undefined {
  const text = readText(file, bytes, report);
  if (text === undefined) return undefined;
  if (!fitsLines(file, text, report)) return undefined;
  const { delimiter: declared, header = 1 } = reading;
  const parsed = parseStrictly(file, { text, delimiter: declared ? delimiters[declared] : ',' }, report);
  if (!parsed) return undefined;
  const rows: SheetRow[] = [];
  let row = 1;
  for (const { record, info } of parsed) {
    const characters = record.reduce((most, cell) => Math.max(most, cell.length), 0);
    if (!fitsTable({ file, row }, { columns: record.length, characters }, report)) return undefined;
    if (row >= header && record.some((cell) => cell !== ''))
      rows.push({ row, cells: record.map((cell) => (cell === '' ? undefined : cell)) });
    row = info.lines + 1;
  }
  const [head, ...data] = rows;
  if (head?.row !== header) {
    report(problem('no-header', { file, row: header }, { header, where }));
    return undefined;
  }
  const other = declared ? undefined : otherDelimiter(head);
  if (other) {
    report(problem('wrong-delimiter', { file, row: header }, { found: delimiterNames[other], name: other, where }));
    return undefined;
  }
  if (declared) report(problem('read-delimiter', { file }, { found: delimiterNames[declared] }));
  if (header > 1) report(problem('read-header', { file, row: header }, { row: header }));
  return { file, header, reading, where, columns: head.cells.map((name) => String(name ?? '')), rows: data };
}

/** Whether the lines are few and short enough, before they are taken apart. */
function fitsLines(file: string, text: string, report: Report): boolean {
  let rows = 0;
  for (let from = 0; from <= text.length; rows++) {
    const end = text.indexOf('\n', from);
    const next = end < 0 ? text.length + 1 : end + 1;
    if (next - from > longestLine) {
      report(problem('line-too-long', { file, row: rows + 1 }, { limit: longestLine }));
      return false;
    }
    from = next;
  }
  return fitsTable({ file }, { rows }, report);
}

/** What separates the fields of a header that has no comma. */
function otherDelimiter({ cells }: SheetRow): keyof typeof delimiters | undefined {
  const [only] = cells;
  if (cells.length !== 1 || typeof only !== 'string') return undefined;
  return only.includes('\t') ? 'tab' : only.includes(';') ? 'semicolon' : undefined;
}

function parseStrictly(
  file: string,
  { text, delimiter }: { text: string; delimiter: string },
  report: Report,
): Parsed[] | undefined {
  try {
    const max_record_size = longestLine;
    const options = {
      info: true,
      relax_column_count: true,
      record_delimiter: '\n',
      delimiter,
      max_record_size,
    } as const;
    return parse(text, options) as unknown as Parsed[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const detail = faults[error.code] ?? error.message;
    if (error.code === 'CSV_MAX_RECORD_SIZE')
      report(problem('line-too-long', { file, row: Number(error['lines']) }, { limit: longestLine }));
    else report(problem('malformed-csv', { file, row: Number(error['lines']) }, { detail }));
    return undefined;
  }
}

const faults: Record<string, Text> = {
  INVALID_OPENING_QUOTE: { zh: '引号出现在字段中间', en: 'a quote in the middle of a field' },
  CSV_INVALID_CLOSING_QUOTE: { zh: '引号之后还有字符', en: 'characters after the closing quote' },
  CSV_QUOTE_NOT_CLOSED: { zh: '引号没有配对', en: 'a quote is never closed' },
};
