import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openChdb, type Chdb } from '../../testing/chdb.ts';
import { openDatabase, type Database, type SqlColumn, type SqlValue } from '../database.ts';
import { clickhouse, countTypeOf, duckdb } from './dialect.ts';
import type { Columns } from './translate.ts';

let database: Database;
let chdb: Chdb;

const columns: SqlColumn[] = [
  { name: 'n', type: 'INTEGER' },
  { name: 'm', type: 'INTEGER' },
  { name: 'x', type: 'DOUBLE' },
  { name: 'y', type: 'DOUBLE' },
  { name: 'kind', type: 'VARCHAR' },
  { name: 'd', type: 'DATE' },
  { name: 'e', type: 'DATE' },
  { name: 'yes', type: 'BOOLEAN' },
];
const kinds: Columns = {
  ...({ n: 'whole', m: 'whole', x: 'double', y: 'double' } as const),
  ...({ kind: 'text', d: 'date', e: 'date', yes: 'boolean' } as const),
};
const numbers = [null, 0, 1, -1, 7, -7, 12, 100, 2000];
const floats = [null, 0, 0.1, 0.2, 2.5, -2.5, 3.5, 0.1234565, 12.3456789, 1e3];
const texts = [null, 'a', 'A', 'ab%', 'a\\b', "it's", '村', '一村 '];
const dates = [null, '2016-01-01', '2016-12-31', '2017-02-28', '2020-02-29', '2016-07-15'];
const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % list.length];
const rows: SqlValue[][] = Array.from({ length: 720 }, (_, at) => [
  ...[pick(numbers, at), pick(numbers, at * 5 + 3), pick(floats, at * 7), pick(floats, at * 3 + 1)],
  ...[pick(texts, at), pick(dates, at), pick(dates, at * 5 + 2), pick([null, true, false], at >> 2)],
]);

beforeAll(async () => {
  database = await openDatabase({ externalAccess: false });
  await database.load('t', columns, rows);
  chdb = openChdb();
  await chdb.query(`CREATE TABLE t (n Nullable(Int32), m Nullable(Int32), x Nullable(Float64), y Nullable(Float64),
    kind Nullable(String), d Nullable(Date32), e Nullable(Date32), yes Nullable(Bool)) ENGINE = MergeTree ORDER BY tuple()`);
  const literal = (value: SqlValue): string =>
    typeof value === 'string' ? clickhouse.text(value) : value === undefined ? 'NULL' : String(value);
  await chdb.query(`INSERT INTO t VALUES ${rows.map((row) => `(${row.map(literal).join(', ')})`).join(', ')}`);
});
afterAll(() => {
  database.close();
  chdb.close();
});

/** The sum of one expression for each kind, as both engines have it. */
async function sums(expression: string): Promise<{ duck: string[]; click: string[] }> {
  const type = await countTypeOf(expression, 't', database);
  if (typeof type !== 'string') throw new Error(`${expression}: ${type.en}`);
  const [own, other] = [
    await duckdb.write(expression, kinds, database),
    await clickhouse.write(expression, kinds, database),
  ];
  if ('zh' in own || 'zh' in other) throw new Error(`${expression}: ${'en' in other ? other.en : ''}`);
  const query = (sum: string): string => `SELECT ${sum} AS s FROM t GROUP BY kind ORDER BY kind NULLS LAST`;
  // No row that a condition can be told of: DuckDB says that there is no number, which is read as none.
  const none = type === 'condition' ? '0' : 'empty';
  const duck = (await database.rows(query(duckdb.sums[type](own)))).map(({ s }) => (s === null ? none : plain(s)));
  const settings = 'SETTINGS cast_keep_nullable = 1';
  const answer = await chdb.query(`${query(clickhouse.sums[type](other))} ${settings}`, 'JSONCompactEachRow');
  const lines = new TextDecoder().decode(answer).trim().split('\n');
  return { duck, click: lines.map((line) => plain((JSON.parse(line) as unknown[])[0])) };
}

/** A decimal number without zeros that say nothing. */
const plain = (text: unknown): string =>
  String(text ?? 'empty')
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');

const same = async (expression: string): Promise<void> => {
  const { duck, click } = await sums(expression);
  expect(click, expression).toEqual(duck);
};

