import type { Cell, Sheet } from '../input.ts';
import { mask, problem, type Report } from '../problem.ts';

/**
 * Reports columns that are unknown, that are there twice and that are missing. Whether the rows can be read all the same:
 * not where a needed column is missing or one is there twice, nor where there is no row.
 */
export function checkColumns(
  sheet: Sheet,
  { known, needed, mayBeEmpty = false }: { known: readonly string[]; needed: readonly string[]; mayBeEmpty?: boolean },
  report: Report,
): boolean {
  const { file, header, columns, rows } = sheet;
  let good = true;
  const fail = (rule: 'unknown-column' | 'duplicate-column' | 'missing-column', value: string): void => {
    good &&= rule === 'unknown-column';
    const mapping = {
      zh: `；若它就是其中一列，${sheet.where.zh} {columns: {"${mask(value)}": 列名}}`,
      en: `; if it stands for one of them, ${sheet.where.en} {columns: {"${mask(value)}": its name}}`,
    };
    const details = { expected: known.join(', '), mapping };
    report(problem(rule, { file, row: header, column: value, value }, details));
  };
  columns.forEach((column, index) => {
    if (!known.includes(column)) fail('unknown-column', column);
    else if (columns.indexOf(column) !== index) fail('duplicate-column', column);
  });
  for (const column of needed) if (!columns.includes(column)) fail('missing-column', column);
  if (good && rows.length === 0 && !mayBeEmpty) {
    report(problem('empty-file', { file }));
    return false;
  }
  return good;
}

/** Reads the cells of one row by the name of the column. */
export function reader(sheet: Sheet, cells: readonly Cell[]): (column: string) => Cell {
  return (column) => {
    const index = sheet.columns.indexOf(column);
    return index < 0 ? undefined : cells[index];
  };
}

/** The entry that looks most like a mistyped one, as the end of a cure: `, for example 370323104 悦庄镇`. */
export function nearest(
  value: string,
  choices: readonly (readonly [id: string, name?: string])[],
): { zh: string; en: string } {
  const score = ([id, name = '']: readonly [string, string?]): number =>
    Math.max(likeness(value, id), likeness(value, name));
  const best = choices.toSorted((a, b) => score(b) - score(a))[0];
  if (!best || score(best) < 0.5) return { zh: '', en: '' };
  const text = best.filter(Boolean).join(' ');
  return { zh: `，如 ${text}`, en: `, for example ${text}` };
}

/** The share of characters of the shorter text that the longer one has too. */
function likeness(a: string, b: string): number {
  const left = [...b];
  let common = 0;
  for (const character of a) {
    const index = left.indexOf(character);
    if (index < 0) continue;
    left.splice(index, 1);
    common += 1;
  }
  return common / Math.max(1, Math.max([...a].length, [...b].length));
}
