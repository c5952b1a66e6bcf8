import type { Indicator } from '../../../src/core/indicator.ts';
import { periodEnd } from '../../../src/core/period.ts';
import type { Checked, RecordsTable } from '../check/checked.ts';
import type { Places } from '../check/places.ts';
import { quoteName, type Database, type SqlColumn, type SqlRow, type SqlValue } from '../database.ts';
import type { Text } from '../../../src/core/text.ts';
import { both, expressionFault } from './expression.ts';
import { levelsOf } from './sums.ts';
import { periodsBetween } from './periods.ts';
import { problem, type Report } from '../problem.ts';
import type { Total } from './totals.ts';

/** One count of an indicator: the column of the result and how it is added up. */
interface Count {
  readonly indicator: string;
  readonly part: 'numerator' | 'denominator';
  readonly sql: string;
}
interface Work {
  readonly table: RecordsTable;
  readonly name: string;
  readonly indicators: Readonly<Record<string, Indicator>>;
  readonly places: Places;
  readonly database: Database;
  readonly levels: number;
  /** The definition file of each indicator, for reports. */
  readonly files: Checked['indicatorFiles'];
}

/**
 * Evaluates the expressions of all indicators made from one records table, for every period and level of areas, in one
 * scan. A condition counts the rows for which it holds, a number is summed; an empty cell is neither.
 */
export async function countRecords(
  table: RecordsTable,
  { checked, places, database }: { checked: Checked; places: Places; database: Database },
  report: Report,
): Promise<Total[]> {
  const own = Object.entries(checked.indicators).filter(([, { from }]) => from === `records/${table.id}`);
  if (own.length === 0) return [];
  const areaAt = table.columns.indexOf(table.schema.area);
  const levels = levelsOf(
    table.rows.map(({ cells }) => String(cells[areaAt])),
    places,
  );
  const name = `records ${table.id}`;
  const work: Work = {
    table,
    name,
    indicators: Object.fromEntries(own),
    places,
    database,
    levels,
    files: checked.indicatorFiles,
  };
  await loadRecords(work, areaAt);
  const counts = await countsOf(work, report);
  if (counts.length === 0) return [];
  const rows = await scan(counts, work, report);
  return own.flatMap(([id, indicator]) => totalsOf(rows, { id, indicator }, work));
}

const types: Record<string, SqlColumn['type']> = {
  text: 'VARCHAR',
  clause: 'VARCHAR',
  integer: 'DOUBLE',
  year: 'DOUBLE',
  number: 'DOUBLE',
  date: 'DATE',
  boolean: 'BOOLEAN',
};

const sequence = (length: number): number[] => Array.from({ length }, (_, index) => index);
const groupsOf = ({ indicators }: Work): string[] => [
  ...new Set(Object.values(indicators).flatMap(({ groups }) => Object.keys(groups))),
];

async function loadRecords({ table, name, indicators, places, database, levels }: Work, areaAt: number): Promise<void> {
  const columns: SqlColumn[] = [
    ...table.columns.map((column) => ({
      name: column,
      type: types[table.schema.columns[column]?.type ?? 'text'] ?? 'VARCHAR',
    })),
    ...sequence(levels).map((level) => ({ name: `#${level}`, type: 'VARCHAR' }) as const),
    { name: '#own', type: 'VARCHAR' },
    { name: '#line', type: 'INTEGER' },
  ];
  const rows = table.rows.map(({ row, cells }): SqlValue[] => {
    const area = String(cells[areaAt]);
    // From the plan's own area down: records of a town and records of the county itself are added up in one column.
    const chain = [area, ...places.above(area)].reverse();
    const levelled = sequence(levels).map((level) => chain[level]);
    return [...table.columns.map((_, index) => cells[index]), ...levelled, area, row];
  });
  await database.load(name, columns, rows);
  const periods = new Set(
    Object.values(indicators).flatMap(({ coverage, frequency }) =>
      periodsBetween(coverage.from, coverage.to, frequency),
    ),
  );
  const list = [...periods].sort().map((period) => `('${period}', DATE '${periodEnd(period)}')`);
  await database.run(`
    CREATE VIEW ${quoteName(`${name} by period`)} AS
    SELECT * FROM ${quoteName(name)} CROSS JOIN (VALUES ${list.join(', ')}) AS each("#period", period_end)`);
}

/** The expressions as aggregates, each checked alone so that an error names its indicator and key. */
async function countsOf(work: Work, report: Report): Promise<Count[]> {
  const { table, database, files } = work;
  const counts: Count[] = [];
  for (const [id, indicator] of Object.entries(work.indicators))
    for (const part of ['numerator', 'denominator'] as const) {
      const expression = indicator[part]?.expression;
      if (expression === undefined) continue;
      const place = { file: files[id] ?? id, column: `${part}.expression`, value: expression };
      const fault = await expressionFault(expression, [...table.columns, 'period_end'], database);
      const type = fault ?? (await typeOf(expression, work).catch((error: unknown) => both(firstLine(error))));
      if (typeof type === 'string') counts.push({ indicator: id, part, sql: aggregates[type](expression) });
      else report(problem('expression', place, { detail: type }));
    }
  return counts;
}

