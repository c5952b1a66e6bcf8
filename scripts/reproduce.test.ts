import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { root } from './commands/command.ts';
import { listFiles } from './commands/files.ts';
import { buildScriptOf, cleanEnvironment, copyProject } from './testing/build.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 60_000 });

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sunledger-twice-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Surroundings {
  /** The name of the checkout. */
  readonly name: string;
  readonly env: Readonly<Record<string, string>>;
  /** How far its clock is ahead. */
  readonly ahead: number;
  readonly reversed: boolean;
}

/** Sets the clock ahead for everything that is loaded afterwards. */
const clock = (ahead: number): string => `
const Real = globalThis.Date;
globalThis.Date = class extends Real {
  constructor(...given) { if (given.length === 0) super(Real.now() + ${ahead}); else super(...given); }
  static now() { return Real.now() + ${ahead}; }
};
`;

/** Builds data and site of the second plan in a clean copy of the project. */
async function buildIn({ name, env, ahead, reversed }: Surroundings): Promise<string> {
  const project = join(folder, name);
  copyProject(project);
  const from = join(root, 'scripts/fixtures/second-plan/input');
  const data = join(folder, `${name} data`);
  const files = await listFiles(from);
  for (const file of reversed ? files.reverse() : files) {
    mkdirSync(dirname(join(data, file)), { recursive: true });
    copyFileSync(join(from, file), join(data, file));
  }
  const out = join(folder, `${name} out`);
  const program =
    clock(ahead) + buildScriptOf(project).replace(/^import (.*) from (.*);$/gm, 'const $1 = await import($2);');
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program, data, out, '/'], {
    cwd: project,
    env: { ...cleanEnvironment, ...env },
    maxBuffer: 64 * 1024 * 1024,
  });
  return out;
}

test('a site built from another clean copy, elsewhere, in another language and time zone and on another day, has the same bytes', async () => {
  const year = 366 * 86_400_000;
  const one = await buildIn({ name: 'one', env: { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' }, ahead: 0, reversed: false });
  const abroad = { TZ: 'America/St_Johns', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', UV_THREADPOOL_SIZE: '1' };
  const two = await buildIn({ name: '阳光 台账', env: abroad, ahead: year, reversed: true });
  const files = await listFiles(one);
  expect(await listFiles(two)).toEqual(files);
  expect(files.length).toBeGreaterThan(200);
  const different = files.filter((file) => !readFileSync(join(one, file)).equals(readFileSync(join(two, file))));
  expect(different).toEqual([]);
});
