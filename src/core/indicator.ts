import { z } from 'zod';
import { areaKindSchema } from './area.ts';
import { daySchema, periodSchema } from './period-schema.ts';
import { periodEnd } from './period.ts';
import { readingSchema } from './reading.ts';
import { textSchema } from './text.ts';
import { warehouseSchema } from './warehouse.ts';

// Apart, so that the browser need not load a schema library.
export { groupKey, judges } from './judging.ts';

/** Where numbers come from. `kind` decides how they are marked: demonstration figures say so wherever they appear. */
export const sourceSchema = z.strictObject({
  producer: textSchema.describe('who made the figures'),
  title: textSchema.describe('the publication'),
  url: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('where it can be read'),
  accessed: daySchema.optional().describe('when the publication was read'),
  licence: z.string().min(1).describe('the terms of use, or what is known of them'),
  kind: z
    .enum(['official', 'plan', 'demonstration'])
    .describe('who vouches for the figures; decides how they are marked'),
  basis: textSchema.optional().describe('how the figure was confirmed, for example implied by a published difference'),
});
export type Source = z.output<typeof sourceSchema>;

/**
 * How careful the gate is with the counts (see disclosure.ts). `sensitive`: poverty, illness, disability, aid,
 * children. `personal`: other counts of people or households. `institution` and `public`: villages, clinics,
 * schools, public money; no threshold.
 */
export const sensitivitySchema = z.enum(['sensitive', 'personal', 'institution', 'public']);
export type Sensitivity = z.output<typeof sensitivitySchema>;

const countSchema = z.strictObject({
  name: textSchema.describe('what is counted'),
  unit: z.string().describe('a key of the units'),
  expression: z
    .string()
    .optional()
    .describe(
      'only with `from: records/<table>` or `panels/<id>`: SQL over the columns of the table and, of records, `period_end`; a condition counts rows, a number is summed',
    ),
});

/** Which promise the indicator judges: an id, or an id with the group and the area it is judged on. */
const judgesSchema = z.union([
  z.string(),
  z.strictObject({
    id: z.string().describe('the id of the promise'),
    groups: z
      .record(z.string(), z.string())
      .default({})
      .describe('group column → value; absent columns mean the total'),
    area: z.string().optional().describe("area code; the plan's own area unless given"),
  }),
]);

/** `indicators/<id>.yml`. The id is the file name and stands nowhere else. */
export const indicatorSchema = z
  .strictObject({
    name: textSchema.describe('short enough for a heading'),
    definition: textSchema.describe('what the number means, in a sentence a reader can check'),
    formula: textSchema.describe('how it is computed, in words'),
    theme: z
      .string()
      .regex(/^[a-z0-9-]+$/)
      .describe('a key of `themes` in site.yml'),
    unit: z.string().describe('the unit of the value'),
    calculation: z
      .enum(['ratio', 'sum', 'value', 'growth'])
      .describe(
        'ratio: scale × Σ numerator ÷ Σ denominator; sum: Σ numerator; value: published as given, never summed; growth: change of another indicator against the year before, in percent',
      ),
    scale: z
      .number()
      .positive()
      .default(100)
      .describe('ratio only: 100 for a share in percent, 1 for a mean, 1000 for per thousand'),
    decimals: z.int().min(0).max(4).default(1).describe('digits printed after the point'),
    max: z.number().optional().describe('the largest value the definition allows; a share without it may exceed 100 %'),
    better: z.enum(['higher', 'lower', 'neither']).describe('which way is improvement'),
    time: z.enum(['point', 'period']).describe('point: as at the end of the period (时点); period: during it (时期)'),
    frequency: z.enum(['year', 'quarter', 'month']).describe('how often it is reported'),
    coverage: z
      .strictObject({
        areas: areaKindSchema.describe('the level the rows are reported at'),
        from: periodSchema.describe('the first period'),
        to: periodSchema.describe('the last period'),
      })
      .describe('every area of this level must have a row for every period, if only to say that nothing was reported'),
    sensitivity: sensitivitySchema.describe(
      'how careful disclosure control is: sensitive for poverty, illness, disability, aid and children; personal for other counts of people; institution and public have no threshold',
    ),
    numerator: countSchema.optional().describe('the count above the line, or the count itself'),
    denominator: countSchema.optional().describe('the count below the line'),
    groups: z
      .record(
        z.string().regex(/^[a-z][a-z0-9_]*$/),
        z.strictObject({
          name: textSchema.describe('how the grouping is called'),
          values: z.record(z.string(), textSchema).describe('its values as they stand in the column, with their names'),
          total: z.enum(['sum', 'none']).describe('sum: the groups add up to the total; none: they must not be added'),
        }),
      )
      .default({})
      .describe('columns that split the figures, by the name of the column'),
    vintages: z
      .array(
        z.strictObject({
          from: periodSchema.describe('the first period of the vintage'),
          id: z.string().describe('how promises and figures name it'),
          note: textSchema.describe('what changed'),
        }),
      )
      .default([])
      .describe('breaks of the denominator; a series is never joined across one'),
    lagMonths: z.int().min(0).default(0).describe('how long after a period ends its figure may be awaited'),
    from: z
      .union([
        z.string().regex(/^(records|panels)\/[a-z0-9-]+$/),
        z.strictObject({ growth: z.string().describe('the indicator whose yearly change this is') }),
        warehouseSchema,
      ])
      .optional()
      .describe(
        'absent: the rows stand in the data file beside this one; `records/<table>` or `panels/<id>`: counted there; with `engine` and `table`: the columns of the data file, `status` among them, are those of a table in a database',
      ),
    plausible: z
      .strictObject({
        change: z.number().positive().describe('in percent of the figure of the year before'),
      })
      .optional()
      .describe(
        'the change beyond which `npm run check` asks a person to look; without it a rule for slips of the pen holds. A row with a note has been looked at',
      ),
    reading: readingSchema.optional().describe('how the data file is read where it is not in plain form'),
    source: sourceSchema.describe('of every row that names no other'),
    references: z
      .record(z.string(), sourceSchema)
      .default({})
      .describe('other sources; rows name them in the column `source`'),
    commitments: z.array(judgesSchema).default([]).describe('the promises this indicator judges'),
    notes: z.array(textSchema).default([]).describe('shown beside the figures'),
  })
  .superRefine((indicator, context) => {
    const fail = (path: string, message: string): void => context.addIssue({ code: 'custom', path: [path], message });
    const { from } = indicator;
    const fromRecords = typeof from === 'string';
    if (periodEnd(indicator.coverage.from) > periodEnd(indicator.coverage.to))
      fail('coverage', 'the coverage ends before it begins');
    if (indicator.calculation === 'ratio' && !(indicator.numerator && indicator.denominator))
      fail('numerator', 'a ratio names its numerator and its denominator');
    if (indicator.calculation === 'sum' && !indicator.numerator) fail('numerator', 'a sum names what is counted');
    if ((indicator.calculation === 'growth') !== (typeof from === 'object' && 'growth' in from))
      fail('from', 'calculation: growth goes with from: {growth: <indicator>}');
    for (const part of ['numerator', 'denominator'] as const)
      if (indicator[part] && (indicator[part].expression !== undefined) !== fromRecords)
        fail(part, 'an expression goes with from: records/<table> or panels/<id>');
  });
export type Indicator = z.output<typeof indicatorSchema>;
