import type { Commitment } from '../../core/commitment.ts';
import type { Indicator } from '../../core/indicator.ts';
import type { StepJudgement } from '../../core/judgement.ts';
import type { Observation } from '../../core/observation.ts';
import { periodEnd } from '../../core/period.ts';
import { published, seriesOf } from '../../query/published.ts';
import type { PromiseView } from '../promise.ts';
import { reachesDue } from '../target.ts';
import { allLines, type LedgerChoice } from './rows.ts';

/** A promise with the figures of a town: its last one up to the day, the county's of the same period, the level due. */
export interface TownLine {
  readonly view: PromiseView;
  readonly commitment: Commitment;
  readonly indicator: Indicator;
  readonly row: Observation;
  readonly county?: Observation | undefined;
  /** The step whose level the figure can be held against; none for sums and yardsticks: they are not due of a town. */
  readonly step?: StepJudgement | undefined;
  readonly reached?: boolean | undefined;
}

/** The promises that are judged on the county's own figures and for which a town has figures, in the plan's order. */
export function townLines(area: string, choice: LedgerChoice): TownLine[] {
  return allLines(choice).flatMap(({ view }) => townLine(view, area) ?? []);
}

function townLine(view: PromiseView, area: string): TownLine | undefined {
  const { commitment, evidence, judgement, asOf } = view;
  const data = published();
  if (!evidence || evidence.judging.area !== data.site.area) return undefined;
  const { judging, indicator } = evidence;
  const row = seriesOf(data, judging.indicator, area, judging.groups).findLast(
    ({ period }) => periodEnd(period) <= asOf,
  );
  if (!row) return undefined;
  const county = evidence.rows.find(({ period }) => period === row.period);
  const step = levelAt(view, row);
  const reached = step && row.value !== undefined ? reachesDue(step, commitment.direction)(row.value) : undefined;
  return { view, commitment, indicator, row, county, step: judgement.steps.length > 0 ? step : undefined, reached };
}

function levelAt({ commitment, evidence, judgement }: PromiseView, { period }: Observation): StepJudgement | undefined {
  if (evidence?.indicator.calculation === 'sum' || commitment.relative) return undefined;
  return judgement.steps.findLast(({ by, due }) => by <= periodEnd(period) && due !== undefined);
}
