import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { readingSchema } from '../../../src/core/reading.ts';
import { declaredFor } from './declared.ts';
import { checkSite } from '../check/plan.ts';
import type { Input, Yaml } from '../input.ts';

const yaml = (file: string, data: unknown): [string, Yaml] => [file, { file, data, line: () => 1 }];
const files = new Map([
  yaml('indicators/water.yml', { reading: { spaces: 'trim' } }),
  yaml('indicators/faulty.yml', { reading: { spaces: 'all' } }),
  yaml('site.yml', { reading: { 'projects/2017': { thousands: ',' }, areas: { sheet: '地区' } } }),
]);

it.each([
  ['indicators/water.xlsx', { spaces: 'trim' }, '在 indicators/water.yml 写 reading:'],
  ['records/clinics.csv', {}, '在 records/clinics.yml 写 reading:'],
  ['projects/2017.csv', { thousands: ',' }, '在 site.yml 的 reading 下写 projects/2017:'],
  ['areas.xlsx', { sheet: '地区' }, '在 site.yml 的 reading 下写 areas:'],
  ['calendar.csv', {}, '在 site.yml 的 reading 下写 calendar:'],
])('%s is read as %j, declared %s', (file, reading, where) => {
  expect(declaredFor(file, files)).toMatchObject({ reading, where: { zh: where } });
});

it('a faulty declaration allows nothing', () => {
  expect(declaredFor('indicators/faulty.csv', files).reading).toEqual({});
});

it('the example of data/README.md is a declaration', () => {
  const readme = readFileSync(join(import.meta.dirname, '../../../data/README.md'), 'utf8');
  const [, example = ''] = /```yaml\n(reading:[\s\S]*?)```/.exec(readme) ?? [];
  const { reading } = parse(example) as { reading: unknown };
  const { success, data } = readingSchema.safeParse(reading);
  expect(success).toBe(true);
  expect(Object.keys(data ?? {}).length).toBeGreaterThan(9);
});

it('site.yml declares nothing for files that are not there, and nothing for those that have a definition', () => {
  const found: (string | undefined)[] = [];
  const reading = { areas: {}, 'projects/2017': {}, 'projects/2018': {}, 'indicators/water': {} };
  const data = {
    ...{ title: { zh: '甲', en: 'A' }, dataset: 'demonstration', release: '2018.1.0', asOf: '2018-12-31' },
    ...{ area: '1', licence: { zh: '无', en: 'none' }, reading },
  };
  const file = (path: string) => ({ path, bytes: 1, sha256: '' });
  const input: Input = {
    yaml: new Map([yaml('site.yml', data)]),
    ...{ sheets: new Map(), json: new Map(), ignored: [], oversized: new Set<string>(), stamps: new Map() },
    files: ['areas.xlsx', 'projects/2018.csv', 'indicators/water.csv'].map(file),
  };
  checkSite(input, ({ rule, value }) => void found.push(`${rule} ${value}`));
  expect(found).toEqual(['reading-without-file projects/2017', 'reading-without-file indicators/water']);
});
