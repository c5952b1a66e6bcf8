import { execFile } from 'node:child_process';
import { cpSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { root } from '../commands/command.ts';

/**
 * A program that builds data and site, of the project in a folder: its arguments are the data, the output and the base;
 * for a release also its key.
 */
export function buildScriptOf(project: string): string {
  const moduleAt = (file: string): string => JSON.stringify(pathToFileURL(join(project, file)).href);
  return `
import { assemble } from ${moduleAt('scripts/commands/assemble.ts')};
import { silentVoice } from ${moduleAt('scripts/commands/voice.ts')};
import { readSigningKey } from ${moduleAt('scripts/commands/key.ts')};
const [data, out, base, keyFile] = process.argv.slice(1);
const key = keyFile ? readSigningKey(keyFile) : undefined;
await assemble({ data, out, base, compress: false, voice: silentVoice, final: keyFile !== undefined, key });
`;
}

/** The same of this project. */
export const buildScript = buildScriptOf(root);

/** Copies the project as a clean checkout has it, but for test data; its packages are linked. */
export function copyProject(to: string): void {
  for (const name of ['src', 'public', 'scripts', 'astro.config.mjs', 'package.json', 'tsconfig.json'])
    cpSync(join(root, name), join(to, name), { recursive: true, filter: (path) => !path.includes('fixtures') });
  symlinkSync(join(root, 'node_modules'), join(to, 'node_modules'));
}

/** Without what the test runner tells the programs it starts. */
export const cleanEnvironment = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => !/^(VITEST|NODE_ENV|NODE_OPTIONS|MODE|DEV|PROD|SSR|BASE_URL)/.test(name),
  ),
);

export interface BuildChoice {
  readonly data: string;
  readonly out: string;
  readonly base: string;
  /** The file of the key to sign with: then it is a release, recorded in the data folder. */
  readonly key?: string;
}

/** Data and site into a folder, in a process of its own: the pages keep the release they are made from, read once. */
export async function buildSite({ data, out, base, key }: BuildChoice): Promise<void> {
  const args = [data, out, base, ...(key === undefined ? [] : [key])];
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', buildScript, ...args], {
    cwd: root,
    env: cleanEnvironment,
    maxBuffer: 64 * 1024 * 1024,
  });
}
