import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Latest } from '../../src/core/release.ts';
import { fromCaller, refusal } from './command.ts';

/** A published release, in a folder or behind an address. */
export interface Published {
  readonly latest: Latest;
  /** The bytes of a file of the release; throws where it cannot be had. */
  readonly read: (path: string) => Promise<Uint8Array>;
}

/** Opens the latest release of a site: its folder, its `data` folder, or its address. */
export async function openPublished(where: string): Promise<Published> {
  const fetchFile = /^https?:\/\//.test(where) ? fromAddress(where) : fromFolder(where);
  const latest = await parse<Latest>(fetchFile, 'latest.json', where);
  return { latest, read: (path) => fetchFile(latest.path + path) };
}

type FetchFile = (path: string) => Promise<Uint8Array>;

function fromAddress(where: string): FetchFile {
  const data = new URL('data/', where.endsWith('/') ? where : `${where}/`);
  return async (path) => {
    const response = await fetch(new URL(path, data), { redirect: 'error', signal: AbortSignal.timeout(60_000) });
    if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  };
}

function fromFolder(where: string): FetchFile {
  const folder = fromCaller(where);
  const data = existsSync(join(folder, 'latest.json')) ? folder : join(folder, 'data');
  return (path) => readFile(join(data, path));
}

async function parse<T>(fetchFile: FetchFile, path: string, where: string): Promise<T> {
  try {
    return JSON.parse(new TextDecoder().decode(await fetchFile(path))) as T;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw refusal({
      zh: `${where} 里没有可以核验的数据（data/latest.json）：${reason}`,
      en: `nothing to verify at ${where} (data/latest.json): ${reason}`,
    });
  }
}

/** A JSON file of the release. */
export async function readJson<T>(published: Published, path: string): Promise<T> {
  return JSON.parse(new TextDecoder().decode(await published.read(path))) as T;
}
