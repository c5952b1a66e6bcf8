import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { groupKey, type Indicator } from '../../../src/core/indicator.ts';
import type { Panel } from '../../../src/core/panel.ts';
import { root } from '../../commands/command.ts';
import { openChdb, type Chdb } from '../../testing/chdb.ts';
import { fill, warehouseOf } from '../../testing/warehouse.ts';
import { nodeEffects } from '../build.ts';
import { check } from '../check/check.ts';
import type { Checked, GivenRow, RecordsTable } from '../check/checked.ts';
import { indexPlaces } from '../check/places.ts';
import { openDatabase, type SqlColumn, type SqlType, type SqlValue } from '../database.ts';
import { countRecords } from '../derive/records.ts';
import type { Total } from '../derive/totals.ts';
import { figuresOf } from '../panel/figures.ts';
import { countsOf, scanPanel } from '../panel/scan.ts';
import { openWarehousePanel } from '../panel/warehouse.ts';
import { read } from '../read/read.ts';
import { connectionTo } from '../warehouse/connection.ts';
import { rowsOf } from '../warehouse/warehouse.ts';
import { selectRecords } from './check.ts';
import { countStored } from './count.ts';

let chdb: Chdb;
let checked: Checked;
beforeAll(async () => {
  chdb = openChdb();
  const effects = nodeEffects();
  const found = check(await read(join(root, 'data'), effects, () => undefined), effects.progress, () => undefined);
  if (!found) throw new Error('the demonstration data are broken');
  checked = found;
});
afterAll(() => chdb.close());

const from = (table: string) => ({ engine: 'clickhouse', table: `ledger.${table.replaceAll('-', '_')}` }) as const;
const refuse = (one: { rule: string }): never => {
  throw new Error(JSON.stringify(one));
};

const types: Readonly<Record<string, SqlType>> = {
  ...{ text: 'VARCHAR', clause: 'VARCHAR', date: 'DATE', boolean: 'BOOLEAN' },
  ...{ integer: 'INTEGER', year: 'INTEGER', number: 'DOUBLE' },
};

async function store({ id, schema, columns, rows }: RecordsTable): Promise<void> {
  const typed = columns.map((name): SqlColumn => ({
    name,
    type: types[schema.columns[name]?.type ?? ''] ?? 'VARCHAR',
  }));
  await fill(chdb, from(id).table, {
    columns: typed,
    rows: rows.map(({ cells }) => columns.map((_, at) => cells[at] as SqlValue)),
  });
}

const told = ({ indicator, area, period, groups, numerator, denominator, of, reported }: Total): string =>
  JSON.stringify([indicator, area, period, groupKey(groups), numerator, denominator, of, reported]);

it('every indicator of the demonstration that is counted from records comes out of ClickHouse row by row as out of DuckDB', async () => {
  const places = indexPlaces(checked.areas, checked.site.area);
  const counted = new Set<string>();
  for (const table of checked.records) {
    const indicators = Object.entries(checked.indicators).filter(
      ([, { from: name }]) => name === `records/${table.id}`,
    );
    if (indicators.length === 0) continue;
    await store(table);
    const [database, parser] = [
      await openDatabase({ externalAccess: false }),
      await openDatabase({ externalAccess: false }),
    ];
    const duck = await countRecords(table, { checked, places, database }, refuse);
    const warehouse = warehouseOf(chdb);
    const described = rowsOf(await warehouse.ask(`DESCRIBE TABLE ${from(table.id).table}`));
    const select = selectRecords(
      table.schema,
      { described: new Map(described.map(({ name, type }) => [String(name), String(type)])), from: from(table.id) },
      refuse,
    );
    const connection = connectionTo(warehouse, { name: 'records', select: select ?? '' });
    const own = { id: table.id, definition: table.schema, from: from(table.id), connection, parser, places };
    const click = await countStored(
      { ...own, indicators: Object.fromEntries(indicators), files: checked.indicatorFiles },
      refuse,
    );
    expect(click?.map(told).sort(), table.id).toEqual(duck.map(told).sort());
    for (const [id] of indicators) counted.add(id);
    database.close();
    parser.close();
  }
  const all = Object.entries(checked.indicators).filter(([, { from: name }]) => typeof name === 'string');
  expect([...counted].sort()).toEqual(all.map(([id]) => id).sort());
  expect(counted.size).toBeGreaterThan(40);
});

