import { expect, test } from 'vitest';
import { filesByKind, formatBytes } from './release-files.ts';

const file = (path: string) => ({ path, bytes: 1, sha256: '' });

test('filesByKind(…) tells whole tables, single indicators and themes apart, CSV first', () => {
  const names = [
    'areas.csv',
    'areas.arrows',
    'indicators/x.csv',
    'indicators/x.json',
    'observations/health.arrows',
    'release.json',
    'areas.csv-metadata.json',
    'sunledger-1.zip',
    'catalog.jsonld',
    'datapackage.json',
  ];
  const { tables, indicators, themes, archives, whole } = filesByKind({ files: names.map(file) });
  expect(tables.map(({ path, format }) => [path, format])).toEqual([
    ['areas.csv', 'CSV'],
    ['areas.arrows', 'Arrow stream'],
    ['areas.csv-metadata.json', 'CSVW'],
  ]);
  expect(archives.map(({ path }) => path)).toEqual(['sunledger-1.zip']);
  expect(whole.map(({ path }) => path)).toEqual(['datapackage.json', 'catalog.jsonld']);
  expect(indicators.map(([id, own]) => [id, own.length])).toEqual([['x', 2]]);
  expect(themes.map(({ path }) => path)).toEqual(['observations/health.arrows']);
});

test('filesByKind(…) puts the parts of a table under it, each with its number', () => {
  const names = ['areas-1.csv', 'areas-2.csv', 'areas-1.csv-metadata.json', 'indicators/x-1.csv', 'indicators/x-2.csv'];
  const parts = { areas: [2, 1], 'indicators/x': [1, 1] };
  const { tables, indicators } = filesByKind({ files: names.map(file), parts });
  expect(tables.map(({ table, format }) => [table, format])).toEqual([
    ['areas', 'CSV 1/2'],
    ['areas', 'CSV 2/2'],
    ['areas', 'CSVW 1/2'],
  ]);
  expect(indicators.map(([id, own]) => [id, own.length])).toEqual([['x', 2]]);
});

test('formatBytes(…) prints sizes for reading', () => {
  expect([999, 1000, 34_242_586].map(formatBytes)).toEqual(['999 B', '1.0 KB', '34 MB']);
});
