import type { Day } from '../../core/period.ts';
import type { Payment, Project } from '../../core/project.ts';
import type { Language } from '../../core/text.ts';
import { fill } from '../../i18n/messages.ts';
import { yuan } from './projects.ts';
import { projectTexts } from '../texts.ts';

/** One thing that happened, or was to happen, on a day. */
export interface ProjectEvent {
  readonly day: Day;
  readonly text: string;
  /** What had been paid in all, beside a payment. */
  readonly running?: string;
}

/** The days of a project and its payments in order of time. */
export function projectEvents(project: Project, payments: readonly Payment[], language: Language): ProjectEvent[] {
  const { project: words, level: levels } = projectTexts(language);
  const days: [day: Day | undefined, text: string][] = [
    [project.plan_formed_on, words.formed],
    [project.plan_announced_on, words.announced],
    [project.start, project.status === 'planned' ? words.startPlanned : words.start],
    [project.end, words.end],
    [project.completion_formed_on, words.completionFormed],
    [project.completion_announced_on, words.completionAnnounced],
    [project.accepted_on, words.accepted],
  ];
  let cents = 0;
  const paid = payments.map(({ paid_on, amount, level }) => {
    cents += Math.round(amount * 100);
    const text = fill(words.payment, { amount: yuan(amount, language), level: levels[level] });
    return { day: paid_on, text, running: fill(words.running, { amount: yuan(cents / 100, language) }) };
  });
  const told = days.flatMap(([day, text]) => (day === undefined ? [] : [{ day, text }]));
  return [...told, ...paid].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}
