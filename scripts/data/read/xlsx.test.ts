import { deflateRawSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../src/core/reading.ts';
import { makeWorkbook, type MadeCell, type MadeSheet, type MadeWorkbook } from '../../testing/workbook.ts';
import { archiveLimits } from './archive.ts';
import type { Sheet } from '../input.ts';
import { locate } from './locate.ts';
import type { Problem } from '../problem.ts';
import { readXlsx } from './xlsx.ts';
import { columnLetters, readAddress, unescapeText } from './worksheet.ts';
import { formatKind } from './workbook-formats.ts';

interface Outcome {
  readonly sheet: Sheet | undefined;
  readonly problems: readonly Problem[];
  /** `rule@C5`, or `rule@A` and `rule` where there is no row or no column. */
  readonly found: readonly string[];
}

async function readBytes(bytes: Uint8Array, reading: Reading = {}): Promise<Outcome> {
  const problems: Problem[] = [];
  const where = { zh: 'a.yml', en: 'a.yml' };
  const sheet = await readXlsx('a.xlsx', { bytes, reading, where }, (problem) => problems.push(problem));
  const sheets = new Map(sheet ? [['a.xlsx', sheet]] : []);
  const placed = problems.map((problem) => locate(problem, sheets));
  const found = placed.map(({ rule, cell, row, column }) => {
    const place = cell ?? [row, column].filter((part) => part !== undefined).join(' ');
    return place === '' ? rule : `${rule}@${place}`;
  });
  return { sheet, problems, found };
}

const header = ['area', 'period', 'numerator'];
const sheetOf = (rows: MadeSheet['rows'], rest: Partial<MadeSheet> = {}): MadeSheet => ({
  name: '数据',
  rows: [header, ...rows],
  ...rest,
});
const readRows = (rows: MadeSheet['rows'], rest: Partial<MadeSheet & MadeWorkbook> = {}, reading?: Reading) =>
  readBytes(makeWorkbook({ sheets: [sheetOf(rows, rest)], ...rest }), reading);

/** The one cell of a workbook with one column, with the number format given. */
const readOne = async (cell: MadeCell, format?: string | number, reading?: Reading) => {
  const rows: MadeCell[][] = [['a'], [format === undefined || typeof cell !== 'number' ? cell : { v: cell, s: 1 }]];
  const formats = format === undefined ? [] : [format];
  const outcome = await readBytes(makeWorkbook({ sheets: [{ name: 'S', rows }], formats }), reading);
  return { ...outcome, cell: outcome.sheet?.rows[0]?.cells[0] };
};

describe('a plain worksheet', () => {
  it('gives its header and its rows with the numbers they have in the spreadsheet', async () => {
    const { sheet, found } = await readRows([['甲镇', '2016', 12], [], [null, '2017', 1.5]]);
    expect(found).toEqual([]);
    expect(sheet).toMatchObject({ sheet: '数据', header: 1, columns: header });
    expect(sheet?.rows).toEqual([
      { row: 2, cells: ['甲镇', '2016', 12] },
      { row: 4, cells: [undefined, '2017', 1.5] },
    ]);
  });
  it('keeps rare characters, line breaks, blanks and what XML must escape', async () => {
    const text = '㙍䶮𬭎 <&>"\' \n　x ';
    expect((await readOne(text)).cell).toBe(text);
  });
  it('reads shared strings without their marks of pronunciation', async () => {
    const strings = `<sst><si><t>悦</t><rPh sb="0" eb="1"><t>yue</t></rPh></si><si><r><t>张</t></r><r><t>家坡</t></r></si></sst>`;
    const made = makeWorkbook({
      sheets: [{ name: 'S', rows: [['a'], [{ v: 0, t: 's' }], [{ v: 1, t: 's' }]] }],
      parts: {
        'xl/sharedStrings.xml': strings,
        'xl/_rels/workbook.xml.rels':
          '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="s" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
      },
    });
    const { sheet } = await readBytes(made);
    expect(sheet?.rows.map(({ cells }) => cells[0])).toEqual(['悦', '张家坡']);
  });
  it('starts at the declared row, and says what it left out', async () => {
    const rows = [['2016年情况表'], [], header, ['甲镇', '2016', 1]];
    const { sheet, found } = await readBytes(makeWorkbook({ sheets: [{ name: 'S', rows, merges: ['A1:C1'] }] }), {
      header: 3,
    });
    expect(sheet).toMatchObject({ columns: header, rows: [{ row: 4, cells: ['甲镇', '2016', 1] }] });
    expect(found).toEqual(['read-header@3']);
  });
  it('names the cell of a problem that a check finds later', async () => {
    const { sheet } = await readRows([['甲镇', '2016', 1]]);
    const problem = { file: 'a.xlsx', row: 2, column: 'numerator' } as Problem;
    expect(locate(problem, new Map([['a.xlsx', sheet!]]))).toMatchObject({ sheet: '数据', cell: 'C2' });
  });
});

describe('which worksheet is read', () => {
  const two = (state?: string): Uint8Array =>
    makeWorkbook({
      sheets: [sheetOf([['甲镇', '2016', 1]]), { ...sheetOf([['乙镇', '2016', 2]]), name: '说明', state }],
    });
  it('the first one, with a warning that names the others', async () => {
    const { sheet, problems } = await readBytes(two());
    expect(sheet?.sheet).toBe('数据');
    expect(problems).toMatchObject([{ rule: 'sheet-not-read', severity: 'warning', sheet: '说明' }]);
  });
  it('the declared one, with a note that names the others', async () => {
    const { sheet, problems } = await readBytes(two(), { sheet: '说明' });
    expect(sheet?.rows[0]?.cells[0]).toBe('乙镇');
    expect(problems).toMatchObject([{ rule: 'read-sheet', severity: 'note', sheet: '数据' }]);
  });
  it('none where the declared one is not there', async () => {
    const { sheet, problems } = await readBytes(two(), { sheet: '二月' });
    expect(sheet).toBeUndefined();
    expect(problems[0]?.cure.zh).toContain('数据, 说明');
  });
  it.each(['hidden', 'veryHidden'])('a %s one is an error', async (state) => {
    expect((await readBytes(two(state))).problems).toMatchObject([{ rule: 'hidden-sheet', sheet: '说明' }]);
  });
  it('an empty one beside it is nobody’s business', async () => {
    const sheets = [sheetOf([['甲镇', '2016', 1]]), { name: 'Sheet2', rows: [] }];
    expect((await readBytes(makeWorkbook({ sheets }))).found).toEqual([]);
  });
});

describe('what a workbook hides or blurs is found with its cell', () => {
  it.each<[string, Partial<MadeSheet>, string[]]>([
    ['a hidden row', { hiddenRows: [2] }, ['hidden-row@2']],
    ['a hidden column', { hiddenColumns: [1] }, ['hidden-column@B1']],
    ['merged cells', { merges: ['A2:A3'] }, ['merged-cells@A2']],
    ['a merged header', { merges: ['B1:C1'] }, ['merged-cells@B1']],
    ['a hidden row without content', { hiddenRows: [9] }, []],
    ['a hidden column without content', { hiddenColumns: [12] }, []],
  ])('%s', async (_, rest, expected) => {
    expect((await readRows([['甲镇', '2016', 1]], rest)).found).toEqual(expected);
  });
  it('a formula, also one whose stored result is stale or absent', async () => {
    const { found, sheet } = await readRows([
      ['甲镇', '2016', { f: 'SUM(C3:C4)', v: 7 }],
      ['乙镇', '2016', { f: '1+1' }],
      [{ f: 'A3', v: '丙镇', t: 'str' }, '2016', 3],
    ]);
    expect(found).toEqual(['formula-cell@C2', 'formula-cell@C3', 'formula-cell@A4']);
    expect(sheet?.rows.map(({ cells }) => cells[2])).toEqual([7, undefined, 3]);
  });
  it('an error value, which is never read as anything', async () => {
    const { found, sheet } = await readRows([['甲镇', '2016', { v: '#N/A', t: 'e' }]]);
    expect([found, sheet?.rows[0]?.cells[2]]).toEqual([['error-cell@C2'], undefined]);
  });
  it('a day kept as a number', async () => {
    const { found, cell } = await readOne(42735, 14);
    expect([found, cell]).toEqual([['date-cell@A2'], '2016-12-31']);
  });
  it('a number too long to be exact, shown without its digits', async () => {
    const { problems } = await readOne({ v: '3.70323199001011E+17' });
    expect(problems).toMatchObject([{ rule: 'long-number', value: '3****************8' }]);
  });
  it('a percent format: the cell counts as written with the sign', async () => {
    expect((await readOne(0.984, 10)).cell).toBe('98.4%');
    expect((await readOne(0.29, '0.0%')).cell).toBe('29%');
    expect((await readOne(1.1, '0%')).cell).toBe('110%');
  });
  it.each(['0.0"万"', '#,##0,', '0!.0,"万"', '0.00,,'])('a format that shows another number: %s', async (format) => {
    expect((await readOne(12000, format)).found).toEqual(['scaled-format@A2']);
  });
});

describe('days in cells formatted as a date', () => {
  it('are read where that is declared, and counted', async () => {
    const rows: MadeCell[][] = [['opened_on'], [{ v: 42735, s: 1 }], [{ v: 42736, s: 1 }]];
    const made = makeWorkbook({ sheets: [{ name: 'S', rows }], formats: ['yyyy"年"m"月"d"日"'] });
    const { sheet, problems } = await readBytes(made, { dates: ['cells'] });
    expect(sheet?.rows.map(({ cells }) => cells[0])).toEqual(['2016-12-31', '2017-01-01']);
    expect(problems).toMatchObject([{ rule: 'read-date-cell', severity: 'note', count: 2, rows: '2-3' }]);
  });
  it('are counted from 1904 where the workbook says so', async () => {
    const made = makeWorkbook({
      sheets: [{ name: 'S', rows: [['a'], [{ v: 42735 - 1462, s: 1 }]] }],
      formats: [14],
      date1904: true,
    });
    expect((await readBytes(made, { dates: ['cells'] })).sheet?.rows[0]?.cells[0]).toBe('2016-12-31');
  });
  it.each([42735.5, 59, -1])('are refused also then where they have a time or cannot be a day: %d', async (serial) => {
    expect((await readOne(serial, 14, { dates: ['cells'] })).found).toEqual(['date-cell@A2']);
  });
});

describe('a file that is not what it says', () => {
  const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
  const locked = Buffer.concat([old, Buffer.from('EncryptedPackage', 'utf16le')]);
  it.each<[string, Uint8Array, string]>([
    ['an .xls with another ending', old, 'old-workbook'],
    ['a workbook with a password', locked, 'encrypted-workbook'],
    ['a web page', Buffer.from('<html><table></table></html>'), 'not-a-workbook'],
    ['a text', Buffer.from('area,period\n'), 'not-a-workbook'],
    ['nothing', new Uint8Array(), 'empty-file'],
    ['an archive of something else', zipSync({ 'a.txt': strToU8('a') }), 'malformed-workbook'],
    ['half a workbook', makeWorkbook({ sheets: [sheetOf([])] }).slice(0, 700), 'malformed-workbook'],
    ['a workbook without a cell', makeWorkbook({ sheets: [{ name: 'S', rows: [] }] }), 'empty-file'],
  ])('%s', async (_, bytes, rule) => {
    const { sheet, problems } = await readBytes(bytes);
    expect([sheet, problems.map((problem) => problem.rule)]).toEqual([undefined, [rule]]);
  });
  it.each([
    '<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>',
    '<worksheet><row></worksheet>',
    '<worksheet>&b;</worksheet>',
  ])('XML that is broken or brings entities: %s', async (xml) => {
    const made = makeWorkbook({ sheets: [sheetOf([])], parts: { 'xl/worksheets/sheet1.xml': xml } });
    expect((await readBytes(made)).found).toEqual(['malformed-workbook']);
  });
  it.each([
    '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>',
    '<row r="2"/><row r="1"/>',
    '<row r="1"><c r="A2"><v>1</v></c></row>',
    '<row r="1"><c r="A1"><v>12x</v></c></row>',
    '<row r="1"><c r="A1" t="s"><v>99</v></c></row>',
  ])('cells in disorder, which one program reads so and another otherwise: %s', async (xml) => {
    const parts = { 'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${xml}</sheetData></worksheet>` };
    expect((await readBytes(makeWorkbook({ sheets: [sheetOf([])], parts }))).found).toEqual(['malformed-workbook']);
  });
  it('any byte changed inside its content', async () => {
    const bytes = makeWorkbook({ sheets: [sheetOf([['甲镇', '2016', 123456]])] });
    const at = Buffer.from(bytes).indexOf('xl/worksheets/sheet1.xml') + 60;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    expect((await readBytes(bytes)).found).toEqual(['malformed-workbook']);
  });
});

describe('limits', () => {
  it('refuses a part that unpacks to more than its size allows', async () => {
    const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(30 * 1024 * 1024) });
    expect((await readBytes(bomb)).found).toEqual(['zip-bomb']);
  });
  it('refuses many parts that are small each', async () => {
    const names = Array.from({ length: archiveLimits.entries + 1 }, (_, index) => String(index));
    const files: Record<string, Uint8Array> = Object.fromEntries(names.map((name) => [name, new Uint8Array()]));
    expect((await readBytes(zipSync(files))).found).toEqual(['zip-bomb']);
  });
  it('refuses an archive that understates what it unpacks to', async () => {
    const content = new Uint8Array(30 * 1024 * 1024);
    const bytes = zipSync({ 'xl/workbook.xml': new Uint8Array(deflateRawSync(content)) }, { level: 0 });
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const directory = Buffer.from(bytes).indexOf(Buffer.from('504b0102', 'hex'));
    // Stored becomes deflated, with the size it has packed as the size unpacked.
    view.setUint16(8, 8, true);
    view.setUint16(directory + 10, 8, true);
    expect((await readBytes(bytes)).found).toEqual(['malformed-workbook']);
  });
});

