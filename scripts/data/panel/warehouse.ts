import { warehouseSource } from '../../../src/core/warehouse.ts';
import type { Panel } from '../../../src/core/panel.ts';
import type { Checked } from '../check/checked.ts';
import { quoteName, type Database, type SqlType } from '../database.ts';
import type { Report } from '../problem.ts';
import { connectionTo, type Connection } from '../warehouse/connection.ts';
import { clickhouse } from '../warehouse/dialect.ts';
import { duckdbType } from '../warehouse/types.ts';
import { rowsOf, type Warehouse } from '../warehouse/warehouse.ts';
import { hasColumns, placeNames, rolesOf, typesOf, type PanelTable } from './table.ts';

/** A panel whose rows are in a database, with its connection. */
export interface WarehousePanel {
  readonly table: PanelTable;
  readonly connection: Connection;
}

/**
 * Opens a panel that lives in ClickHouse: its columns are held against the definition, and the rest of the panel goes on as
 * with files. Undefined where the columns do not allow to go on. Throws `WarehouseFailure`.
 */
export async function openWarehousePanel(
  { id, panel, from, parser }: { id: string; panel: Panel; from: NonNullable<Panel['from']>; parser: Database },
  { checked, warehouse }: { checked: Omit<Checked, 'given'>; warehouse: Warehouse },
  report: Report,
): Promise<WarehousePanel | undefined> {
  const files = { paths: [], source: warehouseSource(from) };
  const described = rowsOf(await warehouse.ask(`DESCRIBE TABLE ${from.table}`));
  const found = new Map(described.map(({ name, type }) => [String(name), duckdbType(String(type))]));
  if (!hasColumns(found, { panel, files, more: true }, report)) return undefined;
  const roles = rolesOf({ id, panel }, checked);
  const typeOf = (name: string): string => found.get(name) ?? '';
  const places = roles.level === panel.areas ? undefined : placeNames(checked.areas, { ...roles, from: panel.areas });
  const select = `SELECT ${selection(panel, { typeOf, places })} FROM ${from.table} AS t`;
  const connection = connectionTo(warehouse, { name: 'panel', select });
  const [counted] = await connection.rows('SELECT count(*)::DOUBLE AS n FROM panel');
  const types: Record<string, SqlType> = { text: 'VARCHAR', number: 'DOUBLE' };
  const columns = Object.entries(panel.columns).map(
    ([name, { type }]) => `${quoteName(name)} ${types[type] ?? 'BIGINT'}`,
  );
  await parser.run(`CREATE TABLE panel (${columns.join(', ')})`);
  const table: PanelTable = {
    ...roles,
    ...{ id, panel, files, folder: '', database: connection, dialect: clickhouse, parser },
    ...{ rows: Number(counted?.['n'] ?? 0), ...typesOf(panel, typeOf) },
  };
  return { table, connection };
}

/**
 * The columns as the checks and the sums need them. An empty text counts as an empty cell, as in a CSV file: tables of
 * ClickHouse mostly have no other.
 */
function selection(
  panel: Panel,
  { typeOf, places }: { typeOf: (name: string) => string; places: readonly string[][] | undefined },
): string {
  const columns = Object.entries(panel.columns).flatMap(([name, { type }]) => {
    const [column, own, raw] = [`t.${quoteName(name)}`, quoteName(name), quoteName(`#raw ${name}`)];
    if (type === 'text') return [`nullIf(toString(${column}), '') AS ${own}`];
    const none = `CAST(NULL AS Nullable(Float64)) AS ${raw}`;
    if (type === 'integer' && /INT/.test(typeOf(name))) return [`${column} AS ${own}`, none];
    const number = `toFloat64(${column})`;
    const whole = `accurateCastOrNull(trunc(${number}), 'Int64')`;
    return [`${type === 'integer' ? whole : number} AS ${own}`, `${number} AS ${raw}`];
  });
  if (!places) return columns.join(', ');
  const list = (at: number): string => `[${places.map((each) => clickhouse.text(each[at] ?? '')).join(', ')}]`;
  const area = `toString(t.${quoteName(panel.area)})`;
  const empty = `t.${quoteName(panel.area)} IS NULL OR ${area} = ''`;
  const through = (to: number, otherwise: string): string =>
    `if(${empty}, NULL, transform(assumeNotNull(${area}), ${list(0)}, ${list(to)}, ${otherwise}))`;
  return [
    ...columns,
    `${through(2, `concat('?', assumeNotNull(${area}))`)} AS "#target"`,
    `${through(1, `assumeNotNull(${area})`)} AS "#area"`,
  ].join(', ');
}
