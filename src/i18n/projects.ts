import { z } from 'zod';
import { formatDay } from '../core/format.ts';
import { fundLevels, projectStatuses, type Announcement, type Project } from '../core/project.ts';
import type { Day } from '../core/period.ts';
import type { Language } from '../core/text.ts';
import { fill } from './messages.ts';
import en from './projects.en.json' with { type: 'json' };
import zh from './projects.zh.json' with { type: 'json' };
import { word, words } from './words.ts';

/** The texts of the pages about funds and projects: both languages must have exactly these keys. */
export const projectTextsSchema = z.strictObject({
  page: words(
    'title yearTitle townTitle sum ofYear ofTown sumPlan sumCompletion stillPending sumStart none byYear',
    'everything byTown behind behindNote money moneyNote moneyTable list listNote yearHead project programme place',
    'budget paid ofBudget status plan completion sources total rule rule1 rule2 weekdays calendar names names1 names2',
    'files fileProjects filePayments townSection townSum townLink',
  ),
  project: words(
    'sum paidPart paidNone statusOn planOnTime planLate planMissing planPending completionOnTime completionLate',
    'completionMissing completionPending completionNotFormed afterStart fields id name place task standard period span',
    'unit responsible target mechanism announcement link money level left timeline timelineNote formed announced start',
    'startPlanned end completionFormed completionAnnounced accepted payment running source publication fileRow row',
    'payments count',
  ),
  level: z.strictObject(Object.fromEntries(fundLevels.map((key) => [key, word])) as LevelShape),
  status: z.strictObject(Object.fromEntries(projectStatuses.map((key) => [key, word])) as StatusShape),
  state: words('on-time late missing pending not-formed'),
  days: words('on-time late missing pending'),
  afterStart: word,
});
type LevelShape = Record<(typeof fundLevels)[number], typeof word>;
type StatusShape = Record<(typeof projectStatuses)[number], typeof word>;
export type ProjectTexts = z.output<typeof projectTextsSchema>;

const texts: Readonly<Record<Language, ProjectTexts>> = {
  zh: projectTextsSchema.parse(zh),
  en: projectTextsSchema.parse(en),
};

/** The texts about funds and projects in a language. */
export function projectTexts(language: Language): ProjectTexts {
  return texts[language];
}

/** How an announcement stands, 逾期, and the working days it took, 41个工作日; empty where nothing was formed. */
export function announcementText({ state, days }: Announcement, language: Language): { state: string; days: string } {
  const { state: names, days: forms } = texts[language];
  const took = state === 'not-formed' || days === undefined ? '' : fill(forms[state], { days });
  return { state: names[state], days: took };
}

const planForms = {
  'on-time': 'planOnTime',
  late: 'planLate',
  missing: 'planMissing',
  pending: 'planPending',
} as const;
const completionForms = {
  'on-time': 'completionOnTime',
  late: 'completionLate',
  missing: 'completionMissing',
  pending: 'completionPending',
} as const;

/** What was formed and announced when, in sentences: the plan, then the completion. */
export function announcementSentences(
  project: Project,
  asOf: Day,
  language: Language,
): [plan: string, completion: string] {
  const { project: forms } = texts[language];
  const day = (date: Day | undefined): string => (date === undefined ? '' : formatDay(date, language));
  const tell = (form: string, { days = 0 }: Announcement, formed?: Day, announced?: Day): string =>
    fill(form, { days, formed: day(formed), announced: day(announced), asOf: day(asOf) });
  const { plan, completion } = project;
  const planForm = plan.state === 'not-formed' ? '' : forms[planForms[plan.state]];
  const first = tell(planForm, plan, project.plan_formed_on, project.plan_announced_on);
  const before = [first, project.planAfterStart ? forms.afterStart : ''].filter(Boolean);
  if (completion.state === 'not-formed') return [before.join(language === 'zh' ? '' : ' '), forms.completionNotFormed];
  const form = forms[completionForms[completion.state]];
  return [
    before.join(language === 'zh' ? '' : ' '),
    tell(form, completion, project.completion_formed_on, project.completion_announced_on),
  ];
}