it.each<[number, string | undefined, string | undefined]>([
  [0, undefined, undefined],
  [14, undefined, 'date'],
  [57, undefined, 'date'],
  [10, undefined, 'percent'],
  [164, 'General', undefined],
  [164, '#,##0.00', undefined],
  [164, '"共"0"户"', undefined],
  [164, '[Red]-0.0;0.0', undefined],
  [164, '0.00E+00', undefined],
  [164, '[$-804]yyyy/m/d;@', 'date'],
  [164, '[h]:mm', 'date'],
  [164, '0.0"亿"', 'scaled'],
  [164, '_ * #,##0_ ', undefined],
])('format %i %s is %s', (id, code, kind) => {
  expect(formatKind(id, code)).toBe(kind);
});

it('addresses of cells are read and written alike', () => {
  expect(['A1', 'Z9', 'AA10', 'XFD1048576'].map(readAddress)).toEqual([
    { row: 1, column: 0 },
    { row: 9, column: 25 },
    { row: 10, column: 26 },
    { row: 1048576, column: 16383 },
  ]);
  expect([0, 25, 26, 701, 702, 16383].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD']);
  expect(['1A', 'A0', '', 'ABCD1'].map(readAddress)).toEqual([undefined, undefined, undefined, undefined]);
});

it('control characters in cells come back from their escapes', () => {
  expect(unescapeText('a_x000D_b_x005F_x000D_')).toBe('a\rb_x000D_');
});
