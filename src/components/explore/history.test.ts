import { expect, test } from 'vitest';
import { clearHistory, keepQuery, readHistory } from './history.ts';

function storage(text?: string) {
  const kept = new Map<string, string>(text === undefined ? [] : [['sunledger-queries', text]]);
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

test('the latest query stands first, and one that is run again moves up', () => {
  const own = storage();
  for (const sql of ['SELECT 1', 'SELECT 2', ' SELECT 1 ']) keepQuery(own, sql);
  expect(readHistory(own)).toEqual(['SELECT 1', 'SELECT 2']);
  clearHistory(own);
  expect(readHistory(own)).toEqual([]);
});

test('a hundred are kept, and none that is empty or too long', () => {
  const own = storage();
  for (let n = 0; n < 120; n++) keepQuery(own, `SELECT ${n}`);
  for (const sql of ['  ', 'x'.repeat(30_000)]) keepQuery(own, sql);
  expect(readHistory(own)).toHaveLength(100);
  expect(readHistory(own)[0]).toBe('SELECT 119');
});

test('what is no list is no history, and without a storage the list of this visit is kept', () => {
  expect(readHistory(storage('{'))).toEqual([]);
  expect(readHistory(storage('[1, "SELECT 1"]'))).toEqual(['SELECT 1']);
  expect(keepQuery(undefined, 'SELECT 2', ['SELECT 1'])).toEqual(['SELECT 2', 'SELECT 1']);
  const full = {
    getItem: () => null,
    setItem: () => {
      throw new Error('full');
    },
  };
  expect(keepQuery(full, 'SELECT 1')).toEqual(['SELECT 1']);
});
