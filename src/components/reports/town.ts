import type { Commitment } from '../../core/commitment.ts';
import type { Indicator } from '../../core/indicator.ts';
import type { StepJudgement } from '../../core/judgement.ts';
import type { Observation } from '../../core/observation.ts';
import { periodEnd } from '../../core/period.ts';
import { reachesDue } from '../../core/reaches.ts';
import { levelOf, sideKey, type Side } from '../../core/report-town.ts';
import { published, seriesOf } from '../../query/published.ts';
import type { PromiseView } from '../promise.ts';
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
  readonly side: Side;
}

/** The promises that are judged on the county's own figures and for which a town has figures, in the plan's order. */
export function townLines(area: string, choice: LedgerChoice): TownLine[] {
  return allLines(choice).flatMap(({ view }) => townCourse(view, area).slice(-1));
}

/** Every figure of a town for a promise up to the day of the ledger, the oldest first. */
export function townCourse(view: PromiseView, area: string): TownLine[] {
  const { commitment, evidence, judgement, asOf } = view;
  const data = published();
  if (!evidence || evidence.judging.area !== data.site.area) return [];
  const { judging, indicator } = evidence;
  return seriesOf(data, judging.indicator, area, judging.groups)
    .filter(({ period }) => periodEnd(period) <= asOf)
    .map((row) => {
      const county = evidence.rows.find(({ period }) => period === row.period);
      const step = levelOf(judgement.steps, { commitment, indicator, period: row.period });
      return { view, commitment, indicator, row, county, step, side: sideOf(row, step, view) };
    });
}

function sideOf({ value }: Observation, step: StepJudgement | undefined, { commitment }: PromiseView): Side {
  if (!step || value === undefined) return 'none';
  return reachesDue(step, commitment.direction)(value) ? 'reached' : 'short';
}

/** The key of the side on which a figure lies: see core/report-town.ts. */
export function sideOfLine({ commitment, row, view }: TownLine): string {
  return sideKey({ commitment: commitment.id, area: row.area, asOf: view.asOf, period: row.period });
}
