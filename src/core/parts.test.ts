import { expect, test } from 'vitest';
import { fileNames, partOf } from './parts.ts';

const parts = { observations: [2, 1], 'records/x-1': [1, 1] };

test('a table in parts has a numbered file for each, any other has one of its own name', () => {
  expect(fileNames('observations', parts)).toEqual(['observations-1', 'observations-2']);
  expect(fileNames('areas', parts)).toEqual(['areas']);
  expect(fileNames('areas')).toEqual(['areas']);
});

test('a number at the end of a name is that of a part only where the table has so many', () => {
  expect(partOf('observations-2', parts)).toEqual({ table: 'observations', part: 2 });
  expect(partOf('observations-3', parts)).toEqual({ table: 'observations-3' });
  expect(partOf('records/x-1-1', parts)).toEqual({ table: 'records/x-1', part: 1 });
  expect(partOf('records/x-1', parts)).toEqual({ table: 'records/x-1' });
  expect(partOf('areas')).toEqual({ table: 'areas' });
});
