import { dayOfSerial, shiftPoint } from './forms.ts';
import type { Cell, Declared, Sheet, SheetRow } from '../input.ts';
import { fitsTable } from './limits.ts';
import { problem, type Details, type Report } from '../problem.ts';
import type { RuleId } from '../rules/rules.ts';
import { createTally, type Tally } from './tally.ts';
import { reading as attempt } from './unreadable.ts';
import { columnLetters, type SheetCell, type Worksheet } from './worksheet.ts';
import { openWorkbook, type Workbook, type WorkbookSheet } from './workbook.ts';

/**
 * A worksheet as rows of cells. Whatever a workbook can hide or blur is reported with its cell and never silently used:
 * hidden sheets, rows and columns, merged cells, formulas, errors, days kept as numbers, numbers too long to be exact,
 * formats that show another number than the one stored.
 */
export async function readXlsx(
  file: string,
  { bytes, ...declared }: { bytes: Uint8Array } & Declared,
  report: Report,
): Promise<Sheet | undefined> {
  return attempt(
    file,
    async () => {
      const workbook = await openWorkbook(bytes);
      const chosen = chooseSheet(file, { workbook, declared }, report);
      return chosen && toSheet({ file, chosen, worksheet: chosen.read(), workbook, declared }, report);
    },
    report,
  );
}

/** The sheet that is declared, otherwise the first; the others are named, so that nobody thinks they were read. */
function chooseSheet(
  file: string,
  { workbook, declared }: { workbook: Workbook; declared: Declared },
  report: Report,
): WorkbookSheet | undefined {
  const wanted = declared.reading.sheet;
  const { sheets } = workbook;
  const names = sheets.map(({ name }) => name).join(', ');
  const chosen = wanted === undefined ? sheets[0] : sheets.find(({ name }) => name === wanted);
  if (!chosen) {
    report(problem('unknown-sheet', { file, value: wanted }, { expected: names, where: declared.where }));
    return undefined;
  }
  for (const sheet of sheets.filter(({ hidden }) => hidden))
    report(problem('hidden-sheet', { file, sheet: sheet.name, value: sheet.name }));
  for (const sheet of sheets)
    if (sheet !== chosen && !sheet.hidden && sheet.read().rows.some(({ cells }) => cells.length > 0))
      report(
        problem(
          wanted === undefined ? 'sheet-not-read' : 'read-sheet',
          { file, sheet: sheet.name, value: sheet.name },
          {
            chosen: chosen.name,
            where: declared.where,
          },
        ),
      );
  return chosen;
}

interface Chosen {
  readonly file: string;
  readonly chosen: WorkbookSheet;
  readonly worksheet: Worksheet;
  readonly workbook: Workbook;
  readonly declared: Declared;
}

function toSheet(context: Chosen, report: Report): Sheet | undefined {
  const { file, chosen, worksheet, declared } = context;
  const header = declared.reading.header ?? 1;
  const used = worksheet.rows.filter(({ row, cells }) => row >= header && cells.length > 0);
  if (used.length === 0) {
    report(problem('empty-file', { file, sheet: chosen.name }));
    return undefined;
  }
  if (used[0]?.row !== header) {
    report(problem('no-header', { file, sheet: chosen.name, row: header }, { header, where: declared.where }));
    return undefined;
  }
  if (header > 1) report(problem('read-header', { file, sheet: chosen.name, row: header }, { row: header }));
  const characters = used.reduce((most, { cells }) => Math.max(most, ...cells.map(({ text }) => text.length)), 0);
  const width = 1 + used.reduce((most, { cells }) => Math.max(most, cells.at(-1)?.column ?? 0), 0);
  if (!fitsTable({ file, sheet: chosen.name }, { rows: used.length, columns: width, characters }, report))
    return undefined;
  const head = used[0].cells;
  const names = Array.from({ length: width }, (_, column) => head.find((cell) => cell.column === column)?.text ?? '');
  const fail = (rule: RuleId, at: { row?: number; column?: number; value?: unknown }, details: Details = {}): void => {
    const column = at.column === undefined ? undefined : names[at.column] || columnLetters(at.column);
    report(
      problem(
        rule,
        { file, sheet: chosen.name, row: at.row, column, value: at.value },
        { where: declared.where, ...details },
      ),
    );
  };
  reportLayout(worksheet, { header, names }, fail);
  const tally = createTally({ file, sheet: chosen.name }, report);
  const rows = used.map(({ row, cells }): SheetRow => {
    const values: Cell[] = Array.from({ length: width });
    for (const cell of cells)
      values[cell.column] = readCell(cell, { row, name: names[cell.column] ?? '', context, fail, tally });
    return { row, cells: values };
  });
  tally.finish();
  return {
    ...declared,
    file,
    sheet: chosen.name,
    header,
    columns: names,
    rows: rows.filter(({ row }) => row > header),
  };
}

type Fail = (rule: RuleId, at: { row?: number; column?: number; value?: unknown }, details?: Details) => void;

/** Hidden rows and columns that hold something, and merged cells, from the header down. */
function reportLayout(
  { rows, merges, hiddenColumns }: Worksheet,
  { header, names }: { header: number; names: readonly string[] },
  fail: Fail,
): void {
  const used = rows.filter(({ row, cells }) => row >= header && cells.length > 0);
  for (const { row, hidden } of used) if (hidden) fail('hidden-row', { row });
  for (const column of names.keys())
    if (
      hiddenColumns.some(([from, to]) => from <= column && column <= to) &&
      used.some(({ cells }) => cells.some((cell) => cell.column === column))
    )
      fail('hidden-column', { row: header, column }, { letters: columnLetters(column) });
  for (const {
    text,
    rows: [from, to],
    columns,
  } of merges)
    if (to >= header && columns[0] < names.length)
      fail('merged-cells', { row: from, column: columns[0] }, { range: text });
}

interface CellContext {
  readonly row: number;
  /** The name of its column. */
  readonly name: string;
  readonly context: Chosen;
  readonly fail: Fail;
  readonly tally: Tally;
}

/** A cell as a value. What cannot be trusted is reported and read as it stands, so that nothing else is missed. */
function readCell(cell: SheetCell, place: CellContext): Cell {
  const { column, kind, text, formula, format } = cell;
  const { row, context, fail } = place;
  const at = { row, column, value: text };
  if (kind === 'error') {
    fail('error-cell', at);
    return undefined;
  }
  if (formula) fail('formula-cell', at);
  if (text === '') return undefined;
  if (kind === 'boolean') return text === '1';
  if (kind === 'text') return text.replace(/\r\n?/g, '\n');
  const number = Number(text);
  if (kind === 'date') return dayCell(cell, /T00:00|^[^T]+$/.test(text) ? text.slice(0, 10) : undefined, place);
  if (format === 'date') return dayCell(cell, dayOfSerial(number, context.workbook.from1904), place);
  if (format === 'scaled') fail('scaled-format', at);
  if (Math.abs(number) >= 1e15) fail('long-number', { ...at, value: BigInt(Math.trunc(number)) });
  return format === 'percent' ? `${shiftPoint(number, 2)}%` : number;
}

/** A cell formatted as a date: read as a day only where that is declared and it has no time of day. */
function dayCell({ column, text }: SheetCell, day: string | undefined, { row, name, ...place }: CellContext): Cell {
  if (day !== undefined && place.context.declared.reading.dates?.includes('cells'))
    place.tally.add('read-date-cell', { column: name, row });
  else place.fail('date-cell', { row, column, value: day ?? text });
  return day ?? text;
}
