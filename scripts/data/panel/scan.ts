import type { Indicator } from '../../../src/core/indicator.ts';
import { quoteName, type SqlRow } from '../database.ts';
import { expressionFault } from '../derive/expression.ts';
import type { Effects } from '../output/effects.ts';
import { problem, type Report } from '../problem.ts';
import { countTypeOf, type CountType, type Dialect, type Written } from '../warehouse/dialect.ts';
import type { PanelTable } from './table.ts';

/** From here on a number may be that of a telephone, a card or a person. */
export const longNumber = 1e9;

/** What all rows of one area, period, choice of groups and status come to. */
export interface Cell {
  /** As written, or its code where rows were added up to a level above; undefined where the cells are empty. */
  readonly area: string | undefined;
  readonly period: string | undefined;
  readonly groups: readonly (string | undefined)[];
  readonly status: string | undefined;
  readonly rows: number;
  /** How many of them keep to every rule about figures, and have no count so long that it may be a number of a person. */
  readonly sound: number;
  /** The largest figure in them that is no count, if any. */
  readonly largest: number | undefined;
  /** Changes when any value of the column `each` is added, left out or repeated. */
  readonly each: bigint;
  /** Sums of the expressions by `countName`, as exact decimals; undefined where none had a value. */
  readonly sums: ReadonlyMap<string, string | undefined>;
}

export interface Count {
  readonly indicator: string;
  readonly part: 'numerator' | 'denominator';
  readonly type: CountType;
  /** The expression as the engine of the panel writes it. */
  readonly written: Written;
}

export const countName = ({ indicator, part }: Pick<Count, 'indicator' | 'part'>): string => `${indicator} ${part}`;

/** The expressions of all indicators of a panel, each checked alone so that an error names its indicator and key. */
export async function countsOf(table: PanelTable, report: Report): Promise<Count[] | undefined> {
  const counts: Count[] = [];
  let good = true;
  for (const [id, indicator] of Object.entries(table.indicators))
    for (const part of ['numerator', 'denominator'] as const) {
      // An indicator with a table of its own has its counts in columns that are called so.
      const expression = indicator[part] && (indicator[part].expression ?? part);
      if (expression === undefined) continue;
      const columns = Object.keys(table.panel.columns);
      const fault = await expressionFault(expression, columns, table.parser);
      const type = fault ?? (await countTypeOf(expression, 'panel', table.parser));
      const place = { file: table.indicatorFiles[id] ?? id, column: `${part}.expression`, value: expression };
      const written = await table.dialect.write(expression, table.kinds, table.parser);
      if (typeof type !== 'string') report(problem('expression', place, { detail: type }));
      else if ('zh' in written) report(problem('warehouse-expression', place, { detail: written }));
      else counts.push({ indicator: id, part, type, written });
      good &&= typeof type === 'string' && !('zh' in written);
    }
  return good ? counts : undefined;
}

/** Whether the status of a row says that it has figures. */
export const hasFigures = ({ panel: { status } }: PanelTable): string =>
  status === undefined ? 'true' : `coalesce(${quoteName(status)} IN ('reported', 'provisional'), true)`;

/** When a row keeps to every rule about figures; `faults.ts` tells which one it breaks. */
function soundness(table: PanelTable, counts: readonly Count[]): string {
  const { panel, figures } = table;
  const rules = figures.flatMap((name) => {
    const { type, required } = panel.columns[name] ?? {};
    const column = quoteName(name);
    const raw = quoteName(`#raw ${name}`);
    const counted = `${column} BETWEEN 0 AND ${longNumber - 1}${table.whole.has(name) ? '' : ` AND ${raw} = ${column}`}`;
    const rule = type === 'integer' ? counted : table.dialect.finite(column);
    return required ? [rule] : [`coalesce(${rule}, ${raw} IS NULL)`];
  });
  // An expression over figures that are always there has a value in most rows: where it has none the row is looked at.
  const always = figures.every((name) => panel.columns[name]?.required);
  for (const [id, indicator] of Object.entries(table.indicators)) {
    const limit = limitOf(id, indicator, { counts, dialect: table.dialect });
    if (limit) rules.push(always ? limit.keeps : `coalesce(${limit.keeps}, true)`);
  }
  const sound = rules.join(' AND ');
  const named = panel.each === undefined ? '' : `${quoteName(panel.each)} IS NOT NULL AND `;
  if (panel.status === undefined) return named + sound;
  const none = figures.map((name) => `${quoteName(name)} IS NULL`).join(' AND ');
  // Most rows have no status: they take the short way.
  const other = `CASE WHEN ${hasFigures(table)} THEN ${sound} ELSE ${none} END`;
  return `${named}CASE WHEN ${quoteName(panel.status)} IS NULL THEN ${sound} ELSE ${other} END`;
}

