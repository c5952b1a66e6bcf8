import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { Float64, Int32, Table, tableFromIPC, tableToIPC, Utf8, vectorFromArray } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNodeEngine } from './fixtures/node-engine.ts';
import { isQueryError } from './errors.ts';
import { openSupervised, type Database, type QueryOptions } from './supervisor.ts';

const towns = ['南鲁山镇', '鲁村镇', '南麻街道', null];
const rows = Array.from({ length: 6_000 }, (_, index) => ({
  indicator: index % 2 ? 'clinic-coverage' : 'treatment-442',
  area_zh: towns[index % 4] ?? null,
  year: 2015 + (index % 6),
  value: index % 7 === 0 ? null : index / 8,
  status: index % 7 === 0 ? 'suppressed' : 'reported',
}));

function observations(): Uint8Array {
  const text = (pick: (row: (typeof rows)[number]) => string | null) => vectorFromArray(rows.map(pick), new Utf8());
  const table = new Table({
    indicator: text(({ indicator }) => indicator),
    area_zh: text(({ area_zh }) => area_zh),
    year: vectorFromArray(
      rows.map(({ year }) => year),
      new Int32(),
    ),
    value: vectorFromArray(
      rows.map(({ value }) => value),
      new Float64(),
    ),
    status: text(({ status }) => status),
  });
  return tableToIPC(table, 'stream');
}

let database: Database;
const restarts: boolean[] = [];

beforeAll(async () => {
  database = await openSupervised({
    start: startNodeEngine,
    tables: { observations: [observations()] },
    memoryLimit: '512MB',
    patience: 5_000,
    onRestart: (running) => restarts.push(running),
  });
}, 30_000);
afterAll(() => database.close());

async function failing(
  sql: string,
  options?: QueryOptions,
): Promise<{ kind: string; message: string; restarted: boolean }> {
  try {
    await database.query(sql, options);
  } catch (error) {
    if (isQueryError(error)) return { kind: error.kind, message: error.message, restarted: error.restarted };
    throw error;
  }
  throw new Error(`expected an error: ${sql}`);
}

async function stillWorks(): Promise<void> {
  expect((await database.query('SELECT count(*) AS n FROM observations')).rows).toEqual([[6_000]]);
}

describe('a query', () => {
  it('gives columns, plain rows and its time', async () => {
    const result = await database.query(
      'SELECT area_zh, year, value FROM observations WHERE value IS NOT NULL ORDER BY value LIMIT 2',
    );
    expect(result.columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'area_zh VARCHAR',
      'year INTEGER',
      'value DOUBLE',
    ]);
    expect(result.rows).toEqual([
      ['鲁村镇', 2016, 0.125],
      ['南麻街道', 2017, 0.25],
    ]);
    expect(result.truncated).toBe(false);
    expect(result.milliseconds).toBeGreaterThan(0);
  });

  it('without rows still has columns', async () => {
    const { columns, rows: none } = await database.query('SELECT year, value FROM observations WHERE false');
    expect(columns.map(({ name }) => name)).toEqual(['year', 'value']);
    expect(none).toEqual([]);
  });

  it('stops at the limit and says so', async () => {
    const cut = await database.query('SELECT * FROM range(1000000000)', { limit: 1_000 });
    expect([cut.rows.length, cut.truncated, cut.rows[999]]).toEqual([1_000, true, [999]]);
    const whole = await database.query('SELECT * FROM range(1000)', { limit: 1_000 });
    expect([whole.rows.length, whole.truncated]).toEqual([1_000, false]);
  });

  it.each([
    'DESCRIBE observations',
    'SHOW TABLES',
    'SUMMARIZE observations',
    'EXPLAIN SELECT 1',
    'PRAGMA version',
    'FROM observations LIMIT 1',
    'VALUES (1)',
  ])('may be %s', async (sql) => {
    expect((await database.query(sql, { limit: 1_000 })).rows.length).toBeGreaterThan(0);
  });

  it('of several statements gives the rows of the last', async () => {
    const { rows: last } = await database.query(
      "CREATE OR REPLACE TEMP TABLE late AS SELECT * FROM observations WHERE year = 2020; -- 说明;\nSELECT count(*), ';' FROM late;",
    );
    expect(last).toEqual([[1_000, ';']]);
  });

  it('keeps temporary tables for its session only', async () => {
    await database.query('CREATE OR REPLACE TEMP TABLE mine AS SELECT 1 AS a');
    expect((await database.query('SELECT * FROM mine')).rows).toEqual([[1]]);
    expect((await failing('SELECT * FROM mine', { session: 'other' })).kind).toBe('unknown-table');
  });

  it('runs in turn when several are asked for at once', async () => {
    const all = await Promise.all([1, 2, 3].map((n) => database.query(`SELECT ${n}, count(*) FROM observations`)));
    expect(all.map(({ rows: [row] }) => row)).toEqual([
      [1, 6_000],
      [2, 6_000],
      [3, 6_000],
    ]);
  });
});

