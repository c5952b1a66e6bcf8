import { randomUUID } from 'node:crypto';
import { lstat, mkdir, readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import { pageWatch, type Reads } from '../../src/core/reads.ts';
import { isRunning } from '../data/output/lock.ts';
import { sha256 } from './files.ts';
import { addReadings, checkReadings, compactIndex, emptyIndex, type KeptIndex, type KeptPage } from './kept-index.ts';

/** Pages of earlier builds, each with what it was made from. */
export interface KeptPages {
  /** The page as it was made before, where what it was given and everything it read are still the same. */
  readonly take: (name: string, props: string) => Promise<Buffer | undefined>;
  /** Keeps a page, where it can be written. */
  readonly put: (name: string, props: string, made: { body: Buffer; reads: Reads }) => Promise<void>;
  /** Writes down what is kept, and drops pages that are no more. */
  readonly save: () => Promise<void>;
}

const indexFile = 'index.json';
const bodyName = /^[0-9a-f]{64}$/;
/** Sites whose pages are kept: the one at work and a few others, such as those of tests. */
const mostKept = 6;

/**
 * Opens the pages kept in a folder. `edition` is a hash of everything they were made with besides the release: others are
 * not used. What is damaged counts as not kept. Throws where the folder, its `pages` or what it lies in is a link: nothing
 * is written or removed elsewhere.
 */
export async function openKeptPages(folder: string, edition: string): Promise<KeptPages> {
  if (!isAbsolute(folder)) throw new Error(`relative folder of kept pages: ${folder}; expected an absolute one`);
  await mkdir(join(folder, 'pages'), { recursive: true });
  for (const own of [dirname(folder), folder, join(folder, 'pages')]) await checkOwn(own);
  const before = (await readIndex(folder, edition)) ?? emptyIndex(edition);
  const after: KeptIndex = { ...before, pages: {} };
  const add = addReadings(after);
  const fileOf = (body: string): string => join(folder, 'pages', body);
  let check: ((reading: number) => boolean) | undefined;
  const keep = (name: string, page: KeptPage): void => {
    after.pages[name] = page;
  };
  return {
    take: async (name, props) => {
      const page = before.pages[name];
      check ??= checkReadings(before, digestNow());
      if (!page || page.props !== sha256(props) || !check(page.reading)) return undefined;
      const body = await readFile(fileOf(page.body)).catch(() => undefined);
      if (!body || sha256(body) !== page.body) return undefined;
      keep(name, page);
      return body;
    },
    put: async (name, props, { body, reads }) => {
      const hash = sha256(body);
      // Where the disk is full or another build has cleared the folder, the page is not kept; the site is none the worse.
      const written = await writeFile(fileOf(hash), body).then(
        () => true,
        () => false,
      );
      if (!written) return;
      keep(name, { props: sha256(props), reading: add(reads), body: hash });
    },
    save: async () => {
      const index = compactIndex(after, digestNow());
      await writeIndex(folder, index);
      const used = new Set(Object.values(index.pages).map(({ body }) => body));
      const names = (await readdir(join(folder, 'pages'))).filter((name) => bodyName.test(name) && !used.has(name));
      await Promise.all(names.map((name) => rm(fileOf(name), { force: true }).catch(() => undefined)));
    },
  };
}

/** Throws where a folder is a link to another. */
async function checkOwn(folder: string): Promise<void> {
  if (!(await lstat(folder)).isDirectory())
    throw new Error(`unusable folder of kept pages: ${folder}; expected a folder of its own, not a link`);
}

function digestNow(): (part: string) => string {
  const { digest } = pageWatch();
  if (!digest) throw new Error('no release was read: pages can be compared only with what they are made from');
  return digest;
}

/** The index is written beside and renamed, and begins with its own hash. What killed builds left beside it goes. */
async function writeIndex(folder: string, index: KeptIndex): Promise<void> {
  const text = JSON.stringify(index);
  for (const name of await readdir(folder)) {
    const [, owner] = /^(\d+)-[0-9a-f-]+\.part$/.exec(name) ?? [];
    if (owner && !isRunning(Number(owner))) await rm(join(folder, name), { force: true });
  }
  const draft = join(folder, `${process.pid}-${randomUUID()}.part`);
  await writeFile(draft, `${sha256(text)}\n${text}`);
  await rename(draft, join(folder, indexFile));
}

async function readIndex(folder: string, edition: string): Promise<KeptIndex | undefined> {
  const text = await readFile(join(folder, indexFile), 'utf8').catch(() => '');
  const end = text.indexOf('\n');
  const content = text.slice(end + 1);
  if (end < 0 || sha256(content) !== text.slice(0, end)) return undefined;
  const index = JSON.parse(content) as KeptIndex;
  return index.edition === edition ? index : undefined;
}

/** The folder below `cache` where the pages of one site are kept; `site` says which in any words. */
export function keptFolder(cache: string, site: string): string {
  return join(cache, sha256(site).slice(0, 16));
}

/**
 * Lets only the sites built last keep their pages. `cache` may hold other things: what is removed must have the name that
 * `keptFolder` gives and an index of ours, and of that folder only what this file writes.
 */
export async function forgetSites(cache: string): Promise<void> {
  const entries = await readdir(cache, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory() && /^[0-9a-f]{16}$/.test(entry.name))
    .map(({ name }) => name);
  const built: { name: string; at: number }[] = [];
  for (const name of names) {
    const index = await stat(join(cache, name, indexFile)).catch(() => undefined);
    if (index?.isFile()) built.push({ name, at: index.mtimeMs });
  }
  const old = built.sort((a, b) => b.at - a.at).slice(mostKept);
  for (const { name } of old) await forgetSite(join(cache, name));
}

/** Removes pages and index file by file; what is not ours stays, and the folder with it. */
async function forgetSite(folder: string): Promise<void> {
  const own = await lstat(join(folder, 'pages')).catch(() => undefined);
  const pages = own?.isDirectory() ? await readdir(join(folder, 'pages')) : [];
  for (const name of pages.filter((each) => bodyName.test(each)))
    await rm(join(folder, 'pages', name), { force: true });
  await rm(join(folder, indexFile), { force: true });
  await rmdir(join(folder, 'pages')).catch(() => undefined);
  await rmdir(folder).catch(() => undefined);
}
