import * as trajectory from '../charts/trajectory.ts';
import type { TrajectoryLine, TrajectoryOptions, TrajectoryRow, TrajectoryStep } from '../charts/trajectory.ts';
import { formatGap, formatPeriod, formatValue } from '../core/format.ts';
import type { Indicator } from '../core/indicator.ts';
import type { StepJudgement } from '../core/judgement.ts';
import { periodEnd, type Day, type Period } from '../core/period.ts';
import type { Language } from '../core/text.ts';
import { tellSeries } from '../i18n/chart-sentences.ts';
import { chartWords } from '../i18n/charts.ts';
import { signedDue } from '../i18n/sentences.ts';
import { describePromise } from '../i18n/statements.ts';
import { areaOf, indicatorOf, seriesOf, unitOf, type Published } from '../query/published.ts';
import { Memory } from '../query/remember.ts';
import { drawCard, drawPicture, drawSmall, type Picture, type Small } from './picture.ts';
import { datedTitle, groupsText, type PromiseView } from './promise.ts';

const cardWidth = 330;
const comparedKinds = ['nation', 'province', 'city'];
export const pictures = new Memory<Picture | undefined>();

type Drawn = Omit<TrajectoryOptions, 'document' | 'width'>;

/** What happened against the steps of a promise; undefined where no figure was ever reported. */
export function promisePicture(data: Published, view: PromiseView): Picture | undefined {
  const { commitment, asOf, telling, evidence } = view;
  if (!evidence || evidence.rows.length === 0) return undefined;
  return pictures.remember(`p|${commitment.id}|${asOf}|${telling.language}`, () =>
    drawPicture<TrajectoryRow, TrajectoryOptions>(trajectory, evidence.rows, promiseOptions(data, view), { id: 'c' }),
  );
}

/** The same as a small picture for the home page. */
export function promiseCard(data: Published, view: PromiseView): string | undefined {
  const { commitment, evidence } = view;
  if (!evidence || evidence.rows.length === 0) return undefined;
  const options = { ...promiseOptions(data, view), width: cardWidth, size: 'card' as const };
  return drawCard<TrajectoryRow, TrajectoryOptions>(trajectory, evidence.rows, options, `k-${commitment.id}`);
}

function promiseOptions(data: Published, view: PromiseView): Drawn {
  const { commitment, judgement, telling, evidence, asOf } = view;
  const { language } = telling;
  const yardstick = yardstickLine(data, view);
  const { baseline, kind } = commitment;
  const stated = baseline && 'value' in baseline ? { period: baseline.period, value: baseline.value } : undefined;
  return {
    ...seriesOptions(data, evidence?.indicator, language),
    labels: {
      ...chartWords(language),
      title: datedTitle(data, commitment.name[language], { asOf, language }),
      description: describePromise(judgement, telling),
    },
    steps: yardstick
      ? judgement.steps.map(({ by, verdict }) => ({ by, verdict }))
      : judgement.steps.map((step) => chartStep(step, view)),
    between: commitment.between,
    baseline: stated,
    yardstick,
    references:
      evidence &&
      referenceLines(data, evidence.judging.indicator, {
        ...{ language, asOf },
        except: [evidence.judging.area, commitment.relative?.area],
      }),
    name: evidence && areaOf(data, evidence.judging.area)[language === 'zh' ? 'name' : 'name_en'],
    ...(kind === 'cumulative' ? { from: 'zero' as const } : {}),
    end: asOf < data.plan.end ? asOf : data.plan.end,
  };
}

function chartStep(step: StepJudgement, { telling }: PromiseView) {
  const label = step.due === undefined ? undefined : signedDue(step, telling);
  return { by: step.by, value: step.due, upper: step.upper, verdict: step.verdict, label };
}

/** The series a relative promise is measured against; “the year before” is moved to the year it is compared with. */
function yardstickLine(data: Published, { commitment, telling, asOf }: PromiseView): TrajectoryLine | undefined {
  const { relative } = commitment;
  if (!relative) return undefined;
  const rows = seriesOf(data, relative.indicator, relative.area).map((row) =>
    relative.transform === 'previous-year'
      ? { ...row, period: `${Number(row.period.slice(0, 4)) + 1}${row.period.slice(4)}` }
      : row,
  );
  const known = rows.filter(({ period }) => periodEnd(period) <= asOf);
  return known.length > 0 ? { name: relative.name[telling.language], rows: known } : undefined;
}

