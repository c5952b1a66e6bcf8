import { createHash } from 'node:crypto';
import { createReadStream, rmSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { openDatabase, openLargeDatabase, type Database, type LargeDatabase } from '../database.ts';
import { exchangeFolders } from './exchange.ts';
import { undoWhenInterrupted } from './interrupt.ts';
import { takeLock, type Lock } from './lock.ts';
import { readSettings } from '../warehouse/settings.ts';
import { openWarehouse, type Warehouse } from '../warehouse/warehouse.ts';
import { surveyFolder, type Entry } from '../read/survey.ts';

/** What the build says while it works. */
export interface Progress {
  readonly stage: 'read' | 'check' | 'scan' | 'derive' | 'protect' | 'judge' | 'publish';
  readonly done: number;
  readonly of: number;
}

/** Everything the build does to the world outside. */
export interface Effects {
  /** Every file below a folder, relative, with `/`, sorted by code point. Empty when there is no such folder. */
  readonly listFiles: (folder: string) => Promise<string[]>;
  /** Everything below a folder as the system has it, links not followed: what is to be checked before it is read. */
  readonly survey: (folder: string) => Promise<Entry[]>;
  /** The names in a folder, not below it. Empty when there is no such folder. */
  readonly listNames: (folder: string) => Promise<string[]>;
  readonly readFile: (path: string) => Promise<Uint8Array>;
  /** Length and SHA-256 of a file that may be larger than memory. */
  readonly hashFile: (path: string) => Promise<{ bytes: number; sha256: string }>;
  /** Writes a file and makes its folders. */
  readonly writeFile: (path: string, content: Uint8Array | string) => Promise<void>;
  readonly makeFolder: (path: string) => Promise<void>;
  readonly rename: (from: string, to: string) => Promise<void>;
  /** Exchanges two folders, in one step where the system can: see `exchangeFolders`. */
  readonly exchange: (folders: { a: string; b: string; aside: string }) => Promise<void>;
  /** Removes a file or a folder with all it holds; nothing happens when it is absent. */
  readonly remove: (path: string) => Promise<void>;
  readonly exists: (path: string) => Promise<boolean>;
  /** The path without links, as far as it exists. */
  readonly realPath: (path: string) => Promise<string>;
  readonly isMountPoint: (path: string) => Promise<boolean>;
  readonly lock: (path: string) => Lock;
  /** Removes these should the process be asked to stop before the returned function is called. */
  readonly removeWhenInterrupted: (paths: readonly string[]) => () => void;
  readonly openDatabase: (options: { externalAccess: boolean }) => Promise<Database>;
  /** For tables larger than memory: what does not fit goes into files of a folder, and the folder must be removed after. */
  readonly openLargeDatabase: (options: { scratch: string }) => Promise<LargeDatabase>;
  /** The database of tables that live in one, as the environment says. Throws `WarehouseFailure`. */
  readonly openWarehouse: () => Warehouse;
  /** A new folder for files that nobody keeps. */
  readonly makeScratch: () => Promise<string>;
  readonly progress: (progress: Progress) => void;
  /** Tells the folders of two builds at the same time apart. */
  readonly process: number;
  /** Today, `2016-12-31`: no birth lies after it. */
  readonly today: string;
}

/** The real ones, with a progress that says nothing unless one is given. */
export function nodeEffects(progress: Effects['progress'] = () => undefined): Effects {
  return {
    listFiles,
    survey: surveyFolder,
    listNames: (folder) => readdir(folder).catch(emptyIfAbsent),
    readFile: (path) => readFile(path),
    hashFile,
    writeFile: async (path, content) => {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, content);
    },
    makeFolder: async (path) => void (await mkdir(path, { recursive: true })),
    rename: async (from, to) => {
      await mkdir(dirname(to), { recursive: true });
      await rename(from, to);
    },
    exchange: (folders) => Promise.resolve(exchangeFolders(folders)),
    remove: (path) => rm(path, { recursive: true, force: true }),
    exists: (path) =>
      stat(path).then(
        () => true,
        () => false,
      ),
    realPath,
    isMountPoint,
    lock: takeLock,
    removeWhenInterrupted: (paths) =>
      undoWhenInterrupted(() => paths.forEach((path) => rmSync(path, { recursive: true, force: true }))),
    openDatabase,
    openLargeDatabase,
    openWarehouse: () => openWarehouse(readSettings(process.env)),
    makeScratch: () => mkdtemp(join(tmpdir(), 'sunledger-scratch-')),
    progress,
    process: process.pid,
    today: new Date().toISOString().slice(0, 10),
  };
}

async function hashFile(path: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 20 }) as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    hash.update(chunk);
  }
  return { bytes, sha256: hash.digest('hex') };
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

function emptyIfAbsent(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return [];
  throw error;
}

async function realPath(path: string): Promise<string> {
  const whole = resolve(path);
  try {
    return await realpath(whole);
  } catch (error) {
    if (!['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '') || dirname(whole) === whole)
      throw error;
    return join(await realPath(dirname(whole)), basename(whole));
  }
}

/** Told by the device, and on Linux, where a folder can be mounted over another of the same disk, by the kernel's list. */
async function isMountPoint(path: string): Promise<boolean> {
  const [own, above] = await Promise.all([path, dirname(path)].map((each) => stat(each).catch(() => undefined)));
  if (!own || !above) return false;
  if (own.dev !== above.dev) return true;
  const mounts = await readFile('/proc/self/mountinfo', 'utf8').catch(() => '');
  const escaped = path.replace(/[ \t\n\\]/g, (each) => `\\${each.charCodeAt(0).toString(8).padStart(3, '0')}`);
  return mounts.split('\n').some((line) => line.split(' ')[4] === escaped);
}
