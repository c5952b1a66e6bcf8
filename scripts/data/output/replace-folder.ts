import { basename, dirname, join } from 'node:path';
import type { Effects } from './effects.ts';
import { asProblem } from './faults.ts';
import { BuildError, problem } from '../problem.ts';
import type { RuleId } from '../rules/rules.ts';

/** Hidden names beside an output: on the same disk, so that a rename puts a finished folder in place. */
interface Beside {
  readonly parent: string;
  /** How all of them begin. */
  readonly hidden: string;
  /** The new output while it is made, of this process. */
  readonly work: string;
  /** Where the old output waits on a system that cannot exchange two folders in one step. */
  readonly aside: string;
  readonly lock: string;
  readonly isLeftover: (name: string) => boolean;
}

/** What has been made: the part of the new folder that becomes the output, and what the caller wants to know. */
export interface Made<T> {
  readonly finished: string;
  readonly result: T;
}

/**
 * Lets `make` fill a new folder beside `output` and exchanges the two in one step once it has finished.
 *
 * Killed at any moment, with SIGKILL too, the last good output stays whole in its place; what the killed build leaves
 * beside it is removed by the next one. (A loss of power is another matter: nothing waits for the disk.) A folder that
 * holds something else than an output is never replaced. Two builds of one output at once are refused by a lock.
 * Throws a `BuildError` where the place cannot be written.
 */
export async function replaceFolder<T>(
  output: string,
  effects: Effects,
  make: (work: string) => Promise<Made<T>>,
): Promise<T> {
  const place = await effects.realPath(output);
  const beside = besides(place, effects.process);
  try {
    await refuseForeign(place, effects);
    await effects.makeFolder(beside.parent);
    return await holdLock(place, { beside, effects }, async () => {
      await clearLeftovers(place, beside, effects);
      await effects.makeFolder(beside.work);
      const { finished, result } = await make(beside.work);
      if (await effects.exists(place)) await effects.exchange({ a: finished, b: place, aside: beside.aside });
      else await effects.rename(finished, place);
      return result;
    });
  } catch (error) {
    throw asProblem(error, { output: place, hidden: beside.hidden });
  }
}

/** The names beside an output that a build uses. */
export function besides(output: string, process: number): Beside {
  const parent = dirname(output);
  const hidden = `.${basename(output)}.`;
  return {
    parent,
    hidden: join(parent, hidden),
    work: join(parent, `${hidden}next-${process}`),
    aside: join(parent, `${hidden}previous`),
    lock: join(parent, `${hidden}lock`),
    isLeftover: (name) =>
      name.startsWith(`${hidden}next-`) || name.startsWith(`${hidden}lock-`) || name === `${hidden}previous`,
  };
}

/** Only what a build has made is replaced: everything else in that place is somebody's work. */
async function refuseForeign(output: string, effects: Effects): Promise<void> {
  const names = await effects.listNames(output);
  if (names.length > 0 && !(await effects.exists(join(output, 'data', 'latest.json'))))
    refuse('foreign-output', output);
  if (await effects.isMountPoint(output)) refuse('mount-point', output);
}

async function holdLock<T>(
  output: string,
  { beside, effects }: { beside: Beside; effects: Effects },
  run: () => Promise<T>,
): Promise<T> {
  const { lock: path, work } = beside;
  const lock = effects.lock(path);
  if ('holder' in lock) refuse('build-running', output, { ...lock.holder, lock: path });
  const done = effects.removeWhenInterrupted([work, path]);
  try {
    return await run();
  } finally {
    // What cannot be removed now is removed by the next build; it must not hide why this one failed.
    await effects.remove(work).catch(() => undefined);
    lock.release();
    done();
  }
}

/** What killed builds left; an output that one of them had moved aside goes back first. */
async function clearLeftovers(output: string, { parent, aside, isLeftover }: Beside, effects: Effects): Promise<void> {
  if (!(await effects.exists(output)) && (await effects.exists(aside))) await effects.rename(aside, output);
  for (const name of (await effects.listNames(parent)).filter(isLeftover)) await effects.remove(join(parent, name));
}

function refuse(rule: RuleId, file: string, details: Record<string, string | number> = {}): never {
  throw new BuildError([problem(rule, { file }, details)]);
}
