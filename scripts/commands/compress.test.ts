import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { compressSite } from './compress.ts';

let folder: string;
let site: string;
let cache: string;
const page = '<p>示例数据（虚构）</p>\n'.repeat(100);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'compress-'));
  site = join(folder, 'site');
  cache = join(folder, 'cache');
  await mkdir(join(site, 'about'), { recursive: true });
  await writeFile(join(site, 'index.html'), page);
  await writeFile(join(site, 'about/index.html'), page);
  await writeFile(join(site, 'short.txt'), 'short');
  await writeFile(join(site, 'data.parquet'), page);
});

afterEach(() => rm(folder, { recursive: true }));

test('compressSite(…) writes both forms beside text, and they say the same', async () => {
  await compressSite(site, { cache });
  expect(brotliDecompressSync(await readFile(join(site, 'index.html.br'))).toString()).toBe(page);
  expect(gunzipSync(await readFile(join(site, 'about/index.html.gz'))).toString()).toBe(page);
});

test('compressSite(…) leaves alone what is too short or compressed already', async () => {
  await compressSite(site, { cache });
  expect((await readdir(site)).sort()).toEqual([
    'about',
    'data.parquet',
    'index.html',
    'index.html.br',
    'index.html.gz',
    'short.txt',
  ]);
});

test('compressSite(…) takes an unchanged file from the cache', async () => {
  await compressSite(site, { cache });
  const [kept = ''] = (await readdir(cache)).filter((name) => name.endsWith('.br'));
  await writeFile(join(cache, kept), 'from the cache');
  await compressSite(site, { cache });
  expect(await readFile(join(site, 'index.html.br'), 'utf8')).toBe('from the cache');
});

test('compressSite(…) forgets what no build has used for a month', async () => {
  await mkdir(cache);
  await writeFile(join(cache, 'old.br'), '');
  await utimes(join(cache, 'old.br'), 0, 0);
  await compressSite(site, { cache });
  await expect(stat(join(cache, 'old.br'))).rejects.toThrow('ENOENT');
});

test('compressSite(…) counts every file', async () => {
  const seen: [number, number][] = [];
  await compressSite(site, { cache, onProgress: (done, total) => seen.push([done, total]) });
  expect(seen.at(-1)).toEqual([3, 3]);
});
