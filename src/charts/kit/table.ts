/** What a chart shows, as a table: its twin for those who cannot see it or want to copy from it. */
export interface Table {
  readonly head: readonly string[];
  /** Cells as printed. The first cells of a row name it. */
  readonly rows: readonly (readonly string[])[];
  /** How many columns name a row; default 1. */
  readonly names?: number;
}

/** Leaves out the columns that are empty in every row. */
export function compactTable({ head, rows, names = 1 }: Table): Table {
  const kept = head.map((_, index) => index < names || rows.some((row) => row[index]));
  const keep = (cells: readonly string[]): string[] => cells.filter((_, index) => kept[index]);
  return { head: keep(head), rows: rows.map(keep), names };
}

/** A row of a table in lines: its name, then each cell behind the head of its column. */
export function rowLines({ head, names = 1 }: Table, row: readonly string[]): string[] {
  const cells = row.slice(names).flatMap((cell, index) => (cell ? [`${head[names + index] ?? ''} ${cell}`] : []));
  return [row.slice(0, names).join(' · '), ...cells];
}
