import { periodEnd, periodKind, periodYear, type Day, type Period } from '../../core/period.ts';

const monthsOf = { year: 12, quarter: 3, month: 1 } as const;

/** The instant a day stands for on a time axis. */
export function instant(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** Where a period's value stands on a time axis: at its last day. */
export function periodInstant(period: Period): Date {
  return instant(periodEnd(period));
}

/** A count of months that grows by one from one month to the next, for the last month of a period. */
export function lastMonth(period: Period): number {
  return periodYear(period) * 12 + Number(periodEnd(period).slice(5, 7));
}

/** Whether `b` is the period right after `a`: nothing is missing between them. */
export function follows(a: Period, b: Period): boolean {
  return periodKind(a) === periodKind(b) && lastMonth(b) - lastMonth(a) === monthsOf[periodKind(b)];
}
