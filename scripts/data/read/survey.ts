import { constants } from 'node:fs';
import { access, lstat, readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** Something in the data folder, as the system has it. */
export interface Entry {
  /** Relative to the folder, with `/`. */
  readonly path: string;
  /**
   * A regular file (or a link to one in the same folder tree); a link that leads out of the folder, to a folder, or
   * nowhere; anything else (pipe, device, socket); what may not be opened; what has a name that is not UTF-8.
   */
  readonly kind:
    'file' | 'outside-link' | 'linked-folder' | 'broken-link' | 'special' | 'closed' | 'closed-folder' | 'unnamed';
  readonly bytes: number;
  /** Changes when the file is written or replaced. */
  readonly stamp: string;
}

/** Everything below a folder, sorted by code point. Links are looked at and never followed into a folder. */
export async function surveyFolder(folder: string): Promise<Entry[]> {
  const found: Entry[] = [];
  const real = await realpath(folder).catch(() => folder);
  const walk = async (below: string): Promise<void> => {
    const names = await readdir(join(folder, below)).catch((error: unknown) => error as NodeJS.ErrnoException);
    if (!Array.isArray(names)) {
      if (names.code === 'EACCES') found.push(entry(below, 'closed-folder'));
      else if (below !== '' && names.code !== 'ENOENT') throw names;
      return;
    }
    for (const name of names) {
      const path = below === '' ? name : `${below}/${name}`;
      const about = await lstat(join(folder, path)).catch(() => undefined);
      if (about?.isDirectory()) await walk(path);
      else found.push(await look(path, { file: join(folder, path), root: real }));
    }
  };
  await walk('');
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function look(path: string, { file, root }: { file: string; root: string }): Promise<Entry> {
  const own = await lstat(file).catch(() => undefined);
  if (!own) return entry(path, 'unnamed');
  if (own.isSymbolicLink()) {
    const target = await realpath(file).catch(() => undefined);
    if (target === undefined) return entry(path, 'broken-link');
    if (!target.startsWith(root + sep)) return entry(path, 'outside-link');
  }
  const about = await stat(file, { bigint: true });
  if (about.isDirectory()) return entry(path, 'linked-folder');
  if (!about.isFile()) return entry(path, 'special');
  const readable = await access(file, constants.R_OK).then(
    () => true,
    () => false,
  );
  const stamp = `${about.ino} ${about.size} ${about.mtimeNs}`;
  return { path, kind: readable ? 'file' : 'closed', bytes: Number(about.size), stamp };
}

function entry(path: string, kind: Entry['kind']): Entry {
  return { path, kind, bytes: 0, stamp: '' };
}
