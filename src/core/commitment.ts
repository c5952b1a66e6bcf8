import { z } from 'zod';
import { clauseSchema } from './clause-schema.ts';
import { daySchema, periodSchema } from './period-schema.ts';
import { textSchema } from './text.ts';

/** Which way a promise points (PLAN-1). */
export const directionSchema = z.enum(['at-least', 'at-most', 'exactly', 'band', 'deliverable', 'qualitative']);
export type Direction = z.output<typeof directionSchema>;

/**
 * What sort of promise it is. PLAN-1's six, and the two that carry no number: a deliverable is a thing to be
 * set up or done, a qualitative promise names a direction only.
 */
export const kindSchema = z.enum([
  'level',
  'cumulative',
  'annual-quota',
  'standard',
  'deliverable',
  'qualitative',
  'baseline',
  'blank',
]);
export type CommitmentKind = z.output<typeof kindSchema>;

/** One dated step of a promise, in the plan's order. */
export const stepSchema = z.strictObject({
  by: daySchema.describe('the day the step falls due'),
  date: z
    .enum(['stated', 'period-end', 'as-printed'])
    .default('stated')
    .describe(
      'where the plan gives no date: period-end, the step falls due when the plan ends, and the page says so; as-printed, kind baseline only, the report is as of the day the plan was printed',
    ),
  value: z.number().optional().describe('the level due, in the unit of the promise; absent where the plan gives none'),
  upper: z.number().optional().describe('the upper end of a band'),
  share: z.number().optional().describe("cumulative kind: this step's own part of the total, in percent (40/40/20)"),
  clause: clauseSchema.optional().describe('where this step stands, if not in the clause of the promise'),
});
export type Step = z.output<typeof stepSchema>;

/** The starting point that p is measured from. Never fetched silently: it is stated, or declared to be an observation. */
export const baselineSchema = z.union([
  z.strictObject({
    period: periodSchema.describe('what the value refers to'),
    value: z.number().describe('the value then, in the unit of the promise'),
    quality: z.enum(['plan', 'official', 'demonstration']).describe('who vouches for it'),
    vintage: z.string().optional().describe('the vintage of its denominator'),
  }),
  z.strictObject({
    period: periodSchema.describe('the period of the judging indicator whose value is the baseline'),
    from: z.literal('indicator').describe('instead of a value: the indicator has it'),
  }),
]);
export type Baseline = z.output<typeof baselineSchema>;

/** A yardstick instead of a number: the value of another series in the same period. */
export const relativeSchema = z.strictObject({
  indicator: z.string().describe('the series the promise is measured against'),
  area: z.string().describe('the area code of that series'),
  transform: z
    .enum(['value', 'previous-year'])
    .default('value')
    .describe('value: the same period; previous-year: the year before, for promises to rise every year'),
  name: textSchema.describe('how the yardstick is called on the chart'),
});
export type Relative = z.output<typeof relativeSchema>;

