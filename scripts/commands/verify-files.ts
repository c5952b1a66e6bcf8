import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { wrong } from '../../src/core/proof/finding.ts';
import { isDouble, readSums, signatureFile, sumsFile } from '../../src/core/proof/sums.ts';
import type { Manifest } from '../../src/core/release.ts';
import type { Text } from '../../src/core/text.ts';
import { listFiles, sha256 } from './files.ts';
import { textOf, type Published } from './published.ts';
import type { Verification } from './verify.ts';

/** How many files are read at a time. */
const atOnce = 16;

/** Every file of the newest release against its SHA256SUMS and manifest.json, and none besides. */
export async function verifyFiles({ folder }: Published): Promise<Verification> {
  const found: Text[] = [];
  const sums = readSums(await readFile(join(folder, sumsFile), 'utf8'));
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest;
  const entries = new Map(manifest.files.map((file) => [file.path, file]));
  for (const [path, hash] of sums) {
    const bytes = await readFile(join(folder, path)).catch(() => undefined);
    const difference = differs(path, bytes, hash);
    if (difference) found.push(difference);
    const entry = entries.get(path);
    if (path === 'manifest.json') continue;
    if (entry?.sha256 !== hash || (bytes && entry.bytes !== bytes.length))
      found.push(
        wrong(
          path,
          'manifest.json 记的与 SHA256SUMS 或文件不同',
          'manifest.json says otherwise than SHA256SUMS or the file',
        ),
      );
  }
  for (const path of entries.keys()) if (!sums.has(path)) found.push(unlisted(path));
  for (const path of await listFiles(folder))
    if (!sums.has(path) && ![sumsFile, signatureFile].includes(path) && !isDouble(path)) found.push(unlisted(path));
  const name = { zh: '数据文件的校验和与清单', en: 'checksums and manifest of the data' };
  return { name, checked: sums.size, wrong: found };
}

/** Every file of the whole site against the SHA256SUMS at its root, compressed doubles too, and none besides. */
export async function verifySite(site: Published): Promise<Verification> {
  const name = { zh: '整个网站的校验和', en: 'checksums of the whole site' };
  if (!site.whole) return { name, checked: 0, wrong: [] };
  const list = await site.read(sumsFile);
  if (!list) return { name, checked: 0, wrong: [missing(sumsFile)] };
  const sums = readSums(textOf(list));
  const found: Text[] = [];
  const files = site.listable ? await site.list() : [...sums.keys()];
  const own = [sumsFile, signatureFile];
  for (const path of sums.keys()) if (site.listable && !files.includes(path)) found.push(missing(path));
  const queue = [...files];
  const work = async (): Promise<void> => {
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      const bytes = own.includes(path) ? undefined : await site.read(path);
      const difference = own.includes(path) ? undefined : judgeFile(path, bytes, sums);
      if (difference) found.push(difference);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return { name, checked: sums.size, wrong: found.sort((a, b) => (a.en < b.en ? -1 : 1)) };
}

/** What is wrong with a file of the site; a double must unpack to what it stands for. */
function judgeFile(path: string, bytes: Uint8Array | undefined, sums: ReadonlyMap<string, string>): Text | undefined {
  const hash = sums.get(path);
  if (hash !== undefined) return differs(path, bytes, hash);
  const original = isDouble(path) ? sums.get(path.replace(/\.(br|gz)$/, '')) : undefined;
  if (original === undefined) return unlisted(path);
  const unpacked = bytes && unpack(path, bytes);
  return unpacked && sha256(unpacked) === original
    ? undefined
    : wrong(path, '解压后不是它所代表的文件', 'does not unpack to the file it stands for');
}

function unpack(path: string, bytes: Uint8Array): Uint8Array | undefined {
  try {
    return path.endsWith('.br') ? brotliDecompressSync(bytes) : gunzipSync(bytes);
  } catch {
    return undefined;
  }
}

function differs(path: string, bytes: Uint8Array | undefined, hash: string): Text | undefined {
  if (!bytes) return missing(path);
  const own = sha256(bytes);
  return own === hash ? undefined : wrong(path, `SHA-256 是 ${own}，应为 ${hash}`, `SHA-256 ${own}, expected ${hash}`);
}

const missing = (path: string): Text => wrong(path, '缺少', 'missing');
const unlisted = (path: string): Text => wrong(path, '不在 SHA256SUMS 中', 'not in SHA256SUMS');
