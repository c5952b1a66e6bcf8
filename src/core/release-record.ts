import { z } from 'zod';
import { disclosedSchema, keySchema, recordDisclosed } from './disclosure/earlier.ts';
import { outcomes, paces, standings, stepVerdicts } from './judgement.ts';
import { keyParts, observationStatuses, type FigureKey } from './observation.ts';
import { daySchema } from './period-schema.ts';
import type { Release } from './release.ts';
import { stateOf, verdictOf, type FigureState, type Revision, type Statement } from './revision.ts';

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/, 'expected a SHA-256 in hexadecimal');
const reasonSchema = z.strictObject({ zh: z.string(), en: z.string().optional(), approvedBy: z.string().optional() });
const stateSchema = z.strictObject({
  status: z.enum([...observationStatuses, 'withdrawn']),
  numerator: z.number().optional(),
  denominator: z.number().optional(),
  value: z.number().optional(),
  interval: z.tuple([z.number(), z.number()]).optional(),
});
const verdictSchema = z.strictObject({
  standing: z.enum(standings).optional(),
  steps: z.array(z.enum(stepVerdicts)),
  pace: z.enum(paces).optional(),
  outcome: z.enum(outcomes).optional(),
});
const onSchema = { commitment: z.string(), asOf: daySchema };
const previousSchema = z.strictObject({ version: z.string(), manifest: hashSchema });

/**
 * `releases/<version>.json`: what a release published, so that later releases can be compared with it and cannot give
 * away what it hid. Written by a release, never edited.
 */
export const releaseRecordSchema = disclosedSchema.extend({
  published: daySchema.describe('the day of publication'),
  dataset: z.enum(['demonstration', 'official']).describe('as in site.yml'),
  manifest: hashSchema.describe('SHA-256 of its manifest.json'),
  previous: previousSchema.optional().describe('the release before it'),
  absent: z
    .array(z.strictObject({ ...keySchema, status: z.enum(['not-reported', 'not-applicable']) }))
    .describe('figures it said there are none of'),
  verdicts: z.array(verdictSchema.extend(onSchema)).describe('its verdicts'),
  changes: z
    .strictObject({
      figures: z.array(
        z.strictObject({
          ...keySchema,
          since: z.string(),
          before: stateSchema,
          after: stateSchema,
          reason: reasonSchema,
          verdicts: z.array(z.strictObject(onSchema)),
        }),
      ),
      verdicts: z.array(
        z.strictObject({ ...onSchema, before: verdictSchema, after: verdictSchema, reason: reasonSchema.optional() }),
      ),
    })
    .describe('what it changed of what was published before'),
});
export type ReleaseRecord = z.output<typeof releaseRecordSchema>;

/** The record of a release. `manifest`: the SHA-256 of its manifest.json. */
export function recordRelease({ site, observations, judgements, revisions }: Release, manifest: string): ReleaseRecord {
  const own = revisions.at(-1);
  if (own?.version !== site.release)
    throw new Error(`missing revision: ${site.release}; expected the last to be its own`);
  const { version, published, previous, figures, verdicts } = own;
  const disclosed = recordDisclosed(version, observations);
  const absent = observations.flatMap((row) =>
    row.status === 'not-reported' || row.status === 'not-applicable' ? [{ ...keyParts(row), status: row.status }] : [],
  );
  const record = {
    ...{ version, published, dataset: site.dataset, manifest, ...(previous && { previous }) },
    ...{ figures: disclosed.figures, hidden: disclosed.hidden, absent, verdicts: judgements.map(verdictOf) },
    changes: { figures, verdicts },
  };
  return releaseRecordSchema.parse(record);
}

/** What a recorded release said, as comparisons need it. */
export function statementOf({ version, figures, hidden, absent, verdicts }: ReleaseRecord): Statement {
  const said = (key: FigureKey, state: FigureState) => ({ ...keyParts(key), state: stateOf(state) });
  return {
    version,
    figures: [
      ...figures.map((figure) => said(figure, { ...figure, status: figure.status ?? 'reported' })),
      ...hidden.map((key) => said(key, { status: 'suppressed' })),
      ...absent.map((key) => said(key, { status: key.status })),
    ],
    verdicts,
  };
}

/** What a recorded release changed. */
export function revisionOf({ version, published, previous, changes }: ReleaseRecord): Revision {
  return { version, published, ...(previous && { previous }), ...changes };
}
