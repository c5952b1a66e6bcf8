import fc from 'fast-check';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openChdb, type Chdb } from '../../testing/chdb.ts';
import { layOut } from '../../testing/lay-out.ts';
import {
  anyRow,
  columns,
  definition,
  indicator,
  keys,
  plainRows,
  writeParquet,
  type Row,
} from '../../testing/panel.ts';
import { fill, warehouseOf } from '../../testing/warehouse.ts';
import { formatProblem, nodeEffects } from '../build.ts';
import type { SqlColumn, SqlValue } from '../database.ts';
import { inspect, type Inspected } from '../inspect.ts';
import { isError } from '../problem.ts';

let chdb: Chdb;
beforeAll(() => (chdb = openChdb()));
afterAll(() => chdb.close());

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const from = 'from: { engine: clickhouse, table: ledger.p }';

interface Given {
  readonly columns?: readonly SqlColumn[];
  readonly rows: readonly SqlValue[][];
  readonly yaml?: string;
  readonly indicator?: string;
  /** Questions to the database, in order. */
  readonly questions?: string[];
}

/** A data folder with the panel in Parquet, or in ClickHouse. */
async function build(given: Given, engine: 'files' | 'clickhouse'): Promise<Inspected> {
  const folder = mkdtempSync(join(tmpdir(), 'sunledger-warehouse-'));
  folders.push(folder);
  layOut('small', folder);
  for (const name of ['indicators', 'panels']) mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'indicators/of-panel.yml'), given.indicator ?? indicator({ panel: true }));
  const yaml = given.yaml ?? definition();
  writeFileSync(join(folder, 'panels/p.yml'), engine === 'files' ? yaml : `${yaml}\n${from}\n`);
  const table = { columns: given.columns ?? columns, rows: given.rows };
  if (engine === 'files') await writeParquet(join(folder, 'panels/p.parquet'), table);
  else await fill(chdb, 'ledger.p', table);
  return inspect(folder, { ...nodeEffects(), openWarehouse: () => warehouseOf(chdb, given.questions) });
}

const errors = ({ problems }: Inspected): string[] => problems.filter(isError).map((each) => formatProblem(each, 'zh'));
const figures = ({ release }: Inspected): unknown[] =>
  (release?.observations ?? []).filter((row) => row.indicator === 'of-panel').map(({ file: _file, ...rest }) => rest);

async function same(given: Given): Promise<unknown[]> {
  const [files, database] = [await build(given, 'files'), await build(given, 'clickhouse')];
  expect(errors(database)).toEqual([]);
  expect(errors(files)).toEqual([]);
  expect(figures(database)).toEqual(figures(files));
  return figures(database);
}

