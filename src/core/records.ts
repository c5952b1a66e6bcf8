import { z } from 'zod';
import { sensitivitySchema, sourceSchema } from './indicator.ts';
import { textSchema } from './text.ts';

/** `records/<table>.yml`: the columns of a table with one row per institution, village or project. Never per person or household. */
export const recordsSchema = z.strictObject({
  name: textSchema,
  grain: textSchema.describe('what one row is'),
  area: z.string().describe('the column that holds the area code'),
  key: z.array(z.string()).min(1).describe('the columns that make a row unique'),
  sensitivity: sensitivitySchema,
  source: sourceSchema,
  columns: z.record(
    z.string().regex(/^[a-z][a-z0-9_]*$/),
    z.strictObject({
      name: textSchema,
      type: z.enum(['text', 'integer', 'number', 'date', 'boolean']),
      required: z.boolean().default(true),
      values: z.array(z.string()).optional().describe('the only values allowed'),
    }),
  ),
});
export type Records = z.output<typeof recordsSchema>;
