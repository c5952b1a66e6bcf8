import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { fileNames } from '../../../src/core/parts.ts';
import type { Manifest } from '../../../src/core/release.ts';
import { tables } from '../../../src/core/tables.ts';
import { listFiles } from '../../commands/files.ts';
import { openPublished } from '../../commands/published.ts';
import { verifyAll } from '../../commands/verify.ts';
import { checkPackage } from '../../testing/data-package.ts';
import { layOut } from '../../testing/lay-out.ts';
import { buildData } from '../build.ts';
import { cutRows, cutTables, partsOf } from './parts.ts';
import { tableFormats } from './formats.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const rowsOf = (lengths: readonly number[]) => lengths.map((length) => ({ text: 'x'.repeat(length) }));

describe('cutRows(…)', () => {
  test('keeps every row once, in parts of which none is empty or larger than the limit unless it is a single row', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(200)), fc.integer({ min: 50, max: 500 }), (lengths, limit) => {
        const rows = rowsOf(lengths);
        const counts = cutRows(rows, limit);
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(rows.length);
        let start = 0;
        for (const count of counts) {
          const part = rows.slice(start, (start += count));
          if (rows.length > 0) expect(count).toBeGreaterThan(0);
          if (count > 1) expect(part.map((row) => JSON.stringify(row)).join().length).toBeLessThanOrEqual(limit);
        }
      }),
    );
  });

  test('of a table that would need a name that another has, says so', () => {
    const table = (name: string, rows: readonly { text: string }[]) => ({ name, definition: tables.areas, rows });
    expect(() => cutTables([table('a', rowsOf([90, 90])), table('a-2', [])], 120)).toThrow(
      'two tables of one name: a-2',
    );
  });

  test('is undone by putting the parts together', () => {
    const table = { name: 'a', definition: tables.areas, rows: rowsOf([90, 90, 1, 1, 90]) };
    const parts = partsOf(table, cutTables([table], 120));
    expect(parts.map(({ name, start }) => [name, start])).toEqual([
      ['a-1', 0],
      ['a-2', 1],
      ['a-3', 3],
    ]);
    expect(parts.flatMap(({ rows }) => rows)).toEqual(table.rows);
  });
});

describe('a release with large tables', () => {
  const limit = 20_000;
  let work: string;
  let folder: string;
  let whole: string;
  let manifest: Manifest;
  beforeAll(async () => {
    work = mkdtempSync(join(tmpdir(), 'sunledger-parts-'));
    const input = join(work, 'input');
    layOut('mechanisms', input);
    ({ manifest } = await buildData({ input, output: join(work, 'out'), fileLimit: limit }));
    await buildData({ input, output: join(work, 'whole') });
    folder = join(work, 'out/data', `v${manifest.version}`);
    whole = join(work, 'whole/data', `v${manifest.version}`);
  });
  afterAll(() => rmSync(work, { recursive: true, force: true }));
  const text = (path: string): string => readFileSync(join(folder, path), 'utf8');
  const json = (path: string): unknown => JSON.parse(text(path));
  const inParts = (): string[] => Object.keys(manifest.parts ?? {});

  test('has them in parts, and no file of a table is larger than the limit', async () => {
    expect(inParts()).toContain('observations');
    const large = (await listFiles(folder)).filter((path) => statSync(join(folder, path)).size > limit);
    const known =
      /^(release|data-dictionary|datapackage|csv-metadata|catalog|manifest|.*\.csv-metadata)\.json(ld)?$|^data-dictionary\.csv$/;
    expect(large.filter((path) => !known.test(path) && !/\.(xlsx|arrows?)$/.test(path))).toEqual([]);
  });

  test('each part is complete: byte-order mark, heads and its rows, which together are the table', () => {
    for (const table of inParts()) {
      const texts = fileNames(table, manifest.parts).map((name) =>
        table.startsWith('observations/') ? '' : text(`${name}.csv`),
      );
      if (texts[0] === '') continue;
      const once = readFileSync(join(whole, `${table}.csv`), 'utf8');
      const [heads = ''] = once.split('\r\n');
      for (const each of texts) expect(each.startsWith(`${heads}\r\n`)).toBe(true);
      expect(texts.flatMap((each) => parse(each, { bom: true, columns: true }))).toEqual(
        parse(once, { bom: true, columns: true }),
      );
      expect(texts.map((each) => parse(each, { bom: true, from: 2 }).length)).toEqual(manifest.parts?.[table]);
    }
  });

  test('manifest and checksums list every part in every format, and nothing under the name of the whole table', () => {
    const paths = new Set(manifest.files.map(({ path }) => path));
    for (const format of tableFormats) {
      for (const name of fileNames('observations', manifest.parts)) expect(paths).toContain(`${name}.${format}`);
      expect(paths).not.toContain(`observations.${format}`);
    }
    for (const path of paths) expect(text('SHA256SUMS')).toContain(`  ${path}\n`);
  });

  test('the data package names the parts of a table as one resource, and holds', () => {
    expect(checkPackage(folder)).toEqual([]);
    const { resources } = json('datapackage.json') as { resources: { name: string; path: unknown; hash?: string }[] };
    const own = resources.find(({ name }) => name === 'observations');
    expect(own?.path).toEqual(fileNames('observations', manifest.parts).map((name) => `${name}.csv`));
    expect(own?.hash).toBeUndefined();
  });

  test('the catalogue has one dataset with all parts; CSVW describes each part', () => {
    const { dataset } = json('catalog.jsonld') as { dataset: { '@id': string; distribution: unknown[] }[] };
    expect(dataset.map((each) => each['@id'])).not.toContain('#observations-1');
    const own = dataset.find((each) => each['@id'] === '#observations');
    const names = fileNames('observations', manifest.parts);
    expect(own?.distribution).toHaveLength(names.length * tableFormats.length);
    const group = json('csv-metadata.json') as { tables: { url: string }[] };
    for (const name of names) {
      expect(group.tables.map(({ url }) => url)).toContain(`${name}.csv`);
      expect((json(`${name}.csv-metadata.json`) as { url: string }).url).toBe(`${name}.csv`);
    }
  });

  test('verify finds everything in order', async () => {
    const site = await openPublished(join(work, 'out'));
    const wrong: unknown[] = [];
    for await (const part of verifyAll(site)) wrong.push(...part.wrong);
    expect(wrong).toEqual([]);
  });
});