describe('an error is told apart, and the next query works', () => {
  it.each([
    ['SELEC 1', 'syntax', /near "SELEC"/],
    ["SELECT 'open", 'syntax', /unterminated/],
    ['SELECT * FROM nothing', 'unknown-table', /nothing does not exist/],
    ['SELECT nothing FROM observations', 'unknown-column', /"nothing" not found/],
    ['SELECT nonsense(1)', 'unknown-function', /nonsense does not exist/],
    ["SELECT 'a'::INTEGER", 'types', /Could not convert/],
    ['SELECT year, count(*) FROM observations', 'grouping', /GROUP BY/],
    ["SELECT json_extract('{}', '$.a')", 'extension', /json extension\.$/],
    ["SELECT '{}'::JSON", 'extension', /json extension\.$/],
    ["SELECT * FROM read_parquet('x.parquet')", 'extension', /parquet extension\.$/],
    ["SELECT now() AT TIME ZONE 'Asia/Shanghai'", 'extension', /icu/],
    ["SELECT * FROM read_csv('https://example.org/x.csv')", 'files', /disabled by configuration/],
    ["COPY observations TO 'x.csv'", 'administration', /COPY/],
    ['/* hm */ install httpfs', 'administration', /install/],
    ["ATTACH ':memory:' AS other", 'administration', /ATTACH/],
    ['SELECT 1; COMMIT; DROP TABLE observations', 'administration', /COMMIT/],
    ["SET memory_limit = '4GB'", 'locked', /locked/],
    ['PRAGMA threads=4', 'locked', /locked/],
    ['DROP TABLE observations', 'read-only', /read-only/],
    ['UPDATE observations SET value = 0', 'read-only', /read-only/],
    ['CREATE TABLE mine AS SELECT 1', 'read-only', /read-only/],
    ['SELECT list(range) FROM range(200000000)', 'memory', /Out of Memory/],
    ['a sum of 20,000 terms', 'syntax', /expression depth/],
    ["SELECT error('boo')", 'other', /boo/],
    [
      "SELECT CASE WHEN range > 90000 THEN error('late') END FROM range(100000)",
      'other',
      /^Invalid Input Error: late$/,
    ],
    ['SELECT [union_value(k := 1)]', 'unreadable', /cast the column to VARCHAR/],
    ['-- nothing', 'empty', /no statement/],
    ['', 'empty', /no statement/],
  ])('%s', async (sql, kind, message) => {
    const typed = sql.startsWith('a sum') ? `SELECT 1${'+1'.repeat(20_000)}` : sql;
    const error = await failing(typed, { limit: 1_000_000 });
    expect([error.kind, error.restarted]).toEqual([kind, false]);
    expect(error.message).toMatch(message);
    await stillWorks();
  });

  it('a prepared statement does not get around the read-only transaction', async () => {
    await database.query('PREPARE gone AS DROP TABLE observations').catch(() => undefined);
    await database.query('EXECUTE gone').catch(() => undefined);
    await stillWorks();
  });

  it('the engine is locked', async () => {
    const { rows: settings } = await database.query(
      "SELECT name, value FROM duckdb_settings() WHERE name IN ('autoinstall_known_extensions', 'autoload_known_extensions', 'enable_external_access', 'lock_configuration') ORDER BY name",
    );
    expect(settings.map(([, value]) => value)).toEqual(['false', 'false', 'false', 'true']);
  });
});

