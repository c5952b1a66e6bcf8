import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { besides, replaceFolder } from './swap.ts';

let folder: string;
let out: string;

async function site(next: string, text: string): Promise<string> {
  const finished = join(next, 'site');
  await mkdir(finished);
  await writeFile(join(finished, 'index.html'), text);
  return finished;
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'swap 台账-'));
  out = join(folder, 'dist');
  await mkdir(out);
  await writeFile(join(out, 'index.html'), 'old');
});

afterEach(() => rm(folder, { recursive: true }));

test('replaceFolder(…) puts the finished folder in place and leaves nothing beside it', async () => {
  await replaceFolder(out, (next) => site(next, 'new'));
  expect(await readFile(join(out, 'index.html'), 'utf8')).toBe('new');
  expect(await readdir(folder)).toEqual(['dist']);
});

test('replaceFolder(…) makes the folder where there was none', async () => {
  await rm(out, { recursive: true });
  await replaceFolder(out, (next) => site(next, 'new'));
  expect(await readFile(join(out, 'index.html'), 'utf8')).toBe('new');
});

test('replaceFolder(…) leaves the previous output untouched when the build fails', async () => {
  await expect(replaceFolder(out, () => Promise.reject(new Error('bad input')))).rejects.toThrow('bad input');
  expect(await readFile(join(out, 'index.html'), 'utf8')).toBe('old');
  expect(await readdir(folder)).toEqual(['dist']);
});

test('replaceFolder(…) brings the previous output back when the last rename fails', async () => {
  await expect(replaceFolder(out, (next) => Promise.resolve(join(next, 'missing')))).rejects.toThrow('ENOENT');
  expect(await readFile(join(out, 'index.html'), 'utf8')).toBe('old');
});

test('replaceFolder(…) brings back what a run that was cut off had put aside', async () => {
  await rename(out, besides(out).previous);
  await expect(replaceFolder(out, () => Promise.reject(new Error('bad input')))).rejects.toThrow('bad input');
  expect(await readFile(join(out, 'index.html'), 'utf8')).toBe('old');
});
