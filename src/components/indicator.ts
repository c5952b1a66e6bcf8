import type { Area } from '../core/area.ts';
import { periodYear, type Period } from '../core/period.ts';
import { indicatorOf, seriesOf, townsOf, type Published } from '../query/published.ts';
import { Memory } from '../query/remember.ts';

const groupsShown = new Memory<readonly string[]>();

/** Every period that an indicator has a row for in any area, in order of time. */
export function periodsOf(data: Published, indicator: string): readonly Period[] {
  return data.periodsByIndicator.get(indicator) ?? [];
}

/**
 * The series that stand for an indicator: its total, or, where its groups must not be added up and there is none, each
 * group in the order in which the indicator declares them.
 */
export function shownGroups(data: Published, indicator: string): readonly string[] {
  return groupsShown.remember(indicator, () => {
    const known = data.groupsByIndicator.get(indicator) ?? [];
    if (known.includes('') || known.length === 0) return [''];
    const declared = Object.entries(indicatorOf(data, indicator).groups).flatMap(([column, { values }]) =>
      Object.keys(values).map((value) => `${column}=${value}`),
    );
    return [
      ...declared.filter((groups) => known.includes(groups)),
      ...known.filter((groups) => !declared.includes(groups)),
    ];
  });
}

/** Whether an area has rows in any of the series that stand for an indicator. */
export function hasRows(data: Published, indicator: string, area: string): boolean {
  return shownGroups(data, indicator).some((groups) => seriesOf(data, indicator, area, groups).length > 0);
}

/** The years the towns can be compared in, or the county's where no town reports. */
export function yearsOf(data: Published, indicator: string): number[] {
  const rowsOf = (area: string) =>
    shownGroups(data, indicator).flatMap((groups) => seriesOf(data, indicator, area, groups));
  const towns = townsOf(data).flatMap(({ code }) => rowsOf(code));
  const rows = towns.length > 0 ? towns : rowsOf(data.site.area);
  return [...new Set(rows.map(({ period }) => periodYear(period)))].sort((a, b) => a - b);
}

/**
 * The years with a page of their own: those in which places are compared, but for the last, which the indicator's own
 * page shows; none where only the county has figures.
 */
export function comparedYears(data: Published, indicator: string): number[] {
  return townsOf(data).some(({ code }) => hasRows(data, indicator, code)) ? yearsOf(data, indicator).slice(0, -1) : [];
}

/** The areas beside the plan's own and its parts that have figures: nation, province, city. */
export function referenceAreas(data: Published, indicator: string): Area[] {
  const own = new Set([data.site.area, ...townsOf(data).map(({ code }) => code)]);
  return data.areas.filter(({ code }) => !own.has(code) && hasRows(data, indicator, code));
}

/** The last period of a year: the year itself, its fourth quarter, its last month reported. */
export function lastPeriodOf(data: Published, indicator: string, year: number): Period | undefined {
  return periodsOf(data, indicator).findLast((period) => periodYear(period) === year);
}
