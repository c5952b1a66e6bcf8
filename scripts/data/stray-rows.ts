import { isMissingMark } from './forms.ts';
import type { Cell } from './input.ts';
import type { ColumnKind } from './tidy.ts';

/** A cell without any blank and with plain letters and digits. */
const compact = (cell: Cell): string =>
  typeof cell === 'string' ? cell.normalize('NFKC').replace(/[\s\u200b\ufeff]/g, '') : '';

const total =
  /^[[(【]?(其中:?)?(本页|全?[省市县区镇乡村组]|分类|分项)?(合计|小计|总计|共计)(数|行)?[\])】]?[:：]?([(（].*[)）])?$|^(grand|sub)?-?totals?:?$/i;
const whole = /^全[省市县区旗镇乡国]$|^(总数|汇总|累计|总和)$/;

/** Whether a cell marks its row as totals: 合计, 小计, 总计 in any spacing; where an area is named also 全县. */
export function isTotal(cell: Cell, kind: ColumnKind | undefined): boolean {
  const text = compact(cell);
  return total.test(text) || (kind === 'area' && whole.test(text));
}

/** Whether a row repeats names of columns. */
export function isHeader(cells: readonly Cell[], names: readonly string[]): boolean {
  const texts = new Set(cells.map((cell) => (typeof cell === 'string' ? cell.trim() : '')));
  return names.length > 0 && names.every((name) => texts.has(name));
}

/**
 * Whether a row holds words only, also where numbers, periods or days belong: a second row of the header. A row that
 * has marks for missing figures there is data.
 */
export function isWordRow(cells: readonly Cell[], kinds: readonly (ColumnKind | undefined)[]): boolean {
  const texts = cells.map(compact);
  const figures = texts.filter(
    (text, index) => text !== '' && ['number', 'count', 'period', 'date'].includes(kinds[index] ?? ''),
  );
  return (
    figures.length > 0 &&
    texts.filter((text) => text !== '').length > 1 &&
    cells.every((cell) => cell === undefined || typeof cell === 'string') &&
    !texts.some((text) => /\d/.test(text)) &&
    !figures.some((text) => isMissingMark(text, false))
  );
}
