import type { Observation } from '../core/observation.ts';
import { periodYear, type Period } from '../core/period.ts';
import { seriesOf, type Published } from '../query/published.ts';
import { remember } from '../query/remember.ts';

const periods = new Map<string, readonly Period[]>();

/** Every period that an indicator has a row for in any area, in order of time. */
export function periodsOf(data: Published, indicator: string): readonly Period[] {
  return remember(periods, indicator, () => {
    const known = new Set(data.observations.filter((row) => row.indicator === indicator).map(({ period }) => period));
    return [...known].sort();
  });
}

/** The years the towns can be compared in: those for which any area below the county has a row. */
export function yearsOf(data: Published, indicator: string): number[] {
  const towns = data.areas.filter(({ parent }) => parent === data.site.area);
  const rows: readonly Observation[] = towns.flatMap(({ code }) => seriesOf(data, indicator, code));
  const own = rows.length > 0 ? rows : seriesOf(data, indicator, data.site.area);
  return [...new Set(own.map(({ period }) => periodYear(period)))].sort((a, b) => a - b);
}

/** The last period of a year: the year itself, its fourth quarter, its last month reported. */
export function lastPeriodOf(data: Published, indicator: string, year: number): Period | undefined {
  return periodsOf(data, indicator).findLast((period) => periodYear(period) === year);
}
