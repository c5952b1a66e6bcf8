/** A type of ClickHouse as DuckDB calls what it holds; others keep their name, and no column can have them. */
export function duckdbType(type: string): string {
  const bare = /^(?:Nullable|LowCardinality)\((.*)\)$/.exec(type)?.[1];
  if (bare !== undefined) return duckdbType(bare);
  if (/^(String|FixedString\(\d+\)|Enum(8|16)\(.*\))$/.test(type)) return 'VARCHAR';
  const [, unsigned, bits = ''] = /^(U)?Int(\d+)$/.exec(type) ?? [];
  const whole: Record<string, string> = { 8: 'TINYINT', 16: 'SMALLINT', 32: 'INTEGER', 64: 'BIGINT', 128: 'HUGEINT' };
  if (whole[bits] !== undefined) return `${unsigned === undefined ? '' : 'U'}${whole[bits]}`;
  if (/^Decimal/.test(type)) return 'DECIMAL';
  const other: Record<string, string> = {
    Float32: 'FLOAT',
    Float64: 'DOUBLE',
    Bool: 'BOOLEAN',
    Date: 'DATE',
    Date32: 'DATE',
  };
  return other[type] ?? type;
}
