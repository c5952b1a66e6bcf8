import type { Sheet } from '../input.ts';
import type { Problem } from '../problem.ts';
import { nameOf } from './stray-rows.ts';
import { columnLetters } from './worksheet.ts';

/** The problem with the worksheet and the cell (`C5`) it is in, where its file is a workbook. */
export function locate(problem: Problem, sheets: ReadonlyMap<string, Sheet>): Problem {
  const sheet = sheets.get(problem.file);
  if (sheet?.sheet === undefined || (problem.sheet !== undefined && problem.sheet !== sheet.sheet)) return problem;
  const { row, column } = problem;
  const { columns, reading } = sheet;
  const at = columns.findIndex((name) => nameOf(name, reading) === column);
  const cell = row === undefined || at < 0 ? undefined : `${columnLetters(at)}${row}`;
  return { ...problem, sheet: sheet.sheet, ...(cell === undefined ? {} : { cell }) };
}