describe('a panel in ClickHouse', () => {
  it('gives the same figures as the same rows in Parquet: random counts and statuses', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyRow, { minLength: 8, maxLength: 8 }), async (given) => {
        const rows = keys.map((key, at): Row => {
          const [status, a, b] = given[at] ?? [null, 0, 1];
          return [...key, status, a === null ? null : Math.min(a, b ?? 0), b];
        });
        expect((await same({ rows })).length).toBeGreaterThan(8);
      }),
      { numRuns: 10 },
    );
  });

  it.each([
    'CASE WHEN denominator > 103 THEN numerator ELSE 1 END',
    "numerator * 3 // 4 + CASE WHEN kind = 'a' THEN 1 ELSE 0 END",
    'numerator * 0.25',
    'numerator / 3',
    "coalesce(numerator, 0) > 31 AND kind IN ('a')",
  ])('counts the expression %s as from Parquet', async (expression) => {
    await same({ rows: plainRows, indicator: indicator({ panel: true, expression }) });
  });

  it('tells the same faults by the same rules as the same rows in Parquet', async () => {
    const faults: Row[] = [
      ['丙镇', '2016', 'a', null, 1, 2],
      ['900001', '2016-01', 'a', null, 1, 2],
      ['900001', '2031', 'a', null, 1, 2],
      ['900001', '2016', 'c', null, 1, 2],
      ['900001', '2016', 'b', '没报', null, null],
      ['900002', '2017', 'b', null, null, 2],
      ['900002', '2017', 'b', null, -1, 2],
      ['900002', '2017', 'b', 'suppressed', 1, null],
      ['900002', '2017', 'b', null, 3, 2],
      ['900002', '2017', 'b', null, 3, 4.5],
      ['900000', '2017', 'b', null, 1, 2],
    ];
    const given = { rows: [...plainRows, ...faults] };
    const rules = ({ problems }: Inspected): string[] =>
      [...new Set(problems.map(({ rule, column, value }) => `${rule} ${column} ${Number(value) || value}`))]
        .filter((each) => !/^(duplicate-row|warehouse-|missing-period)/.test(each))
        .sort();
    const [files, database] = [await build(given, 'files'), await build(given, 'clickhouse')];
    expect(rules(database)).toEqual(rules(files));
    expect(rules(database).length).toBeGreaterThan(9);
    const told = errors(database).join('\n');
    expect(told).toMatch(/clickhouse:ledger\.p numerator 列：.*\[negative-count\]/s);
    expect(told).toMatch(/共有 1 行有这个问题（negative-count）。\n.*"numerator" < 0/);
  });

  it('refuses a key that is there twice, an area without rows for a period, and one written in two ways', async () => {
    const twice = await build({ rows: [...plainRows, plainRows[3]!] }, 'clickhouse');
    expect(errors(twice).join('\n')).toMatch(/“900001 2017 b”有 2 行，应只有一行.*\[warehouse-twice\]/s);
    const absent = await build({ rows: plainRows.slice(0, 7) }, 'clickhouse');
    expect(errors(absent).join('\n')).toContain('[missing-period]');
    const written = await build({ rows: [...plainRows, ['甲镇', '2016', 'a', null, 30, 100]] }, 'clickhouse');
    expect(errors(written).join('\n')).toContain('[panel-area-twice]');
  });

  it('takes an empty text for an empty cell', async () => {
    const rows = plainRows.map(([area, period, kind, , ...rest]): Row => [area, period, kind, '', ...rest]);
    expect(errors(await build({ rows }, 'clickhouse'))).toEqual([]);
    const nameless = await build({ rows: [...plainRows.slice(1), ['', '2016', 'a', null, 30, 100]] }, 'clickhouse');
    expect(errors(nameless).join('\n')).toContain('[missing-cell]');
  });

  it('finds what is personal in texts and numbers, and never prints it', async () => {
    const number = '370323199001011239';
    const found = await build({ rows: [...plainRows.slice(0, 7), ['乙镇', '2017', number, null, 1, 2]] }, 'clickhouse');
    expect(errors(found).join('\n')).toContain('[personal-identity]');
    expect(errors(found).join('\n')).not.toContain(number);
    const phone = await build(
      { rows: [...plainRows.slice(0, 7), ['乙镇', '2017', 'b', null, 1, 13812345678]] },
      'clickhouse',
    );
    expect(errors(phone).join('\n')).toContain('[personal-mobile]');
    expect(errors(phone).join('\n')).not.toContain('13812345678');
  });

  it('keeps question and answer of its figures', async () => {
    const { release } = await build({ rows: plainRows }, 'clickhouse');
    const [row] = release?.observations.filter(({ indicator: id }) => id === 'of-panel') ?? [];
    expect(row?.file).toBe('clickhouse:ledger.p');
  });

  it('is asked for sums and for different texts, never for rows', async () => {
    const questions: string[] = [];
    await build({ rows: plainRows, questions }, 'clickhouse');
    expect(questions.length).toBeGreaterThan(2);
    for (const question of questions) expect(question).toMatch(/^DESCRIBE|GROUP BY|SELECT DISTINCT|SELECT count\(\*\)/);
  });

  it('refuses a column that is absent or of another type, and leaves one alone that nobody asks for', async () => {
    const more: SqlColumn[] = [...columns, { name: 'remark', type: 'VARCHAR' }];
    const rows = plainRows.map((row) => [...row, '370323199001011239']);
    expect(errors(await build({ columns: more, rows }, 'clickhouse'))).toEqual([]);
    const renamed = columns.map((each) => (each.name === 'numerator' ? { ...each, name: 'a' } : each));
    const absent = await build({ columns: renamed, rows: plainRows }, 'clickhouse');
    expect(errors(absent).join('\n')).toMatch(/clickhouse:ledger\.p numerator 列.*\[missing-column\]/s);
    const typed = columns.map((each) => (each.name === 'numerator' ? { ...each, type: 'VARCHAR' as const } : each));
    const wrong = await build(
      { columns: typed, rows: plainRows.map((row) => row.map((cell, at) => (at === 4 ? String(cell) : cell))) },
      'clickhouse',
    );
    expect(errors(wrong).join('\n')).toContain('[wrong-type]');
  });

  it('refuses an expression that would not mean the same', async () => {
    const found = await build(
      { rows: plainRows, indicator: indicator({ panel: true, expression: 'round(numerator, 1)' }) },
      'clickhouse',
    );
    expect(errors(found).join('\n')).toContain('[warehouse-expression]');
  });

  describe('of villages that areas.csv does not have', () => {
    const months = Array.from({ length: 12 }, (_, month) => `2016-${String(month + 1).padStart(2, '0')}`);
    const rows = ['900001', '900002'].flatMap((area) =>
      ['v1', 'v2', 'v3'].flatMap((village) =>
        months.flatMap((period, at) =>
          ['a', 'b'].map((kind) => [area, period, kind, null, at + 1, 20, `${area}-${village}`] as SqlValue[]),
        ),
      ),
    );
    const given = (own: readonly SqlValue[][]): Given => ({
      columns: [...columns, { name: 'village', type: 'VARCHAR' }],
      rows: [...own],
      indicator: indicator({ panel: true, coverage: '{ areas: town, from: "2016", to: "2016" }' }),
      yaml: definition('each: village', '  village: { name: { zh: 村, en: Village }, type: text }').replace(
        'frequency: year',
        'frequency: month',
      ),
    });

    it('adds them up as from Parquet', async () => {
      expect((await same(given(rows))).length).toBeGreaterThan(3);
    });

    it('refuses a village that has no row for one month, one that is there twice, and one in place of another', async () => {
      expect(errors(await build(given(rows.slice(1)), 'clickhouse')).join('\n')).toMatch(
        /缺 1 行，如“900001-v1”.*\[panel-gap\]/s,
      );
      expect(errors(await build(given([...rows, rows[40]!]), 'clickhouse')).join('\n')).toContain('[warehouse-twice]');
      const instead = await build(given(rows.map((row, at) => (at === 40 ? rows[at - 24]! : row))), 'clickhouse');
      expect(errors(instead).join('\n')).toContain('[warehouse-twice]');
      expect(errors(instead).join('\n')).toContain('[panel-gap]');
      const nameless = await build(
        given(rows.map((row, at) => (at === 7 ? [...row.slice(0, 6), null] : row))),
        'clickhouse',
      );
      expect(errors(nameless).join('\n')).toMatch(/village 列.*\[missing-cell\]/s);
    });

    it('adds towns up to the county where only the county is reported', async () => {
      const county = indicator({ panel: true, coverage: '{ areas: county, from: "2016", to: "2016" }' });
      await same({ ...given(rows), indicator: county });
    });
  });
});
