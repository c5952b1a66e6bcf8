import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** The files below a folder, as paths relative to it with `/`, sorted by code point so that every machine agrees. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort((a, b) => (a < b ? -1 : 1));
}

/** SHA-256 of some bytes, in hexadecimal. */
export function sha256(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** One hash over names and contents of everything below some folders (or of single files); absent ones are skipped. */
export async function hashTree(
  paths: readonly string[],
  keep: (path: string) => boolean = () => true,
): Promise<string> {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of await filesAt(path)) {
      if (!keep(file)) continue;
      hash.update(`${relative(path, file)}\0${sha256(await readFile(file))}\n`);
    }
    hash.update('\n');
  }
  return hash.digest('hex');
}

async function filesAt(path: string): Promise<string[]> {
  try {
    return (await listFiles(path)).map((file) => join(path, file));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOTDIR') return [path];
    if (code === 'ENOENT') return [];
    throw error;
  }
}
