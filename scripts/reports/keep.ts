import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const keptDays = 30;

/** Results kept by what they were made from: what did not change is not made again. */
export interface Kept {
  /** The bytes kept under a name, or those that `make` gives, which are then kept. */
  readonly get: (name: string, make: () => Promise<Buffer>) => Promise<Buffer>;
  /** Drops what was not asked for in a month. */
  readonly forget: () => Promise<void>;
}

/** Keeps results in a folder. Several builds may use it at once. */
export async function openKept(folder: string): Promise<Kept> {
  await mkdir(folder, { recursive: true });
  return {
    async get(name, make) {
      const file = join(folder, name);
      const known = await readFile(file).catch(() => undefined);
      const now = new Date();
      if (known) {
        await utimes(file, now, now).catch(() => undefined);
        return known;
      }
      const made = await make();
      const fresh = join(folder, randomUUID());
      await writeFile(fresh, made);
      await rename(fresh, file);
      return made;
    },
    async forget() {
      const oldest = Date.now() - keptDays * 86_400_000;
      for (const name of await readdir(folder)) {
        const about = await stat(join(folder, name)).catch(() => undefined);
        if (about && about.mtimeMs < oldest) await rm(join(folder, name), { force: true });
      }
    },
  };
}