describe('a cancel', () => {
  const endless = 'SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE a.range % 7 = b.range % 3';

  it('stops a running query; the next works', async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 200);
    expect(await failing(endless, { signal: controller.signal })).toMatchObject({
      kind: 'cancelled',
      restarted: false,
    });
    await stillWorks();
  });

  it('before the start stops it too', async () => {
    expect((await failing(endless, { signal: AbortSignal.abort() })).kind).toBe('cancelled');
    await stillWorks();
  });

  it('comes by itself after the time limit', async () => {
    expect(await failing(endless, { timeout: 200 })).toMatchObject({ kind: 'timeout', restarted: false });
    await stillWorks();
  });

  it('again and again leaves no query short of memory', async () => {
    const held = `SELECT count(*) FROM (SELECT DISTINCT md5(range::VARCHAR) AS k FROM range(1500000)), range(1000000000)
                  WHERE length(k) = range % 7`;
    for (let time = 0; time < 4; time++) expect((await failing(held, { timeout: 3_000 })).kind).toBe('timeout');
    const { rows: most } = await database.query(
      'SELECT count(*) FROM (SELECT DISTINCT md5(range::VARCHAR) FROM range(2000000))',
    );
    expect(most).toEqual([[2_000_000]]);
  }, 60_000);

  it('that is not obeyed starts the engine again with the data', async () => {
    restarts.length = 0;
    const deaf = "SELECT length(repeat('x', 2000000000))";
    expect(await failing(deaf, { timeout: 200 })).toMatchObject({ kind: 'timeout', restarted: true });
    expect(restarts).toEqual([false, true]);
    await stillWorks();
  }, 60_000);
});

describe('a crash', () => {
  it('starts the engine again with the data', async () => {
    const error = await failing("SELECT repeat('x', 4000000000)");
    expect(error).toMatchObject({ kind: 'crashed', restarted: true });
    await stillWorks();
  }, 60_000);

  it('or a wish to restore brings the published tables back from under a temporary view', async () => {
    await database.query('CREATE OR REPLACE TEMP MACRO nothing() AS 0; SET VARIABLE a = 1');
    await database.restore();
    expect((await database.query("SELECT getvariable('a')")).rows).toEqual([[null]]);
    await stillWorks();
  }, 60_000);
});

describe('Arrow', () => {
  it('holds the rows of the result', async () => {
    const { bytes, rowCount, truncated } = await database.arrow('SELECT year, value FROM observations ORDER BY year', {
      limit: 10_000,
    });
    const table = tableFromIPC(bytes);
    expect([table.numRows, rowCount, truncated]).toEqual([6_000, 6_000, false]);
    expect(table.get(0)?.toJSON()).toMatchObject({ year: 2015 });
  });

  it('when cut says so and holds as many rows as it says', async () => {
    const { bytes, rowCount, truncated } = await database.arrow('SELECT * FROM range(1000000)', { limit: 5_000 });
    expect([tableFromIPC(bytes).numRows, truncated]).toEqual([rowCount, true]);
  });
});