describe('an expression in ClickHouse comes to the same as in DuckDB:', () => {
  it.each([
    ...['n', 'x', 'n + m', 'n * 3 - m', 'n - x', 'x + y', '-n', 'n % m', 'n // m', '-7 // 2', 'x * 0.5', 'n * 0.125'],
    ...[
      'n > m',
      'n = x',
      'n <> 1',
      'n between 1 and 100',
      "kind = 'a'",
      "kind in ('a', '村', null)",
      "kind not in ('a')",
    ],
    ...[
      'n in (1, m)',
      'yes',
      'not yes',
      'yes and n > 0',
      'yes or x is null',
      'n is not distinct from m',
      'yes is true',
    ],
    ...[
      'case when yes then n else 0 end',
      'case when yes then n when x > 1 then x end',
      "case kind when 'a' then 1.25 end",
    ],
    ...['coalesce(n, 0)', 'coalesce(n, x, 1.5)', 'greatest(n, m)', 'least(x, n, 3)', 'abs(n - m)', 'abs(x)'],
    ...['round(x)', 'round(x * 2 + y)', 'floor(x)', 'ceil(x)', 'x * 1.5 >= 0.3', 'n * 0.1 >= 0.3', 'x + 0.1 = 0.3'],
    ...['year(d)', 'quarter(d)', 'month(d)', 'day(d)', "date_diff('month', d, e)", "date_diff('year', e, d)", 'd - e'],
    ...['d <= e', "d <= '2016-12-31'", "d > date '2016-07-01'", 'last_day(d) = last_day(e)', 'd + 3 > e', 'd - 1 < e'],
    ...['length(kind)', "lower(kind) = 'a'", "upper(kind) = 'A'", "trim(kind) = '一村'", "starts_with(kind, 'a')"],
    ...[
      "suffix(kind, 'b')",
      "contains(kind, '%')",
      "kind like 'a%'",
      "kind like 'a\\b'",
      "kind not like '_'",
      "kind > 'A'",
    ],
    ...[
      'n::bigint',
      'yes::integer',
      'n::double',
      'year(d) = year(e) and yes',
      'true',
      'n = 1.0',
      'case when d <= e then 1 else 0 end',
    ],
  ])('%s', same);

  const number = fc.letrec<{ number: string; condition: string }>((tie) => ({
    number: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'depth' },
      fc.constantFrom('n', 'm', 'x', 'y', '1', '3', '0.5', '-2', '2.25', 'year(d)', 'length(kind)'),
      fc
        .tuple(fc.constantFrom('+', '-', '*'), tie('number'), tie('number'))
        .map(([sign, a, b]) => `(${a} ${sign} ${b})`),
      fc
        .tuple(tie('condition'), tie('number'), tie('number'))
        .map(([c, a, b]) => `CASE WHEN ${c} THEN ${a} ELSE ${b} END`),
      fc
        .tuple(fc.constantFrom('coalesce', 'least', 'greatest'), tie('number'), tie('number'))
        .map(([f, a, b]) => `${f}(${a}, ${b})`),
    ),
    condition: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'depth' },
      fc.constantFrom('yes', "kind = 'a'", "kind like '%a%'", 'd <= e', 'd is null', "kind in ('ab%', '村')"),
      fc
        .tuple(fc.constantFrom('<', '<=', '=', '<>'), tie('number'), tie('number'))
        .map(([sign, a, b]) => `(${a} ${sign} ${b})`),
      fc
        .tuple(fc.constantFrom('and', 'or'), tie('condition'), tie('condition'))
        .map(([word, a, b]) => `(${a} ${word} ${b})`),
      tie('condition').map((c) => `(not ${c})`),
    ),
  }));

  it('expressions made by chance', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(fc.oneof(number.number, number.condition), async (expression) => {
        const found = await sums(expression).catch((error: unknown) => {
          // A number of DuckDB may become too long for its column: it says so, and nothing is compared.
          if (/Overflow|overflow|Out of Range|Could not cast|Conversion|Casting value/.test(String(error)))
            return undefined;
          throw error;
        });
        if (!found) return;
        compared++;
        expect(found.click, expression).toEqual(found.duck);
      }),
      { numRuns: 150 },
    );
    expect(compared).toBeGreaterThan(60);
  });
});

it.each(['round(n, 1)', 'try_cast(kind as integer)', 'kind::integer', 'x % 2', 'kind like kind', 'list_value(n)'])(
  'what ClickHouse cannot say in the same way is refused: %s',
  async (expression) => {
    expect(await clickhouse.write(expression, kinds, database)).toHaveProperty('zh');
  },
);
