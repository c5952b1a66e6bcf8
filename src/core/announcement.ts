import type { Day } from './period.ts';
import type { Announcement } from './project.ts';
import { workingDaysBetween, type WorkCalendar } from './working-days.ts';

/** Working days within which government information is to be announced once it is formed or changed. */
export const announcementTerm = 20;

/**
 * Whether what was formed on one day was announced within 20 working days, as known on the as-of day. What was never
 * announced is `missing` once the term is over and `pending` until then.
 */
export function judgeAnnouncement(
  { formedOn, announcedOn }: { formedOn?: Day | undefined; announcedOn?: Day | undefined },
  { asOf, calendar }: { asOf: Day; calendar: WorkCalendar },
): Announcement {
  if (formedOn === undefined) return { state: 'not-formed' };
  const days = workingDaysBetween(formedOn, announcedOn ?? asOf, calendar);
  const inTerm = days <= announcementTerm;
  if (announcedOn === undefined) return { state: inTerm ? 'pending' : 'missing', days };
  return { state: inTerm ? 'on-time' : 'late', days };
}
