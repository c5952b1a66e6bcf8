import { panelPath } from '../../../src/core/panel.ts';
import type { Input } from '../input.ts';
import { quoteName } from '../database.ts';
import { searchOptions } from '../personal/definitions.ts';
import type { TableRow } from '../personal/found.ts';
import { search, type Finding } from '../personal/search.ts';
import { holds } from './each.ts';
import { hasPlaces, placesOf } from './places.ts';
import { longNumber, type Cell } from './scan.ts';
import { listOf, type PanelTable } from './table.ts';

/** Different texts of a column that are searched; more of them are refused. */
const most = 1_048_576;

/**
 * Everything personal in a panel: in the names of its columns, in every different text, in every long number, and in what
 * is written beside the rows in its files.
 */
export async function searchPanel(
  table: PanelTable,
  { cells, whole, input, today }: { cells: readonly Cell[]; whole: boolean; input: Input; today: string },
): Promise<Finding[]> {
  const { database, panel, figures, files, folder } = table;
  const options = searchOptions(input, today);
  const place = { file: files.source };
  const columns = Object.keys(panel.columns);
  const texts = columns.filter((name) => !figures.includes(name));
  const values = new Map<string, (string | number)[]>();
  for (const name of texts)
    values.set(
      name,
      inCells(table, cells, name) ??
        (await distinct(table, { name, where: whole ? first(table, cells, name) : 'true' })),
    );
  if (cells.some(({ rows, sound, largest = 0 }) => sound < rows || largest >= longNumber))
    for (const name of figures)
      values.set(name, (await distinct(table, { name, where: `${quoteName(name)} >= ${longNumber}` })).map(String));
  const closed = [...values.values()].some((list) => list.length > most);
  if (closed)
    return [
      {
        what: 'closed',
        place,
        where: 'bytes',
        detail: { zh: '一列的不同文字过多', en: 'too many different texts in a column' },
      },
    ];
  // What the definition says of the columns is looked up by the name of the file beside it.
  const beside = hasPlaces(table) ? place : { file: `${panelPath(table.id)}.parquet` };
  const findings = search({ type: 'table', place: beside, rows: rowsOf(columns, values) }, options);
  const located: Finding[] = [];
  for (const finding of findings) located.push(await locate(finding, values, table));
  if (!hasPlaces(table)) return located;
  const written = await database.rows(`
    SELECT file_name AS file, decode(key) AS key, decode(value) AS value FROM parquet_kv_metadata(${listOf(folder, files.paths)})`);
  for (const { file, key, value } of written) {
    const at = { file: String(file).replace(`${folder}/`, '') };
    const text = `${String(key)}\n${String(value)}`;
    located.push(...search({ type: 'text', place: at, where: 'hidden-part', text }, options));
  }
  return located;
}

/** The different values of a column of the key, which the cells hold as they were written. */
function inCells({ panel, groups, level }: PanelTable, cells: readonly Cell[], name: string): string[] | undefined {
  const pick = (value: (cell: Cell) => string | undefined): string[] =>
    [...new Set(cells.map(value))].filter((each) => each !== undefined).sort();
  if (name === panel.period) return pick(({ period }) => period);
  if (name === panel.status) return pick(({ status }) => status);
  if (name === panel.area) return level === panel.areas ? pick(({ area }) => area) : undefined;
  return groups.includes(name) ? pick((cell) => cell.groups[groups.indexOf(name)]) : undefined;
}

/** Where every area has the same villages in every period and group, one period and group holds them all. */
function first(table: PanelTable, cells: readonly Cell[], name: string): string {
  const { panel, groups, each } = table;
  const [cell] = cells;
  if (name !== each || cell?.period === undefined) return 'true';
  const parts = groups.map((column, at) => holds(table, column, cell.groups[at]));
  return [holds(table, panel.period, cell.period), ...parts].join(' AND ');
}

async function distinct(
  { database, panel }: PanelTable,
  { name, where }: { name: string; where: string },
): Promise<string[]> {
  const column = `${quoteName(name)}::VARCHAR`;
  const limit = panel.columns[name]?.type === 'text' ? most + 1 : 10_000;
  const rows = await database.rows(`
    SELECT DISTINCT ${column} AS value FROM panel WHERE ${column} IS NOT NULL AND (${where}) ORDER BY value LIMIT ${limit}`);
  return rows.map((row) => String(row['value']));
}

/** The different values of all columns side by side: no row of the panel, but every text of it. */
function rowsOf(columns: readonly string[], values: ReadonlyMap<string, readonly (string | number)[]>): TableRow[] {
  const length = Math.max(0, ...[...values.values()].map((list) => list.length));
  const rows = Array.from({ length }, (_, at) => ({
    row: at + 1,
    cells: columns.map((name) => values.get(name)?.[at]),
  }));
  return [{ row: 0, cells: columns }, ...rows];
}

/** The file and the row where a text stands first. */
async function locate(
  finding: Finding,
  values: ReadonlyMap<string, readonly (string | number)[]>,
  table: PanelTable,
): Promise<Finding> {
  const { files, dialect } = table;
  const { row = 0, column = '' } = finding.place;
  const value = values.get(column)?.[row - 1];
  const place = { file: files.source, ...(column === '' ? {} : { column }) };
  if (value === undefined) return { ...finding, place };
  if (!hasPlaces(table)) return { ...finding, place };
  const where = `${quoteName(column)}::VARCHAR = ${dialect.text(String(value))}`;
  const [found] = await placesOf(table, { where, value: quoteName(column), limit: 1 });
  return { ...finding, place: { ...place, ...found?.place } };
}
