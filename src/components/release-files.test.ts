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
  const { tables, indicators, themes, archive, whole } = filesByKind(names.map(file));
  expect(tables.map(({ path, format }) => [path, format])).toEqual([
    ['areas.csv', 'CSV'],
    ['areas.arrows', 'Arrow stream'],
    ['areas.csv-metadata.json', 'CSVW'],
  ]);
  expect(archive?.path).toBe('sunledger-1.zip');
  expect(whole.map(({ path }) => path)).toEqual(['datapackage.json', 'catalog.jsonld']);
  expect(indicators.map(([id, own]) => [id, own.length])).toEqual([['x', 2]]);
  expect(themes.map(({ path }) => path)).toEqual(['observations/health.arrows']);
});

test('formatBytes(…) prints sizes for reading', () => {
  expect([999, 1000, 34_242_586].map(formatBytes)).toEqual(['999 B', '1.0 KB', '34 MB']);
});
