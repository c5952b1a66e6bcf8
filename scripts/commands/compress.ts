import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { listFiles, sha256 } from './files.ts';

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);
const compressible = /\.(html|css|js|mjs|json|jsonld|cff|csv|txt|xml|svg|webmanifest|wasm|arrow|arrows)$/;
const strongest = /\.(css|js|mjs|svg|wasm)$/;
/** Below this a compressed form saves nothing that a reader would notice. */
const smallest = 512;
const keptDays = 30;

export interface CompressOptions {
  /** Folder of earlier results by content: the engine alone takes more than a minute. */
  readonly cache: string;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * A file as brotli sends it. Styles, scripts and the engine are few and get the strongest quality; of pages and tables
 * there are thousands, and the last two percent would take four times as long. A window of 16 MB matters for the engine.
 */
export function packWithBrotli(path: string, bytes: Uint8Array): Promise<Buffer> {
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN, BROTLI_PARAM_SIZE_HINT } = constants;
  const quality = strongest.test(path) ? 11 : 10;
  const params = { [BROTLI_PARAM_QUALITY]: quality, [BROTLI_PARAM_LGWIN]: 24, [BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return brotli(bytes, { params });
}

const forms = [
  { ending: '.br', pack: packWithBrotli },
  { ending: '.gz', pack: (_: string, bytes: Uint8Array) => deflate(bytes, { level: 9 }) },
];

/** Writes a `.br` and a `.gz` beside every text, engine and Arrow file of a site, where that makes it smaller. */
export async function compressSite(site: string, { cache, onProgress }: CompressOptions): Promise<void> {
  await mkdir(cache, { recursive: true });
  const files = (await listFiles(site)).filter((path) => compressible.test(path));
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    for (let path = files[next++]; path !== undefined; path = files[next++]) {
      await compressFile(join(site, path), cache);
      onProgress?.(++done, files.length);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  await forget(cache);
}

async function compressFile(file: string, cache: string): Promise<void> {
  const bytes = await readFile(file);
  if (bytes.length < smallest) return;
  const hash = sha256(bytes);
  for (const { ending, pack } of forms) {
    const kept = join(cache, hash + ending);
    if (!(await touch(kept))) {
      const fresh = join(cache, randomUUID());
      await writeFile(fresh, await pack(file, bytes));
      await rename(fresh, kept);
    }
    if ((await stat(kept)).size < bytes.length) await copyFile(kept, file + ending);
  }
}

/** Marks a kept result as used; false if there is none. */
async function touch(file: string): Promise<boolean> {
  const now = new Date();
  return utimes(file, now, now).then(
    () => true,
    () => false,
  );
}

async function forget(cache: string): Promise<void> {
  const oldest = Date.now() - keptDays * 86_400_000;
  for (const name of await readdir(cache)) {
    const file = join(cache, name);
    if ((await stat(file)).mtimeMs < oldest) await rm(file, { force: true });
  }
}
