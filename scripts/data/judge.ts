import type { Commitment } from '../../src/core/commitment.ts';
import { gatherFacts } from '../../src/core/gather.ts';
import { groupKey, judges, type Indicator } from '../../src/core/indicator.ts';
import type { Judgement } from '../../src/core/judgement.ts';
import type { Observation } from '../../src/core/observation.ts';
import type { Release } from '../../src/core/release.ts';
import { judge as judgeOne, type Facts } from '../../src/core/verdict.ts';
import type { Checked } from './check/checked.ts';
import type { Effects } from './output/effects.ts';
import type { ProtectedFigures } from './protect.ts';
import { publishedRecords } from './publish/published-records.ts';

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
    progress({ stage: 'judge', done: index + 1, of: commitments.length });
  });
  return {
    ...{ site, plan, areas: [...areas.values()], indicators, commitments },
    ...{ readingNotes: checked.readingNotes, glossary: checked.glossary, mechanisms: checked.mechanisms },
    ...{ records: publishedRecords(checked), observations, disclosure, judgements, asOfDays },
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
  const evidence = checked.evidence
    .filter((each) => each.commitment === commitment.id)
    .map(({ commitment: _, ...document }) => document);
  const gathered = gatherFacts(commitment, judged && { ...judged, indicator: judged.id }, {
    indicators: figures.indicators,
    rowsOf: ({ indicator, area, groups }) => series.get(seriesKey(indicator, area, groups)) ?? [],
    start: checked.plan.start,
  });
  return { ...gathered, evidence };
}
