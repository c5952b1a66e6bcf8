import { execFile } from 'node:child_process';
import { cpSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { root } from '../commands/command.ts';

/** A program that builds data and site, of the project in a folder: its arguments are the data, the output and the base. */
export function buildScriptOf(project: string): string {
  const moduleAt = (file: string): string => JSON.stringify(pathToFileURL(join(project, file)).href);
  return `
import { assemble } from ${moduleAt('scripts/commands/assemble.ts')};
import { silentVoice } from ${moduleAt('scripts/commands/voice.ts')};
const [data, out, base] = process.argv.slice(1);
await assemble({ data, out, base, compress: false, voice: silentVoice });
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

/** Data and site into a folder, in a process of its own: the pages keep the release they are made from, read once. */
export async function buildSite({ data, out, base }: { data: string; out: string; base: string }): Promise<void> {
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', buildScript, data, out, base], {
    cwd: root,
    env: cleanEnvironment,
    maxBuffer: 64 * 1024 * 1024,
  });
}
