import { linkSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** Who holds a lock, as its file says. */
export interface Holder {
  readonly process: number;
  readonly host: string;
  /** When it was taken: ISO 8601, UTC. */
  readonly since: string;
  /** Tells the process from a later one with the same number, where the system says when it began. */
  readonly began?: string;
}

/** A lock that was got, or who has it. */
export type Lock = { readonly release: () => void } | { readonly holder: Holder };

/** A holder on another machine, whose processes cannot be seen, counts as dead after this long without a sign of life. */
const silence = 10 * 60_000;
const heartbeat = 60_000;

/**
 * Takes the lock at a path, a file that names its holder. One left behind by a process that was killed is taken over.
 * Should two processes take over the same at once, both may go on: a build writes into a folder of its own and the
 * last one to finish stands.
 */
export function takeLock(path: string): Lock {
  const began = beginningOf(process.pid);
  const mine: Holder = {
    ...{ process: process.pid, host: hostname(), since: new Date().toISOString() },
    ...(began === undefined ? {} : { began }),
  };
  while (!create(path, JSON.stringify(mine))) {
    const holder = read(path);
    if (holder && isAlive(holder, path)) return { holder };
    rmSync(path, { force: true });
  }
  const beat = setInterval(() => touch(path), heartbeat).unref();
  return {
    release: () => {
      clearInterval(beat);
      rmSync(path, { force: true });
    },
  };
}

/** Makes the file with all that is in it at once: nobody sees a lock that does not name its holder yet. */
function create(path: string, text: string): boolean {
  const draft = `${path}-${process.pid}`;
  writeFileSync(draft, text);
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    // A build that has the lock has cleared the draft away with what killed builds had left.
    if (code === 'ENOENT') return create(path, text);
    if (code !== undefined && withoutLinks.includes(code)) return createInPlace(path, text);
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** How disks that know no second name for a file say so (FAT, some network disks). */
const withoutLinks = ['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP', 'EMLINK'];

function createInPlace(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function read(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

function touch(path: string): void {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // Removed by hand: the build it stands for goes on all the same.
  }
}

function isAlive({ process: id, host, began }: Holder, path: string): boolean {
  if (host !== hostname()) return Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) < silence;
  return isRunning(id) && (began === undefined || began === beginningOf(id));
}

/** Whether there is a process of this number on this machine. */
export function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** When a process began, in the clock of Linux (proc(5), field 22); undefined on other systems. */
function beginningOf(id: number): string | undefined {
  try {
    const fields = readFileSync(`/proc/${id}/stat`, 'utf8');
    return fields.slice(fields.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}
