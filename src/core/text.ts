import { z } from 'zod';

/** A text in the two languages of the site. Both are required: a missing translation stops the build. */
export const textSchema = z.strictObject({
  zh: z.string().min(1).describe('Chinese text'),
  en: z.string().min(1).describe('English text'),
});
export type Text = z.output<typeof textSchema>;

export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];
