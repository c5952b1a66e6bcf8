import type { Indicator } from '../../../src/core/indicator.ts';
import { periodEnd } from '../../../src/core/period.ts';
import type { Records } from '../../../src/core/records.ts';
import { warehouseSource } from '../../../src/core/warehouse.ts';
import type { Checked } from '../check/checked.ts';
import type { Places } from '../check/places.ts';
import { quoteName, type Database, type SqlRow, type SqlType } from '../database.ts';
import { exact, inexact } from '../panel/sums.ts';
import { problem, type Report } from '../problem.ts';
import type { Connection } from '../warehouse/connection.ts';
import { clickhouse, countTypeOf, type CountType, type Written } from '../warehouse/dialect.ts';
import type { Columns } from '../warehouse/translate.ts';
import { expressionFault } from '../derive/expression.ts';
import { periodsBetween } from '../derive/periods.ts';
import type { Total } from '../derive/totals.ts';

/** A records table that is in a database, with its connection and what is needed to understand its indicators. */
export interface Stored {
  readonly id: string;
  readonly definition: Records;
  readonly from: NonNullable<Records['from']>;
  readonly connection: Connection;
  /** A DuckDB that parses expressions. */
  readonly parser: Database;
  readonly places: Places;
  readonly indicators: Readonly<Record<string, Indicator>>;
  readonly files: Checked['indicatorFiles'];
}

interface Count {
  readonly indicator: string;
  readonly part: 'numerator' | 'denominator';
  readonly type: CountType;
  readonly written: Written;
}

/** What columns hold in expressions: numbers of any kind are numbers with a point, as they are in a table from a file. */
const sqlTypes: Readonly<Record<Records['columns'][string]['type'], SqlType>> = {
  ...({ text: 'VARCHAR', clause: 'VARCHAR', date: 'DATE', boolean: 'BOOLEAN' } as const),
  ...({ integer: 'DOUBLE', year: 'DOUBLE', number: 'DOUBLE' } as const),
};
const kinds: Readonly<Record<SqlType, Columns[string]>> = {
  ...({ VARCHAR: 'text', INTEGER: 'whole', DOUBLE: 'double', BOOLEAN: 'boolean', DATE: 'date' } as const),
};

/**
 * Evaluates the expressions of all indicators made from a records table in a database, for every period, area and choice of
 * groups in one question, and adds the answer up the tree of areas: the same figures as of a table from a file. Undefined
 * where an expression is faulty. Throws `WarehouseFailure`.
 */
export async function countStored(stored: Stored, report: Report): Promise<Total[] | undefined> {
  const counts = await countsOf(stored, report);
  if (!counts) return undefined;
  const rows = await stored.connection.rows(question(stored, counts));
  const parts = rows.map((row) => partOf(row, { counts, groups: groupsOf(stored), places: stored.places }));
  return Object.entries(stored.indicators).flatMap(([id, indicator]) => totalsOf(parts, [id, indicator], stored));
}

async function countsOf(
  { definition, parser, indicators, files }: Stored,
  report: Report,
): Promise<Count[] | undefined> {
  const types = Object.entries(definition.columns).map(([name, { type }]): [string, SqlType] => [name, sqlTypes[type]]);
  types.push(['period_end', 'DATE']);
  await parser.run(`CREATE TABLE records (${types.map(([name, type]) => `${quoteName(name)} ${type}`).join(', ')})`);
  const columns: Columns = Object.fromEntries(types.map(([name, type]) => [name, kinds[type]]));
  const counts: Count[] = [];
  let good = true;
  for (const [id, indicator] of Object.entries(indicators))
    for (const part of ['numerator', 'denominator'] as const) {
      const expression = indicator[part]?.expression;
      if (expression === undefined) continue;
      const place = { file: files[id] ?? id, column: `${part}.expression`, value: expression };
      const fault = await expressionFault(expression, Object.keys(columns), parser);
      const type = fault ?? (await countTypeOf(expression, 'records', parser));
      const written = typeof type === 'string' ? await clickhouse.write(expression, columns, parser) : undefined;
      if (typeof type !== 'string') report(problem('expression', place, { detail: type }));
      else if (!written || 'zh' in written) report(problem('warehouse-expression', place, { detail: written ?? '' }));
      else counts.push({ indicator: id, part, type, written });
      good &&= written !== undefined && !('zh' in written);
    }
  return good ? counts : undefined;
}

const groupsOf = ({ indicators }: Stored): string[] => [
  ...new Set(Object.values(indicators).flatMap(({ groups }) => Object.keys(groups))),
];