/** The largest value that the definition of an indicator allows, as a condition on one row. */
export function limitOf(
  id: string,
  { calculation, max, scale }: Indicator,
  { counts, dialect }: { counts: readonly Count[]; dialect: Dialect },
): { keeps: string; numerator: string; denominator?: string; max: number } | undefined {
  const of = (part: Count['part']): Written | undefined => {
    const count = counts.find((each) => each.indicator === id && each.part === part);
    if (count?.type !== 'condition') return count?.written;
    return { ...count.written, sql: `${count.written.sql}::INTEGER` };
  };
  const [above, below] = [of('numerator'), of('denominator')];
  if (max === undefined || above === undefined) return undefined;
  const [numerator, denominator] = [above.sql, below?.sql];
  if (calculation === 'sum') return { keeps: `${numerator} <= ${dialect.number(max, above)}`, numerator, max };
  if (below === undefined) return undefined;
  const equal = max === scale;
  const times = (value: number, beside: Written): string =>
    equal || value === 1 ? beside.sql : `${beside.sql} * ${dialect.number(value, beside)}`;
  return { keeps: `${times(scale, above)} <= ${times(max, below)}`, numerator, denominator, max };
}

/**
 * The one scan of a panel: checks every row and adds up the counts of all its indicators, by area, period, groups and
 * status. Every row is in exactly one of the cells.
 */
export async function scanPanel(table: PanelTable, counts: readonly Count[], effects: Effects): Promise<Cell[]> {
  const { database, dialect, panel, groups, figures, each } = table;
  const area = table.level === panel.areas ? quoteName(panel.area) : '"#target"';
  const keys = [area, quoteName(panel.period), ...groups.map(quoteName)];
  if (panel.status !== undefined) keys.push(quoteName(panel.status));
  const sums = counts.map(({ type, written }, index) => `${dialect.sums[type](written)} AS s${index}`);
  const numbers = figures.filter((name) => panel.columns[name]?.type === 'number').map(quoteName);
  const largest = numbers.map((name, index) => `max(${name})::DOUBLE AS l${index}`);
  const sql = `
    SELECT ${keys.map((key, index) => `${key} AS k${index}`).join(', ')}, count(*)::DOUBLE AS n,
      ${dialect.countIf(soundness(table, counts))}::DOUBLE AS sound,
      ${each === undefined ? `'0'` : dialect.fingerprint(quoteName(each))} AS each
      ${[...largest, ...sums].map((column) => `, ${column}`).join('')}
    FROM panel GROUP BY ${keys.join(', ')}
    ORDER BY ${keys.map((_, index) => `k${index}`).join(', ')}`;
  const timer = setInterval(() => {
    const { done } = database.rowsRead?.() ?? { done: 0 };
    if (done > 0 && done < table.rows) effects.progress({ stage: 'scan', done, of: table.rows });
  }, 250);
  try {
    const rows = await database.rows(sql);
    effects.progress({ stage: 'scan', done: table.rows, of: table.rows });
    return rows.map((row) => cellOf(row, table, { counts, numbers: numbers.length }));
  } finally {
    clearInterval(timer);
  }
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function cellOf(
  row: SqlRow,
  { groups }: PanelTable,
  { counts, numbers }: { counts: readonly Count[]; numbers: number },
): Cell {
  const largest = Array.from({ length: numbers }, (_, index) => row[`l${index}`]).filter((each) => each !== null);
  return {
    area: text(row['k0']),
    period: text(row['k1']),
    groups: groups.map((_, index) => text(row[`k${index + 2}`])),
    status: text(row[`k${groups.length + 2}`]),
    rows: Number(row['n']),
    sound: Number(row['sound']),
    largest: largest.length > 0 ? Math.max(...largest.map(Number)) : undefined,
    each: BigInt(text(row['each']) ?? '0'),
    sums: new Map(counts.map((count, index) => [countName(count), text(row[`s${index}`])])),
  };
}
