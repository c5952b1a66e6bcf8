import { z } from 'zod';
import { areaKindSchema } from './area.ts';
import { sensitivitySchema, sourceSchema } from './indicator.ts';
import { textSchema } from './text.ts';
import { warehouseSchema } from './warehouse.ts';

/**
 * `panels/<id>.yml`: the columns of a table that is too long to be read row by row, such as village × month × group. Its
 * rows are checked and added up where they are; never per person or household.
 */
export const panelSchema = z.strictObject({
  name: textSchema.describe('how the table is called'),
  grain: textSchema.describe('what one row is'),
  area: z.string().describe('the column that holds the area: its code or its full name'),
  areas: areaKindSchema.describe('the level of the areas in that column'),
  period: z.string().describe('the column that holds the period'),
  frequency: z.enum(['year', 'quarter', 'month']).describe('the kind of the periods in that column'),
  each: z
    .string()
    .optional()
    .describe(
      'the column that tells rows of one area, period and group apart, such as the village; absent where there is one row for each. Each of its values needs a row for every period and group',
    ),
  status: z
    .string()
    .optional()
    .describe(
      'the column that says why a row has no figures: `not-reported`, `not-applicable`, `suppressed`; empty, `reported` or `provisional` where it has them',
    ),
  sensitivity: sensitivitySchema.describe('as for an indicator'),
  source: sourceSchema.describe('who made the table'),
  from: warehouseSchema.optional().describe('absent: the rows stand in Parquet files beside this one'),
  columns: z
    .record(
      z.string().regex(/^[a-z][a-z0-9_]*$/),
      z.strictObject({
        name: textSchema.describe('what the column holds'),
        type: z
          .enum(['text', 'integer', 'number'])
          .describe('integer: a count, never negative; number: added up to six decimals'),
        required: z.boolean().default(true).describe('of figures. false: cells may be empty, and count as nothing'),
        values: z
          .array(z.string())
          .min(1)
          .optional()
          .describe('of a text that is neither area, period, status nor `each`: the groups, which add up to the total'),
        notPersonal: z
          .string()
          .min(4)
          .optional()
          .describe('why a column whose name is common in lists of people (电话, 地址, age) is not about a person'),
      }),
    )
    .describe('every column of the table, by its name'),
});
export type Panel = z.output<typeof panelSchema>;

/** The columns that split the rows into groups, which add up to the total. */
export function groupColumns({ area, period, each, status, columns }: Panel): string[] {
  const roles = [area, period, each, status];
  return Object.entries(columns).flatMap(([name, { type }]) =>
    type === 'text' && !roles.includes(name) ? [name] : [],
  );
}

/** The columns with figures. */
export function figureColumns({ columns }: Panel): string[] {
  return Object.entries(columns).flatMap(([name, { type }]) => (type === 'text' ? [] : [name]));
}

/**
 * The panel that an indicator is made from, by its id; `indicators/<id>` where the indicator itself names a table in a database,
 * which is then a panel of its own.
 */
export function panelOf(id: string, { from }: { readonly from?: unknown }): string | undefined {
  if (typeof from === 'string') return from.startsWith('panels/') ? from.slice('panels/'.length) : undefined;
  return typeof from === 'object' && from !== null && 'engine' in from ? `indicators/${id}` : undefined;
}

/** Whether an indicator is made from a panel. */
export const isOfPanel = (indicator: { readonly from?: unknown }): boolean => panelOf('', indicator) !== undefined;

/** Where a panel is defined: `panels/<id>`, or the indicator that is its own. */
export const panelPath = (id: string): string => (id.startsWith('indicators/') ? id : `panels/${id}`);
