import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Judgement } from '../../src/core/judgement.ts';
import type { Observation } from '../../src/core/observation.ts';
import type { Latest } from '../../src/core/release.ts';
import { buildData } from '../data/build.ts';
import { root } from './command.ts';
import { openPublished, readSums } from './published.ts';
import { serveSite } from './serve.ts';
import { verifications, verifyFigures, verifyFiles, verifyTablesAgree, verifyVerdicts } from './verify.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
interface OpenRelease {
  readonly observations: Mutable<Observation>[];
  readonly judgements: Mutable<Judgement>[];
}

let work: string;
let site: string;
let release: string;

/** Changes release.json as someone would who also knows how to write it. */
async function change(edit: (release: OpenRelease) => void): Promise<void> {
  const content = JSON.parse(await readFile(join(release, 'release.json'), 'utf8')) as OpenRelease;
  edit(content);
  await writeFile(join(release, 'release.json'), JSON.stringify(content));
}

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'verify 台账-'));
  await buildData({ input: join(root, 'data'), output: join(work, 'original') });
});

beforeEach(async () => {
  site = join(work, 'site');
  await cp(join(work, 'original'), site, { recursive: true });
  const latest = JSON.parse(await readFile(join(site, 'data/latest.json'), 'utf8')) as Latest;
  release = join(site, 'data', latest.path);
});

afterEach(() => rm(site, { recursive: true }));
afterAll(() => rm(work, { recursive: true }));

test('an unchanged release has nothing wrong, in a folder and behind an address', async () => {
  const served = await serveSite(site, { base: '/fp/' });
  for (const where of [join(site, 'data'), served.url]) {
    const { folder, close } = await openPublished(where);
    for (const verify of verifications) {
      const { checked, wrong } = await verify(folder);
      expect(wrong).toEqual([]);
      expect(checked).toBeGreaterThan(0);
    }
    await close();
  }
  await served.close();
});

test('a changed, a missing and an added file are named', async () => {
  await writeFile(join(release, 'areas.csv'), 'changed');
  await rm(join(release, 'verdicts.parquet'));
  await writeFile(join(release, 'extra.csv'), '');
  const { wrong } = await verifyFiles(release);
  expect(wrong).toEqual([
    expect.stringContaining('areas.csv: SHA-256'),
    'verdicts.parquet: missing',
    'extra.csv: not in SHA256SUMS',
  ]);
});

test('a table that says something else than the pages is named', async () => {
  const path = join(release, 'verdicts.csv');
  await writeFile(path, (await readFile(path, 'utf8')).replace(',missed,', ',met,'));
  const { wrong } = await verifyTablesAgree(release);
  expect(wrong).toEqual([expect.stringMatching(/verdicts\.csv, row \d+, column verdict/)]);
});

test('a figure that does not follow from its counts is named', async () => {
  await change(({ observations }) => {
    const figure = observations.find(({ numerator, value }) => numerator !== undefined && value !== undefined);
    if (figure) figure.value = (figure.value ?? 0) + 0.1;
  });
  expect((await verifyFigures(release)).wrong).toHaveLength(1);
});

test('a suppressed figure that still has its counts is named', async () => {
  await change(({ observations }) => {
    const figure = observations.find(({ status }) => status === 'suppressed');
    if (figure) figure.numerator = 3;
  });
  expect((await verifyFigures(release)).wrong).toHaveLength(1);
});

test('a verdict that does not follow from the figures is named', async () => {
  let id = '';
  await change(({ judgements }) => {
    const judgement = judgements.find(({ standing }) => standing === 'missed');
    if (!judgement) return;
    judgement.standing = 'met';
    id = `${judgement.commitment} ${judgement.asOf}`;
  });
  expect((await verifyVerdicts(release)).wrong).toEqual([`${id}: met published; judged again it differs`]);
});

test('a place without a release is refused in both languages', async () => {
  await expect(openPublished(join(site, 'none'))).rejects.toMatchObject({
    text: {
      zh: expect.stringContaining('没有可以核验的数据') as unknown,
      en: expect.stringContaining('nothing to verify') as unknown,
    },
  });
});

test.each(['../secret', '/etc/passwd', 'a/../../b'])(
  'a list of checksums cannot lead out of its release: %s',
  (path) => {
    expect(() => readSums(`${'0'.repeat(64)}  ${path}\n`)).toThrow('unusable line in SHA256SUMS');
  },
);
