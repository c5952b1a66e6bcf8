import { groupKey, type Indicator } from '../../../src/core/indicator.ts';
import type { Observation } from '../../../src/core/observation.ts';
import { problem, type Report } from '../problem.ts';
import { isComplete, observeTotal, ranges, valueOfCounts, type Total } from './totals.ts';

interface Figures {
  readonly given: readonly Observation[];
  readonly totals: readonly Total[];
  readonly indicators: Readonly<Record<string, Indicator>>;
  /** Files with an error: their rows are not held against sums. */
  readonly faulty?: ReadonlySet<string>;
}

/**
 * One figure for every key. A given row wins over a sum, unless it says that nothing was reported; where all parts are
 * known it must equal their sum. Of several ways to a sum the complete one with the fewest steps is taken.
 */
export function reconcile({ given, totals, indicators, faulty }: Figures, report: Report): Observation[] {
  const found = new Map(given.map((row) => [keyOf(row), row]));
  const sums = new Map<string, Total[]>();
  for (const total of totals) {
    const key = keyOf({ ...total, groups: groupKey(total.groups) });
    sums.set(key, [...(sums.get(key) ?? []), total]);
  }
  for (const [key, ways] of sums) {
    const [best] = ways.toSorted((a, b) => Number(isComplete(b)) - Number(isComplete(a)) || a.rolled - b.rolled);
    const indicator = best && indicators[best.indicator];
    if (!best || !indicator) continue;
    const row = found.get(key);
    if (row && !faulty?.has(row.file))
      for (const way of ways) if (!faulty?.has(way.file)) compare(row, { way, indicator }, report);
    if (!row || (row.status === 'not-reported' && isComplete(best))) found.set(key, observeTotal(best, indicator));
  }
  return [...found.values()];
}

function keyOf({
  indicator,
  area,
  period,
  groups,
}: Pick<Observation, 'indicator' | 'area' | 'period' | 'groups'>): string {
  return [indicator, area, period, groups].join(' ');
}

/** A total that was given must be the sum of its parts: count by count, or in the digits it was printed with. */
function compare(row: Observation, { way, indicator }: { way: Total; indicator: Indicator }, report: Report): void {
  if ((row.status !== 'reported' && row.status !== 'provisional') || !isComplete(way)) return;
  const fail = (column: string, given: number, sum: number): void =>
    report(
      problem(
        'total-differs',
        { file: row.file, row: Number(row.rows), column, value: given },
        { given, sum, part: way.file, rows: ranges(way.rows) },
      ),
    );
  for (const column of ['numerator', 'denominator'] as const) {
    const [given, sum] = [row[column], way[column]];
    if (given !== undefined && sum !== undefined && Math.abs(given - sum) > 1e-9 * Math.max(1, Math.abs(sum)))
      return fail(column, given, sum);
  }
  const sum = valueOfCounts(indicator, way);
  if (row.numerator !== undefined || row.value === undefined || sum === undefined) return;
  const digits = (String(row.value).split('.')[1] ?? '').length;
  if (Math.abs(row.value - sum) > 0.5 * 10 ** -digits + 1e-9) fail('value', row.value, sum);
}
