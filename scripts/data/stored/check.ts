import { hasClause } from '../../../src/core/plan.ts';
import { completeClause } from '../../../src/core/clause.ts';
import type { Records } from '../../../src/core/records.ts';
import { warehouseSource } from '../../../src/core/warehouse.ts';
import type { Plan } from '../../../src/core/plan.ts';
import { reportArea } from '../check/place.ts';
import { quoteName } from '../database.ts';
import type { Input } from '../input.ts';
import { searchOptions } from '../personal/definitions.ts';
import { search, type Finding } from '../personal/search.ts';
import { problem, type Details, type Place, type Report } from '../problem.ts';
import type { RuleId } from '../rules/rules.ts';
import { clickhouse } from '../warehouse/dialect.ts';
import { duckdbType } from '../warehouse/types.ts';
import type { Stored } from './count.ts';

const accepted: Readonly<Record<Records['columns'][string]['type'], RegExp>> = {
  ...{ text: /^VARCHAR$/, clause: /^VARCHAR$/, date: /^DATE$/, boolean: /^(BOOLEAN|UTINYINT|TINYINT)$/ },
  ...{ integer: /INT|^(FLOAT|DOUBLE|DECIMAL)$/, year: /INT/, number: /INT|^(FLOAT|DOUBLE|DECIMAL)$/ },
};
const words = {
  ...{ text: { zh: '文字', en: 'text' }, clause: { zh: '文字', en: 'text' }, date: { zh: '日期', en: 'a day' } },
  ...{ integer: { zh: '整数', en: 'a whole number' }, year: { zh: '年份', en: 'a year' } },
  ...{ number: { zh: '数字', en: 'a number' }, boolean: { zh: '是或否', en: 'true or false' } },
};

/**
 * The columns of a records table in ClickHouse as expressions see them, or undefined where one is absent or of another type.
 * `described`: the types of ClickHouse by name. Other columns of the table are never read.
 */
export function selectRecords(
  definition: Records,
  { described, from }: { described: ReadonlyMap<string, string>; from: NonNullable<Records['from']> },
  report: Report,
): string | undefined {
  const file = warehouseSource(from);
  let good = true;
  const columns = Object.entries(definition.columns).map(([column, { type }]) => {
    const stored = described.get(column);
    const found = stored === undefined ? undefined : duckdbType(stored);
    if (found === undefined) report(problem('missing-column', { file, column, value: column }));
    else if (!accepted[type].test(found))
      report(problem('wrong-type', { file, column, value: stored }, { expected: words[type] }));
    good &&= found !== undefined && accepted[type].test(found);
    const [name, own] = [`t.${quoteName(column)}`, quoteName(column)];
    if (type === 'text' || type === 'clause') return `nullIf(toString(${name}), '') AS ${own}`;
    if (type === 'date') return `toDate32(${name}) AS ${own}`;
    return type === 'boolean' ? `(${name} <> 0) AS ${own}` : `toFloat64(${name}) AS ${own}`;
  });
  return good ? `SELECT ${columns.join(', ')} FROM ${from.table} AS t` : undefined;
}

/** Rows that break a rule, found by a condition. */
interface Fault {
  readonly rule: RuleId;
  readonly column: string;
  readonly where: string;
  readonly details?: Details;
}

/** Values and keys that are told of one fault. */
const told = 10;
/** Different texts of a column that are searched; more of them are refused. */
const most = 1_048_576;

/** What the schema of a records table asks of each cell, and that no key is there twice: the same rules as for a file. */
export async function checkStored(stored: Stored, report: Report): Promise<void> {
  const { definition, connection, from } = stored;
  const file = warehouseSource(from);
  const faults = Object.keys(definition.columns).flatMap((column) => faultsOf(definition, column));
  const counted = faults.map(({ where }, index) => `countIf(${where})::DOUBLE AS c${index}`);
  const [counts = {}] = await connection.rows(`SELECT count(*)::DOUBLE AS n, ${counted.join(', ')} FROM records`);
  for (const [index, { rule, column, where, details }] of faults.entries()) {
    const count = Number(counts[`c${index}`]);
    if (count === 0) continue;
    const values = await connection.rows(
      `SELECT DISTINCT toString(${quoteName(column)}) AS value FROM records WHERE ${where} ORDER BY value LIMIT ${told}`,
    );
    for (const { value } of values)
      report(
        problem(rule, { file, column, value: typeof value === 'string' ? value : undefined }, { column, ...details }),
      );
    report(problem('warehouse-rows', { file, column }, { count, rule, where }));
  }
  const key = definition.key.map(quoteName).join(', ');
  const twice = await connection.rows(`
    SELECT ${definition.key.map((name, index) => `toString(${quoteName(name)}) AS k${index}`).join(', ')}, count(*)::DOUBLE AS n
    FROM records GROUP BY ${key} HAVING count(*) > 1 ORDER BY ALL LIMIT ${told}`);
  for (const row of twice) {
    const value = definition.key.map((_, index) => String(row[`k${index}`] ?? '')).join(' ');
    report(problem('warehouse-twice', { file, column: definition.key.join(', '), value }, { count: Number(row['n']) }));
  }
}

