import { ancestors } from '../../../src/core/ancestors.ts';
import { areaKinds, type Area, type AreaKind } from '../../../src/core/area.ts';
import type { Indicator } from '../../../src/core/indicator.ts';
import { figureColumns, groupColumns, panelOf, type Panel } from '../../../src/core/panel.ts';
import type { Checked } from '../check/checked.ts';
import { indexPlaces, type Places } from '../check/places.ts';
import { quoteName, quoteText, type Database, type LargeDatabase } from '../database.ts';
import { problem, type Report } from '../problem.ts';
import { duckdb, kindOf, type Dialect } from '../warehouse/dialect.ts';
import type { Columns } from '../warehouse/translate.ts';
import type { PanelFiles } from './definition.ts';

/**
 * A panel that can be asked: its rows stand in the view `panel`. Where they come from files the view `placed` has them with
 * their file and number; rows of a database have no place.
 */
export interface PanelTable {
  readonly id: string;
  readonly panel: Panel;
  readonly files: PanelFiles;
  /** The data folder. */
  readonly folder: string;
  readonly database: Pick<LargeDatabase, 'rows'> & Partial<Pick<LargeDatabase, 'rowsRead'>>;
  readonly dialect: Dialect;
  /** A DuckDB with the columns of `panel`, that parses expressions. */
  readonly parser: Database;
  /** What the columns hold. */
  readonly kinds: Columns;
  readonly indicators: Readonly<Record<string, Indicator>>;
  readonly indicatorFiles: Checked['indicatorFiles'];
  readonly places: Places;
  /** The level that rows are added up to: the lowest one that an indicator is reported at. */
  readonly level: AreaKind;
  /** The column that tells rows of one area of that level apart, if any. */
  readonly each: string | undefined;
  readonly groups: readonly string[];
  readonly figures: readonly string[];
  /** Figures whose type in the files is a whole number. */
  readonly whole: ReadonlySet<string>;
  readonly rows: number;
}

/**
 * Opens the files of a panel: their columns are held against the definition. Undefined where they do not allow to go on.
 */
export async function openPanel(
  {
    id,
    panel,
    files,
    folder,
    database,
  }: Pick<PanelTable, 'id' | 'panel' | 'files' | 'folder'> & { database: LargeDatabase },
  checked: Omit<Checked, 'given'>,
  report: Report,
): Promise<PanelTable | undefined> {
  const roles = rolesOf({ id, panel }, checked);
  const { level } = roles;
  const source = sourceOf(folder, files.paths);
  try {
    const [counted] = await database.rows(
      `SELECT sum(num_rows)::DOUBLE AS n FROM parquet_file_metadata(${listOf(folder, files.paths)})`,
    );
    const described = await database.rows(`DESCRIBE SELECT * FROM ${source('')}`);
    const found = new Map(described.map((row) => [String(row['column_name']), String(row['column_type'])]));
    if (!hasColumns(found, { panel, files, more: false }, report)) return undefined;
    await loadPlaces(database, placeNames(checked.areas, { ...roles, from: panel.areas }));
    const select = selection(found, { panel, rolled: level !== panel.areas });
    await database.run(`CREATE VIEW panel AS SELECT ${select.columns} FROM ${source('')} AS t ${select.join}`);
    const placed = source(', filename = true, file_row_number = true');
    await database.run(
      `CREATE VIEW placed AS SELECT filename AS "#file", file_row_number + 1 AS "#row", ${select.columns} FROM ${placed} AS t ${select.join}`,
    );
    return {
      ...roles,
      ...{ id, panel, files, folder, database, dialect: duckdb, parser: database },
      ...{ rows: Number(counted?.['n'] ?? 0), ...typesOf(panel, (name) => found.get(name) ?? '') },
    };
  } catch (error) {
    const detail = String(error instanceof Error ? error.message : error).replaceAll(`${folder}/`, '');
    report(problem('malformed-parquet', { file: files.source }, { detail: detail.split('\n')[0] ?? '' }));
    return undefined;
  }
}

/** What the definition and the indicators say of a panel, wherever its rows are. */
export function rolesOf(
  { id, panel }: Pick<PanelTable, 'id' | 'panel'>,
  checked: Omit<Checked, 'given'>,
): Pick<PanelTable, 'indicators' | 'indicatorFiles' | 'places' | 'level' | 'each' | 'groups' | 'figures'> {
  const own = Object.entries(checked.indicators).filter(([own, indicator]) => panelOf(own, indicator) === id);
  const level = lowest(own.map(([, { coverage }]) => coverage.areas));
  return {
    ...{ indicators: Object.fromEntries(own), indicatorFiles: checked.indicatorFiles },
    ...{ places: indexPlaces(checked.areas, checked.site.area), level },
    each: panel.each ?? (level === panel.areas ? undefined : '#area'),
    ...{ groups: groupColumns(panel), figures: figureColumns(panel) },
  };
}

