import { periodEnd, periodKind, type Period, type PeriodKind } from '../../../src/core/period.ts';

/** Every period of one kind whose end lies between the ends of two others, both included. */
export function periodsBetween(from: Period, to: Period, kind: PeriodKind): Period[] {
  const periods: Period[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++)
    periods.push(...periodsOf(year, kind));
  const first = firstDay(from);
  return periods.filter((period) => firstDay(period) >= first && periodEnd(period) <= periodEnd(to));
}

function periodsOf(year: number, kind: PeriodKind): Period[] {
  if (kind === 'year') return [String(year)];
  if (kind === 'quarter') return [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`);
  return Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, '0')}`);
}

/** The first day of a period. */
export function firstDay(period: Period): string {
  const kind = periodKind(period);
  if (kind === 'year') return `${period}-01-01`;
  if (kind === 'month') return `${period}-01`;
  return `${period.slice(0, 4)}-${String(Number(period.slice(6)) * 3 - 2).padStart(2, '0')}-01`;
}

/** The vintage a period belongs to: the last one declared that starts with or before it. */
export function vintageOf(vintages: readonly { from: Period; id: string }[], period: Period): string | undefined {
  const begun = vintages.filter(({ from }) => firstDay(from) <= firstDay(period));
  return begun.toSorted((a, b) => (firstDay(a.from) < firstDay(b.from) ? -1 : 1)).at(-1)?.id;
}
