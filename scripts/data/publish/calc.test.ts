import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeTable, type ColumnEntry, type Dictionary } from '../../../src/core/dictionary.ts';
import { boolean, day, empty, integer, number, text } from '../../../src/core/columns.ts';
import { openInCalc, type CalcCell, type CalcFile } from '../../testing/calc.ts';
import { layOut } from '../../testing/lay-out.ts';
import { buildData } from '../build.ts';
import { toCsv } from './csv.ts';
import type { PublishedRow } from './tables.ts';
import { toXlsx } from './xlsx.ts';

const nothing = empty('没有', 'none');
/** What spreadsheets like to change: codes, formulas, negative numbers, nothing beside zero, days, many digits. */
const traps = {
  name: 'traps',
  definition: {
    ...{ title: { zh: '难存的值', en: 'Traps' }, grain: { zh: '一行', en: 'one row' }, key: ['code'] },
    columns: {
      code: text('代码', 'Code'),
      words: text('文字', 'Words', nothing),
      count: integer('数', 'Count', nothing),
      figure: number('量', 'Figure', nothing),
      kept: boolean('是非', 'Kept', nothing),
      on: day('日期', 'Day', nothing),
    },
  },
  rows: [
    { code: '0370323', words: '沂源县，“引号”', count: 0, figure: -3.2, kept: true, on: '2016-12-31' },
    { code: '370323199001011234', words: '=1+1', count: null, figure: null, kept: null, on: null },
    { code: '1-2', words: '+8613', count: -7, figure: 59.96, kept: false, on: '2020-02-29' },
    { code: '1E5', words: '@SUM(A1)', count: 1, figure: 0.1 + 0.2, kept: true, on: '1949-10-01' },
    { code: '2016-03', words: '两行\n㙍䶮𬭎', count: 123456789, figure: 0, kept: false, on: '2016-01-01' },
  ] satisfies PublishedRow[],
} as const;

const sampled = ['commitments', 'verdicts', 'observations', 'records/clinics'];
let work = '';
let folder = '';
let dictionary: Dictionary;
let workbooks: CalcFile[];
let texts: CalcFile[];
const fileName = (name: string): string => name.replace('/', '-');
const kindOf = ({ type }: ColumnEntry): number =>
  type === 'day' ? 5 : ['integer', 'number', 'boolean'].includes(type) ? 1 : 2;

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'sunledger-calc-'));
  layOut('mechanisms', join(work, 'input'));
  const { manifest } = await buildData({ input: join(work, 'input'), output: join(work, 'out') });
  folder = join(work, 'out/data', `v${manifest.version}`);
  dictionary = JSON.parse(readFileSync(join(folder, 'data-dictionary.json'), 'utf8')) as Dictionary;
  const release = JSON.parse(readFileSync(join(folder, 'release.json'), 'utf8')) as Parameters<
    typeof describeTable
  >[1] &
    Parameters<typeof toXlsx>[2]['release'];
  const entry = describeTable(traps, release);
  dictionary = { ...dictionary, tables: [...dictionary.tables, entry] };
  mkdirSync(join(work, 'made'));
  const made = (name: string): string => join(work, 'made', `${fileName(name)}.xlsx`);
  for (const name of sampled) writeFileSync(made(name), readFileSync(join(folder, `${name}.xlsx`)));
  writeFileSync(made('traps'), toXlsx(traps, entry, { release, source: traps.definition.title, csv: 'x' }));
  workbooks = openInCalc([...sampled, 'traps'].map(made), work);
  writeFileSync(join(work, 'made/traps.csv'), toCsv(traps.definition, traps.rows));
  const csvs = [join(folder, 'commitments.csv'), join(work, 'made/traps.csv')];
  texts = ['commitments', 'traps'].flatMap((name, index) =>
    openInCalc([csvs[index] ?? ''], work, columnsOf(name).map(kindOf)),
  );
}, 240_000);
afterAll(() => rmSync(work, { recursive: true, force: true }));

