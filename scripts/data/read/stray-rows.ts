import type { Reading } from '../../../src/core/reading.ts';
import { isMissingMark, withoutBlanks } from './forms.ts';
import type { Cell } from '../input.ts';
import { figures, type ColumnKind } from './tidy.ts';

/** The column that a name in the header stands for. */
export function nameOf(written: string, { columns }: Reading): string {
  const name = withoutBlanks(written).text;
  return columns?.[name] ?? name;
}

/** A cell without any blank and with plain letters and digits. */
const compact = (cell: Cell): string =>
  typeof cell === 'string' ? cell.normalize('NFKC').replace(/[\s\u200b\ufeff]/g, '') : '';

const total =
  /^[[(【]?(其中:?)?(本页|全?[省市县区镇乡村组]|分类|分项)?(合计|小计|总计|共计|汇总)(数|行)?[\])】]?[:：]?([(（].*[)）])?$|^(grand|sub)?-?totals?:?$/i;
const whole = /^全[省市县区旗镇乡国]$|^(总数|累计|总和)$/;

/** Whether a cell marks its row as totals: 合计, 小计, 总计 in any spacing; where an area is named also 全县. */
export function isTotal(cell: Cell, kind: ColumnKind | undefined): boolean {
  const text = kind === 'note' ? '' : compact(cell);
  return total.test(text) || (kind === 'area' && whole.test(text));
}

/** Whether a row repeats names of columns, in their own words or in those declared to stand for them. */
export function isHeader(
  cells: readonly Cell[],
  { names, reading }: { names: readonly string[]; reading: Reading },
): boolean {
  const texts = new Set(cells.map((cell) => (typeof cell === 'string' ? nameOf(cell, reading) : '')));
  return names.length > 0 && names.every((name) => texts.has(name));
}

/**
 * Whether a row holds words only, also where numbers, periods or days belong: a second row of the header. A row that
 * has marks for missing figures there is data.
 */
export function isWordRow(cells: readonly Cell[], kinds: readonly (ColumnKind | undefined)[]): boolean {
  const texts = cells.map(compact);
  const found = texts.filter((text, index) => text !== '' && figures.has(kinds[index]));
  return (
    found.length > 0 &&
    texts.filter((text) => text !== '').length > 1 &&
    cells.every((cell) => cell === undefined || typeof cell === 'string') &&
    !texts.some((text) => /\d/.test(text)) &&
    !found.some((text) => isMissingMark(text, false))
  );
}
