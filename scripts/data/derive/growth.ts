import type { Indicator } from '../../../src/core/indicator.ts';
import { periodEnd, yearBefore } from '../../../src/core/period.ts';
import type { Observation, ObservationStatus } from '../../../src/core/observation.ts';
import { ranges, rowNumbers, weakest } from './totals.ts';

/**
 * The yearly change of another indicator in percent, per area and group. Never across a break of its definition: there
 * the figure is not applicable. Where one of the two years has no figure, neither has the change.
 */
export function deriveGrowth(id: string, indicator: Indicator, source: readonly Observation[]): Observation[] {
  const { from, to } = indicator.coverage;
  const key = ({ area, groups }: Observation, period: string): string => `${area} ${period} ${groups}`;
  const before = new Map(source.map((observation) => [key(observation, observation.period), observation]));
  return source
    .filter(({ period }) => periodEnd(period) >= periodEnd(from) && periodEnd(period) <= periodEnd(to))
    .map((now) => change(id, now, before.get(key(now, yearBefore(now.period)))));
}

function change(id: string, now: Observation, last: Observation | undefined): Observation {
  const rows =
    last && last.file === now.file ? [...rowNumbers(last.rows), ...rowNumbers(now.rows)] : rowNumbers(now.rows);
  const base = {
    indicator: id,
    area: now.area,
    period: now.period,
    groups: now.groups,
    vintage: now.vintage,
    sourceKind: weakest(last ? [now.sourceKind, last.sourceKind] : [now.sourceKind]),
    reference: now.reference,
    file: now.file,
    rows: ranges(rows),
  };
  const status = statusOf(now, last);
  if (status !== 'reported' && status !== 'provisional')
    return { ...base, status, ...(last && last.vintage !== now.vintage ? { note: '口径变动，不与上年比较' } : {}) };
  const [x = 0, x0 = 0] = [now.value, last?.value];
  return { ...base, value: ((x - x0) * 100) / x0, status };
}

function statusOf(now: Observation, last: Observation | undefined): ObservationStatus {
  const both = [now.status, last?.status ?? 'not-reported'];
  const first = (['not-applicable', 'suppressed', 'not-reported'] as const).find((status) => both.includes(status));
  if (first) return first;
  if (!last || now.vintage !== last.vintage || last.value === 0) return 'not-applicable';
  if (now.value === undefined || last.value === undefined) return 'not-reported';
  return both.includes('provisional') ? 'provisional' : 'reported';
}
