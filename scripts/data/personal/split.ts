import type { TableRow } from './found.ts';

/**
 * The cells of a text table. It never fails: a file that the reader will refuse must be searched all the same. Quotes
 * count at the start of a cell only; one that is never closed ends with its line.
 */
export function splitTable(text: string, delimiter = delimiterOf(text)): TableRow[] {
  return [...splitRows(text, delimiter)];
}

/** The same a row at a time: a file may be larger than all its rows should be in memory at once. */
export function* splitRows(text: string, delimiter = delimiterOf(text)): Generator<TableRow> {
  let cells: string[] = [];
  let row = 1;
  let line = 1;
  let at = 0;
  const end = text.length;
  while (at < end) {
    const quoted = text[at] === '"' ? closingQuote(text, at) : -1;
    const from = at;
    at = quoted < 0 ? at : quoted + 1;
    while (at < end && text[at] !== delimiter && text[at] !== '\n') at++;
    const raw = text.slice(from, at).replace(/\r$/, '');
    cells.push(quoted < 0 ? raw : raw.slice(1, quoted - from).replaceAll('""', '"') + raw.slice(quoted - from + 1));
    for (let each = raw.indexOf('\n'); each >= 0; each = raw.indexOf('\n', each + 1)) line++;
    if (at >= end || text[at] === '\n') {
      yield { row, cells };
      cells = [];
      row = ++line;
    } else if (at === end - 1) cells.push('');
    at++;
  }
  if (cells.length > 0) yield { row, cells };
}

/** The delimiter that the first line has most of. */
function delimiterOf(text: string): string {
  const first =
    text
      .slice(0, 4096)
      .split('\n')
      .find((line) => !/^\s*(#|$)/.test(line)) ?? '';
  const count = (delimiter: string): number => first.split(delimiter).length;
  return [',', '\t', ';', '|'].reduce((best, each) => (count(each) > count(best) ? each : best));
}

/** Where the quote that opens at `at` closes; -1 where it does not within 10,000 characters. */
function closingQuote(text: string, at: number): number {
  for (let next = text.indexOf('"', at + 1); next >= 0 && next - at < 10_000; next = text.indexOf('"', next + 1)) {
    if (text[next + 1] !== '"') return /^(\r?\n|$|[,;\t|])/.test(text.slice(next + 1, next + 3)) ? next : -1;
    next++;
  }
  return -1;
}
