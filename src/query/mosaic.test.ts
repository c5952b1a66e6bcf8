import { expect, test } from 'vitest';
import { mosaicConnector } from './mosaic.ts';
import type { Database } from './supervisor.ts';

/** Runs statements as Mosaic sends them, and gives those that reached the engine. */
async function statementsFor(requests: readonly string[]): Promise<string[]> {
  const asked: string[] = [];
  const query = (sql: string): Promise<unknown> => Promise.resolve(asked.push(sql));
  const connector = mosaicConnector({ query } as unknown as Database, {
    ...{ session: 'linked', setUp: ['CREATE TEMP TABLE cells AS SELECT 1'], madeTable: 'cells' },
  });
  for (const sql of requests) await connector.query({ type: 'exec', sql });
  return asked;
}

const create = (name: string): string => `CREATE TABLE IF NOT EXISTS "temp"."${name}" AS SELECT 1`;

test('what Mosaic makes is temporary, and the schema is there already', async () => {
  expect(await statementsFor([`CREATE SCHEMA IF NOT EXISTS "temp";\n${create('preagg_1')}`])).toEqual([
    'CREATE TEMP TABLE cells AS SELECT 1',
    'CREATE TEMP TABLE IF NOT EXISTS "temp"."preagg_1" AS SELECT 1',
  ]);
});

test('of many pre-aggregates the ones used last stay, however long the reader brushes', async () => {
  const names = Array.from({ length: 500 }, (_, index) => `preagg_${index}`);
  const asked = await statementsFor([...names.slice(0, 24), 'preagg_0', ...names.slice(24)].map(create));
  const dropped = asked.flatMap((sql) => /^DROP TABLE IF EXISTS "temp"\."(\w+)"/.exec(sql)?.[1] ?? []);
  expect(dropped).toHaveLength(500 - 24);
  expect(dropped.slice(0, 2)).toEqual(['preagg_1', 'preagg_2']);
  expect(dropped).not.toContain('preagg_499');
  expect(dropped.indexOf('preagg_0')).toBe(23);
});