describe('the same SQL gives the same values as native DuckDB', () => {
  let native: DuckDBConnection;
  beforeAll(async () => {
    native = await (await DuckDBInstance.create()).connect();
    await native.run(
      'CREATE TABLE observations (indicator VARCHAR, area_zh VARCHAR, year INTEGER, value DOUBLE, status VARCHAR)',
    );
    const appender = await native.createAppender('observations');
    for (const row of rows) {
      appender.appendVarchar(row.indicator);
      if (row.area_zh === null) appender.appendNull();
      else appender.appendVarchar(row.area_zh);
      appender.appendInteger(row.year);
      if (row.value === null) appender.appendNull();
      else appender.appendDouble(row.value);
      appender.appendVarchar(row.status);
      appender.endRow();
    }
    appender.closeSync();
  });

  it.each([
    'SELECT indicator, year, count(*) AS n, sum(value) AS total, avg(value) AS mean, min(area_zh) AS first FROM observations GROUP BY ALL ORDER BY ALL',
    'SELECT status, count(*) FILTER (value IS NULL) AS hidden FROM observations GROUP BY status ORDER BY status',
    'SELECT year, quantile_cont(value, 0.5) AS median, stddev_samp(value) AS spread FROM observations GROUP BY year ORDER BY year',
    'SELECT area_zh, list(DISTINCT year ORDER BY year) AS years, max({v: value, y: year}) AS top FROM observations GROUP BY area_zh ORDER BY area_zh NULLS LAST',
    'SELECT year, value, value - lag(value) OVER (PARTITION BY area_zh ORDER BY value, year) AS change FROM observations ORDER BY area_zh, value, year LIMIT 50',
    "SELECT year::DECIMAL(6,2) / 3 AS third, sum(year) AS years, (DATE '2015-12-31' + to_days(year)) AS day FROM observations GROUP BY year ORDER BY year",
  ])('%s', async (sql) => {
    const found = await database.query(sql);
    const reader = await native.runAndReadAll(`SELECT COLUMNS(*)::VARCHAR FROM (${sql})`);
    const expected = reader.getRows();
    expect(found.rows.length).toBe(expected.length);
    found.rows.forEach((row, index) =>
      row.forEach((value, column) => {
        const wanted = expected[index]?.[column] as string | null;
        if (typeof value === 'number') expect(value).toBe(Number(wanted));
        else expect(value).toBe(wanted);
      }),
    );
  });
});

describe('a table that comes when it is named', () => {
  let later: Database;
  const fetched: string[] = [];
  let broken = true;
  beforeAll(async () => {
    later = await openSupervised({
      start: startNodeEngine,
      tables: { observations: [observations()] },
      later: {
        records_clinics: () => {
          fetched.push('records_clinics');
          return Promise.resolve([observations()]);
        },
        records_lost: () =>
          broken ? Promise.reject(new Error('no network')) : Promise.resolve([observations(), observations()]),
      },
      memoryLimit: '512MB',
    });
  }, 30_000);
  afterAll(() => later.close());
  const count = async (table: string) => (await later.query(`SELECT count(*) AS n FROM ${table}`)).rows;

  it('is not fetched before', async () => {
    await count('observations');
    expect(fetched).toEqual([]);
  });

  it('is fetched once, and can be joined like the others', async () => {
    expect(await count('records_clinics')).toEqual([[6_000]]);
    expect(await count('Records_Clinics c JOIN (SELECT DISTINCT year FROM observations) USING (year)')).toEqual([
      [6_000],
    ]);
    expect(fetched).toEqual(['records_clinics']);
  });

  it('is there again after a restart, and cannot be changed', async () => {
    await later.restore();
    expect(await count('records_clinics')).toEqual([[6_000]]);
    await expect(later.query('DELETE FROM records_clinics')).rejects.toMatchObject({ kind: 'read-only' });
    expect(fetched).toEqual(['records_clinics']);
  });

  it('that cannot be fetched is an error of its own; the next query works, and the table comes once it can', async () => {
    await expect(count('records_lost')).rejects.toMatchObject({ kind: 'download', message: 'no network' });
    expect(await count('observations')).toEqual([[6_000]]);
    broken = false;
    // It comes in two parts.
    expect(await count('records_lost')).toEqual([[12_000]]);
  });
});
