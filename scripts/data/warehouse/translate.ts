import { functionOf } from './functions.ts';
import { Untranslatable, asKind, common, constantOf, unify, type Kind, type Typed } from './typed.ts';

/** The columns that an expression may name, with what they hold in the query it becomes part of. */
export type Columns = Readonly<Record<string, Kind>>;

type Node = Readonly<Record<string, unknown>>;

/**
 * One parsed expression as ClickHouse writes it: the same value for the same row, also for empty cells, division by zero and
 * rounding. Whole numbers are computed in 128 bits, for ClickHouse does not notice an overflow. Throws `Untranslatable`
 * for what would not mean the same.
 */
export function translate(node: unknown, columns: Columns): Typed {
  const part = node as Node;
  const kind = String(part['class']);
  const write = writers[kind];
  if (!write) throw new Untranslatable(kind.toLowerCase());
  return write(part, (child) => translate(child, columns), columns);
}

type Write = (node: Node, sub: (child: unknown) => Typed, columns: Columns) => Typed;
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);
const condition = (sql: string): Typed => ({ sql, kind: 'boolean', scale: 0 });

const comparisons: Readonly<Record<string, string>> = {
  COMPARE_EQUAL: '=',
  COMPARE_NOTEQUAL: '<>',
  COMPARE_LESSTHAN: '<',
  COMPARE_LESSTHANOREQUALTO: '<=',
  COMPARE_GREATERTHAN: '>',
  COMPARE_GREATERTHANOREQUALTO: '>=',
};

const writers: Readonly<Record<string, Write>> = {
  COLUMN_REF: ({ column_names: names }, _, columns) => {
    const name = list(names).join('.');
    const kind = columns[name];
    if (kind === undefined) throw new Untranslatable(name);
    return { sql: `"${name}"`, kind, scale: 0 };
  },
  CONSTANT: ({ value }) => constantOf(value),
  COMPARISON: ({ type, left, right }, sub) => compare(String(type), sub(left), sub(right)),
  BETWEEN: ({ input, lower, upper }, sub) =>
    condition(
      `(${compare('COMPARE_GREATERTHANOREQUALTO', sub(input), sub(lower)).sql} AND ${compare('COMPARE_LESSTHANOREQUALTO', sub(input), sub(upper)).sql})`,
    ),
  CONJUNCTION: ({ type, children }, sub) =>
    condition(
      `(${list(children)
        .map((child) => truth(sub(child)))
        .join(type === 'CONJUNCTION_AND' ? ' AND ' : ' OR ')})`,
    ),
  OPERATOR: ({ type, children }, sub) => operate(String(type), list(children).map(sub)),
  CASE: ({ case_checks: checks, else_expr: other }, sub) => {
    const cases = list(checks).map((each) => each as { when_expr: unknown; then_expr: unknown });
    const values = unify([...cases.map(({ then_expr: then }) => sub(then)), sub(other)]);
    const parts = cases.map(({ when_expr: when }, at) => `WHEN ${truth(sub(when))} THEN ${values[at]?.sql}`);
    const last = values.at(-1);
    const { kind, scale } = common(values);
    return { sql: `CASE ${parts.join(' ')} ELSE ${last?.sql} END`, kind, scale };
  },
  CAST: ({ child, cast_type: type, try_cast: attempt }, sub) => {
    if (attempt === true) throw new Untranslatable('try_cast');
    return cast(sub(child), String((type as Node)['id']));
  },
  FUNCTION: ({ function_name: name, children }, sub) => functionOf(String(name), list(children).map(sub)),
};

/** A value used as a condition. */
function truth(value: Typed): string {
  if (value.kind !== 'boolean' && value.kind !== 'null') throw new Untranslatable(`${value.kind} AS BOOLEAN`);
  return value.sql;
}

function compare(type: string, ...pair: [left: Typed, right: Typed]): Typed {
  const [left, right] = unify(pair).map(({ sql }) => sql);
  const sign = comparisons[type];
  if (sign) return condition(`(${left} ${sign} ${right})`);
  const same = `ifNull(${left} = ${right}, ${left} IS NULL AND ${right} IS NULL)`;
  if (type === 'COMPARE_NOT_DISTINCT_FROM') return condition(same);
  if (type === 'COMPARE_DISTINCT_FROM') return condition(`NOT ${same}`);
  throw new Untranslatable(type.toLowerCase());
}

function operate(type: string, children: readonly Typed[]): Typed {
  const [first, ...rest] = children;
  if (!first) throw new Untranslatable(type.toLowerCase());
  if (type === 'OPERATOR_NOT') return condition(`(NOT ${truth(first)})`);
  if (type === 'OPERATOR_IS_NULL') return condition(`(${first.sql} IS NULL)`);
  if (type === 'OPERATOR_IS_NOT_NULL') return condition(`(${first.sql} IS NOT NULL)`);
  if (type === 'OPERATOR_COALESCE') {
    const values = unify(children);
    return { ...common(values), sql: `coalesce(${values.map(({ sql }) => sql).join(', ')})` };
  }
  if (type !== 'COMPARE_IN' && type !== 'COMPARE_NOT_IN') throw new Untranslatable(type.toLowerCase());
  // One by one: IN of ClickHouse leaves an empty cell out of account.
  const any = rest.map((each) => compare('COMPARE_EQUAL', first, each).sql).join(' OR ');
  return condition(type === 'COMPARE_IN' ? `(${any})` : `(NOT (${any}))`);
}

const wholeTypes = ['TINYINT', 'SMALLINT', 'INTEGER', 'BIGINT', 'HUGEINT'];

function cast(value: Typed, type: string): Typed {
  const { kind, sql } = value;
  if (kind === 'constant-text' && type === 'BOOLEAN') return condition(`(${/^'t/i.test(sql) ? 'true' : 'false'})`);
  if (type === 'BOOLEAN' && kind === 'boolean') return value;
  if (type === 'DATE') return asKind(value, 'date');
  if (type === 'DOUBLE' && kind !== 'boolean') return asKind(value, 'double');
  if (type === 'VARCHAR' && (kind === 'text' || kind === 'constant-text')) return value;
  if (wholeTypes.includes(type) && (kind === 'boolean' || kind === 'whole'))
    return { sql: `toInt128(${sql})`, kind: 'whole', scale: 0 };
  throw new Untranslatable(`${kind} AS ${type}`);
}
