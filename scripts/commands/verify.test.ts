import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sha256 } from './files.ts';
import { openPublished } from './published.ts';
import { verifyFigures, verifyFiles } from './verify.ts';
import { serveSite } from './serve.ts';

let folder: string;

const figure = { indicator: 'coverage', area: '370323', period: '2017', groups: '', status: 'reported' };
const tables: Record<string, string> = {
  'observations.json': JSON.stringify({ rows: [{ ...figure, numerator: 2, denominator: 3, value: 200 / 3 }] }),
  'indicators.json': JSON.stringify({
    rows: [{ indicator: 'coverage', detail: { calculation: 'ratio', scale: 100 } }],
  }),
};

async function publish(files: Record<string, string>): Promise<void> {
  const release = join(folder, 'data/v2020.12.0');
  await mkdir(release, { recursive: true });
  const latest = { version: 'v2020.12.0', path: 'v2020.12.0/', as_of: '2020-12-31', dataset: 'demonstration' };
  await writeFile(join(folder, 'data/latest.json'), JSON.stringify(latest));
  const entries = Object.entries(files).map(([path, text]) => ({
    path,
    bytes: Buffer.byteLength(text),
    sha256: sha256(text),
  }));
  const manifest = JSON.stringify({ files: entries });
  for (const [path, text] of [...Object.entries(files), ['manifest.json', manifest] as const])
    await writeFile(join(release, path), text);
  const sums = [...entries, { path: 'manifest.json', sha256: sha256(manifest) }];
  await writeFile(join(release, 'SHA256SUMS'), sums.map((entry) => `${entry.sha256}  ${entry.path}\n`).join(''));
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verify 台账-'));
  await publish(tables);
});

afterEach(() => rm(folder, { recursive: true }));

test('an unchanged release has nothing wrong, in a folder and behind an address', async () => {
  const served = await serveSite(folder, { base: '/fp/' });
  for (const where of [folder, join(folder, 'data'), served.url]) {
    const published = await openPublished(where);
    expect(await verifyFiles(published)).toMatchObject({ checked: 3, wrong: [] });
    expect(await verifyFigures(published)).toMatchObject({ checked: 1, wrong: [] });
  }
  await served.close();
});

test('a changed file and a missing file are named', async () => {
  await writeFile(join(folder, 'data/v2020.12.0/observations.json'), '{}');
  await rm(join(folder, 'data/v2020.12.0/indicators.json'));
  const { wrong } = await verifyFiles(await openPublished(folder));
  expect(wrong).toEqual([
    expect.stringContaining('observations.json: SHA-256'),
    'observations.json: manifest.json and SHA256SUMS disagree',
    'indicators.json: missing',
  ]);
});

test('a figure that does not follow from its counts is named', async () => {
  const rows = [{ ...figure, numerator: 2, denominator: 3, value: 66.7 }];
  await publish({ ...tables, 'observations.json': JSON.stringify({ rows }) });
  const { wrong } = await verifyFigures(await openPublished(folder));
  expect(wrong).toEqual(['coverage 370323 2017: 66.7 published, 66.66666666666667 from its counts']);
});

test('a suppressed figure that still has its counts is named', async () => {
  const rows = [{ ...figure, status: 'suppressed', numerator: 2, denominator: 3, value: 200 / 3 }];
  await publish({ ...tables, 'observations.json': JSON.stringify({ rows }) });
  expect((await verifyFigures(await openPublished(folder))).wrong).toHaveLength(1);
});

test('a place without a release is refused in both languages', async () => {
  await expect(openPublished(join(folder, 'none'))).rejects.toMatchObject({
    text: {
      zh: expect.stringContaining('没有可以核验的数据') as unknown,
      en: expect.stringContaining('nothing to verify') as unknown,
    },
  });
});
