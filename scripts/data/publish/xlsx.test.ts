import { unzipSync } from 'fflate';
import readExcelFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { toArchive } from './archive.ts';
import { fitCell, toWorkbook, type CellKind, type CellValue } from './workbook.ts';

/** The cells of a sheet with one column for each kind, as another reader finds them. */
async function readBack(rows: readonly (readonly CellValue[])[], kinds: readonly CellKind[]): Promise<unknown[][]> {
  const columns = kinds.map((kind) => ({ kind, width: 10 }));
  const bytes = toWorkbook([{ name: '表', columns, header: kinds, rows }]);
  const [sheet] = await readExcelFile(Buffer.from(bytes), { trim: false });
  return sheet?.data.slice(1) ?? [];
}

describe('a workbook', () => {
  it('keeps codes with their zeros, formulas and names of JavaScript as texts', async () => {
    const texts = [
      '0370323',
      '=1+1',
      '+8',
      '@x',
      'toString',
      'constructor',
      '__proto__',
      '<a>&"',
      ' 甲 ',
      '㙍䶮𬭎',
      '1\n2',
    ];
    const found = await readBack(
      texts.map((text) => ['x', text]),
      ['text', 'text'],
    );
    expect(found.map(([, text]) => text)).toEqual(texts);
  });

  it('holds numbers as numbers to the last digit, truth values as such, days as dates', async () => {
    const [row] = await readBack(
      [[0.1 + 0.2, -3.2, 7, true, '2016-02-29']],
      ['number', 'number', 'integer', 'boolean', 'day'],
    );
    expect(row).toEqual([0.1 + 0.2, -3.2, 7, true, new Date('2016-02-29')]);
  });

  it('leaves what is no day, or lies before the days that it can count, as text', async () => {
    const found = await readBack([['1899-12-31'], ['2016-02-30'], ['2016']], ['day']);
    expect(found.flat()).toEqual(['1899-12-31', '2016-02-30', '2016']);
  });

  it('leaves a cell out where there is nothing', async () => {
    expect(await readBack([[null, 1, '']], ['text', 'number', 'text'])).toEqual([[null, 1, null]]);
  });

  it('cuts a text that no cell can hold, and says so', () => {
    expect(fitCell('甲'.repeat(32_767))).toHaveLength(32_767);
    expect(fitCell('甲'.repeat(32_768))).toMatch(/甲…（单元格容不下.*）$/);
    expect(fitCell('甲'.repeat(40_000))).toHaveLength(32_767);
  });

  it('freezes and filters its header and holds no formula, no link and no author', () => {
    const bytes = toWorkbook([{ name: 'a', columns: [{ kind: 'text', width: 9 }], header: ['列'], rows: [['=1+1']] }]);
    const parts = Object.entries(unzipSync(bytes)).map(
      ([path, part]) => [path, new TextDecoder().decode(part)] as const,
    );
    const sheet = parts.find(([path]) => path === 'xl/worksheets/sheet1.xml')?.[1];
    expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
    expect(sheet).toContain('<autoFilter ref="A1:A2"/>');
    expect(parts.filter(([, xml]) => /<f>|TargetMode|creator/.test(xml))).toEqual([]);
  });
});

it('an archive is the same bytes whatever the clock, the time zone and the order of its files', () => {
  const bytes = new TextEncoder().encode('示例数据（虚构）');
  const one = toArchive(
    new Map([
      ['b', bytes],
      ['a', bytes],
    ]),
  );
  const zone = process.env['TZ'];
  process.env['TZ'] = 'Asia/Shanghai';
  const two = toArchive(
    new Map([
      ['a', bytes],
      ['b', bytes],
    ]),
  );
  process.env['TZ'] = zone;
  expect(two).toEqual(one);
  expect(Object.keys(unzipSync(one))).toEqual(['a', 'b']);
});