/** One promise of the plan: a file `plan/commitments/NN.yml` is a list of these. */
export const commitmentSchema = z
  .strictObject({
    id: z
      .string()
      .regex(
        /^\d{2}-[a-z0-9]+(-[a-z0-9]+)*$/,
        'expected the two-digit chapter and a short name, for example 05-retention',
      )
      .describe('permanent; also the address of the page'),
    clause: clauseSchema.describe('where the plan says it'),
    name: textSchema.describe('what is promised, in our own words, short enough for a heading'),
    kind: kindSchema.describe('what sort of promise it is; blank: the plan leaves the number out'),
    direction: directionSchema.describe(
      'which way it points; deliverable and qualitative go with the kinds of that name, qualitative also with a baseline that the plan reports without a number',
    ),
    unit: z.string().optional().describe('a key of the units; absent for deliverables and qualitative promises'),
    steps: z.array(stepSchema).default([]).describe('what is due when'),
    between: z
      .enum(['step', 'linear'])
      .default('step')
      .describe('linear only where the plan itself asks for even progress'),
    baseline: baselineSchema
      .optional()
      .describe('the starting point of the scheduled way, stated or taken from the indicator'),
    relative: relativeSchema.optional().describe('a yardstick, where the plan names no number but another series'),
    vintage: z.string().optional().describe('the vintage of the denominator the promise is about'),
    population: textSchema.describe('who or what the promise covers'),
    populationGroups: z
      .array(z.string())
      .default([])
      .describe('the lists it is found in: keys of `populationGroups` of site.yml, at least one where it declares any'),
    hedge: textSchema
      .optional()
      .describe('the softener the plan itself puts on it; shown, never used in the arithmetic'),
    ambiguity: textSchema.optional().describe('how else the wording can be read'),
    notes: z.array(textSchema).default([]).describe('reading notes shown beside the promise'),
    see: z.array(z.string()).default([]).describe('ids of promises that say the same with another force'),
    withdrawn: z
      .strictObject({
        on: daySchema.describe('the day of the document'),
        document: z.string().min(1).describe('its number or title'),
      })
      .optional()
      .describe('the document by which the promise was taken back'),
  })
  .superRefine((commitment, context) => {
    const fail = (path: string, message: string): void => context.addIssue({ code: 'custom', path: [path], message });
    const wordless = commitment.kind === 'deliverable' || commitment.kind === 'qualitative' || isBareReport(commitment);
    if (wordless && commitment.direction !== commitment.kind && !isBareReport(commitment))
      fail('direction', `kind ${commitment.kind} takes direction ${commitment.kind}`);
    if (!wordless && (commitment.direction === 'deliverable' || commitment.direction === 'qualitative'))
      fail('direction', `direction ${commitment.direction} takes kind ${commitment.direction}`);
    if (!wordless && commitment.unit === undefined && commitment.kind !== 'blank')
      fail('unit', 'a number needs a unit');
    if (commitment.kind === 'qualitative' && commitment.steps.some((step) => step.value !== undefined))
      fail('steps', 'a qualitative promise has no value');
    if (isBareReport(commitment) && commitment.steps.some((step) => step.value !== undefined))
      fail('steps', 'a report without a number has no value');
    if (commitment.kind === 'blank' && commitment.steps.some((step) => step.value !== undefined))
      fail('steps', 'a blank has no value: the plan left it out');
    commitment.steps.forEach(({ date }, index) => {
      if (date === 'as-printed' && commitment.kind !== 'baseline')
        fail(`steps.${index}.date`, 'only a baseline can be as of the day of printing');
    });
    const judged = !wordless && commitment.kind !== 'blank';
    if (judged && commitment.steps.length === 0) fail('steps', 'a promise with a number needs at least one dated step');
    if (commitment.kind === 'deliverable' && commitment.steps.length === 0)
      fail('steps', 'a deliverable needs at least one dated step');
    if (judged && commitment.kind !== 'cumulative') checkLevels(commitment, fail);
    if (commitment.kind === 'cumulative') checkShares(commitment, fail);
    if (
      commitment.direction === 'band' &&
      commitment.steps.some((step) => step.value !== undefined && step.upper === undefined)
    )
      fail('steps', 'a band needs `value` and `upper`');
    commitment.steps.forEach(({ by }, index) => {
      const before = commitment.steps[index - 1]?.by;
      if (before !== undefined && by <= before)
        fail(`steps.${index}.by`, `the step of ${by} stands behind that of ${before}`);
    });
  });
export type Commitment = z.output<typeof commitmentSchema>;

/** Whether the plan reports how things stood without giving a number: no level, no unit, nothing due. */
function isBareReport({ kind, direction }: { kind: CommitmentKind; direction: Direction }): boolean {
  return kind === 'baseline' && direction === 'qualitative';
}

type Fail = (path: string, message: string) => void;
type Stepped = { readonly steps: readonly Step[]; readonly relative?: Relative | undefined };

/** A step has a level, or the promise a yardstick: never both, never neither. */
function checkLevels({ steps, relative }: Stepped, fail: Fail): void {
  steps.forEach((step, index) => {
    if (!relative && step.value === undefined) fail(`steps.${index}.value`, 'expected the level due (or kind: blank)');
    if (relative && step.value !== undefined)
      fail(`steps.${index}.value`, 'a promise with a yardstick has no level of its own');
  });
}

/** Shares of a cumulative schedule must add up to exactly 100. */
function checkShares({ steps }: Stepped, fail: Fail): void {
  const shares = steps.flatMap(({ share }) => (share === undefined ? [] : [share]));
  if (shares.length === 0 && steps.every(({ value }) => value !== undefined)) return;
  if (shares.length < steps.length) return fail('steps', 'either every step has a share or none');
  const total = shares.reduce((sum, share) => sum + share, 0);
  if (Math.abs(total - 100) > 1e-9) fail('steps', `the shares add up to ${total}, expected 100`);
}

/** The running level due at each step: a cumulative schedule of 40/40/20 becomes 40, 80, 100. */
export function dueLevels(commitment: Pick<Commitment, 'kind' | 'steps'>): (number | undefined)[] {
  if (commitment.kind !== 'cumulative') return commitment.steps.map((step) => step.value);
  let running = 0;
  return commitment.steps.map((step) => (step.share === undefined ? step.value : (running += step.share)));
}
