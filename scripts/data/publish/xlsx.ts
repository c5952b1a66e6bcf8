import type { TableEntry } from '../../../src/core/dictionary.ts';
import type { Column } from '../../../src/core/tables.ts';
import type { Explained } from './explanation.ts';
import { explanationSheet } from './explanation.ts';
import type { PublishedTable } from './tables.ts';
import { toWorkbook, type CellKind, type Worksheet } from './workbook.ts';

/**
 * A table as a workbook for people: numbers, days and truth values typed as such, codes as texts with their zeros, the
 * header in sight while one scrolls; behind it a sheet 说明 that says all there is to know of the table.
 */
export function toXlsx(table: PublishedTable, entry: TableEntry, explained: Explained): Uint8Array {
  return toWorkbook([tableSheet(table), explanationSheet(entry, explained)]);
}

function tableSheet({ definition, rows }: PublishedTable): Worksheet {
  const columns = Object.entries(definition.columns);
  const names = columns.map(([name]) => name);
  return {
    name: sheetName(definition.title.zh),
    columns: columns.map(([name, column]) => ({ kind: kindOf(column), width: widthOf(name, column) })),
    header: columns.map(headerText),
    rows: (function* () {
      for (const row of rows) yield names.map((name) => row[name] ?? null);
    })(),
  };
}

/** The title for people and the name that the column has in every other format, one below the other. */
export function headerText([name, { title }]: readonly [name: string, column: Column]): string {
  return `${title.zh}\n${name}`;
}

const kindOf = ({ type, form }: Column): CellKind => (form === 'day' ? 'day' : type);

function widthOf(name: string, { type, form }: Column): number {
  if (type !== 'text' || form === 'day' || form === 'period') return 12;
  if (name === 'notice') return 22;
  return /_(zh|en)$/.test(name) ? 24 : 16;
}

/** A sheet's name may hold 31 characters and none of `[]:*?/\`. */
function sheetName(title: string): string {
  return title.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31);
}
