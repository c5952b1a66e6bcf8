import type { FormatKind } from './workbook-formats.ts';
import { unreadable } from './unreadable.ts';
import { attribute, walkXml } from './xml.ts';

/** A cell that holds something, as the file has it. */
export interface SheetCell {
  /** From 0. */
  readonly column: number;
  readonly kind: 'text' | 'number' | 'boolean' | 'error' | 'date';
  /** The text; the digits of a number as stored; `1` or `0`; the name of an error such as `#N/A`. */
  readonly text: string;
  /** Computed by the workbook: what is stored may be out of date. */
  readonly formula: boolean;
  readonly format: FormatKind | undefined;
}

export interface WorksheetRow {
  /** From 1. */
  readonly row: number;
  readonly hidden: boolean;
  readonly cells: readonly SheetCell[];
}

/** A range of merged cells: rows from 1, columns from 0, both ends included. */
export interface Merge {
  readonly text: string;
  readonly rows: readonly [number, number];
  readonly columns: readonly [number, number];
}

export interface Worksheet {
  readonly rows: readonly WorksheetRow[];
  readonly merges: readonly Merge[];
  /** Ranges of hidden columns, from 0, both ends included. */
  readonly hiddenColumns: readonly (readonly [number, number])[];
}

/** What the cells of a worksheet refer to. */
export interface CellContext {
  readonly strings: readonly string[];
  readonly formats: readonly (FormatKind | undefined)[];
}

interface Open {
  readonly column: number;
  readonly type: string;
  readonly format: FormatKind | undefined;
  formula: boolean;
  value: string;
  inline: string;
}

/** The cells, merged ranges and hidden rows and columns of one worksheet. Throws `unreadable`. */
export function readWorksheet(name: string, bytes: Uint8Array, context: CellContext): Worksheet {
  const rows: { row: number; hidden: boolean; cells: SheetCell[] }[] = [];
  const merges: Merge[] = [];
  const hiddenColumns: [number, number][] = [];
  let cell: Open | undefined;
  let within: 'v' | 't' | undefined;
  let phonetic = false;
  const fail = (detail: string): never => {
    throw unreadable('malformed-workbook', { detail: `${name}: ${detail}` });
  };
  const open = (tag: string, attributes: Readonly<Record<string, string>>): void => {
    if (tag === 'row') {
      const last = rows.at(-1)?.row ?? 0;
      const row = attributes['r'] === undefined ? last + 1 : Number(attributes['r']);
      if (!Number.isInteger(row) || row <= last || row > 1_048_576) fail(`row ${attributes['r'] ?? ''}`);
      rows.push({ row, hidden: isTrue(attributes['hidden']) || attributes['ht'] === '0', cells: [] });
    } else if (tag === 'c') cell = openCell(attributes, rows.at(-1) ?? fail('cell without a row'), { context, fail });
    else if (tag === 'f' && cell) cell.formula = true;
    else if (tag === 'rPh') phonetic = true;
    else if (cell && !phonetic && (tag === 'v' || tag === 't')) within = tag;
    else if (tag === 'mergeCell') merges.push(readMerge(attribute(attributes, 'ref') ?? '', fail));
    else if (tag === 'col' && (isTrue(attributes['hidden']) || attributes['width'] === '0'))
      hiddenColumns.push([Number(attributes['min']) - 1, Number(attributes['max']) - 1]);
  };
  walkXml(name, bytes, {
    open,
    text: (text) => {
      if (cell && within === 'v') cell.value += text;
      else if (cell && within === 't') cell.inline += text;
    },
    close: (tag) => {
      if (tag === 'v' || tag === 't') within = undefined;
      else if (tag === 'rPh') phonetic = false;
      else if (tag === 'c' && cell) {
        const done = closeCell(cell, context, fail);
        if (done) rows.at(-1)?.cells.push(done);
        cell = undefined;
      }
    },
  });
  return { rows, merges, hiddenColumns };
}

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';

function openCell(
  attributes: Readonly<Record<string, string>>,
  row: { readonly row: number; readonly cells: readonly SheetCell[] },
  { context, fail }: { context: CellContext; fail: (detail: string) => never },
): Open {
  const { r, t = 'n', s = '0' } = attributes;
  const last = row.cells.at(-1)?.column ?? -1;
  const address = r === undefined ? undefined : (readAddress(r) ?? fail(`cell ${r}`));
  const column = address ? address.column : last + 1;
  if ((address && address.row !== row.row) || column <= last) fail(`cell ${r ?? ''}`);
  return { column, type: t, format: context.formats[Number(s)], formula: false, value: '', inline: '' };
}

function closeCell(cell: Open, { strings }: CellContext, fail: (detail: string) => never): SheetCell | undefined {
  const { column, type, format, formula, value, inline } = cell;
  const made = (kind: SheetCell['kind'], text: string): SheetCell => ({ column, kind, text, formula, format });
  if (type === 'inlineStr') return inline === '' && !formula ? undefined : made('text', unescapeText(inline));
  if (value === '' && !(type === 'str' && formula)) return formula ? made('text', '') : undefined;
  if (type === 's') return shared(strings[Number(value)] ?? fail(`shared string ${value}`), made, formula);
  if (type === 'str') return made('text', unescapeText(value));
  if (type === 'b') return made('boolean', value);
  if (type === 'e') return made('error', value);
  if (type === 'd') return made('date', value);
  return /^-?(\d+\.?\d*|\.\d+)(E[+-]?\d+)?$/i.test(value) && Number.isFinite(Number(value))
    ? made('number', value)
    : fail(`number ${value.slice(0, 20)}`);
}

const shared = (
  text: string,
  made: (kind: 'text', text: string) => SheetCell,
  formula: boolean,
): SheetCell | undefined => (text === '' && !formula ? undefined : made('text', text));

/** Characters that XML cannot hold stand as `_x000D_`. */
export function unescapeText(text: string): string {
  return text.replace(/_x([0-9A-F]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** `C5` as a row from 1 and a column from 0. */
export function readAddress(text: string): { row: number; column: number } | undefined {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/.exec(text) ?? [];
  if (!letters || !digits) return undefined;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits), column };
}

/** The letters of a column counted from 0: `A`, `Z`, `AA`. */
export function columnLetters(column: number): string {
  const above = Math.floor(column / 26);
  return (above === 0 ? '' : columnLetters(above - 1)) + String.fromCharCode(65 + (column % 26));
}

function readMerge(text: string, fail: (detail: string) => never): Merge {
  const [from = '', to = from] = text.split(':');
  const [a, b] = [readAddress(from) ?? fail(`range ${text}`), readAddress(to) ?? fail(`range ${text}`)];
  return { text, rows: [a.row, b.row], columns: [a.column, b.column] };
}
