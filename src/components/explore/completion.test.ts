import { describe, expect, test } from 'vitest';
import { columnTitle, knownTables, namedTables, tableOf } from './completion.ts';
import type { ExploreFacts } from './facts.ts';

const text = (zh: string) => ({ type: 'text', title: { zh, en: zh } }) as const;
const clinics = {
  ...{ name: 'records_clinics', file: 'records/clinics.arrows', bytes: 1 },
  ...{ title: { zh: '卫生室', en: 'Clinics' }, grain: { zh: '一所卫生室', en: 'one clinic' }, key: ['clinic'] },
  columns: { clinic: text('编号'), status: text('卫生室状态') },
};
const facts = { language: 'zh', later: [clinics] } as unknown as ExploreFacts;
const known = knownTables(facts);

describe('the tables of a query', () => {
  test('are those of the release and its records', () => {
    expect(Object.keys(known)).toContain('observations');
    expect(Object.keys(known)).toContain('records_clinics');
  });

  test('are the ones it reads; all while it reads none', () => {
    const names = (sql: string): string[] => Object.keys(namedTables(sql, known));
    expect(names('SELECT * FROM records_clinics r JOIN areas a ON true')).toEqual(['areas', 'records_clinics']);
    expect(names('SELECT 1')).toEqual(Object.keys(known));
  });

  test('are found by their alias', () => {
    expect(tableOf('FROM records_clinics AS r', 'r', known)).toBe('records_clinics');
    expect(tableOf('FROM verdicts v', 'v', known)).toBe('verdicts');
    expect(tableOf('FROM verdicts v', 'w', known)).toBeUndefined();
  });
});

test('a column is called what the tables that a query reads call it', () => {
  const title = (sql: string) => columnTitle('status', { sql, facts });
  expect(title('SELECT status FROM records_clinics')).toBe('卫生室状态');
  expect(title('SELECT status FROM observations')).toBe('状态');
  expect(title('SELECT status FROM observations, records_clinics')).toBeUndefined();
});
