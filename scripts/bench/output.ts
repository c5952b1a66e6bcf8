import { mkdtemp, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { cp } from 'node:fs/promises';
import { compressSite } from '../commands/compress.ts';
import { listFiles } from '../commands/files.ts';
import type { Context } from './context.ts';
import type { Measurement } from './measurement.ts';

const packed = /\.(br|gz)$/;
const megabyte = 1e6;

/** What comes out: how many files, how many bytes in all, a page and a release, the largest file, and the time to pack. */
export async function measureOutput({ site, work, step }: Context): Promise<Measurement[]> {
  const files = await sizesOf(site);
  const plain = files.filter(({ path }) => !packed.test(path));
  const pages = plain.filter(({ path }) => path.endsWith('.html'));
  const data = plain.filter(({ path }) => path.startsWith('data/'));
  const sum = (list: readonly Sized[]): number => list.reduce((total, { bytes }) => total + bytes, 0);
  const part = 'output';
  const seconds = await packAnew({ site, files: plain.map(({ path }) => path), work });
  step();
  return [
    { part, name: { zh: '文件数（不含压缩件）', en: 'files, without packed ones' }, unit: '', values: [plain.length] },
    {
      part,
      name: { zh: '全部（不含压缩件）', en: 'all, without packed ones' },
      unit: 'MB',
      values: [sum(plain) / megabyte],
    },
    { part, name: { zh: '全部', en: 'all' }, unit: 'MB', values: [sum(files) / megabyte] },
    { part, name: { zh: '平均每页', en: 'a page, mean' }, unit: 'kB', values: [sum(pages) / pages.length / 1000] },
    { part, name: { zh: '发布的数据', en: 'the release' }, unit: 'MB', values: [sum(data) / megabyte] },
    {
      ...{ part, name: { zh: '最大的数据文件', en: 'largest data file' }, unit: 'MB', limit: 100 },
      values: [Math.max(...data.map(({ bytes }) => bytes)) / megabyte],
    },
    { part, name: { zh: '全部重新压缩', en: 'packing everything anew' }, unit: 's', values: [seconds] },
  ];
}

interface Sized {
  readonly path: string;
  readonly bytes: number;
}

async function sizesOf(site: string): Promise<Sized[]> {
  const paths = await listFiles(site);
  return Promise.all(paths.map(async (path) => ({ path, bytes: (await stat(join(site, path))).size })));
}

/** Packs a copy of the site with nothing kept from before. */
async function packAnew({
  site,
  files,
  work,
}: {
  site: string;
  files: readonly string[];
  work: string;
}): Promise<number> {
  const copy = await mkdtemp(join(work, 'packed-'));
  try {
    for (const path of files) await cp(join(site, path), join(copy, 'site', path));
    const begun = performance.now();
    await compressSite(join(copy, 'site'), { cache: join(copy, 'cache') });
    return (performance.now() - begun) / 1000;
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}
