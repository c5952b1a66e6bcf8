import { z } from 'zod';

/** What a mark such as `—` stands for: nothing (the cell is empty), or one of the reasons why there is no figure. */
export const markMeanings = ['empty', 'not-reported', 'not-applicable', 'suppressed'] as const;

/**
 * How a file that is not written in plain form is to be read. Without a declaration such a form is refused, because
 * reading it would be guessing; with one it is read, and `npm run check` lists where and how often.
 */
export const readingSchema = z.strictObject({
  sheet: z.string().min(1).optional().describe('workbooks: the name of the worksheet; the first one unless given'),
  header: z
    .int()
    .min(1)
    .max(50)
    .optional()
    .describe('the row that holds the names of the columns, 1 unless given; what stands above it is not read'),
  delimiter: z.enum(['tab', 'semicolon']).optional().describe('CSV: what stands between the fields, if not a comma'),
  columns: z
    .record(z.string().min(1), z.string().min(1))
    .optional()
    .describe('a name in the header of the file → the column it stands for'),
  spaces: z
    .literal('trim')
    .optional()
    .describe('blanks before and after a value, also full-width ones (U+3000), are dropped'),
  digits: z.literal('full-width').optional().describe('full-width digits and letters, １２３, are read as plain ones'),
  thousands: z.literal(',').optional().describe('12,345 is read as 12345'),
  multiples: z
    .array(z.enum(['万', '亿']))
    .min(1)
    .optional()
    .describe('1.2万 is read as 12000'),
  percent: z.literal(true).optional().describe('98% is read as 98, in columns that hold a share and never a count'),
  periods: z
    .literal('年')
    .optional()
    .describe('2016年, 2016年7月 and 2016年第3季度 are read as 2016, 2016-07 and 2016-Q3'),
  dates: z
    .array(z.enum(['年月日', '/', '.', 'cells']))
    .min(1)
    .optional()
    .describe(
      'other forms of a day that are read: 2016年12月31日, 2016/12/31, 2016.12.31; cells: cells of a workbook that are formatted as a date',
    ),
  missing: z
    .record(z.string().min(1), z.enum(markMeanings))
    .optional()
    .describe('marks that stand where there is no figure, such as — or /, and what each means'),
});
export type Reading = z.output<typeof readingSchema>;