/** How the figures and periods of an indicator are printed. */
export function seriesOptions(data: Published, indicator: Indicator | undefined, language: Language) {
  const unit = unitOf(data, indicator?.unit) ?? { zh: '', en: '', measure: 'quantity' as const };
  const decimals = indicator?.decimals ?? 1;
  return {
    format: (value: number, near?: number) =>
      formatValue(value, unit, { language, decimals, ...(near !== undefined && { near }) }),
    formatTick: (value: number) => formatValue(value, unit, { language, decimals: 2 }),
    formatGap: (gap: number) => formatGap(gap, unit, { language, decimals }),
    namePeriod: (period: Period) => formatPeriod(period, language),
  };
}

interface ReferenceChoice {
  readonly language: Language;
  readonly asOf: Day;
  /** Drawn already. */
  readonly except: readonly (string | undefined)[];
}

/** The published figures of nation, province and city for the same indicator. */
function referenceLines(
  data: Published,
  indicator: string,
  { language, asOf, except }: ReferenceChoice,
): TrajectoryLine[] {
  return data.areas
    .filter(({ kind, code }) => comparedKinds.includes(kind) && !except.includes(code))
    .map((area) => ({
      name: language === 'zh' ? area.name : area.name_en,
      rows: seriesOf(data, indicator, area.code).filter(({ period }) => periodEnd(period) <= asOf),
    }))
    .filter(({ rows }) => rows.length > 0);
}

export interface SeriesChoice {
  readonly indicator: string;
  readonly area: string;
  readonly groups: string;
  readonly language: Language;
  /** The day up to which figures are shown; default: that of the release. */
  readonly asOf?: Day;
  /** Steps of the plan to draw beside. */
  readonly steps?: readonly TrajectoryStep[];
  /** Instead of the name of the indicator. */
  readonly title?: string;
}

/** The series of an indicator in an area with the published figures of larger areas, and the county's for a town. */
export function seriesPicture(data: Published, choice: SeriesChoice): Picture | undefined {
  return pictures.remember(`s|${choiceName(choice)}`, () => {
    const drawn = seriesDrawing(data, choice);
    return drawn && drawPicture<TrajectoryRow, TrajectoryOptions>(trajectory, drawn.rows, drawn.options, { id: 'c' });
  });
}

/** The same as one of several small pictures: for the groups of an indicator that has no total. */
export function seriesCard(data: Published, choice: SeriesChoice, id: string): Small | undefined {
  const drawn = seriesDrawing(data, choice);
  const options = drawn && { ...drawn.options, width: cardWidth, size: 'card' as const };
  return options && drawSmall<TrajectoryRow, TrajectoryOptions>(trajectory, drawn.rows, options, id);
}

/** The same in a sentence; undefined where no figure was ever reported. */
export function seriesTold(data: Published, choice: SeriesChoice): string | undefined {
  return seriesDrawing(data, choice)?.options.labels.description;
}

function choiceName({ indicator, area, groups, language, asOf, title }: SeriesChoice): string {
  return [indicator, area, groups, language, asOf, title].join('|');
}

function seriesDrawing(data: Published, choice: SeriesChoice) {
  const { indicator, area, groups, language, asOf = data.site.asOf, steps } = choice;
  const until = (code: string) =>
    seriesOf(data, indicator, code, groups).filter(({ period }) => periodEnd(period) <= asOf);
  const rows = until(area);
  if (!rows.some(({ value }) => value !== undefined)) return undefined;
  const definition = indicatorOf(data, indicator);
  const nameOf = (code: string): string => areaOf(data, code)[language === 'zh' ? 'name' : 'name_en'];
  const county = data.site.area;
  const beside = areaOf(data, area).parent === county ? until(county) : [];
  const references =
    groups === ''
      ? referenceLines(data, indicator, { language, asOf, except: [area, beside.length > 0 ? county : undefined] })
      : [];
  const named = [definition.name[language], groupsText(definition, groups, language)];
  const title = [nameOf(area), ...(choice.title === undefined ? named : [choice.title])];
  const printing = seriesOptions(data, definition, language);
  const options: Drawn = {
    ...printing,
    labels: {
      ...chartWords(language),
      title: title.filter(Boolean).join(' · '),
      description: tellSeries(rows, { language, ...printing, name: nameOf(area) }),
    },
    references: [...references, ...(beside.length > 0 ? [{ name: nameOf(county), rows: beside }] : [])],
    name: nameOf(area),
    ...(steps && { steps }),
  };
  return { rows, options };
}
