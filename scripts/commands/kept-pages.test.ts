import { mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { pageWatch, type Reads } from '../../src/core/reads.ts';
import { listFiles } from './files.ts';
import { forgetSites, keptFolder, openKeptPages } from './kept-pages.ts';

const work = await mkdtemp(join(tmpdir(), 'sunledger-kept-'));
let [cache, folder] = ['', ''];
let number = 0;
const release: Record<string, string> = {};
beforeEach(() => {
  cache = join(work, String(number++));
  folder = keptFolder(cache, 'site');
  Object.assign(release, { a: '1', b: '1', c: '1' });
  pageWatch().digest = (part) => release[part] ?? '';
});
afterEach(() => {
  Reflect.deleteProperty(pageWatch(), 'digest');
});
afterAll(() => rm(work, { recursive: true }));

const page = Buffer.from('<p>页</p>');

/** Keeps a page that read `a`, and `b` by way of something that was kept. */
async function keepOne(edition = 'one'): Promise<void> {
  const pages = await openKeptPages(folder, edition);
  const inner: Reads = new Set(['b']);
  await pages.put('page', 'given', { body: page, reads: new Set(['a', inner]) });
  await pages.put('other', '', { body: Buffer.from('other'), reads: new Set([inner, 'c']) });
  await pages.save();
}

const takeAgain = async (name = 'page', props = 'given', edition = 'one'): Promise<string | undefined> =>
  (await (await openKeptPages(folder, edition)).take(name, props))?.toString();
const bodies = (): Promise<string[]> => readdir(join(folder, 'pages'));

test('a page is used again while all that it read is the same', async () => {
  await keepOne();
  release['c'] = '2';
  expect(await takeAgain()).toBe('<p>页</p>');
  expect(await takeAgain('other', '')).toBeUndefined();
});

test.each(['a', 'b'])('a page is made again where %s, which it read, is another', async (part) => {
  await keepOne();
  release[part] = '2';
  expect(await takeAgain()).toBeUndefined();
});

test('a page is made again where it is given something else, and where code, texts or styles are others', async () => {
  await keepOne();
  expect(await takeAgain('page', 'another')).toBeUndefined();
  expect(await takeAgain('page', 'given', 'two')).toBeUndefined();
});

test('a page that was damaged or is gone is made again', async () => {
  await keepOne();
  const names = await bodies();
  for (const name of names) await writeFile(join(folder, 'pages', name), '<p>叶</p>');
  expect(await takeAgain()).toBeUndefined();
  for (const name of names) await rm(join(folder, 'pages', name));
  expect(await takeAgain()).toBeUndefined();
});

test('a list that was damaged counts as none', async () => {
  await keepOne();
  const file = join(folder, 'index.json');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace('"digests":["1"', '"digests":["2"'));
  expect(await takeAgain()).toBeUndefined();
  await writeFile(file, text.slice(0, text.length / 2));
  expect(await takeAgain()).toBeUndefined();
});

test('what was kept stays known over a build that made other pages, and pages that are no more are dropped', async () => {
  await keepOne();
  expect(await bodies()).toHaveLength(2);
  const pages = await openKeptPages(folder, 'one');
  await pages.take('page', 'given');
  await pages.put('new', '', { body: Buffer.from('new'), reads: new Set(['c']) });
  await pages.save();
  expect(await bodies()).toHaveLength(2);
  expect(await takeAgain()).toBe('<p>页</p>');
  expect(await takeAgain('new', '')).toBe('new');
  expect(await takeAgain('other', '')).toBeUndefined();
  release['b'] = '2';
  expect(await takeAgain()).toBeUndefined();
});

test('only the sites built last keep their pages', async () => {
  for (let site = 0; site < 8; site++) {
    const own = keptFolder(cache, String(site));
    const pages = await openKeptPages(own, 'one');
    await pages.put('page', '', { body: page, reads: new Set(['a']) });
    await pages.save();
    await utimes(join(own, 'index.json'), site, site);
  }
  await forgetSites(cache);
  const left = (await readdir(cache)).sort();
  expect(left).toEqual([2, 3, 4, 5, 6, 7].map((site) => keptFolder('', String(site))).sort());
});

test('nothing is removed that is not certainly a kept page: not beside the folder, not in it', async () => {
  const strange = ['site/.git', 'a.md', '0123456789abcdef/src/a.ts', 'fedcba9876543210/index.json/a.txt'];
  for (const file of strange) {
    await mkdir(join(cache, file, '..'), { recursive: true });
    await writeFile(join(cache, file), 'mine');
  }
  for (let site = 0; site < 9; site++) {
    const own = keptFolder(cache, String(site));
    const pages = await openKeptPages(own, 'one');
    await pages.put('page', '', { body: page, reads: new Set(['a']) });
    for (const file of ['notes.txt', 'pages/notes.txt']) await writeFile(join(own, file), 'mine');
    await pages.save();
    await utimes(join(own, 'index.json'), site, site);
  }
  await forgetSites(cache);
  const files = await listFiles(cache);
  expect(files).toEqual(expect.arrayContaining(strange));
  expect(files.filter((file) => file.endsWith('notes.txt'))).toHaveLength(18);
  expect(files.filter((file) => /\/pages\/[0-9a-f]{64}$/.test(file))).toHaveLength(6);
});

test('a folder that is a link is refused, and what it leads to stays', async () => {
  const elsewhere = join(cache, 'elsewhere');
  await mkdir(elsewhere, { recursive: true });
  await writeFile(join(elsewhere, '0'.repeat(64)), 'mine');
  await mkdir(folder, { recursive: true });
  await symlink(elsewhere, join(folder, 'pages'));
  await expect(openKeptPages(folder, 'one')).rejects.toThrow('not a link');
  await symlink(folder, join(cache, 'f'.repeat(16)));
  await writeFile(join(folder, 'index.json'), '');
  await forgetSites(cache);
  expect(await readdir(elsewhere)).toHaveLength(1);
});

test('a page that cannot be written is not kept, and that is no mistake', async () => {
  const pages = await openKeptPages(folder, 'one');
  await rm(join(folder, 'pages'), { recursive: true });
  await pages.put('page', 'given', { body: page, reads: new Set(['a']) });
  expect(await takeAgain()).toBeUndefined();
});

test('two builds at once leave a list that is true', async () => {
  const [one, two] = [await openKeptPages(folder, 'one'), await openKeptPages(folder, 'one')];
  for (const [pages, text] of [
    [one, 'one'],
    [two, 'two'],
  ] as const)
    await pages.put('page', 'given', { body: Buffer.from(text), reads: new Set(['a']) });
  await Promise.all([one.save(), two.save()]);
  expect(['one', 'two', undefined]).toContain(await takeAgain());
});

test('opening and saving touch nothing beside the folder, wherever it lies', async () => {
  folder = join(cache, 'kept');
  const neighbours = Array.from({ length: 10 }, (_, index) => `neighbour-${index}/file`);
  for (const file of neighbours) {
    await mkdir(join(cache, file, '..'), { recursive: true });
    await writeFile(join(cache, file), 'mine');
  }
  await keepOne();
  expect((await listFiles(cache)).filter((file) => !file.startsWith('kept/'))).toEqual(neighbours);
});
