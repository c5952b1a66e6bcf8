import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { nodeEffects } from '../data/build.ts';
import { openDatabase, type SqlRow } from '../data/database.ts';
import { inspect } from '../data/inspect.ts';
import { drawGrowth } from './growth.ts';
import { makePanel } from './panel-data.ts';

const folder = mkdtempSync(join(tmpdir(), 'sunledger-bench-panel-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function ask(below: string, sql: (source: string) => string): Promise<SqlRow[]> {
  const database = await openDatabase({ externalAccess: true });
  const files = join(folder, below, 'panels/village-month/*/*.parquet');
  const rows = await database.rows(sql(`read_parquet('${files}', hive_types_autocast = false)`));
  database.close();
  return rows;
}

it('the data build and DuckDB alone come to the same sums of a panel of the bench', async () => {
  const rows = await makePanel(join(folder, 'one'), { rows: 50_000 });
  const { release, problems } = await inspect(join(folder, 'one'), nodeEffects());
  expect(problems).toEqual([]);
  const meant = await ask(
    'one',
    (source) => `
      SELECT coalesce(area, '900000') AS area, period, sum(safe)::DOUBLE AS numerator, sum(households)::DOUBLE AS denominator
      FROM ${source} GROUP BY GROUPING SETS ((area, period), (period)) ORDER BY area, period`,
  );
  const found = release?.observations
    .filter(({ indicator }) => indicator === 'water-by-month')
    .map(({ area, period, numerator, denominator }) => ({ area, period, numerator, denominator }));
  expect(found).toEqual(meant);
  expect(found?.length).toBe(13 * 60);
  expect(await ask('one', (source) => `SELECT count(*)::DOUBLE AS n FROM ${source}`)).toEqual([{ n: rows }]);
});

it('the same seed makes the same rows, another one others', async () => {
  for (const [below, seed] of [
    ['again', 1],
    ['other', 2],
  ] as const)
    await makePanel(join(folder, below), { rows: 50_000, seed });
  const sum = async (below: string): Promise<unknown> =>
    await ask(below, (source) => `SELECT bit_xor(hash(t))::VARCHAR AS h FROM ${source} AS t`);
  expect(await sum('again')).toEqual(await sum('one'));
  expect(await sum('other')).not.toEqual(await sum('one'));
  expect(readFileSync(join(folder, 'again/areas.csv'), 'utf8')).toContain('900112');
});

it('the picture of growth has a mark for each size and each way', () => {
  const measured = [1e6, 1e7].map((rows) => ({
    ...({ part: 'panel', unit: 's', rows, values: [rows / 1e6] } as const),
    name: { zh: '一：全部', en: '1: all' },
    against: { name: { zh: '对照', en: 'beside' }, values: [rows / 2e6] },
  }));
  expect(drawGrowth(measured).match(/<circle/g)?.length).toBe(4);
});
