import fc from 'fast-check';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase, type SqlColumn, type SqlValue } from '../data/database.ts';

/** Writes rows into a Parquet file, or into a folder with `PARTITION_BY`. */
export async function writeParquet(
  file: string,
  { columns, rows, options = '' }: { columns: readonly SqlColumn[]; rows: readonly SqlValue[][]; options?: string },
): Promise<void> {
  mkdirSync(join(file, '..'), { recursive: true });
  const database = await openDatabase({ externalAccess: true });
  await database.load('t', columns, rows);
  await database.run(`COPY t TO '${file}' (FORMAT parquet${options})`);
  database.close();
}

const source = `source: { producer: { zh: 示例, en: Demonstration }, title: { zh: 示例数据（虚构）, en: Demonstration }, licence: 仅供测试, kind: demonstration }`;

/** What the indicator of the test panel says. */
export interface Choice {
  readonly frequency?: string;
  readonly panel?: boolean;
  readonly more?: string;
  readonly groups?: boolean;
  readonly expression?: string;
  readonly coverage?: string;
}

/** `indicators/<id>.yml` over the columns of the panel. */
export function indicator({
  frequency = 'year',
  panel = false,
  more = '',
  groups = true,
  expression,
  coverage,
}: Choice): string {
  const expressed = (name: string): string => (panel ? `, expression: ${JSON.stringify(name)}` : '');
  return `
name: { zh: 入户率, en: Rate }
definition: { zh: 比例。, en: A share. }
formula: { zh: 甲 ÷ 乙, en: a ÷ b }
theme: life
unit: percent
calculation: ratio
max: 100
better: higher
time: period
frequency: ${frequency}
coverage: ${coverage ?? '{ areas: town, from: "2016", to: "2017" }'}
sensitivity: public
numerator: { name: { zh: 甲, en: a }, unit: household${expressed(expression ?? 'numerator')} }
denominator: { name: { zh: 乙, en: b }, unit: household${expressed('denominator')} }
${groups ? 'groups: { kind: { name: { zh: 类, en: Kind }, values: { a: { zh: 甲类, en: A }, b: { zh: 乙类, en: B } }, total: sum } }' : ''}
${panel ? 'from: panels/p' : ''}
${more}
${source}
`;
}

/** `panels/p.yml`. */
export function definition(more = '', columns = ''): string {
  return `
name: { zh: 大表, en: Panel }
grain: { zh: 一镇一期一类, en: one town and period and kind }
area: area
areas: town
period: period
frequency: year
status: status
sensitivity: public
${more}
columns:
  area: { name: { zh: 地区, en: Area }, type: text }
  period: { name: { zh: 时期, en: Period }, type: text }
  kind: { name: { zh: 类, en: Kind }, type: text, values: [a, b] }
  status: { name: { zh: 状态, en: Status }, type: text }
  numerator: { name: { zh: 甲, en: a }, type: integer }
  denominator: { name: { zh: 乙, en: b }, type: integer }
${columns}
${source}
`;
}

export const columns: SqlColumn[] = [
  ...['area', 'period', 'kind', 'status'].map((name) => ({ name, type: 'VARCHAR' }) as const),
  { name: 'numerator', type: 'INTEGER' },
  { name: 'denominator', type: 'DOUBLE' },
];
export type Row = [
  area: string,
  period: string,
  kind: string,
  status: string | null,
  numerator: number | null,
  denominator: number | null,
];

export const keys = ['900001', '乙镇'].flatMap((area) =>
  ['2016', '2017'].flatMap((period) => ['a', 'b'].map((kind) => [area, period, kind] as const)),
);
export const plainRows: Row[] = keys.map((key, at) => [...key, null, 30 + at, 100 + at]);

/** A status with two counts, by chance; a status without figures has none. */
export const anyRow = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(
      fc.constantFrom(null, 'reported', 'provisional'),
      fc.nat(1000),
      fc.integer({ min: 1, max: 1000 }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('not-reported', 'not-applicable', 'suppressed')
      .map((status) => [status, null, null] as const),
  },
);
