import type { Commitment } from './commitment.ts';
import { toNumber } from './exact.ts';
import { valueOf, type Facts, type Point, type Series } from './facts.ts';
import type { Indicator } from './indicator.ts';
import { periodEnd, type Day } from './period.ts';

/** A series of figures: an indicator in an area for a group. */
export interface SeriesName {
  readonly indicator: string;
  readonly area: string;
  readonly groups: string;
}

/** Where the figures are found that promises are judged on. */
export interface Figures {
  readonly indicators: Readonly<Record<string, Indicator>>;
  readonly rowsOf: (name: SeriesName) => readonly Point[];
  /** The day the plan began: running totals count from it. */
  readonly start: Day;
}

/**
 * What a promise is judged on: the series that judges it, as running totals where it is promised as such, and the
 * series it is measured against. Documents, and the day of the ledger, are the caller's.
 */
export function gatherFacts(
  commitment: Commitment,
  judging: SeriesName | undefined,
  figures: Figures,
): Pick<Facts, 'series' | 'yardstick'> {
  const { relative } = commitment;
  const yardstick = relative && figures.indicators[relative.indicator];
  const series = judging && judgedSeries(commitment, judging, figures);
  return {
    ...(series && { series }),
    ...(relative &&
      yardstick && { yardstick: { indicator: yardstick, points: figures.rowsOf({ ...relative, groups: '' }) } }),
  };
}

function judgedSeries({ kind }: Commitment, judging: SeriesName, figures: Figures): Series | undefined {
  const indicator = figures.indicators[judging.indicator];
  if (!indicator) return undefined;
  const points = figures.rowsOf(judging);
  const running = kind === 'cumulative' && indicator.time === 'period';
  return { indicator, points: running ? runningTotals(points, indicator, figures.start) : points };
}

/**
 * What was delivered period by period as running totals from the start of the plan, as a cumulative promise is judged.
 * After a period without a figure there is no total.
 */
export function runningTotals(points: readonly Point[], indicator: Indicator, start: Day): Point[] {
  const own = points
    .filter(({ period, status }) => periodEnd(period) >= start && status !== 'not-applicable')
    .sort((a, b) => (periodEnd(a.period) < periodEnd(b.period) ? -1 : 1));
  const counted = own.every(({ numerator, value }) => numerator !== undefined || value === undefined);
  let total = 0;
  let broken: Point['status'] | undefined;
  let provisional = false;
  return own.map(({ period, vintage, status, numerator, denominator, value }) => {
    const delivered = counted ? numerator : value;
    if (delivered === undefined) broken ??= status;
    if (broken) return { period, vintage, status: broken };
    total += delivered ?? 0;
    provisional ||= status === 'provisional';
    const point: Point = {
      ...{ period, vintage, status: provisional ? 'provisional' : 'reported' },
      ...(counted ? { numerator: total, denominator } : { value: total }),
    };
    const exact = valueOf(point, indicator);
    return { ...point, value: exact && toNumber(exact) };
  });
}
