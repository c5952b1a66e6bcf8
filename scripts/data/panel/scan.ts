import type { Indicator } from '../../../src/core/indicator.ts';
import { quoteName, type SqlRow } from '../database.ts';
import { both, expressionFault } from '../derive/expression.ts';
import type { Effects } from '../output/effects.ts';
import { problem, type Report } from '../problem.ts';
import type { Text } from '../../../src/core/text.ts';
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
  readonly expression: string;
  readonly type: 'condition' | 'whole' | 'decimal';
}

export const countName = ({ indicator, part }: Pick<Count, 'indicator' | 'part'>): string => `${indicator} ${part}`;

/** The expressions of all indicators of a panel, each checked alone so that an error names its indicator and key. */
export async function countsOf(table: PanelTable, report: Report): Promise<Count[] | undefined> {
  const counts: Count[] = [];
  let good = true;
  for (const [id, indicator] of Object.entries(table.indicators))
    for (const part of ['numerator', 'denominator'] as const) {
      const expression = indicator[part]?.expression;
      if (expression === undefined) continue;
      const columns = Object.keys(table.panel.columns);
      const fault = await expressionFault(expression, columns, table.database);
      const type = fault ?? (await typeOf(expression, table).catch((error: unknown) => both(firstLine(error))));
      if (typeof type === 'string') counts.push({ indicator: id, part, expression, type });
      else {
        good = false;
        const place = { file: table.indicatorFiles[id] ?? id, column: `${part}.expression`, value: expression };
        report(problem('expression', place, { detail: type }));
      }
    }
  return good ? counts : undefined;
}

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';

async function typeOf(expression: string, { database }: PanelTable): Promise<Count['type'] | Text> {
  const [column] = await database.rows(`DESCRIBE SELECT (${expression}\n) AS v FROM panel`);
  const type = String(column?.['column_type']);
  if (type === 'BOOLEAN') return 'condition';
  if (/^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$/.test(type)) return 'whole';
  if (/^(FLOAT|DOUBLE|DECIMAL.*)$/.test(type)) return 'decimal';
  return {
    zh: `结果的类型是 ${type}，应为条件或数字`,
    en: `its result is of type ${type}, expected a condition or a number`,
  };
}

const aggregates: Readonly<Record<Count['type'], (expression: string) => string>> = {
  condition: (expression) => `count_if((${expression}\n))`,
  whole: (expression) => `sum((${expression}\n))`,
  decimal: (expression) => `sum(CAST((${expression}\n) AS DECIMAL(38, 6)))`,
};

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
    const rule = type === 'integer' ? counted : `isfinite(${column})`;
    return required ? [rule] : [`coalesce(${rule}, ${raw} IS NULL)`];
  });
  // An expression over figures that are always there has a value in most rows: where it has none the row is looked at.
  const always = figures.every((name) => panel.columns[name]?.required);
  for (const [id, indicator] of Object.entries(table.indicators)) {
    const limit = limitOf(id, indicator, counts);
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
  counts: readonly Count[],
): { keeps: string; numerator: string; denominator?: string; max: number } | undefined {
  const of = (part: Count['part']): string | undefined => {
    const count = counts.find((each) => each.indicator === id && each.part === part);
    return count && (count.type === 'condition' ? `(${count.expression}\n)::INTEGER` : `(${count.expression}\n)`);
  };
  const [numerator, denominator] = [of('numerator'), of('denominator')];
  if (max === undefined || numerator === undefined) return undefined;
  if (calculation === 'sum') return { keeps: `${numerator} <= ${max}`, numerator, max };
  if (denominator === undefined) return undefined;
  const factor = (value: number): string => (value === 1 ? '' : ` * ${value}`);
  const equal = max === scale;
  const keeps = `${numerator}${equal ? '' : factor(scale)} <= ${denominator}${equal ? '' : factor(max)}`;
  return { keeps, numerator, denominator, max };
}

/**
 * The one scan of a panel: checks every row and adds up the counts of all its indicators, by area, period, groups and
 * status. Every row is in exactly one of the cells.
 */
export async function scanPanel(table: PanelTable, counts: readonly Count[], effects: Effects): Promise<Cell[]> {
  const { database, panel, groups, figures, each } = table;
  const area = table.level === panel.areas ? quoteName(panel.area) : '"#target"';
  const keys = [area, quoteName(panel.period), ...groups.map(quoteName)];
  if (panel.status !== undefined) keys.push(quoteName(panel.status));
  const sums = counts.map(({ type, expression }, index) => `${aggregates[type](expression)}::VARCHAR AS s${index}`);
  const numbers = figures.filter((name) => panel.columns[name]?.type === 'number').map(quoteName);
  const largest = numbers.length > 1 ? [`greatest(${numbers.join(', ')})`] : numbers;
  const sql = `
    SELECT ${keys.map((key, index) => `${key} AS k${index}`).join(', ')}, count(*)::DOUBLE AS n,
      count_if(${soundness(table, counts)})::DOUBLE AS sound,
      ${largest.length > 0 ? `max(${largest.join(', ')})` : 'NULL'}::DOUBLE AS largest,
      ${each === undefined ? 'NULL' : `bit_xor(hash(${quoteName(each)}))`}::VARCHAR AS each
      ${sums.map((sum) => `, ${sum}`).join('')}
    FROM panel GROUP BY ${keys.join(', ')}
    ORDER BY ${keys.map((_, index) => `k${index}`).join(', ')}`;
  const timer = setInterval(() => {
    const { done } = database.rowsRead();
    if (done > 0 && done < table.rows) effects.progress({ stage: 'scan', done, of: table.rows });
  }, 250);
  try {
    const rows = await database.rows(sql);
    effects.progress({ stage: 'scan', done: table.rows, of: table.rows });
    return rows.map((row) => cellOf(row, table, counts));
  } finally {
    clearInterval(timer);
  }
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function cellOf(row: SqlRow, { groups }: PanelTable, counts: readonly Count[]): Cell {
  return {
    area: text(row['k0']),
    period: text(row['k1']),
    groups: groups.map((_, index) => text(row[`k${index + 2}`])),
    status: text(row[`k${groups.length + 2}`]),
    rows: Number(row['n']),
    sound: Number(row['sound']),
    largest: typeof row['largest'] === 'number' ? row['largest'] : undefined,
    each: BigInt(text(row['each']) ?? '0'),
    sums: new Map(counts.map((count, index) => [countName(count), text(row[`s${index}`])])),
  };
}
