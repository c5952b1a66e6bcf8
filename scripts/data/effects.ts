import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { openDatabase, type Database } from './database.ts';

/** What the build says while it works. */
export interface Progress {
  readonly stage: 'read' | 'check' | 'derive' | 'protect' | 'judge' | 'publish';
  readonly done: number;
  readonly of: number;
  readonly note?: string;
}

/** Everything the build does to the world outside. */
export interface Effects {
  /** Every file below a folder, relative, with `/`, sorted by code point. Empty when there is no such folder. */
  readonly listFiles: (folder: string) => Promise<string[]>;
  readonly readFile: (path: string) => Promise<Uint8Array>;
  /** Writes a file and makes its folders. */
  readonly writeFile: (path: string, content: Uint8Array | string) => Promise<void>;
  readonly rename: (from: string, to: string) => Promise<void>;
  /** Removes a file or a folder with all it holds; nothing happens when it is absent. */
  readonly remove: (path: string) => Promise<void>;
  readonly exists: (path: string) => Promise<boolean>;
  readonly openDatabase: (options: { externalAccess: boolean }) => Promise<Database>;
  readonly progress: (progress: Progress) => void;
  /** Tells the folders of two builds at the same time apart. */
  readonly process: number;
}

/** The real ones, with a progress that says nothing unless one is given. */
export function nodeEffects(progress: Effects['progress'] = () => undefined): Effects {
  return {
    listFiles,
    readFile: (path) => readFile(path),
    writeFile: async (path, content) => {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, content);
    },
    rename: async (from, to) => {
      await mkdir(dirname(to), { recursive: true });
      await rename(from, to);
    },
    remove: (path) => rm(path, { recursive: true, force: true }),
    exists: (path) =>
      stat(path).then(
        () => true,
        () => false,
      ),
    openDatabase,
    progress,
    process: process.pid,
  };
}

async function listFiles(folder: string): Promise<string[]> {
  const found: string[] = [];
  const walk = async (below: string): Promise<void> => {
    for (const entry of await readdir(join(folder, below), { withFileTypes: true }).catch(() => [])) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) await walk(path);
      else found.push(path);
    }
  };
  await walk('');
  return found.sort();
}
