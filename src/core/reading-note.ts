import { z } from 'zod';
import { clauseSchema } from './clause-schema.ts';
import { textSchema } from './text.ts';

/**
 * Something odd in the plan itself: a contradiction, a number without a denominator, text copied from another plan. It is
 * published as found and never mended. `plan/reading-notes.yml` is a list of these.
 */
export const readingNoteSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/, 'expected a letter or a short name, for example A')
    .describe('permanent; the anchor of the note on the page about the plan'),
  clauses: z.array(clauseSchema).min(1).describe('where the plan shows it'),
  commitments: z.array(z.string()).default([]).describe('ids of the promises it concerns'),
  title: textSchema.describe('a few words, in our own'),
  text: textSchema.describe('what does not fit, with the clauses, in our own words'),
});
export type ReadingNote = z.output<typeof readingNoteSchema>;
