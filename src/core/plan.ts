import { z } from 'zod';
import { clauseParts, type Clause } from './clause.ts';
import { daySchema } from './period-schema.ts';
import { textSchema } from './text.ts';

/** The numbered heads of a plan: names only, never its sentences. */
export const itemSchema = z.strictObject({
  number: z.int().positive().describe('the number of the item in its section'),
  name: textSchema.describe('its heading'),
});
export const sectionSchema = z.strictObject({
  number: z.int().nonnegative().describe('0 where the chapter has items but no sections'),
  name: textSchema.optional().describe('absent only for section 0'),
  items: z.array(itemSchema).default([]).describe('its items'),
});
export const chapterSchema = z.strictObject({
  number: z.int().positive().describe('the number of the chapter'),
  name: textSchema.describe('its heading'),
  sections: z.array(sectionSchema).default([]).describe('its sections'),
});

/** `plan/plan.yml`: the document whose promises are kept in the ledger. */
export const planSchema = z.strictObject({
  title: textSchema.describe("the plan's full name"),
  short: textSchema.describe('how pages call it'),
  issued: z.string().describe('when the plan was printed, as precisely as it says: 2017-07'),
  start: daySchema.describe("the first day of the plan's period"),
  end: daySchema.describe("the last day of the plan's period; promises without a date fall due then"),
  baseYear: z.int().describe('the year the plan measures from'),
  chapters: z.array(chapterSchema).default([]).describe('the outline, also of chapters whose promises are not loaded'),
});
export type Plan = z.output<typeof planSchema>;
export type Chapter = z.output<typeof chapterSchema>;

/** Whether the outline holds a clause. A 0 stands for the text before the first section or item. */
export function hasClause(plan: Plan, clause: Clause): boolean {
  const [chapterNumber, sectionNumber, itemNumber] = clauseParts(clause);
  const chapter = plan.chapters.find(({ number }) => number === chapterNumber);
  if (!chapter) return false;
  if (sectionNumber === 0 && itemNumber === 0) return true;
  const section = chapter.sections.find(({ number }) => number === sectionNumber);
  if (!section) return false;
  return itemNumber === 0 || section.items.some(({ number }) => number === itemNumber);
}
