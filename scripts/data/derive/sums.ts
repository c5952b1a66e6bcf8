import type { Indicator } from '../../../src/core/indicator.ts';
import { isOfPanel } from '../../../src/core/panel.ts';
import type { Checked, GivenRow } from '../check/checked.ts';
import type { Places } from '../check/places.ts';
import type { Database, SqlColumn, SqlRow, SqlValue } from '../database.ts';
import type { Total } from './totals.ts';

/** The widths of the table of parts: levels of areas (the own one first) and group columns. */
interface Shape {
  readonly levels: number;
  readonly groups: number;
}

/**
 * Adds the counts of all indicators up the tree of areas and over the groups that may be added, in one scan with
 * grouping sets. Only the rows of each indicator's reporting level are parts; sums end at the plan's own area.
 */
export async function sumUp(checked: Checked, places: Places, database: Database): Promise<Total[]> {
  const parts = checked.given.filter((row) => isPart(row, checked.indicators[row.indicator], places));
  if (parts.length === 0) return [];
  const shape: Shape = {
    levels: levelsOf(
      parts.map(({ area }) => area),
      places,
    ),
    groups: Math.max(0, ...Object.values(checked.indicators).map(({ groups }) => Object.keys(groups).length)),
  };
  await database.load('parts', columnsOf(shape), cellsOf(parts, { checked, places, shape }));
  const files = new Map(parts.map(({ indicator, file }) => [indicator, file]));
  const rows = await database.rows(query(shape));
  return rows.flatMap((row) => total(row, { checked, shape, files }) ?? []);
}

/** How many levels of areas the counts of these areas are summed over, their own among them. */
export function levelsOf(areas: Iterable<string>, places: Places): number {
  let most = 0;
  for (const area of areas) most = Math.max(most, places.above(area).length);
  return 1 + most;
}

function isPart({ area }: GivenRow, indicator: Indicator | undefined, places: Places): boolean {
  if (!indicator || (indicator.calculation !== 'ratio' && indicator.calculation !== 'sum')) return false;
  return (!indicator.from || isOfPanel(indicator)) && places.atLevel(indicator.coverage.areas).includes(area);
}

const sequence = (length: number): number[] => Array.from({ length }, (_, index) => index);

function columnsOf({ levels, groups }: Shape): SqlColumn[] {
  return [
    { name: 'indicator', type: 'VARCHAR' },
    { name: 'used', type: 'INTEGER' },
    { name: 'period', type: 'VARCHAR' },
    ...sequence(levels).map((level) => ({ name: `a${level}`, type: 'VARCHAR' }) as const),
    ...sequence(groups).map((group) => ({ name: `g${group}`, type: 'VARCHAR' }) as const),
    { name: 'numerator', type: 'DOUBLE' },
    { name: 'denominator', type: 'DOUBLE' },
    { name: 'contributors', type: 'DOUBLE' },
    { name: 'largest', type: 'DOUBLE' },
    { name: 'status', type: 'VARCHAR' },
    { name: 'counted', type: 'BOOLEAN' },
    { name: 'reference', type: 'VARCHAR' },
    { name: 'line', type: 'INTEGER' },
  ];
}

function* cellsOf(
  parts: readonly GivenRow[],
  { checked, places, shape }: { checked: Checked; places: Places; shape: Shape },
): Generator<SqlValue[]> {
  for (const row of parts) {
    const indicator = checked.indicators[row.indicator];
    if (!indicator) continue;
    const areas = [row.area, ...places.above(row.area)];
    const groups = Object.keys(indicator.groups).map((column) => row.groups[column]);
    const used = groups.reduce((bits, value, index) => bits + (value === undefined ? 0 : 2 ** index), 0);
    const counted = row.numerator !== undefined && (indicator.calculation === 'sum' || row.denominator !== undefined);
    yield [
      row.indicator,
      used,
      row.period,
      ...sequence(shape.levels).map((level) => areas[level]),
      ...sequence(shape.groups).map((group) => groups[group]),
      row.numerator,
      row.denominator,
      row.contributors,
      row.maxShare === undefined ? undefined : row.maxShare * (row.numerator ?? 0),
      row.status,
      counted,
      row.reference ?? '',
      row.row,
    ];
  }
}

/** One grouping set for each level of areas and each choice of group columns that are kept. */
function query({ levels, groups }: Shape): string {
  const sets = sequence(levels).flatMap((level) =>
    sequence(2 ** groups).map((kept) => {
      const columns = sequence(groups).filter((group) => (kept >> group) & 1);
      return `(indicator, used, period, ${[`a${level}`, ...columns.map((group) => `g${group}`)].join(', ')})`;
    }),
  );
  const dimensions = [...sequence(levels).map((level) => `a${level}`), ...sequence(groups).map((group) => `g${group}`)];
  return `
    SELECT indicator, used, period, ${dimensions.join(', ')},
      ${dimensions.map((name) => `GROUPING(${name})::INTEGER AS rolled_${name}`).join(', ')},
      sum(numerator ORDER BY line) AS numerator,
      sum(denominator ORDER BY line) AS denominator,
      sum(contributors) AS contributors,
      max(largest) / nullif(sum(numerator), 0) AS share,
      ${different(`status <> 'not-applicable'`)} AS "of",
      ${different(`status <> 'not-applicable' AND NOT counted`)} AS uncounted,
      ${different(`status = 'suppressed'`)} AS hidden,
      coalesce(bool_or(status = 'provisional'), false) AS provisional,
      list_sort(list_distinct(list(reference) FILTER (counted))) AS "references",
      list(line ORDER BY line) AS lines
    FROM parts
    GROUP BY GROUPING SETS (${sets.join(', ')})
    ORDER BY ALL`;
}

/** How many different areas have such a row: of a list, for each DISTINCT would take a table of its own in each grouping set. */
function different(condition: string): string {
  return `coalesce(list_unique(list(a0) FILTER (${condition})), 0)::INTEGER`;
}

/** A result row as a total, or undefined where it adds what must not be added or repeats what was given. */
function total(
  row: SqlRow,
  { checked, shape, files }: { checked: Checked; shape: Shape; files: ReadonlyMap<string, string> },
): Total | undefined {
  const id = String(row['indicator']);
  const indicator = checked.indicators[id];
  const level = sequence(shape.levels).find((each) => row[`rolled_a${each}`] === 0) ?? 0;
  const area = row[`a${level}`];
  if (!indicator || typeof area !== 'string') return undefined;
  const groups: Record<string, string> = {};
  let rolled = 0;
  for (const group of sequence(shape.groups)) {
    const used = ((Number(row['used']) >> group) & 1) === 1;
    const away = row[`rolled_g${group}`] === 1;
    const [column, definition] = Object.entries(indicator.groups)[group] ?? [];
    if (!used && away) continue;
    if (!used) return undefined;
    if (away && definition?.total !== 'sum') return undefined;
    if (away) rolled += 1;
    else groups[column ?? ''] = String(row[`g${group}`]);
  }
  if (level === 0 && rolled === 0) return undefined;
  const of = Number(row['of']);
  return {
    indicator: id,
    area,
    period: String(row['period']),
    groups,
    numerator: number(row['numerator']),
    denominator: number(row['denominator']),
    contributors: number(row['contributors']),
    maxShare: number(row['share']),
    of,
    reported: of - Number(row['uncounted']),
    hidden: Number(row['hidden']),
    provisional: row['provisional'] === true,
    references: list(row['references']).map(String),
    file: files.get(id) ?? '',
    rows: list(row['lines']).map(Number),
    rolled,
  };
}

const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
