import { judgeColumn } from './columns.ts';
import { columnLetters } from '../read/worksheet.ts';
import type { FoundTable, TableRow } from './found.ts';

/** A column of a table: what its header rows say, and every different value with the row where it first stands. */
export interface Column {
  readonly index: number;
  readonly label: string;
  /** How messages call it: the label, or the letters of a worksheet. */
  readonly name: string;
  readonly distinct: ReadonlyMap<string, readonly number[]>;
  readonly filled: number;
}

export interface Header {
  /** Rows down to this one are titles and header. */
  readonly bottom: number;
  readonly columns: readonly Column[];
  /** The rows below the header that hold anything. */
  readonly cells: readonly TableRow[];
  readonly rows: number;
}

/** Titles and remarks above a header are few. */
const deepest = 8;
/** Rows kept for one value: where it stands elsewhere is not told. */
const places = 200;

/** Finds the header of a table: the row that names columns, or the first one that is as full as the table is wide. */
export function readHeader({ rows, letters }: FoundTable): Header {
  const bottom = headerRow(rows);
  const above = rows.slice(0, bottom + 1).filter(({ cells }) => !isRemark(cells));
  const cells = rows.slice(bottom + 1).filter((row) => row.cells.some(isFilled) && !isRemark(row.cells));
  const width = rows.reduce((widest, row) => Math.max(widest, row.cells.length), 0);
  const columns = Array.from({ length: width }, (_, index): Column => {
    const parts = above.slice(-3).map((row) => String(row.cells[index] ?? '').trim());
    const label = [...new Set(parts.filter((part) => part !== '' && part.length <= 24))].join(' ');
    const distinct = new Map<string, number[]>();
    let filled = 0;
    for (const row of cells) {
      const value = row.cells[index];
      if (!isFilled(value)) continue;
      filled += 1;
      const text = String(value);
      const known = distinct.get(text);
      if (!known) distinct.set(text, [row.row]);
      else if (known.length < places) known.push(row.row);
    }
    return { index, label, name: letters ? columnLetters(index) : label || columnLetters(index), distinct, filled };
  });
  return { bottom, columns, cells, rows: cells.length };
}

const isFilled = (cell: unknown): boolean => cell !== undefined && String(cell).trim() !== '';
/** A line of a text table that is a comment. */
const isRemark = (cells: TableRow['cells']): boolean => /^\s*(#|\/\/)/.test(String(cells[0] ?? ''));

function headerRow(rows: readonly TableRow[]): number {
  const top = rows.slice(0, deepest);
  const named = top.findLastIndex(
    (row) => row.cells.filter((cell) => judgeColumn(String(cell ?? '')) !== undefined).length >= 2,
  );
  if (named >= 0) return named;
  const fullness = top.map((row) => (isRemark(row.cells) ? 0 : row.cells.filter(isFilled).length));
  const fullest = Math.max(0, ...fullness);
  return Math.max(
    0,
    fullness.findIndex((count) => count >= fullest * 0.7),
  );
}
