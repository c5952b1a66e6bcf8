import { access, mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Hidden folders beside the output: on the same disk, so that a rename puts a finished folder in place. */
export function besides(out: string): { next: string; previous: string } {
  const beside = (name: string): string => join(dirname(out), `.${basename(out)}.${name}`);
  return { next: beside('next'), previous: beside('previous') };
}

/**
 * Lets `make` fill a new folder and puts it in the place of `out`. Until `make` has finished, and if it fails, `out`
 * stays as it was; an earlier run that was cut off between the two renames is mended first.
 */
export async function replaceFolder(out: string, make: (next: string) => Promise<string>): Promise<void> {
  const { next, previous } = besides(out);
  if (!(await exists(out)) && (await exists(previous))) await rename(previous, out);
  await rm(previous, { recursive: true, force: true });
  await rm(next, { recursive: true, force: true });
  await mkdir(next, { recursive: true });
  try {
    const finished = await make(next);
    const replaces = await exists(out);
    if (replaces) await rename(out, previous);
    try {
      await rename(finished, out);
    } catch (error) {
      if (replaces) await rename(previous, out);
      throw error;
    }
  } finally {
    await rm(next, { recursive: true, force: true });
    await rm(previous, { recursive: true, force: true });
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