const periodsOf = ({ coverage, frequency }: Indicator): string[] =>
  periodsBetween(coverage.from, coverage.to, frequency);

function question(stored: Stored, counts: readonly Count[]): string {
  const periods = [...new Set(Object.values(stored.indicators).flatMap(periodsOf))].sort();
  const list = periods.map((period) => `('${period}', '${periodEnd(period)}')`);
  const keys = [stored.definition.area, ...groupsOf(stored)].map(quoteName);
  const sums = counts.map(({ type, written }, index) => `${clickhouse.sums[type](written)} AS s${index}`);
  return `
    SELECT "#period" AS p, ${keys.map((key, index) => `${key} AS k${index}`).join(', ')}, ${sums.join(', ')}
    FROM records CROSS JOIN (
      SELECT tupleElement(one, 1) AS "#period", toDate32(tupleElement(one, 2)) AS period_end
      FROM (SELECT arrayJoin([${list.join(', ')}]) AS one)) AS periods
    GROUP BY "#period", ${keys.join(', ')}
    ORDER BY p, ${keys.map((_, index) => `k${index}`).join(', ')}`;
}

/** The sums of one period, area and choice of groups. */
interface Part {
  readonly period: string;
  readonly area: string;
  readonly groups: Readonly<Record<string, string | undefined>>;
  readonly sums: ReadonlyMap<string, bigint>;
}

function partOf(
  row: SqlRow,
  { counts, groups, places }: { counts: readonly Count[]; groups: readonly string[]; places: Places },
): Part {
  const text = (key: string): string | undefined => (typeof row[key] === 'string' ? row[key] : undefined);
  return {
    period: text('p') ?? '',
    area: places.find(text('k0') ?? '') ?? '',
    groups: Object.fromEntries(groups.map((name, index) => [name, text(`k${index + 1}`)])),
    sums: new Map(counts.map(({ indicator, part }, index) => [`${indicator} ${part}`, exact(text(`s${index}`))])),
  };
}

interface Sum {
  readonly area: string;
  readonly period: string;
  readonly groups: Record<string, string>;
  readonly areas: Set<string>;
  numerator: bigint;
  denominator: bigint;
}

/** What the parts say of one indicator, with and without each of its groups. An area of its level without any record counts none. */
function totalsOf(parts: readonly Part[], [id, indicator]: [string, Indicator], { places, from }: Stored): Total[] {
  const wanted = new Set(periodsOf(indicator));
  const sums = new Map<string, Sum>();
  for (const part of parts) {
    if (!wanted.has(part.period) || part.area === '') continue;
    for (const groups of choicesOf(Object.keys(indicator.groups), part.groups))
      for (const area of [part.area, ...places.above(part.area)]) {
        const key = JSON.stringify([area, part.period, groups]);
        const { period } = part;
        const sum = sums.get(key) ?? { area, period, groups, areas: new Set(), numerator: 0n, denominator: 0n };
        sum.areas.add(part.area);
        sum.numerator += part.sums.get(`${id} numerator`) ?? 0n;
        sum.denominator += part.sums.get(`${id} denominator`) ?? 0n;
        sums.set(key, sum);
      }
  }
  const blank = {
    indicator: id,
    hidden: 0,
    provisional: false,
    references: [],
    file: warehouseSource(from),
    rows: [],
    rolled: 0,
  };
  const totals = [...sums.values()].map(({ area, period, groups, areas, numerator, denominator }): Total => ({
    ...{ ...blank, area, period, groups, of: areas.size, reported: areas.size },
    ...{ numerator: inexact(numerator), denominator: inexact(denominator) },
  }));
  const present = new Set(totals.map(({ area, period }) => `${area} ${period}`));
  const empty = [...wanted].flatMap((period) =>
    places
      .atLevel(indicator.coverage.areas)
      .filter((area) => !present.has(`${area} ${period}`))
      .map((area): Total => ({ ...blank, area, period, groups: {}, numerator: 0, denominator: 0, of: 1, reported: 1 })),
  );
  return [...totals, ...empty];
}

/** Every choice of some columns to keep, with their values; none that keeps an empty cell. */
function choicesOf(columns: readonly string[], values: Part['groups']): Record<string, string>[] {
  return Array.from({ length: 2 ** columns.length }, (_, kept) =>
    columns.filter((_, index) => (kept >> index) & 1),
  ).flatMap((kept) => {
    const entries = kept.map((name) => [name, values[name]] as const);
    return entries.every(([, value]) => value !== undefined)
      ? [Object.fromEntries(entries) as Record<string, string>]
      : [];
  });
}
