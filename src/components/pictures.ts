import { parseHTML } from 'linkedom';
import { renderSvg } from '../charts/render.ts';
import drawTrajectory, { type TrajectoryLine, type TrajectoryOptions } from '../charts/trajectory.ts';
import { formatValue } from '../core/format.ts';
import type { Indicator } from '../core/indicator.ts';
import type { StepJudgement } from '../core/judgement.ts';
import { periodEnd, type Day } from '../core/period.ts';
import type { Language } from '../core/text.ts';
import { signedDue } from '../i18n/sentences.ts';
import { describePromise } from '../i18n/statements.ts';
import { areaOf, indicatorOf, seriesOf, unitOf, type Published } from '../query/published.ts';
import { remember } from '../query/remember.ts';
import { groupsText, type PromiseView } from './promise.ts';
import { t } from './texts.ts';

/** The same picture drawn for a page and drawn again for a phone; the style sheet shows one of them. */
export interface Picture {
  readonly wide: string;
  readonly narrow: string;
}

const widths = { wide: 700, narrow: 344, card: 330 } as const;
const comparedKinds = ['nation', 'province', 'city'];
const { document } = parseHTML('<!doctype html><html><body></body></html>');
export const pictures = new Map<string, Picture | undefined>();

type Draw = (width: number) => SVGSVGElement;

/** Draws a picture twice. `id` is the name its parts have on the page: one picture of a name per page. */
export function twice(id: string, draw: Draw): Picture {
  return {
    wide: renderSvg(draw(widths.wide), { id: `${id}-w`, class: 'chart-wide' }),
    narrow: renderSvg(draw(widths.narrow), { id: `${id}-n`, class: 'chart-narrow' }),
  };
}

/** What happened against the steps of a promise; undefined where no figure was ever reported. */
export function promisePicture(data: Published, view: PromiseView): Picture | undefined {
  const { commitment, asOf, telling, evidence } = view;
  if (!evidence || evidence.rows.length === 0) return undefined;
  return remember(pictures, `p|${commitment.id}|${asOf}|${telling.language}`, () =>
    twice('c', (width) => drawTrajectory(evidence.rows, { ...promiseOptions(data, view), width })),
  );
}

/** The same as a small picture for the home page. */
export function promiseCard(data: Published, view: PromiseView): string | undefined {
  const { commitment, evidence } = view;
  if (!evidence || evidence.rows.length === 0) return undefined;
  const options = { ...promiseOptions(data, view), width: widths.card, size: 'card' as const };
  return renderSvg(drawTrajectory(evidence.rows, options), { id: `k-${commitment.id}` });
}

function promiseOptions(data: Published, view: PromiseView): TrajectoryOptions {
  const { commitment, judgement, telling, evidence, asOf } = view;
  const { language } = telling;
  const yardstick = yardstickLine(data, view);
  const { baseline, kind } = commitment;
  const stated = baseline && 'value' in baseline ? { period: baseline.period, value: baseline.value } : undefined;
  return {
    ...seriesOptions(data, evidence?.indicator, language),
    labels: {
      ...chartLabels(language),
      title: commitment.name[language],
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
      referenceLines(data, evidence.judging.indicator, { language, asOf, except: commitment.relative?.area }),
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

export function seriesOptions(data: Published, indicator: Indicator | undefined, language: Language) {
  const unit = unitOf(data, indicator?.unit) ?? { zh: '', en: '', measure: 'quantity' as const };
  return {
    document,
    format: (value: number) => formatValue(value, unit, { language, decimals: indicator?.decimals ?? 1 }),
    formatTick: (value: number) => formatValue(value, unit, { language, decimals: 2 }),
  };
}

export function chartLabels(language: Language) {
  const { chart } = t(language);
  return {
    notReported: chart.notReported,
    suppressed: chart.suppressed,
    notApplicable: chart.notApplicable,
    vintage: chart.vintage,
    zoomed: chart.zoomed,
  };
}

interface ReferenceChoice {
  readonly language: Language;
  readonly asOf: Day;
  readonly except?: string | undefined;
}

/** The published figures of nation, province and city for the same indicator. */
function referenceLines(
  data: Published,
  indicator: string,
  { language, asOf, except }: ReferenceChoice,
): TrajectoryLine[] {
  return data.areas
    .filter(({ kind, code }) => comparedKinds.includes(kind) && code !== except)
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
}

/** The series of an indicator in an area with the published figures of larger areas, and the county's for a town. */
export function seriesPicture(data: Published, choice: SeriesChoice): Picture | undefined {
  return remember(pictures, `s|${choiceName(choice)}`, () => {
    const drawn = seriesDrawing(data, choice);
    return drawn && twice('c', (width) => drawTrajectory(drawn.rows, { ...drawn.options, width }));
  });
}

/** The same as one of several small pictures: for the groups of an indicator that has no total. */
export function seriesCard(data: Published, choice: SeriesChoice, id: string): string | undefined {
  const drawn = seriesDrawing(data, choice);
  if (!drawn) return undefined;
  return renderSvg(drawTrajectory(drawn.rows, { ...drawn.options, width: widths.card, size: 'card' }), { id });
}

function choiceName({ indicator, area, groups, language }: SeriesChoice): string {
  return [indicator, area, groups, language].join('|');
}

function seriesDrawing(data: Published, { indicator, area, groups, language }: SeriesChoice) {
  const rows = seriesOf(data, indicator, area, groups);
  if (!rows.some(({ value }) => value !== undefined)) return undefined;
  const definition = indicatorOf(data, indicator);
  const nameOf = (code: string): string => areaOf(data, code)[language === 'zh' ? 'name' : 'name_en'];
  const county = data.site.area;
  const beside = areaOf(data, area).parent === county ? seriesOf(data, indicator, county, groups) : [];
  const references =
    groups === '' ? referenceLines(data, indicator, { language, asOf: data.site.asOf, except: area }) : [];
  const title = [nameOf(area), definition.name[language], groupsText(definition, groups, language)];
  const options: TrajectoryOptions = {
    ...seriesOptions(data, definition, language),
    labels: { ...chartLabels(language), title: title.filter(Boolean).join(' · ') },
    references: [...references, ...(beside.length > 0 ? [{ name: nameOf(county), rows: beside }] : [])],
    name: nameOf(area),
  };
  return { rows, options };
}
