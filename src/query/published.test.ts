import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { exampleDictionary, exampleRelease } from './example.ts';
import {
  areaOf,
  indexRelease,
  indicatorOf,
  judgementOf,
  latestDay,
  readPublished,
  seriesOf,
  sliceOf,
  townsOf,
  unitOf,
} from './published.ts';

const latest = { version: '2020.12.0', path: 'v2020.12.0/', as_of: '2018-12-31', dataset: 'demonstration' } as const;
const manifest = {
  version: '2020.12.0',
  asOf: '2018-12-31',
  dataset: 'demonstration',
  rule: 'PLAN-1 v1',
  inputs: [],
  files: [{ path: 'areas.csv', bytes: 12, sha256: 'ab' }],
} as const;
const data = indexRelease(exampleRelease(), { latest, manifest, manifestHash: 'ab', dictionary: exampleDictionary });
const folder = mkdtempSync(join(tmpdir(), 'sunledger-release-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('seriesOf(…) is one series in order of time, empty where nothing was asked for', () => {
  expect(seriesOf(data, 'clinics', '370323').map(({ period }) => period)).toEqual(['2016', '2017', '2018']);
  expect(seriesOf(data, 'clinics', '370323', 'level=county')).toEqual([]);
});

test('sliceOf(…) is one period in administrative order', () => {
  expect(sliceOf(data, 'clinics', '2018').map(({ area }) => area)).toEqual(['370323', '370323002', '370323001']);
});

test('the judging series of a promise is found by the promise', () => {
  expect(data.judgingByCommitment.get('06-clinics')).toEqual({ indicator: 'clinics', area: '370323', groups: '' });
});

test('judgementOf(…) is the ledger of a day, and a day nobody judged is a mistake', () => {
  expect(judgementOf(data, '06-clinics', '2017-12-31').standing).toBe('not-due');
  expect(() => judgementOf(data, '06-clinics', '2030-12-31')).toThrow('missing judgement: 06-clinics');
});

test('the latest day is the last one judged, towns are the areas right below the plan’s own', () => {
  expect(latestDay(data)).toBe('2018-12-31');
  expect(townsOf(data).map(({ name }) => name)).toEqual(['南麻街道', '历山街道']);
});

test('unknown areas and indicators are mistakes, unknown units are nothing', () => {
  expect(() => areaOf(data, '1')).toThrow('unknown area: 1');
  expect(() => indicatorOf(data, 'x')).toThrow('unknown indicator: x');
  expect(unitOf(data, 'percent')?.zh).toBe('%');
  expect(unitOf(data, 'furlong')).toBeUndefined();
});

test('readPublished(…) follows latest.json and hashes the manifest', () => {
  mkdirSync(join(folder, 'data/v2020.12.0'), { recursive: true });
  writeFileSync(join(folder, 'data/latest.json'), JSON.stringify(latest));
  writeFileSync(join(folder, 'data/v2020.12.0/release.json'), JSON.stringify(exampleRelease()));
  writeFileSync(join(folder, 'data/v2020.12.0/manifest.json'), '{"inputs":[],"files":[]}');
  writeFileSync(join(folder, 'data/v2020.12.0/data-dictionary.json'), JSON.stringify(exampleDictionary));
  const read = readPublished(folder);
  expect(read.folder).toBe('data/v2020.12.0/');
  expect(read.manifestHash).toMatch(/^[0-9a-f]{64}$/);
  expect(read.commitments).toHaveLength(4);
});

test('readPublished(…) of a folder without a release fails', () => {
  expect(() => readPublished(join(folder, 'nothing'))).toThrow('ENOENT');
});
