import { z } from 'zod';
import { clauseSchema } from './clause-schema.ts';
import { textSchema } from './text.ts';

const caption = { title: textSchema.optional(), note: textSchema.optional() };
const id = z.string().regex(/^[a-z0-9-]+$/);
const columnName = z.string().regex(/^[a-z][a-z0-9_]*$/);

/** The steps or conditions of an indicator's groups, in their order, each with its count: how many got so far. */
export const procedureViewSchema = z.strictObject({
  kind: z.literal('procedure'),
  ...caption,
  indicator: id.describe('its groups are the steps, its numerator counts who took them'),
  column: columnName.describe('the group column whose values are the steps'),
  values: z.array(z.string()).optional().describe('the steps shown, in order; all of the column unless given'),
  ordered: z.boolean().default(true).describe('false: conditions that hold side by side, not steps one after another'),
});

/** One line of a chart of series. */
export const seriesLineSchema = z.strictObject({
  indicator: id,
  groups: z.record(z.string(), z.string()).default({}).describe('group column → value; the total unless given'),
  area: z.string().optional().describe("area code; the plan's own area unless given"),
  name: textSchema.optional().describe('how the line is called; the name of the indicator unless given'),
});

export const seriesViewSchema = z.strictObject({
  kind: z.literal('series'),
  ...caption,
  lines: z.array(seriesLineSchema).min(1),
  together: z
    .boolean()
    .default(false)
    .describe('true: one chart for all lines, which then share a unit; false: a small chart for each'),
});

/** What was due and what was done, by day, a lane for each kind. */
export const timelineViewSchema = z.strictObject({
  kind: z.literal('timeline'),
  ...caption,
  records: id.describe('the records table the events stand in'),
  lane: columnName.optional().describe('the column that says which kind of event it is; one lane unless given'),
  lanes: z.array(z.string()).optional().describe('only these values of the lane, in order'),
  done: columnName.optional().describe('the column with the day it was done'),
  due: columnName.optional().describe('the column with the day it was due'),
});

/** Rows of a records table as they are. */
export const tableViewSchema = z.strictObject({
  kind: z.literal('table'),
  ...caption,
  records: id,
  columns: z.array(columnName).optional().describe('the columns shown, in order; all unless given'),
  latest: columnName
    .optional()
    .describe('only the rows with the last value of this column, for example the last quarter'),
});

/** How many rows of a records table there are of each value of a column: a bar for each, areas in administrative order. */
export const countsViewSchema = z.strictObject({
  kind: z.literal('counts'),
  ...caption,
  records: id,
  by: columnName.describe('the column whose values are counted'),
});

/** From when until when each row of a records table holds; an end that is not published is said as such. */
export const spansViewSchema = z.strictObject({
  kind: z.literal('spans'),
  ...caption,
  records: id,
  name: columnName.describe('the column that says what holds'),
  from: columnName.describe('the column with its first day'),
  to: columnName.describe('the column with its last day, empty where none is published'),
});

/** A promise with its steps against what happened. */
export const promiseViewSchema = z.strictObject({ kind: z.literal('promise'), ...caption, commitment: z.string() });

export const viewSchema = z.discriminatedUnion('kind', [
  procedureViewSchema,
  seriesViewSchema,
  timelineViewSchema,
  tableViewSchema,
  countsViewSchema,
  spansViewSchema,
  promiseViewSchema,
]);
export type View = z.output<typeof viewSchema>;
export type ProcedureView = z.output<typeof procedureViewSchema>;
export type SeriesView = z.output<typeof seriesViewSchema>;
export type SeriesLine = z.output<typeof seriesLineSchema>;
export type TimelineView = z.output<typeof timelineViewSchema>;
export type PromiseView = z.output<typeof promiseViewSchema>;
export type TableView = z.output<typeof tableViewSchema>;
export type CountsView = z.output<typeof countsViewSchema>;
export type SpansView = z.output<typeof spansViewSchema>;

/** `mechanisms/<id>.yml`: a system the plan sets up, and what the public can see of it. The id is the file name. */
export const mechanismSchema = z.strictObject({
  name: textSchema,
  group: z.string().describe('a key of `mechanismGroups` in site.yml'),
  clauses: z.array(clauseSchema).min(1).describe('where the plan sets it up'),
  summary: textSchema.describe('what the plan sets up, in our own words'),
  shows: textSchema.describe('what is shown here, or plainly that nothing is published'),
  offices: z.array(textSchema).default([]).describe('the offices in charge, never persons'),
  views: z.array(viewSchema).default([]).describe('charts and tables, in order'),
  indicators: z.array(id).default([]).describe('indicators linked besides those of the views'),
  records: z.array(id).default([]).describe('records tables published besides those of the views'),
  commitments: z.array(z.string()).default([]).describe('ids of the promises it is about'),
  pages: z
    .array(z.enum(['projects']))
    .default([])
    .describe('sections of the site that show more of it'),
  notes: z.array(textSchema).default([]),
});
export type Mechanism = z.output<typeof mechanismSchema>;

/** Every indicator a mechanism shows or links, once. */
export function indicatorsOf({ views, indicators }: Mechanism): string[] {
  const shown = views.flatMap((view) => {
    if (view.kind === 'procedure') return [view.indicator];
    return view.kind === 'series' ? view.lines.map(({ indicator }) => indicator) : [];
  });
  return [...new Set([...shown, ...indicators])];
}

/** Every records table a mechanism shows or publishes, once. */
export function recordsOf({ views, records }: Mechanism): string[] {
  const shown = views.flatMap((view) => ('records' in view ? [view.records] : []));
  return [...new Set([...shown, ...records])];
}

/** Whether anything at all is published about it. */
export function isPublished(mechanism: Mechanism): boolean {
  return indicatorsOf(mechanism).length + recordsOf(mechanism).length + mechanism.pages.length > 0;
}
