import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { root } from '../commands/command.ts';

/** The address of a module of the project, as a script for a process of its own imports it. */
export const moduleAt = (file: string): string => JSON.stringify(pathToFileURL(join(root, file)).href);

/** Runs a script in a process of its own; its last line is JSON. */
export async function runApart<T>(script: string, args: readonly string[]): Promise<T> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script, ...args], {
    cwd: root,
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as T;
}
