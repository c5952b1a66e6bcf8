import type { Commitment } from '../../src/core/commitment.ts';
import { groupKey, judges, type Indicator } from '../../src/core/indicator.ts';
import type { Judgement } from '../../src/core/judgement.ts';
import type { Observation } from '../../src/core/observation.ts';
import { periodEnd } from '../../src/core/period.ts';
import type { Release } from '../../src/core/release.ts';
import { judge as judgeOne, type Facts, type Point, type Series } from '../../src/core/verdict.ts';
import type { Checked } from './checked.ts';
import type { Effects } from './effects.ts';
import type { ProtectedFigures } from './protect.ts';
import { publishedRecords } from './published-records.ts';
import { valueOfCounts } from './totals.ts';

/** Stage 5: PLAN-1 for every commitment on every as-of day, on the protected figures. The result is the release. */
export function judge(checked: Checked, figures: ProtectedFigures, progress: Effects['progress']): Release {
  const { site, plan, areas, commitments } = checked;
  const { indicators, observations, disclosure } = figures;
  const asOfDays = asOfDaysOf(plan, site.asOf);
  const series = indexSeries(observations);
  const judgements: Judgement[] = [];
  commitments.forEach((commitment, index) => {
    const facts = factsOf(commitment, { checked, figures, series });
    for (const asOf of asOfDays) judgements.push(judgeOne(commitment, { ...facts, asOf }));
    progress({ stage: 'judge', done: index + 1, of: commitments.length, note: commitment.id });
  });
  return {
    ...{ site, plan, areas: [...areas.values()], indicators, commitments },
    ...{ readingNotes: checked.readingNotes, mechanisms: checked.mechanisms, records: publishedRecords(checked) },
    ...{ observations, disclosure, judgements, asOfDays },
  };
}

/** The end of each year of the plan up to a day, and that day itself. */
export function asOfDaysOf(plan: Pick<Release['plan'], 'start' | 'end'>, asOf: string): string[] {
  const days: string[] = [];
  for (let year = Number(plan.start.slice(0, 4)); `${year}-12-31` < asOf && `${year}-12-31` <= plan.end; year++)
    days.push(`${year}-12-31`);
  return [...days, asOf];
}

/** The indicator that judges a promise, with the area and the group it is judged on. */
export function judgeOf(
  commitment: string,
  { indicators, site }: Pick<Release, 'indicators' | 'site'>,
): { id: string; indicator: Indicator; area: string; groups: string } | undefined {
  for (const [id, indicator] of Object.entries(indicators))
    for (const judged of judges(indicator))
      if (judged.id === commitment)
        return { id, indicator, area: judged.area ?? site.area, groups: groupKey(judged.groups) };
  return undefined;
}

type SeriesIndex = ReadonlyMap<string, readonly Observation[]>;
const seriesKey = (indicator: string, area: string, groups: string): string => [indicator, area, groups].join(' ');

function indexSeries(observations: readonly Observation[]): SeriesIndex {
  const index = new Map<string, Observation[]>();
  for (const observation of observations) {
    const key = seriesKey(observation.indicator, observation.area, observation.groups);
    const points = index.get(key);
    if (points) points.push(observation);
    else index.set(key, [observation]);
  }
  return index;
}

function factsOf(
  commitment: Commitment,
  { checked, figures, series }: { checked: Checked; figures: ProtectedFigures; series: SeriesIndex },
): Omit<Facts, 'asOf'> {
  const judged = judgeOf(commitment.id, { indicators: figures.indicators, site: checked.site });
  const yardstick = commitment.relative && figures.indicators[commitment.relative.indicator];
  const evidence = checked.evidence
    .filter((each) => each.commitment === commitment.id)
    .map(({ commitment: _, ...document }) => document);
  return {
    ...(judged ? { series: seriesOf(commitment, judged, { series, start: checked.plan.start }) } : {}),
    ...(commitment.relative && yardstick
      ? {
          yardstick: {
            indicator: yardstick,
            points: series.get(seriesKey(commitment.relative.indicator, commitment.relative.area, '')) ?? [],
          },
        }
      : {}),
    evidence,
  };
}

function seriesOf(
  { kind }: Commitment,
  { id, indicator, area, groups }: { id: string; indicator: Indicator; area: string; groups: string },
  { series, start }: { series: SeriesIndex; start: string },
): Series {
  const points = series.get(seriesKey(id, area, groups)) ?? [];
  const running = kind === 'cumulative' && indicator.time === 'period';
  return { indicator, points: running ? runningTotals(points, indicator, start) : points };
}

/**
 * What was delivered period by period as running totals from the start of the plan, as a cumulative promise is judged.
 * After a period without a figure there is no total.
 */
export function runningTotals(points: readonly Point[], indicator: Indicator, start: string): Point[] {
  const own = points
    .filter(({ period, status }) => periodEnd(period) >= start && status !== 'not-applicable')
    .toSorted((a, b) => (periodEnd(a.period) < periodEnd(b.period) ? -1 : 1));
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
    const counts = counted ? { numerator: total, denominator } : {};
    const running = counted ? valueOfCounts(indicator, counts) : total;
    return { period, vintage, ...counts, value: running, status: provisional ? 'provisional' : 'reported' };
  });
}
