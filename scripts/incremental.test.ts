import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { root } from './commands/command.ts';
import { listFiles, sha256 } from './commands/files.ts';
import type { PagesBuilt } from './commands/pages.ts';
import { cleanEnvironment, copyProject } from './testing/build.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sunledger-again-'));
  cpSync(join(root, 'scripts/fixtures/second-plan/input'), join(folder, 'data'), { recursive: true });
  copyProject(join(folder, 'project'));
  if (existsSync(join(root, '.cache/engine')))
    cpSync(join(root, '.cache/engine'), join(folder, 'project/.cache/engine'), { recursive: true });
  expect(await build('warm')).toEqual({ made: expect.any(Number), kept: 0 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const program = `
import { makeData } from './scripts/commands/assemble.ts';
import { buildPages } from './scripts/commands/pages.ts';
import { silentVoice } from './scripts/commands/voice.ts';
const [data, release, out, kept] = process.argv.slice(1);
await makeData(data, release, { voice: silentVoice });
const root = process.cwd();
console.log(JSON.stringify(await buildPages({ root, release, out, base: '/', ...(kept ? { kept } : {}) })));`;

/** Makes the pages of the data in a process of its own; `clean` uses no page of an earlier build and keeps none. */
async function build(name: 'warm' | 'clean'): Promise<PagesBuilt> {
  const [release, out] = [join(folder, `${name} release`), join(folder, name)];
  rmSync(out, { recursive: true, force: true });
  const kept = name === 'warm' ? [join(folder, 'kept', 'site')] : [];
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', program, join(folder, 'data'), release, out, ...kept],
    { cwd: join(folder, 'project'), env: cleanEnvironment, maxBuffer: 64 * 1024 * 1024 },
  );
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as PagesBuilt;
}

async function hashesOf(name: 'warm' | 'clean'): Promise<Record<string, string>> {
  const files = await listFiles(join(folder, name));
  return Object.fromEntries(files.map((file) => [file, sha256(readFileSync(join(folder, name, file)))]));
}

/** Builds with and without earlier pages, and expects the same bytes. */
async function buildBoth(): Promise<PagesBuilt> {
  const [warm, clean] = await Promise.all([build('warm'), build('clean')]);
  expect(await hashesOf('warm')).toEqual(await hashesOf('clean'));
  expect(warm.made + warm.kept).toBe(clean.made);
  return warm;
}

function edit(file: string, before: string | RegExp, after: string): void {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  const edited = text.replace(before, after);
  expect(edited).not.toBe(text);
  writeFileSync(path, edited);
}

test('where nothing has changed, the pages are those of the last build', async () => {
  const before = await hashesOf('warm');
  const { made, kept } = await build('warm');
  expect(kept).toBeGreaterThan(200);
  // What tells of an address that leads nowhere answers 404: such an answer is not kept.
  expect(made).toBe(1);
  expect(await hashesOf('warm')).toEqual(before);
});

test('after one changed figure only pages that read it are made again, and the site has the bytes of a clean build', async () => {
  edit('data/indicators/cycle-paths.csv', 'HY-S,2022,33.4,', 'HY-S,2022,34.4,');
  const { made, kept } = await buildBoth();
  expect(made).toBeGreaterThan(0);
  expect(kept).toBeGreaterThan(30);
});

test.each([
  ['evidence', [['data/evidence/timetable.csv', '2022-09-01', '2022-10-08']]],
  ['a heading of the plan', [['data/plan/plan.yml', '{ zh: 骑行, en: Cycling }', '{ zh: 自行车, en: Bicycles }']]],
  [
    'a verdict, a definition, the name of a promise and that of a place',
    [
      ['data/indicators/electric-buses.csv', 'HY-N,2023,200,200,', 'HY-N,2023,180,200,'],
      ['data/indicators/cycle-paths.yml', /definition: .*/, 'definition: { zh: 另一定义。, en: Another one. }'],
      ['data/plan/commitments/02.yml', /name: .*/, 'name: { zh: 另一名称, en: Another name }'],
      ['data/areas.csv', '南湾区,South Bay District', '南岸区,South Shore District'],
    ],
  ],
] as const)('after a change of %s the site has the bytes of a clean build', async (_, edits) => {
  for (const [file, before, after] of edits) edit(file, before, after);
  await buildBoth();
});

test('a damaged page of an earlier build is made again', async () => {
  const before = await hashesOf('warm');
  const pages = join(folder, 'kept/site/pages');
  const [damaged = ''] = readdirSync(pages);
  writeFileSync(join(pages, damaged), 'x');
  expect((await build('warm')).made).toBe(2);
  expect(await hashesOf('warm')).toEqual(before);
});

test('after a change of the site, or of a text of the code, every page is made again', async () => {
  edit('data/site.yml', 'Clean Travel Ledger', 'Ledger of Clean Travel');
  expect((await buildBoth()).kept).toBeLessThan(40);
  edit('project/src/i18n/search.en.json', /"title": ".*?"/, '"title": "Find"');
  expect((await build('warm')).kept).toBe(0);
});
