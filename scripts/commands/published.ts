import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { readSums, sumsFile } from '../../src/core/proof/sums.ts';
import type { Latest } from '../../src/core/release.ts';
import { fromCaller, refusal } from './command.ts';
import { listFiles } from './files.ts';

/** A published site, in a folder of this machine or behind an address. */
export interface Published {
  readonly latest: Latest;
  /** The files of the release that the pointer leads to, on this machine. */
  readonly folder: string;
  /** A file of the site by its path from the root; undefined where there is none. */
  readonly read: (path: string) => Promise<Uint8Array | undefined>;
  /** Every file of the site; behind an address, which cannot be listed, those that it lists itself. */
  readonly list: () => Promise<readonly string[]>;
  /** Whether there is a whole site, or the data alone. */
  readonly whole: boolean;
  /** Whether `list` gives what is really there. */
  readonly listable: boolean;
  /** Removes what was fetched. */
  readonly close: () => Promise<void>;
}

/** Opens a site: its folder, its `data` folder, or its address, of which the newest release is fetched. */
export async function openPublished(where: string): Promise<Published> {
  try {
    return /^https?:\/\//.test(where) ? await openAddress(where) : await openFolder(fromCaller(where));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw refusal({
      zh: `${where} 里没有可以核验的数据（data/latest.json）：${reason}`,
      en: `nothing to verify at ${where} (data/latest.json): ${reason}`,
    });
  }
}

async function openFolder(folder: string): Promise<Published> {
  const alone = basename(folder) === 'data' && existsSync(join(folder, 'latest.json'));
  const root = alone ? dirname(folder) : folder;
  const data = join(root, 'data');
  const latest = readPointer(await readFile(join(data, 'latest.json')));
  const below = async (): Promise<string[]> => (await listFiles(data)).map((path) => `data/${path}`);
  const list = (): Promise<string[]> => (alone ? below() : listFiles(root));
  const files = await list();
  return {
    ...{ latest, folder: join(data, latest.path), list, listable: true },
    read: (path) => readFile(join(root, path)).catch(() => undefined),
    whole: !alone && files.some((path) => !path.startsWith('data/')),
    close: () => Promise.resolve(),
  };
}

async function openAddress(where: string): Promise<Published> {
  const root = new URL(where.endsWith('/') ? where : `${where}/`);
  const read = (path: string): Promise<Uint8Array | undefined> => fetchFile(new URL(path, root)).catch(() => undefined);
  const latest = readPointer(await fetchFile(new URL('data/latest.json', root)));
  const folder = await mkdtemp(join(tmpdir(), 'sunledger-verify-'));
  const close = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    await fetchRelease(new URL(`data/${latest.path}`, root), folder);
  } catch (error) {
    await close();
    throw error;
  }
  const list = async (): Promise<string[]> => {
    const sums = await read(sumsFile);
    return sums ? [...readSums(textOf(sums)).keys()] : [];
  };
  return { ...{ latest, folder, read, list, close }, whole: true, listable: false };
}

async function fetchRelease(release: URL, folder: string): Promise<void> {
  const sums = await fetchFile(new URL(sumsFile, release));
  await writeFile(join(folder, sumsFile), sums);
  for (const path of readSums(textOf(sums)).keys()) {
    const bytes = await fetchFile(new URL(path, release)).catch(() => undefined);
    if (!bytes) continue;
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
}

function readPointer(bytes: Uint8Array): Latest {
  const latest = JSON.parse(textOf(bytes)) as Latest;
  if (!/^v[\d.]+\/$/.test(latest.path)) throw new Error(`unusable path: ${latest.path}; expected v<version>/`);
  return latest;
}

/** A file as UTF-8 text. */
export function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

async function fetchFile(address: URL): Promise<Uint8Array> {
  const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(60_000) });
  if (!response.ok) throw new Error(`${address.href} answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
