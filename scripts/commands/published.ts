import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Latest } from '../../src/core/release.ts';
import { fromCaller, refusal } from './command.ts';

/** The latest release of a site, in a folder of this machine. */
export interface Published {
  readonly latest: Latest;
  readonly folder: string;
  /** Removes what was fetched. */
  readonly close: () => Promise<void>;
}

/** Opens the latest release of a site: its folder, its `data` folder, or its address, which is fetched first. */
export async function openPublished(where: string): Promise<Published> {
  try {
    return /^https?:\/\//.test(where) ? await fetchRelease(where) : await openFolder(fromCaller(where));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw refusal({
      zh: `${where} 里没有可以核验的数据（data/latest.json）：${reason}`,
      en: `nothing to verify at ${where} (data/latest.json): ${reason}`,
    });
  }
}

async function openFolder(folder: string): Promise<Published> {
  const data = existsSync(join(folder, 'latest.json')) ? folder : join(folder, 'data');
  const latest = JSON.parse(await readFile(join(data, 'latest.json'), 'utf8')) as Latest;
  return { latest, folder: join(data, latest.path), close: () => Promise.resolve() };
}

async function fetchRelease(where: string): Promise<Published> {
  const data = new URL('data/', where.endsWith('/') ? where : `${where}/`);
  const latest = JSON.parse(new TextDecoder().decode(await fetchFile(new URL('latest.json', data)))) as Latest;
  const folder = await mkdtemp(join(tmpdir(), 'sunledger-verify-'));
  const release = new URL(latest.path, data);
  const sums = new TextDecoder().decode(await fetchFile(new URL('SHA256SUMS', release)));
  await writeFile(join(folder, 'SHA256SUMS'), sums);
  for (const path of readSums(sums).keys()) {
    const bytes = await fetchFile(new URL(path, release)).catch(() => undefined);
    if (!bytes) continue;
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
  return { latest, folder, close: () => rm(folder, { recursive: true, force: true }) };
}

async function fetchFile(address: URL): Promise<Uint8Array> {
  const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(60_000) });
  if (!response.ok) throw new Error(`${address.href} answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** The lines of SHA256SUMS: path and hash. A path that would leave the release is refused. */
export function readSums(text: string): Map<string, string> {
  const sums = new Map<string, string>();
  for (const line of text.split('\n').filter((each) => each !== '')) {
    const [, hash = '', path = ''] = /^([0-9a-f]{64}) [ *]([\w./-]+)$/.exec(line) ?? [];
    if (path === '' || path.startsWith('/') || path.split('/').includes('..'))
      throw new Error(`unusable line in SHA256SUMS: ${line}; expected a hash, two spaces and a path`);
    sums.set(path, hash);
  }
  return sums;
}
