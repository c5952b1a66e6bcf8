import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { root } from '../commands/command.ts';

const moduleAt = (file: string): string => JSON.stringify(pathToFileURL(join(root, file)).href);

const build = `
import { assemble } from ${moduleAt('scripts/commands/assemble.ts')};
import { silentVoice } from ${moduleAt('scripts/commands/voice.ts')};
const [data, out, base] = process.argv.slice(1);
await assemble({ data, out, base, compress: false, voice: silentVoice });
`;

/** Without what the test runner tells the programs it starts. */
const env = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => !/^(VITEST|NODE_ENV|NODE_OPTIONS|MODE|DEV|PROD|SSR|BASE_URL)/.test(name),
  ),
);

/** Data and site into a folder, in a process of its own: the pages keep the release they are made from, read once. */
export async function buildSite({ data, out, base }: { data: string; out: string; base: string }): Promise<void> {
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', build, data, out, base], {
    cwd: root,
    env,
    maxBuffer: 64 * 1024 * 1024,
  });
}
