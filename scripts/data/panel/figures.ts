import type { Indicator } from '../../../src/core/indicator.ts';
import { closingMonth, periodClosing, periodEnd, periodMonths } from '../../../src/core/period.ts';
import type { ObservationStatus } from '../../../src/core/observation.ts';
import type { GivenRow } from '../check/checked.ts';
import { countName, type Cell } from './scan.ts';
import { exact, inexact } from './sums.ts';
import type { PanelTable } from './table.ts';

/** What the cells of one figure come to. */
interface Sum {
  readonly key: Pick<GivenRow, 'area' | 'period' | 'groups'>;
  applicable: boolean;
  /** Rows without figures: all of them hidden at the source, or some not reported at all. */
  hidden: boolean;
  absent: boolean;
  provisional: boolean;
  numerator: bigint;
  denominator: bigint;
}

/**
 * The cells as rows of one indicator, one for each area of its level, period and group: as if the office had added them up
 * itself. A figure stands only where every row gave its counts. What happens during a period is added up over the months;
 * what holds at its end is taken from the last.
 */
export function figuresOf(cells: readonly Cell[], [id, indicator]: [string, Indicator], table: PanelTable): GivenRow[] {
  const sums = new Map<string, Sum>();
  const { from, to } = indicator.coverage;
  for (const cell of cells) {
    const key = keyOf(cell, indicator, table);
    if (!key || periodEnd(key.period) < periodEnd(from) || periodEnd(key.period) > periodEnd(to)) continue;
    const text = JSON.stringify(key);
    const known = sums.get(text) ?? {
      ...{ key, applicable: false, hidden: false, absent: false, provisional: false },
      ...{ numerator: 0n, denominator: 0n },
    };
    add(known, cell, id);
    sums.set(text, known);
  }
  return [...sums.values()].map((sum) => ({
    ...{ indicator: id, ...sum.key, file: table.files.source, row: 0 },
    ...outcome(sum, indicator),
  }));
}

function keyOf(cell: Cell, indicator: Indicator, { places, groups, panel, level }: PanelTable): Sum['key'] | undefined {
  const code = cell.area === undefined ? undefined : level === panel.areas ? places.find(cell.area) : cell.area;
  if (code === undefined || cell.period === undefined) return undefined;
  const chain = [code, ...places.above(code)];
  const level2 = places.atLevel(indicator.coverage.areas);
  const area = chain.find((each) => level2.includes(each));
  const period = periodOf(cell.period, indicator);
  if (area === undefined || period === undefined) return undefined;
  const own = Object.keys(indicator.groups).map((column) => [column, cell.groups[groups.indexOf(column)] ?? '']);
  return { area, period, groups: Object.fromEntries(own) as Record<string, string> };
}

/** The period of the indicator that a row belongs to; undefined where it is a month that its figure is not taken from. */
function periodOf(period: string, { frequency, time }: Indicator): string | undefined {
  const closing = closingMonth(period);
  const whole = periodClosing(
    frequency === 'month' ? closing : lastMonth(closing, frequency === 'year' ? 12 : 3),
    frequency,
  );
  if (time === 'period' || periodMonths(period) === periodMonths(whole)) return whole;
  return closingMonth(whole) === closing ? whole : undefined;
}

const lastMonth = (month: number, length: number): number => Math.ceil(month / length) * length;

function add(sum: Sum, { status = 'reported', sums }: Cell, id: string): void {
  if (status !== 'not-applicable') sum.applicable = true;
  if (status === 'not-reported') sum.absent = true;
  if (status === 'suppressed') sum.hidden = true;
  if (status === 'provisional') sum.provisional = true;
  if (status !== 'reported' && status !== 'provisional') return;
  sum.numerator += exact(sums.get(countName({ indicator: id, part: 'numerator' })));
  sum.denominator += exact(sums.get(countName({ indicator: id, part: 'denominator' })));
}

function outcome(
  sum: Sum,
  indicator: Indicator,
): Pick<GivenRow, 'numerator' | 'denominator'> & { status: ObservationStatus } {
  if (!sum.applicable) return { status: 'not-applicable' };
  if (sum.absent || sum.hidden) return { status: sum.absent ? 'not-reported' : 'suppressed' };
  if (indicator.calculation === 'ratio' && sum.denominator === 0n) return { status: 'not-applicable' };
  return {
    numerator: inexact(sum.numerator),
    ...(indicator.denominator ? { denominator: inexact(sum.denominator) } : {}),
    status: sum.provisional ? 'provisional' : 'reported',
  };
}
