import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { openChdb, type Chdb } from '../../testing/chdb.ts';
import { layOut } from '../../testing/lay-out.ts';
import { columns, indicator, plainRows, type Row } from '../../testing/panel.ts';
import { fill, warehouseOf } from '../../testing/warehouse.ts';
import { formatProblem, nodeEffects } from '../build.ts';
import { inspect, type Inspected } from '../inspect.ts';
import { isError } from '../problem.ts';

let chdb: Chdb;
beforeAll(() => (chdb = openChdb()));
afterAll(() => chdb.close());

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const from = 'from: { engine: clickhouse, table: ledger.own }';

/** An indicator whose rows are in its CSV file, in a table in ClickHouse, or in both. */
async function build(rows: readonly Row[], where: 'file' | 'clickhouse' | 'both', yaml?: string): Promise<Inspected> {
  const folder = mkdtempSync(join(tmpdir(), 'sunledger-own-'));
  folders.push(folder);
  layOut('small', folder);
  const stem = join(folder, 'indicators/own');
  writeFileSync(`${stem}.yml`, yaml ?? indicator(where === 'file' ? {} : { more: from }));
  const csv = rows.map((row) => row.map((cell) => cell ?? '').join(',')).join('\n');
  if (where !== 'clickhouse') writeFileSync(`${stem}.csv`, `area,period,kind,status,numerator,denominator\n${csv}\n`);
  await fill(chdb, 'ledger.own', { columns, rows });
  return inspect(folder, { ...nodeEffects(), openWarehouse: () => warehouseOf(chdb) });
}

const errors = ({ problems }: Inspected): string =>
  problems
    .filter(isError)
    .map((each) => formatProblem(each, 'zh'))
    .join('\n');
const figures = ({ release }: Inspected): unknown[] =>
  (release?.observations ?? [])
    .filter((row) => row.indicator === 'own')
    .map(({ file: _file, rows: _rows, ...row }) => row);

it('an indicator that names a table in ClickHouse has the figures of the same rows in its CSV file', async () => {
  const rows = plainRows.map((row, at): Row => (at === 5 ? [row[0], row[1], row[2], 'not-reported', null, null] : row));
  const [file, database] = [await build(rows, 'file'), await build(rows, 'clickhouse')];
  expect(errors(file) + errors(database)).toBe('');
  expect(figures(database)).toEqual(figures(file));
  expect(figures(database).length).toBeGreaterThan(8);
  expect(database.answers[0]).toMatchObject({ id: 'indicators/own', source: 'clickhouse:ledger.own' });
});

it('its rows are checked by the rules of a panel', async () => {
  const changed: Row[] = [...plainRows.slice(0, 7), ['900002', '2017', 'b', null, -1, 5]];
  expect(errors(await build(changed, 'clickhouse'))).toContain('[negative-count]');
  expect(errors(await build([...plainRows, plainRows[0]!], 'clickhouse'))).toContain('[warehouse-twice]');
  expect(errors(await build(plainRows.slice(1), 'clickhouse'))).toContain('[missing-period]');
});

it('it has no data file beside it, and its figures are counts', async () => {
  expect(errors(await build(plainRows, 'both'))).toContain('[warehouse-and-file]');
  const value = indicator({ more: from }).replace('calculation: ratio', 'calculation: value');
  expect(errors(await build(plainRows, 'clickhouse', value))).toContain('[panel-mismatch]');
});
