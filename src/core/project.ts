import { z } from 'zod';
import type { Source } from './indicator.ts';
import type { Day } from './period.ts';
import { daySchema } from './period-schema.ts';

/** Where the money of a project comes from, from the highest level; `other` is what is raised elsewhere. */
export const fundLevels = ['central', 'province', 'city', 'county', 'other'] as const;
export type FundLevel = (typeof fundLevels)[number];

/** How far a project has come, in order; `stopped` ends it anywhere. */
export const projectStatuses = ['planned', 'under-way', 'completed', 'accepted', 'stopped'] as const;
export type ProjectStatus = (typeof projectStatuses)[number];

const amount = z.number().nonnegative();
const words = z.string().min(1);

/**
 * One row of `projects/*.csv`: the fields that the disclosure rule of 2018 for poverty funds and projects asks for.
 * Amounts are in yuan. A text without its English counterpart is shown in Chinese on the English pages.
 */
export const projectSchema = z.strictObject({
  project: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9-]*$/, 'expected a letter, then letters, digits and hyphens, for example XM2017-001')
    .describe('permanent id; also the address of the page'),
  name: words.describe('项目名称'),
  name_en: words.optional(),
  programme: words.describe('a key of `programmes` in site.yml'),
  year: z.int().min(1949).max(2100).describe('the year plan that the project belongs to'),
  area: words.describe('实施地点: the code or the full name of an area of areas.csv'),
  village: words.optional().describe('the village, where it is one'),
  village_en: words.optional(),
  task: words.describe('建设任务'),
  task_en: words.optional(),
  subsidy_standard: words.describe('补助标准'),
  subsidy_standard_en: words.optional(),
  central: amount.describe('资金来源及规模: from the central government, in yuan; 0 where there is none'),
  province: amount.describe('from the province'),
  city: amount.describe('from the city'),
  county: amount.describe('from the county'),
  other: amount.describe('raised elsewhere'),
  budget: amount.describe('the sum of the five'),
  start: daySchema.describe('实施期限: first day'),
  end: daySchema.describe('last day'),
  unit: words.describe('实施单位'),
  unit_en: words.optional(),
  responsible: words.describe('责任人 as an office or a post, never as a name'),
  responsible_en: words.optional(),
  performance_target: words.describe('绩效目标'),
  performance_target_en: words.optional(),
  mechanism: words.describe('带贫减贫机制'),
  mechanism_en: words.optional(),
  status: z.enum(projectStatuses),
  accepted_on: daySchema.optional().describe('the day of acceptance; with the status `accepted` and no other'),
  plan_formed_on: daySchema.describe('when the plan of the project was fixed'),
  plan_announced_on: daySchema.optional().describe('when it was announced (事前公示); empty where it never was'),
  completion_formed_on: daySchema
    .optional()
    .describe('when the completion was established; needed with the statuses `completed` and `accepted`'),
  completion_announced_on: daySchema.optional().describe('when it was announced (完成公告); empty where it never was'),
  link: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('the announcement'),
});
export type ProjectEntry = z.output<typeof projectSchema>;

/** One row of `projects/payments*.csv`. */
export const paymentSchema = z.strictObject({
  project: words.describe('the id of the project'),
  paid_on: daySchema,
  amount: z.number().positive().describe('in yuan'),
  level: z.enum(fundLevels).describe('which of the five sources it was paid from'),
});
export type PaymentEntry = z.output<typeof paymentSchema>;

/** Where a row stands. */
export interface RowPlace {
  readonly file: string;
  readonly row: number;
}

/** One row of `calendar.csv`: a day that is not what its weekday says. */
export const calendarSchema = z.strictObject({
  date: daySchema,
  kind: z.enum(['holiday', 'workday']).describe('holiday: no working day; workday: a weekend worked instead'),
});
export type CalendarDay = z.output<typeof calendarSchema>;

/**
 * Whether something was announced in time: `on-time`, `late`, `missing` (the term is over, nothing announced),
 * `pending` (the term is still running), `not-formed` (there is nothing to announce yet).
 */
export const announcementStates = ['on-time', 'late', 'missing', 'pending', 'not-formed'] as const;
export type AnnouncementState = (typeof announcementStates)[number];

export interface Announcement {
  readonly state: AnnouncementState;
  /** Working days from the day it was formed to the day it was announced or, where it was not, to the as-of day. */
  readonly days?: number;
}

/** A project with what follows from its row, its payments and the calendar. */
export interface Project extends ProjectEntry, RowPlace {
  readonly paid: number;
  readonly plan: Announcement;
  /** The plan was announced after the work began, or the work began and it was never announced. */
  readonly planAfterStart: boolean;
  readonly completion: Announcement;
}

export interface Payment extends PaymentEntry, RowPlace {
  /** 1, 2, … within the project, by day. */
  readonly number: number;
}

/** The fund-and-project ledger of a release: projects in order of their ids, payments by project and day. */
export interface ProjectRegister {
  readonly projects: readonly Project[];
  readonly payments: readonly Payment[];
  readonly source: Source;
  /** Where `calendar.csv` gives holidays: how many days, and the first and last of them. Absent: Monday to Friday. */
  readonly calendar?: { readonly days: number; readonly from: Day; readonly to: Day };
}
