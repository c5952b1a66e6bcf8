import { z } from 'zod';
import { kindSchema } from './commitment.ts';
import { paces, standings } from './judgement.ts';
import { textSchema } from './text.ts';

/** The groups of the terms that the product itself uses, and the terms, in the order of the glossary. */
export const ownTerms = {
  ledger: [
    'ledger',
    'promise',
    'clause',
    'step',
    'due-level',
    'hedge',
    'yardstick',
    'as-of',
    'rule',
    'outcome',
    'evidence',
    'certificate',
    'release',
    'checksum',
  ],
  verdict: standings,
  pace: ['schedule', ...paces.map((pace) => `pace-${pace}` as const)],
  kind: kindSchema.options.map((kind) => `kind-${kind}` as const),
  figures: [
    'counts',
    'point-in-time',
    'over-period',
    'percentage-point',
    'vintage',
    'interval',
    'disclosure',
    'not-reported',
    'not-applicable',
    'provisional',
    'demonstration',
    'thin',
  ],
} as const;
export type OwnGroup = keyof typeof ownTerms;
export type OwnTerm = (typeof ownTerms)[OwnGroup][number];

/** Every id that the product's own terms take. */
export const ownTermIds: ReadonlySet<string> = new Set(Object.values(ownTerms).flat());

/** A term that the texts of this plan use. */
export const termSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected a short name in small letters, for example poverty-line')
    .describe('permanent; the anchor of the term on the page of terms'),
  group: z.string().describe('where it is listed: a key of `groups`'),
  name: textSchema.describe('the term, in English as official texts have it'),
  also: z
    .strictObject({ zh: z.array(z.string().min(1)).default([]), en: z.array(z.string().min(1)).default([]) })
    .default({ zh: [], en: [] })
    .describe('other ways of writing it: they lead to the same explanation and are found by the search'),
  text: textSchema.describe('what it means, in our own words, with what is easily misread'),
  source: z
    .strictObject({ title: textSchema, url: z.url({ protocol: /^https?$/ }) })
    .optional()
    .describe('where its official English or its definition can be read'),
  see: z.array(z.string()).default([]).describe('ids of related terms'),
});
export type Term = z.output<typeof termSchema>;

/** `glossary.yml`: the terms of the plan’s own field. A plan can do without. */
export const glossarySchema = z.strictObject({
  groups: z
    .record(z.string().regex(/^[a-z0-9-]+$/), textSchema)
    .describe('headings of the page of terms, in their order'),
  terms: z.array(termSchema).describe('the terms, in their order'),
});
export type Glossary = z.output<typeof glossarySchema>;
