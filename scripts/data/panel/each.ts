import { quoteName } from '../database.ts';
import { problem, type Problem, type Report } from '../problem.ts';
import { hasPlaces } from './places.ts';
import type { Cell } from './scan.ts';
import type { PanelTable } from './table.ts';

/** Duplicates and gaps that are reported one by one. */
const told = 10;

/**
 * Whether each area has the same villages, each once, in every period and group: otherwise rows are there twice or are
 * silently absent. The cells tell it by number and fingerprint (a set has another one when a value is added, left out or
 * repeated, but for one chance in 2^64), held against the first period and group, whose rows are looked at one by one.
 */
export async function checkEach(table: PanelTable, cells: readonly Cell[], report: Report): Promise<boolean> {
  const keys = new Map<string, Tally>();
  for (const { area = '', period = '', groups, rows, each } of cells) {
    const key = JSON.stringify([area, period, groups]);
    const known = keys.get(key) ?? { area, period, groups, rows: 0, each: 0n };
    keys.set(key, { ...known, rows: known.rows + rows, each: known.each ^ each });
  }
  const tallies = [...keys.values()];
  if (!reportEmpty(table, tallies, report)) return false;
  if (table.each === undefined)
    return reportTwice(
      table,
      tallies.filter(({ rows }) => rows > 1),
      report,
    );
  const first = new Map<string, Tally>();
  const suspects = new Set<string>();
  for (const tally of tallies) {
    const reference = first.get(tally.area);
    if (!reference) first.set(tally.area, tally);
    else if (reference.rows !== tally.rows || reference.each !== tally.each) suspects.add(tally.area);
  }
  const sets = [...new Set([...first.values()].map((tally) => sameKey(table, tally)))];
  const checked = await reportTwice(table, sets, report);
  if (suspects.size === 0) return checked;
  const inAreas = `${areaOf(table)} IN (${[...suspects].map(table.dialect.text).join(', ')})`;
  const once = await reportTwice(table, [inAreas], report);
  return (await reportUnlike(table, inAreas, report)) && once && checked;
}

/** Reports areas without any row for a period and a choice of groups that others have. Whether there is none. */
function reportEmpty({ files, panel }: PanelTable, tallies: readonly Tally[], report: Report): boolean {
  const found = new Map<string, Set<string>>();
  for (const { area, period, groups } of tallies) {
    const key = [period, ...groups].join(' ');
    found.set(key, (found.get(key) ?? new Set()).add(area));
  }
  const areas = [...new Set(tallies.map(({ area }) => area))];
  const gaps = [...found].filter(([, present]) => present.size < areas.length);
  for (const [period, present] of gaps.slice(0, told)) {
    const absent = areas.filter((area) => !present.has(area)).join(', ');
    report(problem('missing-period', { file: files.source, column: panel.period }, { period, areas: absent }));
  }
  return gaps.length === 0;
}

interface Tally extends Pick<Cell, 'groups' | 'rows' | 'each'> {
  readonly area: string;
  readonly period: string;
}

const areaOf = ({ level, panel }: PanelTable): string => (level === panel.areas ? quoteName(panel.area) : '"#target"');

/** The rows of one period and one choice of groups, of all areas. */
function sameKey(table: PanelTable, { period, groups }: Tally): string {
  const columns = [table.panel.period, ...table.groups];
  return columns.map((column, at) => holds(table, column, [period, ...groups][at])).join(' AND ');
}

/** That a column has a value or is empty. */
export const holds = ({ dialect }: PanelTable, column: string, value: string | undefined): string =>
  `${quoteName(column)} ${value === undefined ? 'IS NULL' : `= ${dialect.text(value)}`}`;

/** Reports keys that more than one row has, among some rows given by conditions or by their cells. Whether there is none. */
async function reportTwice(table: PanelTable, among: readonly (string | Tally)[], report: Report): Promise<boolean> {
  if (among.length === 0) return true;
  const { panel, groups, each, database } = table;
  const area = table.level === panel.areas ? panel.area : '#area';
  const columns = [area, panel.period, ...groups, ...(each === undefined || each === '#area' ? [] : [each])];
  const list = columns.map(quoteName).join(', ');
  const conditions = among
    .slice(0, 100)
    .map((one) =>
      typeof one === 'string' ? one : `${sameKey(table, one)} AND ${areaOf(table)} = ${table.dialect.text(one.area)}`,
    );
  const found = await database.rows(`
    SELECT ${list}, count(*)::DOUBLE AS n FROM panel WHERE (${conditions.join(') OR (')})
    GROUP BY ${list} HAVING count(*) > 1 ORDER BY ALL LIMIT ${told}`);
  for (const row of found) {
    const values = columns.map((column) => (typeof row[column] === 'string' ? row[column] : undefined));
    const where = columns.map((column, at) => holds(table, column, values[at])).join(' AND ');
    report(await repeated(table, { where, key: values.filter(Boolean).join(' '), count: Number(row['n']) }));
  }
  return found.length === 0;
}

/** A key with more than one row, at the place of its second one. */
async function repeated(
  table: PanelTable,
  { where, key, count }: { where: string; key: string; count: number },
): Promise<Problem> {
  const { database, files, folder, panel } = table;
  if (!hasPlaces(table))
    return problem('warehouse-twice', { file: files.source, column: panel.period, value: key }, { count });
  const [first, second] = await database.rows(`
    SELECT "#file" AS file, "#row"::DOUBLE AS row FROM placed WHERE ${where} ORDER BY ALL LIMIT 2`);
  const fileOf = (place: typeof first): string => String(place?.['file']).replace(`${folder}/`, '');
  const firstRow = Number(first?.['row']);
  const elsewhere = fileOf(first) === fileOf(second) ? String(firstRow) : `${firstRow} (${fileOf(first)})`;
  return problem('duplicate-row', { file: fileOf(second), row: Number(second?.['row']) }, { first: elsewhere, key });
}

/** Reports the villages of some areas that have no row for a period and a group in which others have one. */
async function reportUnlike(table: PanelTable, where: string, report: Report): Promise<boolean> {
  const { panel, groups, each = '', database, files } = table;
  const [area, name] = [areaOf(table), quoteName(each)];
  const keys = [quoteName(panel.period), ...groups.map(quoteName)].join(', ');
  const found = await database.rows(`
    WITH own AS (SELECT DISTINCT ${area} AS area, ${name} AS one, ${keys} FROM panel WHERE ${where}),
    wanted AS (SELECT area, one, ${keys} FROM (SELECT DISTINCT area, one FROM own) AS ones CROSS JOIN (SELECT DISTINCT ${keys} FROM own) AS kept)
    SELECT min(one) AS first, count(*)::DOUBLE AS n, area, concat_ws(' ', ${keys}) AS "#key"
    FROM (SELECT * FROM wanted EXCEPT SELECT * FROM own) AS absent GROUP BY area, "#key" ORDER BY area, "#key" LIMIT ${told}`);
  for (const row of found) {
    const place = { file: files.source, column: panel.each ?? panel.area, value: row['first'] };
    report(
      problem('panel-gap', place, { count: Number(row['n']), key: `${String(row['area'])} ${String(row['#key'])}` }),
    );
  }
  return found.length === 0;
}
