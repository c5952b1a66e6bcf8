/** A reference period: a year `2016`, a quarter `2016-Q3` or a month `2016-07`. */
export type Period = string;

/** The form of a period. A year below 1000 would not sort as text. */
export const periodPattern = /^[1-9]\d{3}(-Q[1-4]|-(0[1-9]|1[0-2]))?$/;

/** A calendar day, `2016-12-31`. Compared as text: the form sorts as time does. */
export type Day = string;

export type PeriodKind = 'year' | 'quarter' | 'month';

/** Which of the three kinds a period is. */
export function periodKind(period: Period): PeriodKind {
  if (period.length === 4) return 'year';
  return period.includes('Q') ? 'quarter' : 'month';
}

/** The calendar year a period lies in. */
export function periodYear(period: Period): number {
  return Number(period.slice(0, 4));
}

/** The last day of a period: a value with this reference period is the value "at" that day. */
export function periodEnd(period: Period): Day {
  const year = periodYear(period);
  const month = lastMonth(period);
  const day = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return `${year}-${String(month).padStart(2, '0')}-${day}`;
}

function lastMonth(period: Period): number {
  const kind = periodKind(period);
  if (kind === 'year') return 12;
  return kind === 'quarter' ? Number(period.slice(6)) * 3 : Number(period.slice(5));
}

/** Whole months from one day to another, rounded up: how late "done on b" is against "due a". */
export function monthsBetween(a: Day, b: Day): number {
  const [ay = 0, am = 0] = a.split('-').map(Number);
  const [by = 0, bm = 0] = b.split('-').map(Number);
  const months = (by - ay) * 12 + (bm - am);
  return addMonths(a, months) < b ? months + 1 : months;
}

/** How many months a period lasts. */
export function periodMonths(period: Period): number {
  return { year: 12, quarter: 3, month: 1 }[periodKind(period)];
}

/** The same period one year before. */
export function yearBefore(period: Period): Period {
  return `${periodYear(period) - 1}${period.slice(4)}`;
}

/** The period of the same kind that ends where this one begins. */
export function periodBefore(period: Period): Period {
  const kind = periodKind(period);
  if (kind === 'year') return yearBefore(period);
  const count = Number(period.slice(kind === 'quarter' ? 6 : 5)) - 1;
  if (count === 0) return `${periodYear(period) - 1}-${kind === 'quarter' ? 'Q4' : '12'}`;
  return kind === 'quarter'
    ? `${period.slice(0, 4)}-Q${count}`
    : `${period.slice(0, 4)}-${String(count).padStart(2, '0')}`;
}

function endOfMonth(day: Day): boolean {
  return periodEnd(day.slice(0, 7)) === day;
}

/** The day a number of months later, kept at the month's end where the first day is one. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const index = year * 12 + (month - 1) + months;
  const target = `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
  const last = periodEnd(target);
  return endOfMonth(day) || date > Number(last.slice(8)) ? last : `${target}-${day.slice(8)}`;
}

/** The month a period ends in, counted from the year 0: a number that grows with time, the same for all kinds. */
export function closingMonth(period: Period): number {
  return periodYear(period) * 12 + lastMonth(period);
}

/** The period of a kind that ends in a month, the inverse of `closingMonth`. */
export function periodClosing(month: number, kind: PeriodKind): Period {
  const year = Math.floor((month - 1) / 12);
  const inYear = month - year * 12;
  if (kind === 'year') return String(year);
  return kind === 'quarter' ? `${year}-Q${Math.ceil(inYear / 3)}` : `${year}-${String(inYear).padStart(2, '0')}`;
}

/** All periods from the first to the last, both of one kind. */
export function periodsBetween(first: Period, last: Period): Period[] {
  const [from, step, kind] = [closingMonth(first), periodMonths(first), periodKind(first)];
  const count = Math.max(0, Math.floor((closingMonth(last) - from) / step) + 1);
  return Array.from({ length: count }, (_, index) => periodClosing(from + index * step, kind));
}
