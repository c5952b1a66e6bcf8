import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openDatabase, type Database } from '../database.ts';
import { expressionFault } from './expression.ts';

// A build takes a fraction of a second, but not on a machine that is busy with other things.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let database: Database;
beforeAll(async () => {
  database = await openDatabase({ externalAccess: false });
});
afterAll(() => database.close());

const columns = ['built_on', 'doctors', 'kind', 'period_end'];

it.each([
  'built_on <= period_end',
  'doctors',
  "kind IN ('a', 'b') AND doctors > 0",
  'CASE WHEN doctors >= 2 THEN 2 ELSE 0 END',
  "built_on BETWEEN DATE '2016-01-01' AND period_end",
  'year(built_on) = year(period_end)',
  "kind IS NOT NULL AND NOT (kind = 'a')",
  'true',
])('takes %s', async (text) => {
  expect(await expressionFault(text, columns, database)).toBeUndefined();
});

it.each([
  ['1) FROM information_schema.tables WHERE (true', 'it is not a single expression'],
  ['(SELECT 1)', 'subquery is not allowed'],
  ['1; DROP TABLE records', 'syntax error'],
  ['1), (2', 'it is not a single expression'],
  ['doctors -- and nothing more\n) --', 'syntax error'],
  ['now() > built_on', 'now is not allowed'],
  ['random()', 'random is not allowed'],
  ["getenv('HOME')", 'getenv is not allowed'],
  ['sum(doctors)', 'sum is not allowed'],
  ['beds', 'there is no column beds'],
  ['doctors >', 'syntax error'],
])('refuses %s', async (text, fault) => {
  expect((await expressionFault(text, columns, database))?.en).toContain(fault);
});

it('runs where no file can be read and nothing can be switched on again', async () => {
  await expect(database.rows("SELECT * FROM read_csv('/etc/hostname')")).rejects.toThrow(/disabled/);
  await expect(database.run('SET enable_external_access = true')).rejects.toThrow();
});
