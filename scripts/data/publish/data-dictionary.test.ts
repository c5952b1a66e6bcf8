import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Dictionary } from '../../../src/core/dictionary.ts';
import { layOut } from '../../testing/lay-out.ts';
import { buildData } from '../build.ts';

let work: string;
let folder: string;
const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
const dictionary = (): Dictionary => JSON.parse(read('data-dictionary.json')) as Dictionary;

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'sunledger-dictionary-'));
  layOut('mechanisms', join(work, 'input'));
  const { manifest } = await buildData({ input: join(work, 'input'), output: join(work, 'out') });
  folder = join(work, 'out/data', `v${manifest.version}`);
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

test('the dictionary describes every column of every CSV, in the order of the file', () => {
  const files = ['', 'records/', 'indicators/'].flatMap((place) =>
    readdirSync(join(folder, place))
      .filter((name) => name.endsWith('.csv') && name !== 'data-dictionary.csv')
      .map((name) => place + name.slice(0, -4)),
  );
  expect(files.length).toBeGreaterThan(10);
  for (const file of files) {
    const [header] = parse(read(`${file}.csv`), { bom: true, to: 1 });
    const name = file.startsWith('indicators/') ? 'indicators/<id>' : file;
    const table = dictionary().tables.find((each) => each.name === name);
    expect(
      table?.columns.map((column) => column.name),
      file,
    ).toEqual(header);
  }
});

test('where the dictionary says that no cell is empty, none is, and no code stands in a file without its words', () => {
  for (const { name, columns } of dictionary().tables.filter((table) => table.name !== 'indicators/<id>')) {
    const rows = parse<Record<string, string>>(read(`${name}.csv`), { bom: true, columns: true });
    for (const { name: column, type, empty, codes } of columns) {
      const values = rows.map((row) => row[column] ?? '');
      const known = codes?.map(({ code }) => code);
      const parts = values.flatMap((value) => (type === 'list' ? value.split(';') : [value])).filter(Boolean);
      if (known)
        expect(
          parts.filter((part) => !known.includes(part)),
          `${name}.${column}`,
        ).toEqual([]);
      if (!empty && column !== 'groups') expect(values.indexOf(''), `${name}.${column}`).toBe(-1);
    }
  }
});

test('the file says 示例数据（虚构） in its head and in every row', () => {
  expect(dictionary().notice?.zh).toBe('示例数据（虚构）');
  const rows = parse<Record<string, string>>(read('data-dictionary.csv'), { bom: true, columns: true });
  expect(rows.filter((row) => !row['notice']?.includes('示例数据（虚构）'))).toEqual([]);
});
