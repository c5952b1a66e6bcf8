import type { Column } from '../../../src/core/tables.ts';
import { openWorkbook } from '../read/workbook.ts';
import type { SheetCell } from '../read/worksheet.ts';
import type { PublishedTable, PublishedValue } from './tables.ts';
import { headerText } from './xlsx.ts';

/**
 * The first sheet of a published workbook, column by column, as values: a number where the cell is a number, a day
 * where its format says so. Throws where the header is another.
 */
export async function fromXlsx(
  { name, definition }: PublishedTable,
  bytes: Uint8Array,
): Promise<{ rows: number; column: (name: string) => PublishedValue[] }> {
  const columns = Object.entries(definition.columns);
  const { sheets } = await openWorkbook(bytes);
  const [header, ...rows] = sheets[0]?.read().rows ?? [];
  const found = header?.cells.map(({ text }) => text).join('|') ?? '';
  const meant = columns.map(headerText).join('|');
  if (found !== meant) throw new Error(`wrong header: ${found}; expected ${meant} (${name}.xlsx)`);
  const values = columns.map((): PublishedValue[] => Array<PublishedValue>(rows.length).fill(null));
  rows.forEach(({ cells }, row) => {
    for (const cell of cells) {
      const column = columns[cell.column];
      const own = values[cell.column];
      if (column && own) own[row] = valueOf(cell, column[1]);
    }
  });
  const index = new Map(columns.map(([column], at) => [column, at]));
  return { rows: rows.length, column: (column) => values[index.get(column) ?? -1] ?? [] };
}

/** A formula, an error or a number in the form of another type is told by what it says of itself. */
function valueOf({ kind, text, formula, format }: SheetCell, { form }: Column): PublishedValue {
  if (formula || kind === 'error') return `${formula ? '=' : '#'}${text}`;
  if (kind === 'boolean') return text === '1';
  if (kind !== 'number') return text;
  const isDay = form === 'day' && format === 'date';
  return isDay ? new Date((Number(text) - 25_569) * 86_400_000).toISOString().slice(0, 10) : Number(text);
}
