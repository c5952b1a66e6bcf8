import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import readExcelFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { encodeGb18030 } from '../testing/gb18030.ts';
import { fixtures, layOut } from '../testing/lay-out.ts';
import { makeWorkbook, type MadeCell } from '../testing/workbook.ts';
import { nodeEffects } from './output/effects.ts';
import type { Cell, Declared, Sheet } from './input.ts';
import { inspect } from './inspect.ts';
import type { Problem } from './problem.ts';
import { readCsv } from './read/csv.ts';
import { readXlsx } from './read/xlsx.ts';

const plain: Declared = { reading: {}, where: { zh: '', en: '' } };

interface Read {
  readonly rows: readonly (readonly Cell[])[] | undefined;
  readonly rules: readonly string[];
}

async function reading(
  read: (report: (problem: Problem) => void) => Promise<Sheet | undefined> | Sheet | undefined,
): Promise<Read> {
  const rules: string[] = [];
  const sheet = await read(({ rule }) => void rules.push(rule));
  return { rows: sheet && [sheet.columns, ...sheet.rows.map(({ cells }) => cells)], rules };
}
const csv = (bytes: Uint8Array): Promise<Read> => reading((report) => readCsv('a.csv', { bytes, ...plain }, report));
const xlsx = (bytes: Uint8Array): Promise<Read> => reading((report) => readXlsx('a.xlsx', { bytes, ...plain }, report));

/** Text that both formats can hold: no control characters but tab and newline, no half characters. */
const text = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom(...'悦庄镇㙍䶮𬭎,"\'\n\t =+-@０１，％　é'),
      fc.string({ unit: 'grapheme', maxLength: 1 }),
    ),
  })
  .filter((each) => !/[\0-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\ufeff]|_x[0-9a-f]{4}_/i.test(each));
const name = fc.stringMatching(/^[a-z]{1,8}$/);

/** A header and rows of cells of the given sort, each row with something in it. */
function tables<T>(
  cell: fc.Arbitrary<T>,
  isEmpty: (cell: T) => boolean,
): fc.Arbitrary<{ head: string[]; rows: T[][] }> {
  return fc.integer({ min: 2, max: 5 }).chain((width) =>
    fc.record({
      head: fc.array(name, { minLength: width, maxLength: width }),
      rows: fc.array(
        fc.array(cell, { minLength: width, maxLength: width }).filter((row) => !row.every(isEmpty)),
        { maxLength: 6 },
      ),
    }),
  );
}

const quote = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
const utf16 = (content: string, little: boolean): Uint8Array => {
  const bytes = Buffer.from(`\ufeff${content}`, 'utf16le');
  return little ? bytes : bytes.swap16();
};
const encodings: Record<string, (content: string) => Uint8Array> = {
  'UTF-8': (content) => Buffer.from(content),
  'UTF-8 with its mark': (content) => Buffer.from(`\ufeff${content}`),
  'UTF-16 LE': (content) => utf16(content, true),
  'UTF-16 BE': (content) => utf16(content, false),
  GB18030: encodeGb18030,
};

describe.each(Object.entries(encodings))('CSV in %s', (encoding, encode) => {
  it.each(['\n', '\r\n'])('gives the rows that were written, with lines ending in %j', async (end) => {
    await fc.assert(
      fc.asyncProperty(
        tables(text, (cell) => cell === ''),
        async ({ head, rows }) => {
          const content = [head, ...rows].map((row) => row.map(quote).join(',') + end).join('');
          const bytes = encode(content);
          fc.pre(encoding !== 'GB18030' || !isUtf8(bytes));
          const { rows: read, rules } = await csv(bytes);
          if (rules.includes('ambiguous-text')) return;
          expect(rules).toEqual([]);
          expect(read).toEqual([head, ...rows.map((row) => row.map((cell) => (cell === '' ? undefined : cell)))]);
        },
      ),
      { numRuns: 150 },
    );
  });
});

function isUtf8(bytes: Uint8Array): boolean {
  try {
    return /[^\0-\x7f]/.test(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return false;
  }
}

type Value = string | number | boolean | null;
const value: fc.Arbitrary<Value> = fc.oneof(
  text,
  fc.integer(),
  fc
    .double({ noNaN: true, noDefaultInfinity: true, min: -1e14, max: 1e14 })
    .map((number) => (number === 0 ? 0 : number)),
  fc.boolean(),
  fc.constant(null),
);
const isEmpty = (cell: Value): boolean => cell === null || cell === '';
const asRead = (row: readonly Value[]): Cell[] => row.map((cell) => (cell === null || cell === '' ? undefined : cell));

describe('XLSX', () => {
  it('gives the rows that were written, byte for byte the cells of the sheet', async () => {
    await fc.assert(
      fc.asyncProperty(tables(value, isEmpty), async ({ head, rows }) => {
        const { rows: read, rules } = await xlsx(makeWorkbook({ sheets: [{ name: 'S', rows: [head, ...rows] }] }));
        expect(rules).toEqual([]);
        expect(read).toEqual([head, ...rows.map(asRead)]);
      }),
      { numRuns: 200 },
    );
  });
  it('of another program gives the same rows here as in another reader', async () => {
    await fc.assert(
      fc.asyncProperty(tables(value, isEmpty), async ({ head, rows }) => {
        // write-excel-file 4.1.1 takes such a text for one that it has written before.
        fc.pre(!rows.flat().some((each) => typeof each === 'string' && each in {}));
        const bytes = await writeExcelFile([head, ...rows]).toBuffer();
        const { rows: read, rules } = await xlsx(bytes);
        expect(rules).toEqual([]);
        expect(read).toEqual([head, ...rows.map(asRead)]);
        const [sheet] = await readExcelFile(bytes, { trim: false });
        const theirs = (sheet?.data ?? []).map((row) => row.map((cell) => cell ?? undefined));
        expect(read).toEqual(theirs);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a data folder whose CSV files are saved as workbooks', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'sunledger-saved-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const cell = (written: string): MadeCell =>
    written === '' ? null : /^-?\d{1,9}(\.\d+)?$/.test(written) ? Number(written) : written;
  /** Codes stay text in a workbook that is made with care; figures become numbers. */
  const asText = new Set(['area', 'town', 'code', 'parent', 'project', 'village']);

  it.each(['small', 'projects', 'mechanisms', 'second-plan'])('%s says the same', async (name) => {
    const input = join(folder, name);
    if (name === 'second-plan') cpSync(join(fixtures, name, 'input'), input, { recursive: true });
    else layOut(name, input);
    const before = await inspect(input, nodeEffects());
    for (const file of readdirSync(input, { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.csv')) continue;
      const path = join(input, file);
      const [head = [], ...rows]: string[][] = parse(readFileSync(path), { bom: true });
      const made = rows.map((row) =>
        row.map((each, index) => (asText.has(head[index] ?? '') ? each || null : cell(each))),
      );
      writeFileSync(path.replace(/csv$/, 'xlsx'), makeWorkbook({ sheets: [{ name: '表', rows: [head, ...made] }] }));
      rmSync(path);
    }
    const after = await inspect(input, nodeEffects());
    expect(after.problems).toEqual([]);
    const same = ({ figures, checked }: typeof after): unknown =>
      JSON.parse(
        JSON.stringify({ ...figures, ...checked, areas: [...(checked?.areas ?? [])] }).replaceAll('.xlsx', '.csv'),
      );
    expect(same(after)).toEqual(same(before));
  });
});
