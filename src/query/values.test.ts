import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNodeEngine } from './fixtures/node-engine.ts';
import { openSupervised, type Database } from './supervisor.ts';

let database: Database;
let native: Awaited<ReturnType<DuckDBInstance['connect']>>;

beforeAll(async () => {
  database = await openSupervised({ start: startNodeEngine, tables: {}, memoryLimit: '512MB' });
  native = await (await DuckDBInstance.create()).connect();
}, 30_000);
afterAll(() => database.close());

/** What native DuckDB says the value is, as text. */
async function nativeText(expression: string): Promise<string | null> {
  const rows = (await native.runAndReadAll(`SELECT (${expression})::VARCHAR AS v`)).getRows();
  return rows[0]?.[0] as string | null;
}

async function value(expression: string): Promise<unknown> {
  return (await database.query(`SELECT ${expression} AS v`)).rows[0]?.[0];
}

describe('values are what native DuckDB prints', () => {
  it.each([
    ...[
      '1.5::DECIMAL(10,2)',
      '-1.05::DECIMAL(4,2)',
      '0.005::DECIMAL(4,3)',
      '99999999999999999999.123456789::DECIMAL(38,9)',
    ],
    ...[
      '9223372036854775807',
      '170141183460469231731687303715884105727::HUGEINT',
      '(-5)::HUGEINT',
      '18446744073709551615::UBIGINT',
    ],
    ...[
      '340282366920938463463374607431768211455::UHUGEINT',
      '255::UTINYINT',
      '(-128)::TINYINT',
      '0.1::FLOAT',
      '1e300',
      "'nan'::DOUBLE",
    ],
    ...[
      "DATE '2020-02-29'",
      "DATE '0001-01-01'",
      "DATE '1969-12-31'",
      "'-infinity'::DATE",
      "'infinity'::DATE",
      "DATE '0044-03-15 (BC)'",
      "DATE '12020-03-01'",
    ],
    ...[
      "TIMESTAMP '2020-01-01 12:34:56.123456'",
      "TIMESTAMP '1969-12-31 23:59:59.5'",
      "TIMESTAMP_NS '2020-01-01 12:34:56.123456789'",
    ],
    ...[
      "TIMESTAMP_S '2020-01-01 12:34:56'",
      "TIMESTAMP_MS '2020-01-01 12:34:56.5'",
      "TIME '12:34:56.789'",
      "TIME '00:00:00'",
    ],
    ...['INTERVAL 14 MONTH', "INTERVAL '-1 day -3 hours'", "INTERVAL '2 days 1 month 00:00:01.5'", 'INTERVAL 0 DAY'],
    ...[
      '[1, 2, NULL]',
      "['a', 'b,c', '', 'null', 'x y', 'it''s']",
      '[[1], [2, 3], []]',
      '[1.5, 2.25]::DECIMAL(5,2)[]',
      "[DATE '2020-01-01']",
      'array_value(1, 2, 3)',
    ],
    ...[
      "{'a': 1, 'b': 'x'}",
      "{'a': NULL, 'b': [TRUE]}",
      "MAP {'k': 1, '二': NULL}",
      "'\\x00a\\xFF'::BLOB",
      "'a'::ENUM('a', 'b')",
      "'中文：“引号”'",
      'NULL',
      "''",
    ],
    ...[
      '[1.0, 2.5, -0.25]::DOUBLE[]',
      "['b'::ENUM('a','b'), NULL]",
      "{'e': 'a'::ENUM('a','b')}",
      "[TIMESTAMP '2020-01-01 12:34:56']",
      "{'d': DATE '2020-01-01', 't': TIME '01:02:03'}",
      "'a'::ENUM('a','b')",
      "[{'x': 'a b'}, NULL]",
    ],
  ])('%s', async (expression) => {
    const found = await value(expression);
    const expected = await nativeText(expression);
    if (typeof found === 'number') expect(found).toBe(Number(expected));
    else expect(found === null ? null : String(found)).toBe(expected);
  });

  it('a boolean stays a boolean, text stays text', async () => {
    expect(await value('1 = 1')).toBe(true);
    expect(await value("'007'")).toBe('007');
  });

  it('a count is a number, a count beyond 2^53 is text', async () => {
    expect(await value('count(*)')).toBe(1);
    expect(await value('9007199254740993')).toBe('9007199254740993');
  });

  it('a decimal of up to 15 digits is the number it says, not its unscaled digits', async () => {
    expect(await value('0.1 + 0.2')).toBe(0.3);
    expect(await value('12345678901234.56')).toBe('12345678901234.56');
  });

  it('columns carry their name, their SQL type and whether they are numbers', async () => {
    const { columns } = await database.query(
      "SELECT 1 AS a, 'x' AS 名称, 1.5 AS c, [1] AS d, DATE '2020-01-01' AS e, {'n': 1::BIGINT} AS f, 2e0 AS g",
    );
    expect(columns).toEqual([
      { name: 'a', type: 'INTEGER', numeric: true },
      { name: '名称', type: 'VARCHAR', numeric: false },
      { name: 'c', type: 'DECIMAL(2,1)', numeric: true },
      { name: 'd', type: 'INTEGER[]', numeric: false },
      { name: 'e', type: 'DATE', numeric: false },
      { name: 'f', type: 'STRUCT(n BIGINT)', numeric: false },
      { name: 'g', type: 'DOUBLE', numeric: true },
    ]);
  });
});