/** Whether an expression is a condition or a number; what is wrong where it is neither. */
async function typeOf(expression: string, { name, database }: Work): Promise<'condition' | 'number' | Text> {
  const [column] = await database.rows(`DESCRIBE SELECT (${expression}\n) AS v FROM ${quoteName(`${name} by period`)}`);
  const type = String(column?.['column_type']);
  if (type === 'BOOLEAN') return 'condition';
  if (/^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL.*)$/.test(type)) return 'number';
  return {
    zh: `结果的类型是 ${type}，应为条件或数字`,
    en: `its result is of type ${type}, expected a condition or a number`,
  };
}

const aggregates: Record<'condition' | 'number', (expression: string) => string> = {
  condition: (expression) => `count(*) FILTER (WHERE (${expression}\n))::DOUBLE`,
  // Exact, so that the order of the rows does not matter.
  number: (expression) => `coalesce(sum(CAST((${expression}\n) AS DECIMAL(38, 6))), 0)::VARCHAR`,
};

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';

/** The one scan. Where it fails on the data, each expression is tried alone to find the one to blame. */
async function scan(counts: readonly Count[], work: Work, report: Report): Promise<SqlRow[]> {
  try {
    return await work.database.rows(query(counts, work));
  } catch (error) {
    for (const count of counts)
      await work.database
        .rows(query([count], work))
        .catch((fault: unknown) =>
          report(
            problem(
              'expression',
              { file: work.files[count.indicator] ?? '', column: `${count.part}.expression` },
              { detail: firstLine(fault) },
            ),
          ),
        );
    if (counts.length === 0) throw error;
    return [];
  }
}

function query(counts: readonly Count[], work: Work): string {
  const groups = groupsOf(work);
  const levels = sequence(work.levels).map((level) => quoteName(`#${level}`));
  const sets = levels.flatMap((level) =>
    sequence(2 ** groups.length).map((kept) => {
      const columns = groups.filter((_, index) => (kept >> index) & 1).map(quoteName);
      return `("#period", ${[level, ...columns].join(', ')})`;
    }),
  );
  const dimensions = [...levels, ...groups.map(quoteName)];
  return `
    SELECT "#period", ${dimensions.join(', ')},
      ${dimensions.map((column) => `GROUPING(${column})::INTEGER AS ${quoteName(`rolled ${column.slice(1, -1)}`)}`).join(', ')},
      ${counts.map(({ indicator, part, sql }) => `${sql} AS ${quoteName(`${indicator} ${part}`)}`).join(', ')},
      list_unique(list("#own"))::INTEGER AS "#areas", list("#line" ORDER BY "#line") AS "#lines"
    FROM ${quoteName(`${work.name} by period`)}
    GROUP BY GROUPING SETS (${sets.join(', ')})
    ORDER BY ALL`;
}

/** What the scan says of one indicator. An area of its level without any record counts none. */
function totalsOf(
  rows: readonly SqlRow[],
  { id, indicator }: { id: string; indicator: Indicator },
  work: Work,
): Total[] {
  const { coverage, frequency } = indicator;
  const periods = new Set(periodsBetween(coverage.from, coverage.to, frequency));
  const totals = rows.flatMap((row) =>
    periods.has(String(row['#period'])) ? (total(row, { id, indicator }, work) ?? []) : [],
  );
  const present = new Set(totals.map(({ area, period }) => `${area} ${period}`));
  const empty = [...periods].flatMap((period) =>
    work.places
      .atLevel(coverage.areas)
      .filter((area) => !present.has(`${area} ${period}`))
      .map((area) => ({ ...blank(id, work), area, period })),
  );
  return [...totals, ...empty];
}

const blank = (id: string, work: Work): Omit<Total, 'area' | 'period'> => ({
  indicator: id,
  groups: {},
  numerator: 0,
  denominator: 0,
  of: 1,
  reported: 1,
  hidden: 0,
  provisional: false,
  references: [],
  file: work.table.file,
  rows: [],
  rolled: 0,
});

function total(row: SqlRow, { id, indicator }: { id: string; indicator: Indicator }, work: Work): Total | undefined {
  const level = sequence(work.levels).find((each) => row[`rolled #${each}`] === 0) ?? 0;
  const area = row[`#${level}`];
  if (typeof area !== 'string') return undefined;
  const groups: Record<string, string> = {};
  for (const column of groupsOf(work)) {
    if (row[`rolled ${column}`] === 1) continue;
    const value = row[column];
    if (!indicator.groups[column] || value === null) return undefined;
    groups[column] = String(value);
  }
  const areas = Number(row['#areas']);
  return {
    ...blank(id, work),
    area,
    period: String(row['#period']),
    groups,
    numerator: Number(row[`${id} numerator`] ?? 0),
    denominator: Number(row[`${id} denominator`] ?? 0),
    of: areas,
    reported: areas,
    rows: (row['#lines'] as number[]).map(Number),
  };
}
