import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { recordsTableName } from '../core/records.ts';
import { tables } from '../core/tables.ts';
import { compareEngines, openEngines, publishedRecords, type Engines } from './fixtures/published-engines.ts';

let engines: Engines;
beforeAll(async () => {
  engines = await openEngines(inject('site').folder);
});
afterAll(() => engines.browser.close());

describe('the browser’s engine on the published streams answers as native DuckDB does on the published Parquet', () => {
  it.each([
    ...[...Object.keys(tables), ...publishedRecords(inject('site').folder).map(recordsTableName)].map(
      (name) => `SELECT * FROM ${name}`,
    ),
    'SELECT indicator, area_kind, year, status, count(*) AS n, sum(numerator) AS part, avg(value) AS mean FROM observations GROUP BY ALL ORDER BY ALL',
    "SELECT o.area_zh, v.commitment, v.due - o.value AS gap FROM observations o JOIN verdicts v USING (indicator, groups, period) WHERE o.area_kind = 'town' ORDER BY ALL",
    'SELECT area, period, value, value - lag(value) OVER (PARTITION BY indicator, area, groups ORDER BY period_end) AS change FROM observations ORDER BY ALL',
    'SELECT verdict, list(DISTINCT commitment ORDER BY commitment) AS promises FROM verdicts GROUP BY verdict ORDER BY verdict',
  ])('%s', async (sql) => {
    const { result, nativeRows, differences } = await compareEngines(engines, sql);
    expect(result.rows.length).toBe(nativeRows);
    expect(differences).toEqual([]);
  });
});
