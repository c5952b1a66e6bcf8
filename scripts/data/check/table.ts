import { checkColumns } from './columns.ts';
import type { Places } from './places.ts';
import { withoutBlanks } from '../read/forms.ts';
import type { Cell, Sheet, SheetRow } from '../input.ts';
import { problem, type Report } from '../problem.ts';
import { createTally, type Tally } from '../read/tally.ts';
import { tidy, type ColumnKind } from '../read/tidy.ts';
import { isHeader, isTotal, isWordRow, nameOf } from '../read/stray-rows.ts';
import { columnLetters } from '../read/worksheet.ts';

/** What a table is expected to hold. */
export interface TableShape {
  /** Every known column and what it holds. */
  readonly kinds: Readonly<Record<string, ColumnKind>>;
  readonly needed: readonly string[];
  readonly mayBeEmpty?: boolean;
  /** Whether the table has the column `status` for rows without a figure. */
  readonly statuses?: boolean;
  /** The declared values of a column: what is one of them is no row of totals, whatever it looks like. */
  readonly values?: (column: string) => readonly string[];
  /** The areas, where a column names them: other names of an area are read where they are declared. */
  readonly places?: Pick<Places, 'find' | 'alias'>;
}

interface Work {
  readonly sheet: Sheet;
  readonly shape: TableShape;
  readonly tally: Tally;
}

/**
 * The table with its header checked and its cells in plain form: what was read by a declared rule is noted, what is
 * written otherwise is reported. Rows that are no data (a second header, totals) are reported and left out. Undefined
 * where the header does not allow to go on.
 */
export function openTable(sheet: Sheet, shape: TableShape, report: Report): Sheet | undefined {
  const { file, header, where } = sheet;
  const tally = createTally(sheet, report);
  const lower = lowerHeader(sheet, shape);
  if (lower !== undefined) {
    report(problem('header-lower', { file, row: lower }, { row: lower, header, where }));
    return undefined;
  }
  const whole = sheet.rows.filter(({ row, cells }) => {
    const [found, expected] = [cells.length, sheet.columns.length];
    return found === expected ? true : void report(problem('wrong-field-count', { file, row }, { found, expected }));
  });
  const named = nameColumns({ sheet: { ...sheet, rows: whole }, shape, tally }, report);
  const known = Object.keys(shape.kinds);
  if (!checkColumns(named, { known, needed: shape.needed, mayBeEmpty: shape.mayBeEmpty }, report)) return undefined;
  const noStatus = shape.statuses === true && !named.columns.includes('status');
  const opened = noStatus ? { ...named, columns: [...named.columns, 'status'] } : named;
  const work: Work = { sheet: opened, shape, tally };
  const data = opened.rows.filter((row, index) => isData(row, { work, first: index === 0 }, report));
  const rows = data.map((row) => tidyRow(row, work, report));
  tally.finish();
  return { ...opened, rows, damaged: whole.length < sheet.rows.length };
}

/** The sheet with its columns as the checks call them, without those that have neither a name nor a cell. */
function nameColumns({ sheet, shape, tally }: Work, report: Report): Sheet {
  const { file, header, where, reading } = sheet;
  const names = sheet.columns.map((written) => {
    const { text, forms } = withoutBlanks(written);
    const declared = reading.columns?.[text];
    if (declared !== undefined)
      report(problem('read-column', { file, row: header, column: text, value: text }, { meaning: declared }));
    else if (forms.length > 0 && Object.hasOwn(shape.kinds, text)) {
      if (reading.spaces) tally.add('read-spaces', { column: text, row: header });
      else report(problem('spaces', { file, row: header, column: text, value: written }, { where }));
    }
    return declared ?? text;
  });
  const kept = [...names.keys()].filter((index) => {
    if (names[index] !== '') return true;
    if (sheet.rows.some(({ cells }) => cells[index] !== undefined))
      report(problem('unnamed-column', { file, row: header }, { letters: columnLetters(index) }));
    return false;
  });
  return {
    ...sheet,
    columns: kept.map((index) => names[index] ?? ''),
    rows: sheet.rows.map(({ row, cells }) => ({ row, cells: kept.map((index) => cells[index]) })),
  };
}

/** The row below the header that has the names of the needed columns, where the header has none of them. */
function lowerHeader({ columns, rows, reading }: Sheet, { needed }: TableShape): number | undefined {
  const names = columns.map((name) => nameOf(name, reading));
  if (needed.some((column) => names.includes(column))) return undefined;
  return rows.slice(0, 20).find(({ cells }) => isHeader(cells, { names: needed, reading }))?.row;
}

/** Whether a row is data. A row of totals or of names is reported. */
function isData(
  { row, cells }: SheetRow,
  { work: { sheet, shape }, first }: { work: Work; first: boolean },
  report: Report,
): boolean {
  const { file, where, reading, columns } = sheet;
  const kinds = columns.map((column) => shape.kinds[column]);
  const names = columns.slice(0, cells.length);
  if (isHeader(cells, { names, reading }) || (first && isWordRow(cells, kinds))) {
    report(problem('second-header', { file, row }, { row, where }));
    return false;
  }
  const at = columns.findIndex((column, index) => {
    const cell = cells[index];
    return isTotal(cell, kinds[index]) && !shape.values?.(column).includes(String(cell));
  });
  if (at >= 0) report(problem('total-row', { file, row, column: columns[at], value: cells[at] }));
  return at < 0;
}

function tidyRow({ row, cells }: SheetRow, { sheet, shape, tally }: Work, report: Report): SheetRow {
  const { file, columns, reading, where } = sheet;
  const statuses = shape.statuses === true;
  let absent: string | undefined;
  const tidied = columns.map((column, index): Cell => {
    const kind = shape.kinds[column] ?? 'text';
    const place = { file, row, column };
    const result = tidy(cells[index], { kind, place, statuses, reading, where, tally }, report);
    if (kind === 'number' || kind === 'count') absent ??= result.absent;
    if (kind !== 'area' || result.cell === undefined) return result.cell;
    const text = String(result.cell);
    const code = shape.places?.find(text) === undefined ? shape.places?.alias(text) : undefined;
    if (code !== undefined) tally.add('read-alias', place, { alias: text, area: code });
    return code ?? result.cell;
  });
  const at = statuses ? columns.indexOf('status') : -1;
  if (absent !== undefined && at >= 0 && tidied[at] === undefined) tidied[at] = absent;
  return { row, cells: tidied };
}