function faultsOf(definition: Records, column: string): Fault[] {
  const { type, required, values } = definition.columns[column] ?? {};
  const name = quoteName(column);
  const faults: Fault[] = required ? [{ rule: 'missing-cell', column, where: `${name} IS NULL` }] : [];
  const of = (rule: RuleId, where: string, details?: Details): number =>
    faults.push({ rule, column, where, ...(details && { details }) });
  if (type === 'integer' || type === 'year')
    of('wrong-type', `NOT isFinite(${name}) OR trunc(${name}) <> ${name}`, { expected: words[type] });
  if (type === 'year') of('wrong-type', `${name} NOT BETWEEN 1000 AND 9999`, { expected: words.year });
  if (type === 'number') of('not-a-number', `NOT isFinite(${name})`);
  if (values)
    of('unknown-value', `toString(${name}) NOT IN (${values.map(clickhouse.text).join(', ')})`, {
      expected: values.join(', '),
    });
  return faults;
}

/**
 * The different texts and long numbers of all columns: areas and clauses must exist, and nothing in them may be personal. They
 * are looked at side by side, as in a panel: no row is read.
 */
export async function searchStored(
  { id, definition, connection, from, places }: Stored,
  { input, today, plan }: { input: Input; today: string; plan: Plan },
  report: Report,
): Promise<Finding[]> {
  const columns = Object.keys(definition.columns);
  const place = { file: warehouseSource(from) };
  const values = new Map<string, string[]>();
  for (const column of columns) {
    const { type = 'text' } = definition.columns[column] ?? {};
    if (type === 'date' || type === 'boolean' || type === 'year') continue;
    const where =
      type === 'text' || type === 'clause' ? `${quoteName(column)} IS NOT NULL` : `${quoteName(column)} >= 1000000000`;
    const found = await connection.rows(
      `SELECT DISTINCT toString(${quoteName(column)}) AS value FROM records WHERE ${where} ORDER BY value LIMIT ${most + 1}`,
    );
    values.set(
      column,
      found.map(({ value }) => String(value)),
    );
  }
  for (const value of values.get(definition.area) ?? [])
    if (places.find(value) === undefined) reportArea({ ...place, column: definition.area, value }, places, report);
  for (const column of columns.filter((each) => definition.columns[each]?.type === 'clause'))
    for (const value of values.get(column) ?? []) checkClause({ ...place, column, value }, plan, report);
  if ([...values.values()].some((list) => list.length > most))
    return [
      {
        what: 'closed',
        place,
        where: 'bytes',
        detail: { zh: '一列的不同文字过多', en: 'too many different texts in a column' },
      },
    ];
  const length = Math.max(0, ...[...values.values()].map((list) => list.length));
  const rows = Array.from({ length }, (_, at) => ({
    row: at + 1,
    cells: columns.map((name) => values.get(name)?.[at]),
  }));
  const table = {
    type: 'table',
    place: { file: `records/${id}.csv` },
    rows: [{ row: 0, cells: columns }, ...rows],
  } as const;
  return search(table, searchOptions(input, today)).map((finding) => {
    const { column } = finding.place;
    return { ...finding, place: { ...place, ...(column === undefined ? {} : { column }) } };
  });
}

function checkClause(place: Place, plan: Plan, report: Report): void {
  const clause = completeClause(String(place.value));
  if (clause === undefined)
    report(problem('wrong-type', place, { expected: { zh: '规划条款', en: 'a clause of the plan' } }));
  else if (!hasClause(plan, clause)) report(problem('unknown-clause', place, { subject: { zh: '', en: '' } }));
}
