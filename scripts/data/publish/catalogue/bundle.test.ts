import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readSums } from '../../../../src/core/proof/sums.ts';
import { listFiles } from '../../../commands/files.ts';
import { layOut } from '../../../testing/lay-out.ts';
import { buildData } from '../../build.ts';
import { nodeEffects } from '../../output/effects.ts';
import { archiveLimits } from '../../read/archive.ts';
import { writeBundle } from './bundle.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let work: string;
let folder: string;
let parts: Record<string, Uint8Array>;
beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'sunledger-bundle-'));
  layOut('mechanisms', join(work, 'input'));
  const { manifest } = await buildData({ input: join(work, 'input'), output: join(work, 'out') });
  folder = join(work, 'out/data', `v${manifest.version}`);
  parts = unzipSync(readFileSync(join(folder, 'all.zip')));
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

const top = 'sunledger-2018.12.0/';
const text = (path: string): string => new TextDecoder().decode(parts[top + path]);

test('all.zip holds every file of the release byte for byte, but those that list it', async () => {
  const listing = ['all.zip', 'catalog.jsonld', 'manifest.json', 'SHA256SUMS'];
  const files = (await listFiles(folder)).filter((path) => !listing.includes(path));
  expect(Object.keys(parts).sort()).toEqual([...files, 'SHA256SUMS'].map((path) => top + path).sort());
  for (const path of files)
    expect(Buffer.from(parts[top + path] ?? []).equals(readFileSync(join(folder, path))), path).toBe(true);
});

test('its own SHA256SUMS lists everything in it, and fits', () => {
  const sums = readSums(text('SHA256SUMS'));
  expect(sums.size).toBe(Object.keys(parts).length - 1);
  for (const [path, hash] of sums)
    expect(
      createHash('sha256')
        .update(parts[top + path] ?? '')
        .digest('hex'),
      path,
    ).toBe(hash);
});

test('its README.txt says in both languages what it is, that the data are a demonstration, and how to check it', () => {
  for (const said of [
    '示例数据（虚构）',
    'Demonstration data (fictitious)',
    '使用条件',
    'Terms of use',
    'sha256sum -c',
  ])
    expect(text('README.txt')).toContain(said);
});

/** Writes a bundle over files of one byte each, or as many as given, and gives its archives by name. */
async function bundle(files: Readonly<Record<string, number>>, limit: number): Promise<Record<string, Uint8Array>> {
  const written: Record<string, Uint8Array> = {};
  const effects = {
    ...nodeEffects(),
    listFiles: () => Promise.resolve(Object.keys(files)),
    // Bytes that cannot be packed any tighter.
    readFile: (path: string) => Promise.resolve(new Uint8Array(randomBytes(files[path.slice('x/'.length)] ?? 0))),
    writeFile: (path: string, content: Uint8Array) => Promise.resolve(void (written[path] = content)),
  };
  await writeBundle('1', { folder: 'x', effects: effects as never, limit });
  return written;
}

test('what is too large for one archive is in several, each within the limit and complete, together the whole', async () => {
  const files = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`f${index}`, 30_000]));
  const archives = await bundle(files, 100_000);
  expect(Object.keys(archives)).toEqual(['x/all-1.zip', 'x/all-2.zip', 'x/all-3.zip']);
  const held = Object.values(archives).map((archive) => Object.keys(unzipSync(archive)));
  for (const archive of Object.values(archives)) expect(archive.length).toBeLessThanOrEqual(100_000);
  expect(held.flat().sort()).toEqual(
    [...Object.keys(files), 'SHA256SUMS-1', 'SHA256SUMS-2', 'SHA256SUMS-3'].map((path) => `sunledger-1/${path}`).sort(),
  );
});

test('no archive holds more files than the search for personal data opens', async () => {
  const files = Object.fromEntries(Array.from({ length: archiveLimits.entries + 5 }, (_, index) => [`f${index}`, 1]));
  const counts = Object.values(await bundle(files, 1e8)).map((archive) => Object.keys(unzipSync(archive)).length);
  expect(counts).toEqual([archiveLimits.entries, 7]);
});

test('there is none where one file alone is too large for an archive', async () => {
  expect(await bundle({ a: 10, b: 200_000 }, 100_000)).toEqual({});
});
