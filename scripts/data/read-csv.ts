import { CsvError, parse } from 'csv-parse/sync';
import type { Sheet, SheetRow } from './input.ts';
import { problem, type Report } from './problem.ts';
import { readText } from './read-text.ts';

interface Parsed {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

/** A CSV file as rows of text. Quoting is strict, every row has as many fields as the header, empty lines are skipped. */
export function readCsv(file: string, bytes: Uint8Array, report: Report): Sheet | undefined {
  const text = readText(file, bytes, report);
  const parsed = text === undefined ? undefined : parseStrictly(file, text, report);
  const header = parsed?.[0];
  if (!parsed || !header) return undefined;
  const columns = header.record.map((name) => name.trim());
  const rows: SheetRow[] = [];
  let damaged = false;
  let row = header.info.lines + 1;
  for (const { record, info } of parsed.slice(1)) {
    const empty = record.every((cell) => cell === '');
    if (!empty && record.length !== columns.length) {
      damaged = true;
      report(problem('wrong-field-count', { file, row }, { found: record.length, expected: columns.length }));
    } else if (!empty) rows.push({ row, cells: record.map((cell) => (cell === '' ? undefined : cell)) });
    row = info.lines + 1;
  }
  return { file, columns, rows, damaged };
}

function parseStrictly(file: string, text: string, report: Report): Parsed[] | undefined {
  try {
    return parse(text, { info: true, relax_column_count: true, record_delimiter: '\n' }) as unknown as Parsed[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    report(
      problem('malformed-csv', { file, row: Number(error['lines']) }, { detail: faults[error.code] ?? error.message }),
    );
    return undefined;
  }
}

const faults: Record<string, { zh: string; en: string }> = {
  INVALID_OPENING_QUOTE: { zh: '引号出现在字段中间', en: 'a quote in the middle of a field' },
  CSV_INVALID_CLOSING_QUOTE: { zh: '引号之后还有字符', en: 'characters after the closing quote' },
  CSV_QUOTE_NOT_CLOSED: { zh: '引号没有配对', en: 'a quote is never closed' },
};