/** What the columns hold, and which figures are whole numbers where they are kept; `typeOf`: their types in DuckDB. */
export function typesOf(panel: Panel, typeOf: (name: string) => string): Pick<PanelTable, 'whole' | 'kinds'> {
  const isWhole = (name: string): boolean => whole.test(typeOf(name));
  const kinds = Object.entries(panel.columns).map(([name, { type }]): [string, Columns[string]] => [
    name,
    type === 'text' ? 'text' : type === 'integer' ? 'whole' : kindOf('DOUBLE'),
  ]);
  return { whole: new Set(figureColumns(panel).filter(isWhole)), kinds: Object.fromEntries(kinds) };
}

function lowest(levels: readonly AreaKind[]): AreaKind {
  return levels.reduce((a, b) => (areaKinds.indexOf(b) > areaKinds.indexOf(a) ? b : a), 'nation');
}

/** Files as a list in SQL. */
export const listOf = (folder: string, paths: readonly string[]): string =>
  `[${paths.map((path) => quoteText(`${folder}/${path}`)).join(', ')}]`;

/** Folders called `period=2016-07` are a column, as is usual for large tables; their values stay text. */
function sourceOf(folder: string, paths: readonly string[]): (options: string) => string {
  const hive = paths.some((path) => path.includes('='));
  const partitions = `hive_partitioning = ${hive}${hive ? ', hive_types_autocast = false' : ''}`;
  return (options) => `read_parquet(${listOf(folder, paths)}, ${partitions}${options})`;
}

const whole = /^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$/;
const numeric = /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|DECIMAL.*)$/;

/** Whether the columns are those of the definition; `more`: there may be others, which are not read. */
export function hasColumns(
  found: ReadonlyMap<string, string>,
  { panel, files, more }: { panel: Panel; files: PanelFiles; more: boolean },
  report: Report,
): boolean {
  const file = files.source;
  const known = Object.keys(panel.columns);
  let good = true;
  for (const value of found.keys())
    if (!known.includes(value) && !more) {
      good = false;
      report(problem('unknown-column', { file, column: value, value }, { expected: known.join(', '), mapping: '' }));
    }
  for (const [column, { type }] of Object.entries(panel.columns)) {
    const stored = found.get(column);
    if (stored === undefined) report(problem('missing-column', { file, column, value: column }));
    else if (type === 'text' ? !(stored === 'VARCHAR' || whole.test(stored)) : !numeric.test(stored))
      report(problem('wrong-type', { file, column, value: stored }, { expected: words[type] }));
    else continue;
    good = false;
  }
  return good;
}

const words = {
  text: { zh: '文字', en: 'text' },
  integer: { zh: '整数', en: 'a whole number' },
  number: { zh: '数字', en: 'a number' },
};

/** Every name of an area of the panel's level, and the area that its rows are added up to. */
export function placeNames(
  areas: ReadonlyMap<string, Area>,
  { places, from, level }: { places: Places; from: AreaKind; level: AreaKind },
): string[][] {
  return places.atLevel(from).flatMap((code) => {
    const target = ancestors(areas, code).find(({ kind }) => kind === level)?.code;
    const name = areas.get(code)?.name ?? code;
    const texts = places.find(name) === code && name !== code ? [code, name] : [code];
    return target === undefined ? [] : texts.map((text) => [text, code, target]);
  });
}

async function loadPlaces(database: LargeDatabase, rows: readonly string[][]): Promise<void> {
  const columns = ['text', 'code', 'target'].map((name) => ({ name, type: 'VARCHAR' }) as const);
  await database.load('#places', columns, rows);
}

/**
 * The columns as the checks and the sums need them: texts as text, counts as whole numbers. An area that is not known
 * keeps its name behind a question mark.
 */
function selection(
  found: ReadonlyMap<string, string>,
  { panel, rolled }: { panel: Panel; rolled: boolean },
): { columns: string; join: string } {
  const columns = Object.entries(panel.columns).map(([name, { type }]) => {
    const [column, stored] = [`t.${quoteName(name)}`, found.get(name) ?? ''];
    if (type === 'text') return stored === 'VARCHAR' ? column : `${column}::VARCHAR AS ${quoteName(name)}`;
    if (type === 'integer' && whole.test(stored)) return column;
    const plain = `try_cast(${column} AS ${type === 'integer' ? 'BIGINT' : 'DOUBLE'}) AS ${quoteName(name)}`;
    return `${plain}, ${column}::DOUBLE AS ${quoteName(`#raw ${name}`)}`;
  });
  for (const [name, { type }] of Object.entries(panel.columns))
    if (type === 'integer' && whole.test(found.get(name) ?? ''))
      columns.push(`NULL::DOUBLE AS ${quoteName(`#raw ${name}`)}`);
  const area = `t.${quoteName(panel.area)}`;
  const text = found.get(panel.area) === 'VARCHAR' ? area : `${area}::VARCHAR`;
  return {
    columns: [
      ...columns,
      ...(rolled ? [`coalesce(p.target, '?' || ${text}) AS "#target", coalesce(p.code, ${text}) AS "#area"`] : []),
    ].join(', '),
    join: rolled ? `LEFT JOIN "#places" AS p ON p.text = ${text}` : '',
  };
}
