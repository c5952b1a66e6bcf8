import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorkbook, type MadeCell } from '../../testing/workbook.ts';
import { openDatabase } from '../database.ts';
import { nodeEffects } from '../output/effects.ts';
import { largestTable } from './limits.ts';
import type { Problem } from '../problem.ts';
import { readCsv } from './csv.ts';
import { readParquet } from './parquet.ts';
import { readXlsx } from './xlsx.ts';
import { readYaml } from './yaml.ts';

const declared = { reading: {}, where: { zh: 'a.yml', en: 'a.yml' } };
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The rules of the problems that a reader reports, each once, with the row of the first. */
async function found(read: (report: (problem: Problem) => void) => unknown): Promise<string[]> {
  const rules = new Map<string, number | undefined>();
  await read(({ rule, row }) => (rules.has(rule) ? undefined : rules.set(rule, row)));
  return [...rules].map(([rule, row]) => (row === undefined ? rule : `${rule} ${row}`));
}

describe('readYaml(…) refuses, with the line,', () => {
  const letters = [...'abcdefghi'];
  const laughs = letters.map((letter, index) =>
    index === 0
      ? 'a: &a [哈, 哈]'
      : `${letter}: &${letter} [${Array(9)
          .fill(`*${letters[index - 1]}`)
          .join(', ')}]`,
  );
  it.each([
    ['aliases that grow to a thousand million items', laughs.join('\n'), 'malformed-yaml 2'],
    ['an alias at all', 'a: &a 1\nb: *a\n', 'malformed-yaml 2'],
    ['an alias of itself', '&a [*a]\n', 'malformed-yaml 1'],
    ['a merge key', 'a: &a { b: 1 }\nc:\n  <<: *a\n', 'malformed-yaml 3'],
    ['lists in lists without end', '['.repeat(100_000), 'malformed-yaml 1'],
    ['a hundred levels', `${'['.repeat(100)}1${']'.repeat(100)}`, 'malformed-yaml 1'],
    ['a tag that makes an object', 'a: !!js/function "return 1"\n', 'malformed-yaml 1'],
    ['a tag that makes bytes', 'a: !!binary aGVsbG8=\n', 'malformed-yaml 1'],
    ['a key that is a list', '? [a, b]\n: 1\n', 'malformed-yaml 1'],
    ['two documents', 'a: 1\n---\na: 2\n', 'malformed-yaml 2'],
    ['bytes that are no text', 'a: 1\0\n', 'unreadable-text'],
  ])('%s', async (_, text, expected) => {
    expect(await found((report) => readYaml('a.yml', bytes(text), report))).toEqual([expected]);
  });

  it('and reads sixty thousand keys and a line of a million characters', async () => {
    const keys = Array.from({ length: 60_000 }, (_, index) => `k${index}: 1`).join('\n');
    const text = `${keys}\nlong: ${'长'.repeat(1_000_000)}\n`;
    expect(await found((report) => readYaml('a.yml', bytes(text), report))).toEqual([]);
    expect(await found((report) => readYaml('a.yml', bytes(`${text}k7: 2\n`), report))).toEqual([
      'malformed-yaml 60002',
    ]);
  });
});

describe('readCsv(…)', () => {
  const { rows, columns } = largestTable;
  it.each([
    ['more lines than a worksheet has', `a\n${'1\n'.repeat(rows)}`, ['too-many-rows']],
    [
      'more columns than a table can use',
      `${Array(columns + 1)
        .fill('a')
        .join(',')}\n`,
      ['too-many-columns 1'],
    ],
    ['a line of ten million commas', `a\n${','.repeat(1e7)}\n`, ['line-too-long 2']],
    ['a cell of ten million characters', `a\n1\n"${'长'.repeat(1e7)}"\n`, ['line-too-long 3']],
    ['a cell longer than that of a worksheet', `a\n1\n${'长'.repeat(40_000)}\n`, ['cell-too-long 3']],
    ['a quote that is never closed over many lines', `a\n"${'x\n'.repeat(1e5)}`, ['malformed-csv 100001']],
    ['bytes that are no text', 'a\n1\0\n', ['unreadable-text']],
  ])('%s', async (_, text, expected) => {
    expect(await found((report) => readCsv('a.csv', { bytes: bytes(text), ...declared }, report))).toEqual(expected);
  });
});

describe('readXlsx(…)', () => {
  it('refuses a table with a cell in the last column of the worksheet', async () => {
    const wide: MadeCell[] = ['a', ...Array<MadeCell>(16_382).fill(null), 'x'];
    const made = makeWorkbook({ sheets: [{ name: 'S', rows: [wide, [1]] }] });
    expect(await found((report) => readXlsx('a.xlsx', { bytes: made, ...declared }, report))).toEqual([
      'too-many-columns',
    ]);
  });

  it('refuses rows and columns that no worksheet has', async () => {
    for (const xml of ['<row r="1048577"><c><v>1</v></c></row>', '<row r="1"><c r="ZZZ1"><v>1</v></c></row>']) {
      const parts = { 'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${xml}</sheetData></worksheet>` };
      const made = makeWorkbook({ sheets: [{ name: 'S', rows: [] }], parts });
      const [rule] = await found((report) => readXlsx('a.xlsx', { bytes: made, ...declared }, report));
      expect(rule).toMatch(/malformed-workbook|no-header|too-many-columns/);
    }
  });
});

describe('readParquet(…)', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'parquet-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function reading(query: string): Promise<string[]> {
    const database = await openDatabase({ externalAccess: true });
    await database.run(`COPY (${query}) TO '${join(folder, 'a.parquet')}' (FORMAT parquet)`);
    database.close();
    return found((report) => readParquet('a.parquet', { folder, bytes: 1, effects: nodeEffects(), declared }, report));
  }

  it('refuses a small file with millions of rows', async () => {
    expect(await reading('SELECT 1 AS a FROM range(5000000)')).toEqual(['too-many-rows']);
  });

  it('refuses a small file whose one text stands in every row', async () => {
    expect(await reading(`SELECT repeat('长', 20000) AS a FROM range(15000)`)).toEqual(['file-too-large']);
  });

  it('refuses more columns than a table can use', async () => {
    const list = Array.from({ length: largestTable.columns + 1 }, (_, index) => `1 AS c${index}`);
    expect(await reading(`SELECT ${list.join(', ')}`)).toEqual(['too-many-columns']);
  });

  it('refuses what is cut off or no Parquet at all', async () => {
    for (const content of ['PAR1', 'PAR1xxxxPAR1', `PAR1${'\xff'.repeat(8)}PAR1`, 'text']) {
      writeFileSync(join(folder, 'b.parquet'), content, 'latin1');
      const read = (report: (problem: Problem) => void): unknown =>
        readParquet('b.parquet', { folder, bytes: content.length, effects: nodeEffects(), declared }, report);
      expect(await found(read)).toEqual(['malformed-parquet']);
    }
  });
});
