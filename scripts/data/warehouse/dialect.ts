import type { Text } from '../../../src/core/text.ts';
import { quoteText, type Database } from '../database.ts';
import { both, parseExpression } from '../derive/expression.ts';
import { roundHalfUp } from './functions.ts';
import { translate, type Columns } from './translate.ts';
import { Untranslatable, quoteClickHouse, type Kind } from './typed.ts';

/** What an expression comes to in a row: a condition that is counted, or a number that is added up. */
export type CountType = 'condition' | 'whole' | 'decimal';

/** An expression as an engine writes it; `exact`: no number with a floating point. */
export interface Written {
  readonly sql: string;
  readonly exact: boolean;
}

/**
 * What DuckDB and ClickHouse write differently. All other SQL of the panels and the records tables is the same text for both,
 * and expressions are written once: DuckDB takes them as they are, ClickHouse gets a translation.
 */
export interface Dialect {
  readonly text: (value: string) => string;
  readonly finite: (column: string) => string;
  /** Changes when any value of a column is added, left out or repeated; a whole number as text. */
  readonly fingerprint: (column: string) => string;
  readonly countIf: (condition: string) => string;
  /** The sum of an expression over rows, as an exact number in text. */
  readonly sums: Readonly<Record<CountType, (written: Written) => string>>;
  /** A number of a definition, to be compared with an expression. */
  readonly number: (value: number, beside: Written) => string;
  /** An expression that has been checked; what is wrong where this engine has nothing that means the same. */
  readonly write: (expression: string, columns: Columns, database: Database) => Promise<Written | Text>;
}

export const duckdb: Dialect = {
  text: quoteText,
  finite: (column) => `isfinite(${column})`,
  fingerprint: (column) => `bit_xor(hash(${column}))::VARCHAR`,
  countIf: (condition) => `count_if(${condition})`,
  sums: {
    condition: ({ sql }) => `count_if(${sql})::VARCHAR`,
    whole: ({ sql }) => `sum(${sql})::VARCHAR`,
    decimal: ({ sql }) => `sum(CAST(${sql} AS DECIMAL(38, 6)))::VARCHAR`,
  },
  number: String,
  write: (expression) => Promise.resolve({ sql: `(${expression}\n)`, exact: true }),
};

/** A number with a floating point in millionths: rounded as DuckDB rounds it to six decimals. */
const millionths = (sql: string): string => `toInt128(${roundHalfUp(`(${sql} * 1000000.)`)})`;

export const clickhouse: Dialect = {
  text: quoteClickHouse,
  finite: (column) => `isFinite(${column})`,
  fingerprint: (column) => `toString(groupBitXor(sipHash64(ifNull(${column}, ''), ${column} IS NULL)))`,
  countIf: (condition) => `countIf(${condition})`,
  sums: {
    condition: ({ sql }) => `toString(countIf(${sql}))`,
    whole: ({ sql }) => `toString(sum(toInt128(${sql})))`,
    decimal: ({ sql, exact }) =>
      exact
        ? `toString(sum(toDecimal128(round(${sql}, 6), 6)))`
        : `toString(toDecimal128(sum(${millionths(sql)}), 0) * toDecimal128('0.000001', 6))`,
  },
  number: (value, { exact }) => {
    if (Number.isInteger(value)) return `toInt128(${value})`;
    const digits = /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;
    return exact && digits > 0 ? `toDecimal128('${value}', ${digits})` : `toFloat64('${value}')`;
  },
  write: async (expression, columns, database) => {
    try {
      const { sql, kind } = translate(await parseExpression(expression, database), columns);
      return { sql: `(${sql})`, exact: (['boolean', 'whole', 'decimal', 'null'] as Kind[]).includes(kind) };
    } catch (error) {
      if (!(error instanceof Untranslatable)) throw error;
      const what = error.message;
      return { zh: `ClickHouse 没有同义的写法：${what}`, en: `ClickHouse has nothing that means the same: ${what}` };
    }
  },
};

/** What a column holds, from the type that DuckDB gives it. */
export function kindOf(type: string): Kind {
  if (type === 'BOOLEAN') return 'boolean';
  if (/^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$/.test(type)) return 'whole';
  if (/^(FLOAT|DOUBLE)$/.test(type)) return 'double';
  return type === 'DATE' ? 'date' : 'text';
}

/** What an expression comes to, asked of DuckDB over rows of a table or a view. */
export async function countTypeOf(expression: string, table: string, database: Database): Promise<CountType | Text> {
  const found = await database
    .rows(`DESCRIBE SELECT (${expression}\n) AS v FROM ${table}`)
    .catch((error: unknown) => both(String(error instanceof Error ? error.message : error).split('\n')[0] ?? ''));
  if ('zh' in found) return found;
  const type = String(found[0]?.['column_type']);
  if (type === 'BOOLEAN') return 'condition';
  if (/^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$/.test(type)) return 'whole';
  if (/^(FLOAT|DOUBLE|DECIMAL.*)$/.test(type)) return 'decimal';
  return {
    zh: `结果的类型是 ${type}，应为条件或数字`,
    en: `its result is of type ${type}, expected a condition or a number`,
  };
}
