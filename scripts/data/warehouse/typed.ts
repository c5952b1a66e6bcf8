/** What a part of an expression is; `double` is a number of 64 bits with a point, `decimal` an exact one. */
export type Kind = 'boolean' | 'whole' | 'decimal' | 'double' | 'text' | 'constant-text' | 'date' | 'null';

/** A part of an expression as ClickHouse writes it. */
export interface Typed {
  readonly sql: string;
  readonly kind: Kind;
  /** Of a decimal: digits after the point. */
  readonly scale: number;
}

/** What ClickHouse has no same expression for. */
export class Untranslatable extends Error {}

/** A text as a constant: a backslash is a sign of its own in ClickHouse. */
export const quoteClickHouse = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

const order: readonly Kind[] = ['whole', 'decimal', 'double'];

/** The kind that several values become where they meet, as DuckDB has it. */
export function common(values: readonly Typed[]): Pick<Typed, 'kind' | 'scale'> {
  const known = values.filter(({ kind }) => kind !== 'null');
  const kinds = [...new Set(known.map(({ kind }) => kind))];
  const scale = Math.max(0, ...known.map((each) => each.scale));
  if (kinds.length === 0) return { kind: 'null', scale: 0 };
  if (kinds.every((kind) => order.includes(kind))) {
    const kind = order[Math.max(...kinds.map((each) => order.indexOf(each)))] ?? 'double';
    return { kind, scale: kind === 'decimal' ? scale : 0 };
  }
  const [first, second, ...others] = kinds.filter((kind) => kind !== 'constant-text');
  if (second === undefined && others.length === 0 && (first ?? 'text') !== 'boolean') {
    if (!kinds.includes('constant-text') || first === undefined || first === 'text' || first === 'date')
      return { kind: first ?? (kinds.length > 0 ? 'constant-text' : 'null'), scale: 0 };
  }
  if (kinds.length === 1) return { kind: kinds[0] ?? 'null', scale: 0 };
  throw new Untranslatable(kinds.join(' = '));
}

/** Values of one kind each. */
export function unify(values: readonly Typed[]): Typed[] {
  const { kind, scale } = common(values);
  return values.map((value) => asKind(value, kind, scale));
}

/** A value as another kind. Numbers become wider only, a constant text a day where one is meant. */
export function asKind(value: Typed, kind: Kind, scale = 0): Typed {
  const { sql } = value;
  if (value.kind === 'null') return value;
  if (kind === 'whole' && value.kind === 'whole') return { sql: `toInt128(${sql})`, kind, scale: 0 };
  if (kind === 'decimal' && (value.kind === 'whole' || value.kind === 'decimal'))
    return {
      sql: value.kind === 'decimal' && value.scale === scale ? sql : `toDecimal128(${sql}, ${scale})`,
      kind,
      scale,
    };
  if (kind === 'double' && order.includes(value.kind))
    return { sql: value.kind === 'double' ? sql : `toFloat64(${sql})`, kind, scale: 0 };
  if (kind === 'date' && value.kind === 'constant-text') {
    if (!/^'[1-9]\d{3}-\d{2}-\d{2}'$/.test(sql)) throw new Untranslatable(`DATE ${sql}`);
    return { sql: `toDate32(${sql})`, kind, scale: 0 };
  }
  if (kind === value.kind || (kind === 'text' && value.kind === 'constant-text')) return value;
  throw new Untranslatable(`${value.kind} AS ${kind}`);
}

const wholeTypes = ['TINYINT', 'SMALLINT', 'INTEGER', 'BIGINT', 'UTINYINT', 'USMALLINT', 'UINTEGER', 'UBIGINT'];

/** A constant of the parsed expression. */
export function constantOf(node: unknown): Typed {
  const {
    type,
    is_null: empty,
    value,
  } = node as {
    type: { id: string; type_info: { scale?: number } | null };
    is_null: boolean;
    value: unknown;
  };
  if (empty) return { sql: 'NULL', kind: 'null', scale: 0 };
  const { id } = type;
  if (id === 'VARCHAR') return { sql: quoteClickHouse(String(value)), kind: 'constant-text', scale: 0 };
  if (id === 'BOOLEAN') return { sql: value === true ? 'true' : 'false', kind: 'boolean', scale: 0 };
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Untranslatable(id);
  if (id === 'DOUBLE') return { sql: `toFloat64('${value}')`, kind: 'double', scale: 0 };
  if (!Number.isSafeInteger(value)) throw new Untranslatable(id);
  if (wholeTypes.includes(id)) return { sql: `toInt64(${value})`, kind: 'whole', scale: 0 };
  const scale = type.type_info?.scale ?? 0;
  if (id !== 'DECIMAL') throw new Untranslatable(id);
  const digits = String(Math.abs(value)).padStart(scale + 1, '0');
  const text = `${value < 0 ? '-' : ''}${digits.slice(0, digits.length - scale)}.${digits.slice(digits.length - scale)}`;
  return { sql: `toDecimal128('${text.replace(/\.$/, '')}', ${scale})`, kind: 'decimal', scale };
}
