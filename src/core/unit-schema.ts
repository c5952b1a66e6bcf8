import { z } from 'zod';

/**
 * What a number counts. `measure` decides how it is printed and whether it can be summed:
 * a share is never added up, an amount of money is folded into 万元 and 亿元, a count is a whole number.
 */
export const unitSchema = z.strictObject({
  zh: z.string().describe('the unit as printed behind a number in Chinese; may be empty'),
  en: z.string().describe('the unit as printed behind a number in English'),
  one: z.string().optional().describe('the English word behind a single one, where it differs'),
  measure: z.enum(['share', 'points', 'money', 'count', 'quantity']).describe('how the number behaves'),
});
export type Unit = z.output<typeof unitSchema>;
