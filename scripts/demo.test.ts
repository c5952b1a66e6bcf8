import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { indicatorSchema } from '../src/core/indicator.ts';
import { recordsSchema } from '../src/core/records.ts';
import { root } from './commands/command.ts';
import { writeDemo } from './demo.ts';

const data = join(root, 'data');
const folders: string[] = [];
let paths: string[] = [];

beforeAll(async () => {
  for (const name of ['first', 'second']) {
    const folder = await mkdtemp(join(tmpdir(), `demo-${name}-`));
    folders.push(folder);
    paths = await writeDemo(folder);
  }
});
afterAll(async () => {
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true })));
});

describe('npm run demo', () => {
  test('writes the same bytes every time', async () => {
    const [first = '', second = ''] = folders;
    for (const path of paths)
      expect((await readFile(join(first, path))).equals(await readFile(join(second, path))), path).toBe(true);
  });

  test('writes what is committed', async () => {
    const [first = ''] = folders;
    for (const path of paths)
      expect((await readFile(join(first, path))).equals(await readFile(join(data, path))), path).toBe(true);
  });

  test('writes tables only, never a description', () => {
    expect(paths.filter((path) => !/\.(csv|parquet)$/.test(path))).toEqual([]);
  });

  test('writes text as UTF-8 without BOM, with LF', async () => {
    for (const path of paths.filter((each) => each.endsWith('.csv'))) {
      const text = await readFile(join(data, path), 'utf8');
      expect(text.startsWith('\uFEFF') || text.includes('\r'), path).toBe(false);
      expect(text.endsWith('\n'), path).toBe(true);
    }
  });

  test('writes evidence that says that it is made up', async () => {
    for (const path of paths.filter((each) => each.startsWith('evidence/'))) {
      const [, ...rows] = (await readFile(join(data, path), 'utf8')).trimEnd().split('\n');
      expect(rows.filter((row) => !/示例文件〔\d{4}〕\d+号（虚构）/.test(row))).toEqual([]);
    }
  });
});

describe('the descriptions beside the demonstration data', () => {
  const described = (folder: string): string[] =>
    paths.filter((path) => path.startsWith(folder)).map((path) => path.replace(/\.(csv|parquet)$/, '.yml'));

  test('name the demonstration as the main source, in both languages', async () => {
    for (const [folder, schema] of [
      ['indicators/', indicatorSchema],
      ['records/', recordsSchema],
    ] as const)
      for (const path of described(folder)) {
        const { source } = schema.parse(parse(await readFile(join(data, path), 'utf8')));
        expect(source.kind, path).toBe('demonstration');
        expect(source.producer, path).toEqual({ zh: '示例数据（虚构）', en: 'Demonstration data (fictitious)' });
      }
  });

  test('demonstration sources elsewhere: only indicators made from records or from another indicator', async () => {
    const written = new Set(described('indicators/'));
    const files = (await readdir(join(data, 'indicators'))).filter((name) => name.endsWith('.yml'));
    for (const name of files) {
      const indicator = indicatorSchema.parse(parse(await readFile(join(data, 'indicators', name), 'utf8')));
      if (indicator.source.kind !== 'demonstration' || written.has(`indicators/${name}`)) continue;
      expect(indicator.from, name).toBeDefined();
    }
  });
});
