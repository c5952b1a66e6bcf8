import type { Day } from './period.ts';

/** Days that are not what their weekday says: public holidays, and weekends that were worked instead. */
export interface WorkCalendar {
  readonly holidays: ReadonlySet<Day>;
  readonly workdays: ReadonlySet<Day>;
}

/** No holidays known: Monday to Friday are working days. */
export const plainWeek: WorkCalendar = { holidays: new Set(), workdays: new Set() };

const dayLength = 86_400_000;

/** The day so many days later. */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayLength).toISOString().slice(0, 10);
}

/** Whether a day is a working day: Monday to Friday without holidays, and the weekends worked instead. */
export function isWorkingDay(day: Day, { holidays, workdays }: WorkCalendar): boolean {
  if (workdays.has(day)) return true;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays.has(day);
}

/**
 * Working days after `from` up to and with `to`: the first day is not counted, as terms are counted in Chinese law.
 * The same day and every earlier one give 0.
 */
export function workingDaysBetween(from: Day, to: Day, calendar: WorkCalendar): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day, calendar)) count += 1;
  return count;
}