const columnsOf = (name: string): readonly ColumnEntry[] =>
  dictionary.tables.find((table) => table.name === name)?.columns ?? [];
const rowsOf = (name: string): readonly PublishedRow[] =>
  name === 'traps'
    ? traps.rows
    : (JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as { rows: PublishedRow[] }).rows;
const types = { integer: 'float', number: 'float', boolean: 'boolean', day: 'date' } as const;

/** The cell that a published value must be. Calc takes an empty text for nothing. */
function cellFor({ name, type }: ColumnEntry, row: PublishedRow): CalcCell {
  const value = row[name];
  if (value === null || value === undefined || value === '') return null;
  return { type: types[type as keyof typeof types] ?? 'string', value: String(value) };
}
/** What Calc holds, undone: a truth value of a workbook is TRUE() there, a number is saved with 15 digits. */
function asRead(cell: CalcCell, expected: CalcCell): CalcCell {
  if (cell?.type !== 'float') return cell;
  if (/^of:=(TRUE|FALSE)\(\)$/.test(cell.formula ?? ''))
    return { type: 'boolean', value: cell.value === '1' ? 'true' : 'false' };
  const [saved, meant] = [Number(cell.value), Number(expected?.value)];
  return Math.abs(saved - meant) <= Math.abs(meant) * 1e-14 ? { ...cell, value: expected?.value ?? '' } : cell;
}

function expectRows(
  name: string,
  held: readonly (readonly CalcCell[])[],
  formulas: (cell: CalcCell) => CalcCell,
): void {
  const columns = columnsOf(name);
  const rows = rowsOf(name);
  expect(rows.length).toBeGreaterThan(0);
  rows.forEach((row, index) =>
    columns.forEach((column, at) => {
      const meant = cellFor(column, row);
      const cell = asRead(held[index + 1]?.[at] ?? null, meant);
      expect(formulas(cell), `${name}, row ${index + 1}, ${column.name}`).toEqual(meant);
    }),
  );
}

describe.each([...sampled, 'traps'].map((name, index) => [name, index] as const))('%s.xlsx in Calc', (name, index) => {
  test('has every value of the JSON in its cell, typed, and no formula', () => {
    const [sheet] = [...(workbooks[index]?.values() ?? [])];
    expectRows(name, sheet ?? [], (cell) => cell);
  });

  test('has behind it the sheet 说明 with every column, and the mark of demonstration data', () => {
    const sheets: CalcFile = workbooks[index] ?? new Map<string, CalcCell[][]>();
    expect([...sheets.keys()][1]).toBe('说明');
    const told = (sheets.get('说明') ?? []).map(([cell]) => cell?.value);
    for (const column of columnsOf(name)) expect(told).toContain(column.name);
    expect(JSON.stringify(sheets.get('说明'))).toContain('示例数据（虚构）');
  });
});

test.each(sampled)('%s.xlsx has its header frozen: Calc without a window has no view to show it by', (name) => {
  const sheet = unzipSync(readFileSync(join(folder, `${name}.xlsx`)))['xl/worksheets/sheet1.xml'];
  expect(strFromU8(sheet ?? new Uint8Array())).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
});

describe.each([
  ['commitments', 0],
  ['traps', 1],
] as const)('%s.csv in Calc, columns typed as the dictionary says', (name, index) => {
  test('has every value of the JSON; what looks like a formula is text behind an apostrophe', () => {
    const [sheet] = [...(texts[index]?.values() ?? [])];
    expect(sheet?.[0]?.map((cell) => cell?.value)).toEqual(columnsOf(name).map((column) => column.name));
    expectRows(name, sheet ?? [], (cell) =>
      cell?.type === 'string' ? { ...cell, value: cell.value.replace(/^'(?=\s*[=+\-@＝＋－＠])/, '') } : cell,
    );
  });
});
