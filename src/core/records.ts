import { z } from 'zod';
import { notice, type Column, type ColumnType, type TableDefinition } from './columns.ts';
import { sensitivitySchema, sourceSchema, type Sensitivity } from './indicator.ts';
import { readingSchema } from './reading.ts';
import type { Site } from './site.ts';
import { textSchema, type Text } from './text.ts';
import { builtinUnits } from './unit.ts';
import { warehouseSchema } from './warehouse.ts';

/** `records/<table>.yml`: the columns of a table with one row per institution, village or project. Never per person or household. */
export const recordsSchema = z.strictObject({
  name: textSchema.describe('how the table is called'),
  grain: textSchema.describe('what one row is'),
  area: z.string().describe('the column that holds the area code'),
  key: z.array(z.string()).min(1).describe('the columns that make a row unique'),
  sensitivity: sensitivitySchema.describe('as for an indicator'),
  source: sourceSchema.describe('who made the table'),
  from: warehouseSchema.optional().describe('absent: the rows stand in the data file beside this one'),
  reading: readingSchema.optional().describe('how the data file is read where it is not in plain form'),
  notPersonal: z
    .string()
    .min(4)
    .optional()
    .describe('why the rows are not people or households, where the check takes them for such'),
  columns: z
    .record(
      z.string().regex(/^[a-z][a-z0-9_]*$/),
      z.strictObject({
        name: textSchema.describe('what the column holds'),
        type: z
          .enum(['text', 'integer', 'number', 'year', 'date', 'boolean', 'clause'])
          .describe(
            'how its values are written; clause: a section or item of the plan, 6.1 or 6.1.1, printed as a link',
          ),
        unit: z
          .string()
          .optional()
          .describe('a key of the units; every number of a table that is published row by row needs one'),
        contributors: z
          .string()
          .optional()
          .describe(
            'of money that goes to people: the column that says to how many; no row with money for fewer than 10 may be published',
          ),
        required: z.boolean().default(true).describe('false: cells may be empty'),
        values: z.array(z.string()).optional().describe('the only values allowed'),
        labels: z
          .record(z.string(), textSchema)
          .optional()
          .describe('how a value is printed, where the value itself is a code'),
        notPersonal: z
          .string()
          .min(4)
          .optional()
          .describe('why a column whose name is common in lists of people (电话, 地址, age) is not about a person'),
        sensitivity: sensitivitySchema
          .optional()
          .describe('of this column alone: a column about people is never part of a published table'),
      }),
    )
    .describe('every column of the table, by its name'),
});
export type Records = z.output<typeof recordsSchema>;

/** Whether rows of this class may be published one by one: institutions, villages, offices and public money, never people. */
export function isOpen(sensitivity: Sensitivity): boolean {
  return sensitivity === 'institution' || sensitivity === 'public';
}

/** A records table as a release carries it: only the columns that may be published. Dates as text, null where empty. */
export interface PublishedRecords {
  readonly definition: Records;
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, string | number | boolean | null>>[];
}

/** The name of a records table where it is asked with SQL, beside the tables that every release has: `records_key_villages`. */
export function recordsTableName(id: string): string {
  return `records_${id.replaceAll('-', '_')}`;
}

const types: Record<Records['columns'][string]['type'], ColumnType> = {
  text: 'text',
  date: 'text',
  clause: 'text',
  integer: 'integer',
  year: 'integer',
  number: 'number',
  boolean: 'boolean',
};

/** A records table as its files define it: the columns that may be published, and the notice. */
export function recordsDefinition(
  { definition, columns }: PublishedRecords,
  site: Pick<Site, 'units'>,
): TableDefinition {
  const units: Readonly<Record<string, Text>> = { ...builtinUnits, ...site.units };
  const described = columns.flatMap((name): [string, Column][] => {
    const column = definition.columns[name];
    return column ? [[name, recordsColumn(column, name === definition.area, units)]] : [];
  });
  const { name: title, grain, key } = definition;
  return { title, grain, key, columns: { ...Object.fromEntries(described), notice } };
}

function recordsColumn(
  { name, type, unit, required, values, labels }: Records['columns'][string],
  isArea: boolean,
  units: Readonly<Record<string, Text>>,
): Column {
  const { zh, en } = (unit === undefined ? undefined : units[unit]) ?? { zh: '', en: '' };
  const codes = labels ?? (values && Object.fromEntries(values.map((value) => [value, { zh: value, en: value }])));
  return {
    type: types[type],
    title: name,
    ...(type === 'date' ? { form: 'day' } : {}),
    ...(zh === '' ? {} : { unit: { zh, en } }),
    ...(codes ? { codes } : {}),
    ...(isArea ? { refersTo: ['areas', 'code'] } : {}),
    ...(required ? {} : { empty: { zh: '没有填写', en: 'not filled in' } }),
  };
}