const columns = (indicator: Indicator): SqlColumn[] => [
  ...['area', 'period', ...Object.keys(indicator.groups), 'status'].map((name) => ({ name, type: 'VARCHAR' as const })),
  { name: 'numerator', type: 'DOUBLE' },
  { name: 'denominator', type: 'DOUBLE' },
];

function panelFor(indicator: Indicator): Panel {
  const { groups, coverage, frequency, sensitivity, source, name } = indicator;
  const text = { name, type: 'text', required: true } as const;
  const figure = { name, type: 'number', required: false } as const;
  return {
    ...{ name, grain: name, area: 'area', areas: coverage.areas, period: 'period', frequency, status: 'status' },
    ...{ sensitivity, source },
    columns: {
      ...{ area: text, period: text, status: text },
      ...Object.fromEntries(
        Object.entries(groups).map(([group, { values }]) => [group, { ...text, values: Object.keys(values) }]),
      ),
      ...{ numerator: figure, denominator: figure },
    },
  };
}

it('every indicator of the demonstration whose counts are given in a file is the same as a table in ClickHouse', async () => {
  let compared = 0;
  for (const [id, given] of Object.entries(checked.indicators)) {
    if (given.from !== undefined || (given.calculation !== 'ratio' && given.calculation !== 'sum')) continue;
    const level = checked.areas;
    const rows = checked.given.filter(
      ({ indicator, area }) => indicator === id && level.get(area)?.kind === given.coverage.areas,
    );
    const total = (row: GivenRow): boolean => Object.keys(given.groups).every((group) => row.groups[group]);
    const whole = rows.filter(total);
    const own = columns(given);
    await fill(chdb, 'ledger.given', {
      columns: own,
      rows: whole.map((row) => own.map(({ name }) => cellOf(row, name))),
    });
    const indicator: Indicator = {
      ...given,
      from: 'panels/p',
      ...(given.numerator && { numerator: { ...given.numerator, expression: 'numerator' } }),
      ...(given.denominator && { denominator: { ...given.denominator, expression: 'denominator' } }),
    };
    const parser = await openDatabase({ externalAccess: false });
    const opened = await openWarehousePanel(
      { id: 'p', panel: panelFor(given), from: from('given'), parser },
      { checked: { ...checked, indicators: { [id]: indicator } }, warehouse: warehouseOf(chdb) },
      refuse,
    );
    if (!opened) throw new Error(id);
    const counts = (await countsOf(opened.table, refuse)) ?? [];
    const figures = figuresOf(await scanPanel(opened.table, counts, nodeEffects()), [id, indicator], opened.table);
    const line = ({ area, period, groups, numerator, denominator, status }: GivenRow): string =>
      JSON.stringify([area, period, groupKey(groups), numerator ?? null, denominator ?? null, status]);
    const expected = whole.map((row) =>
      // A share of nothing says nothing, also where somebody wrote 0 of 0.
      given.calculation === 'ratio' && row.denominator === 0
        ? { ...row, numerator: undefined, denominator: undefined, status: 'not-applicable' as const }
        : row,
    );
    expect(figures.map(line).sort(), id).toEqual(expected.map((row) => line(row)).sort());
    compared += figures.length > 0 ? 1 : 0;
    parser.close();
  }
  expect(compared).toBeGreaterThan(20);
});

const cellOf = (row: GivenRow, name: string): SqlValue =>
  name in row.groups ? row.groups[name] : row[name as 'area' | 'period' | 'status' | 'numerator'];
