import fc from 'fast-check';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { formatProblem, nodeEffects } from '../build.ts';
import type { SqlColumn, SqlValue } from '../database.ts';
import { inspect } from '../inspect.ts';
import { isError } from '../problem.ts';
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

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** The smallest plan, with whatever is written into it. */
function prepare(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'sunledger-panel-'));
  folders.push(folder);
  layOut('small', folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

async function find(folder: string): Promise<{ problems: string[]; rows: Record<string, unknown[]> }> {
  const { problems, release } = await inspect(folder, nodeEffects());
  const rows: Record<string, unknown[]> = {};
  for (const { indicator: id, file: _file, rows: _rows, ...rest } of release?.observations ?? [])
    (rows[id] ??= []).push(rest);
  return { problems: problems.filter(isError).map((each) => formatProblem(each, 'zh')), rows };
}

const find2 = async (files: Record<string, string>, rows: readonly Row[]): Promise<string[]> => {
  const folder = prepare({
    'indicators/of-panel.yml': indicator({ panel: true }),
    'panels/p.yml': definition(),
    ...files,
  });
  await writeParquet(join(folder, 'panels/p.parquet'), { columns, rows });
  return (await find(folder)).problems;
};

describe('a panel', () => {
  it('gives the same figures as the same rows in a CSV file: random counts, statuses and partitions', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyRow, { minLength: 8, maxLength: 8 }), fc.boolean(), async (given, split) => {
        const rows = keys.map((key, at): Row => {
          const [status, numerator, denominator] = given[at] ?? [null, 0, 1];
          const [low, high] =
            numerator === null || denominator === null ? [null, null] : [Math.min(numerator, denominator), denominator];
          return [...key, status, low, high];
        });
        const csv = rows.map((row) => row.map((cell) => cell ?? '').join(',')).join('\n');
        const folder = prepare({
          'indicators/of-panel.yml': indicator({ panel: true }),
          'indicators/of-rows.yml': indicator({}),
          'indicators/of-rows.csv': `area,period,kind,status,numerator,denominator\n${csv}\n`,
          'panels/p.yml': definition(),
        });
        const options = split ? ', PARTITION_BY (period)' : '';
        await writeParquet(join(folder, split ? 'panels/p' : 'panels/p.parquet'), { columns, rows, options });
        const found = await find(folder);
        expect(found.problems).toEqual([]);
        expect(found.rows['of-rows']?.length).toBeGreaterThan(8);
        expect(found.rows['of-panel']).toEqual(found.rows['of-rows']);
      }),
      { numRuns: 15 },
    );
  });

  it('names file, row, column and value of every fault', async () => {
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
      ['900000', '2017', 'b', null, 1, 2],
    ];
    const found = await find2({}, [...plainRows, ...faults]);
    const expected = [
      ['9', 'area', 'unknown-area'],
      ['10', 'period', 'wrong-period'],
      ['11', 'period', 'period-outside-coverage'],
      ['12', 'kind', 'unknown-group'],
      ['13', 'status', 'unknown-status'],
      ['14', 'numerator', 'missing-cell'],
      ['15', 'numerator', 'negative-count'],
      ['16', 'numerator', 'value-with-status'],
      ['17', 'numerator', 'above-max'],
      ['18', 'area', 'panel-area-level'],
    ];
    for (const [row, column, rule] of expected)
      expect(
        found.find(
          (each) => each.startsWith(`panels/p.parquet 第 ${row} 行 ${column} 列`) && each.includes(`[${rule}]`),
        ),
        `${rule}: ${found.join('\n')}`,
      ).toBeDefined();
  });

  it('refuses a row that is there twice, with the row of the first', async () => {
    const found = await find2({}, [...plainRows, plainRows[3]!]);
    expect(found.join('\n')).toMatch(/panels\/p\.parquet 第 9 行：与第 4 行重复.*\[duplicate-row\]/s);
  });

  it('refuses a panel in which an area has no row for a period', async () => {
    expect((await find2({}, plainRows.slice(0, 7))).join('\n')).toContain('[missing-period]');
  });

  it('refuses an area that is written in two ways, for a repeated row could hide behind them', async () => {
    const found = await find2({}, [...plainRows, ['甲镇', '2016', 'a', null, 30, 100]]);
    expect(found.join('\n')).toMatch(/第 9 行 area 列：同一地区有两种写法.*\[panel-area-twice\]/s);
  });

  it('refuses an area without rows for a group that others have, also where no indicator asks for it', async () => {
    const rows = plainRows.filter(([area, , kind]) => area !== '900001' || kind === 'a');
    const found = await find2({ 'indicators/of-panel.yml': indicator({ panel: true, groups: false }) }, rows);
    expect(found.join('\n')).toMatch(/缺 2016 b 的数据：900001/);
  });

  it('keeps a count that is only large', async () => {
    const rows = [...plainRows.slice(0, 7), ['乙镇', '2017', 'b', null, 1, 2_500_000_000] as Row];
    const folder = prepare({ 'indicators/of-panel.yml': indicator({ panel: true }), 'panels/p.yml': definition() });
    await writeParquet(join(folder, 'panels/p.parquet'), { columns, rows });
    const found = await find(folder);
    expect(found.problems).toEqual([]);
    expect(found.rows['of-panel']).toContainEqual(expect.objectContaining({ denominator: 2_500_000_000 }));
  });

  it('finds what is personal in texts and numbers, and never prints it', async () => {
    const number = '370323199001011239';
    const found = await find2({}, [...plainRows.slice(0, 7), ['乙镇', '2017', number, null, 1, 2]]);
    expect(found.join('\n')).toMatch(/第 8 行.*\[personal-identity\]/s);
    expect(found.join('\n')).not.toContain(number);
    const phone = await find2({}, [...plainRows.slice(0, 7), ['乙镇', '2017', 'b', null, 1, 13812345678]]);
    expect(phone.join('\n')).toMatch(/第 8 行 denominator 列.*\[personal-mobile\]/s);
    expect(phone.join('\n')).not.toContain('13812345678');
  });

  describe('of villages that areas.csv does not have', () => {
    const villages = ['v1', 'v2', 'v3'];
    const months = Array.from({ length: 12 }, (_, month) => `2016-${String(month + 1).padStart(2, '0')}`);
    const rows = ['900001', '900002'].flatMap((area) =>
      villages.flatMap((village) =>
        months.flatMap((period, at) =>
          ['a', 'b'].map((kind) => [area, period, kind, null, at + 1, 20, `${area}-${village}`] as SqlValue[]),
        ),
      ),
    );
    const villageColumns: SqlColumn[] = [...columns, { name: 'village', type: 'VARCHAR' }];
    const run = async (given: readonly SqlValue[][], time = 'period'): Promise<Awaited<ReturnType<typeof find>>> => {
      const yaml = indicator({ panel: true, coverage: '{ areas: town, from: "2016", to: "2016" }' }).replace(
        'time: period',
        `time: ${time}`,
      );
      const folder = prepare({
        'indicators/of-panel.yml': yaml,
        'panels/p.yml': definition('each: village', '  village: { name: { zh: 村, en: Village }, type: text }').replace(
          'frequency: year',
          'frequency: month',
        ),
      });
      await writeParquet(join(folder, 'panels/p/one.parquet'), { columns: villageColumns, rows: given });
      return find(folder);
    };

    it('adds up what happens during a year over its months, and takes what holds at its end from the last', async () => {
      const [flow, stock] = [await run(rows), await run(rows, 'point')];
      expect([...flow.problems, ...stock.problems]).toEqual([]);
      const county = (found: typeof flow): unknown =>
        found.rows['of-panel']?.find(
          (row) =>
            (row as { area: string; groups: string }).area === '900000' && (row as { groups: string }).groups === '',
        );
      expect(county(flow)).toMatchObject({ numerator: 78 * 12, denominator: 20 * 12 * 12 });
      expect(county(stock)).toMatchObject({ numerator: 12 * 12, denominator: 20 * 12 });
    });

    it('refuses a village that has no row for one month, one that is there twice, and one in place of another', async () => {
      const without = await run(rows.slice(1));
      expect(without.problems.join('\n')).toMatch(/缺 1 行，如“900001-v1”.*\[panel-gap\]/s);
      const twice = await run([...rows, rows[40]!]);
      expect(twice.problems.join('\n')).toMatch(/panels\/p\/one\.parquet 第 145 行：与第 41 行重复/);
      const instead = await run(rows.map((row, at) => (at === 40 ? rows[at - 24]! : row)));
      expect(instead.problems.join('\n')).toContain('[duplicate-row]');
      expect(instead.problems.join('\n')).toContain('[panel-gap]');
    });

    it('loses no row: one without its village is refused', async () => {
      const nameless = await run(rows.map((row, at) => (at === 7 ? [...row.slice(0, 6), null] : row)));
      expect(nameless.problems.join('\n')).toMatch(/第 8 行 village 列.*\[missing-cell\]/s);
    });
  });

  it('refuses a file that is damaged, and one that is replaced while it is read', async () => {
    const folder = prepare({ 'indicators/of-panel.yml': indicator({ panel: true }), 'panels/p.yml': definition() });
    const file = join(folder, 'panels/p.parquet');
    await writeParquet(file, { columns, rows: plainRows });
    const bytes = readFileSync(file);
    const effects = nodeEffects();
    const replaced = await inspect(folder, {
      ...effects,
      openLargeDatabase: async (options) => {
        const database = await effects.openLargeDatabase(options);
        return { ...database, close: () => (database.close(), writeFileSync(file, bytes)) };
      },
    });
    expect(replaced.problems.map(({ rule }) => rule)).toContain('input-changed');
    writeFileSync(file, bytes.fill(0xff, 4, 60));
    expect((await find(folder)).problems.join('\n')).toMatch(/^panels\/p\.parquet：.*\[malformed-parquet\]/s);
    writeFileSync(file, 'no Parquet');
    expect((await find(folder)).problems.join('\n')).toMatch(/^panels\/p\.parquet：.*\[malformed-parquet\]/s);
  });

  it('is never read into memory: the hash of its files is taken while they are read', async () => {
    const folder = prepare({ 'indicators/of-panel.yml': indicator({ panel: true }), 'panels/p.yml': definition() });
    const file = join(folder, 'panels/p.parquet');
    await writeParquet(file, { columns, rows: plainRows });
    const effects = nodeEffects();
    const read: string[] = [];
    await inspect(folder, { ...effects, readFile: (path) => (read.push(path), effects.readFile(path)) });
    expect(read.filter((path) => path.includes('.parquet'))).toEqual([]);
    expect(readFileSync(file).length).toBe((await effects.hashFile(file)).bytes);
  });
});
