import type { Parts } from '../../../src/core/parts.ts';
import { fileNames } from '../../../src/core/parts.ts';
import type { PublishedRow, PublishedTable } from './tables.ts';

/** The most bytes of a published table file. Hosts of repositories and mail refuse larger ones, and phones give up. */
export const fileLimit = 100_000_000;

/** The most rows that a sheet of a workbook holds, less its heads. */
const sheetRows = 1_000_000;

/** What a file says besides its rows is less than this share of it. */
const forHead = 0.02;

/** Rows as JSON, with the bytes of each; what a part costs in the largest of its forms. */
type Bytes = (row: PublishedRow, index: number) => number;

const asJson: Bytes = (row) => Buffer.byteLength(JSON.stringify(row)) + 2;

/**
 * Where tables are cut so that no file of theirs is larger than the limit; a table that fits is not in the result.
 * `detailOf` gives what the JSON of a table says of a row besides.
 */
export function cutTables(
  tables: readonly PublishedTable[],
  limit: number,
  detailOf: (table: string) => ((index: number) => unknown) | undefined = () => undefined,
): Parts {
  const cut = tables.map(({ name, rows }) => {
    const detail = detailOf(name);
    return [
      name,
      cutRows(
        rows,
        limit,
        detail && ((row, index) => asJson({ ...row, detail: detail(index) } as PublishedRow, index)),
      ),
    ] as const;
  });
  const parts = Object.fromEntries(cut.filter(([, counts]) => counts.length > 1));
  const names = new Set(tables.map(({ name }) => name));
  const taken = Object.keys(parts).flatMap((name) => fileNames(name, parts).filter((each) => names.has(each)));
  if (taken.length > 0) throw new Error(`two tables of one name: ${taken.join(', ')}; one is a part of a large table`);
  return parts;
}

/** How many rows each part has; JSON, which repeats the names of the columns, is the longest form of a row. */
export function cutRows(rows: readonly PublishedRow[], limit: number, bytesOf = asJson): number[] {
  const most = limit * (1 - forHead);
  const counts = [0];
  let bytes = 0;
  for (const [index, row] of rows.entries()) {
    const own = bytesOf(row, index);
    const last = counts.at(-1) ?? 0;
    if (last > 0 && (bytes + own > most || last >= sheetRows)) {
      counts.push(0);
      bytes = 0;
    }
    counts.push((counts.pop() ?? 0) + 1);
    bytes += own;
  }
  return counts;
}

/** The parts of a table, each a table of its own with the name of its files; a table in one piece is its only part. */
export function partsOf<Table extends PublishedTable>(
  table: Table,
  parts: Parts,
): (Table & { readonly start: number })[] {
  const counts = parts[table.name] ?? [table.rows.length];
  let start = 0;
  return fileNames(table.name, parts).map((name, index) => {
    const rows = table.rows.slice(start, start + (counts[index] ?? 0));
    const part = { ...table, name, rows, start };
    start += rows.length;
    return part;
  });
}
