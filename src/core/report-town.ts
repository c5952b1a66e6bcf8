import type { Commitment } from './commitment.ts';
import type { Indicator } from './indicator.ts';
import type { StepJudgement } from './judgement.ts';
import { judgeOf } from './judging.ts';
import type { Observation } from './observation.ts';
import { periodEnd, type Day, type Period } from './period.ts';
import { reachesDue } from './reaches.ts';
import type { Release } from './release.ts';

/** How many promises have figures of a town, and what these are held against. */
export const townCounts = ['lines', 'compared', 'reached', 'short', 'hidden', 'absent'] as const;
export type TownCount = (typeof townCounts)[number];

/** On which side of the level due a figure lies; none where there is no level, or no figure. */
export type Side = 'reached' | 'short' | 'none';

/** A count of the report of a town on a day. */
export function townKey(area: string, asOf: Day, what: TownCount): string {
  return ['town', area, asOf, what].join(' ');
}

/** The side on which the figure of a town lies in a report as of a day. */
export function sideKey({ commitment, area, asOf, period }: SidePlace): string {
  return ['side', commitment, area, asOf, period].join(' ');
}

export interface SidePlace {
  readonly commitment: string;
  readonly area: string;
  readonly asOf: Day;
  readonly period: Period;
}

/** What a series says as a whole: every number that a sentence about its course may contain. */
export function seriesKey({ indicator, area, groups }: Pick<Observation, 'indicator' | 'area' | 'groups'>): string {
  return ['series', indicator, area, groups].filter(Boolean).join(' ');
}

/** The figures of each series. */
export function bySeries(observations: readonly Observation[]): Map<string, Observation[]> {
  const series = new Map<string, Observation[]>();
  for (const row of observations) {
    const key = seriesKey(row);
    const known = series.get(key);
    if (known) known.push(row);
    else series.set(key, [row]);
  }
  return series;
}

/** The level that the figure of a town can be held against; none under a sum or a yardstick, which are not due of a town. */
export function levelOf(
  steps: readonly StepJudgement[],
  { commitment, indicator, period }: Levelled,
): StepJudgement | undefined {
  if (indicator.calculation === 'sum' || commitment.relative) return undefined;
  return steps.findLast(({ by, due }) => by <= periodEnd(period) && due !== undefined);
}

export interface Levelled {
  readonly commitment: Pick<Commitment, 'relative'>;
  readonly indicator: Pick<Indicator, 'calculation'>;
  readonly period: Period;
}

export type TownRelease = Pick<
  Release,
  'site' | 'areas' | 'indicators' | 'commitments' | 'judgements' | 'observations' | 'asOfDays'
>;

/** Every count and side that the reports of towns may print, by its key, made again from the figures of the release. */
export function townValues(release: TownRelease): Map<string, number | string> {
  const values = new Map<string, number | string>();
  const towns = release.areas.filter(({ parent }) => parent === release.site.area);
  for (const { code } of towns)
    for (const asOf of release.asOfDays) for (const what of townCounts) values.set(townKey(code, asOf, what), 0);
  const commitments = new Map(release.commitments.map((commitment) => [commitment.id, commitment]));
  const rows = bySeries(release.observations);
  for (const { commitment: id, asOf, steps } of release.judgements) {
    const commitment = commitments.get(id);
    const judged = judgeOf(id, release);
    if (!commitment || judged?.area !== release.site.area) continue;
    for (const { code } of towns) {
      const series = rows.get(seriesKey({ ...judged, area: code })) ?? [];
      const known = series.filter(({ period }) => periodEnd(period) <= asOf);
      const sides = known.map((row) => ({
        row,
        side: sideOf(row, { commitment, steps, indicator: judged.definition }),
      }));
      for (const { row, side } of sides)
        values.set(sideKey({ commitment: id, area: code, asOf, period: row.period }), side);
      const last = sides.reduce<(typeof sides)[number] | undefined>(
        (latest, each) => (latest && latest.row.period > each.row.period ? latest : each),
        undefined,
      );
      if (last) for (const what of countsOf(last.row, last.side)) add(values, townKey(code, asOf, what));
    }
  }
  return values;
}

function add(values: Map<string, number | string>, key: string): void {
  values.set(key, Number(values.get(key)) + 1);
}

interface Judged {
  readonly commitment: Commitment;
  readonly steps: readonly StepJudgement[];
  readonly indicator: Indicator;
}

function sideOf({ period, value }: Observation, { commitment, steps, indicator }: Judged): Side {
  const level = levelOf(steps, { commitment, indicator, period });
  if (!level || value === undefined) return 'none';
  return reachesDue(level, commitment.direction)(value) ? 'reached' : 'short';
}

function countsOf({ status, value }: Observation, side: Side): TownCount[] {
  const absent = value !== undefined ? [] : status === 'suppressed' ? (['hidden'] as const) : (['absent'] as const);
  return ['lines', ...(side === 'none' ? [] : (['compared', side] as const)), ...absent];
}
