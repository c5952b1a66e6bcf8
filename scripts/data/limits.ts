import { problem, type Report } from './problem.ts';

/** Megabytes (of a million bytes) that a file may have, by its ending: what 3 GB of memory can hold as a table. */
export const largestFile: Readonly<Record<string, number>> = { yml: 1, csv: 64, xlsx: 32, parquet: 64 };

/** Bytes that all cells of a packed table may have. */
const largestText = 256e6;

/** Rows and columns that a table may have. The rows are those of a worksheet. */
export const largestTable = { rows: 1_048_576, columns: 500 } as const;

/** Whether a table is small enough to be read; where it is not, that is reported. */
export function fitsTable(
  place: { file: string; sheet?: string },
  size: { rows: number; columns: number },
  report: Report,
): boolean {
  const { rows, columns } = largestTable;
  if (size.rows > rows) report(problem('too-many-rows', place, { found: size.rows, limit: rows }));
  else if (size.columns > columns) report(problem('too-many-columns', place, { found: size.columns, limit: columns }));
  else return true;
  return false;
}

/** Whether the cells of a packed table together are small enough; where they are not, that is reported. */
export function fitsText(place: { file: string }, bytes: number, report: Report): boolean {
  if (bytes <= largestText) return true;
  report(problem('file-too-large', place, { size: megabytes(bytes), limit: megabytes(largestText) }));
  return false;
}

/** `2147.5 MB`. */
export const megabytes = (bytes: number): string => `${Math.round(bytes / 1e5) / 10} MB`;
