import drawFunnel, { type FunnelRow } from '../charts/funnel.ts';
import { renderSvg } from '../charts/render.ts';
import drawTrajectory from '../charts/trajectory.ts';
import { formatNumber, formatPeriod } from '../core/format.ts';
import { groupKey, type Indicator } from '../core/indicator.ts';
import type { ProcedureView, SeriesLine, SeriesView } from '../core/mechanism.ts';
import type { Observation } from '../core/observation.ts';
import type { Period } from '../core/period.ts';
import type { Language } from '../core/text.ts';
import { fill } from '../i18n/messages.ts';
import { mechanismsTexts } from '../i18n/mechanisms.ts';
import { indicatorOf, latestDay, seriesOf, unitOf, type Published } from '../query/published.ts';
import { chartLabels, promisePicture, seriesOptions, twice, type Picture } from './pictures.ts';
import { viewPromise } from './promise.ts';

const drawnPeriods = 3;

/** One period of a procedure: its steps with their counts. */
export interface ProcedurePeriod {
  readonly period: Period;
  readonly rows: readonly Observation[];
}

/** The steps of a procedure in the plan's area for the last periods, newest last. */
export function procedurePeriods(data: Published, view: ProcedureView): { shown: ProcedurePeriod[]; all: number } {
  const keys = procedureKeys(data, view);
  const series = keys.map((groups) => seriesOf(data, view.indicator, data.site.area, groups));
  const periods = [...new Set(series.flat().map(({ period }) => period))].sort();
  const shown = periods.slice(-drawnPeriods).map((period) => ({
    period,
    rows: series.flatMap((rows) => rows.find((row) => row.period === period) ?? []),
  }));
  return { shown, all: periods.length };
}

function procedureKeys(data: Published, { indicator, column, values }: ProcedureView): string[] {
  const known = Object.keys(indicatorOf(data, indicator).groups[column]?.values ?? {});
  return (values ?? known).map((value) => groupKey({ [column]: value }));
}

/** The name of a step. */
export function stepName(indicator: Indicator, { column }: ProcedureView, groups: string, language: Language): string {
  const value = groups.slice(column.length + 1);
  return indicator.groups[column]?.values[value]?.[language] ?? value;
}

/** A step's count as the picture and the table print it: 549 / 571户，差22户. */
export function stepText(
  data: Published,
  indicator: Indicator,
  { value, of, language }: { value: number; of: number | undefined; language: Language },
): string {
  const { view } = mechanismsTexts(language);
  const name = unitOf(data, indicator.numerator?.unit);
  const unit = (language === 'zh' ? name?.zh.replace(/^个/, '') : name?.en) ?? '';
  if (of === undefined) return fill(view.alone, { value: formatNumber(value), unit });
  const counts = fill(view.of, { value: formatNumber(value), of: formatNumber(of), unit });
  return counts.trimEnd() + (value < of ? fill(view.short, { short: formatNumber(of - value) }) : '');
}

export interface Drawing {
  readonly language: Language;
  /** The name its parts have on the page. */
  readonly id: string;
  readonly title: string;
}

/** One period of a procedure as a picture. */
export function procedurePicture(
  data: Published,
  view: ProcedureView,
  { period, rows, language, id, title }: ProcedurePeriod & Drawing,
): Picture {
  const indicator = indicatorOf(data, view.indicator);
  const steps = rows.map(({ groups, status, numerator, denominator }): FunnelRow => ({
    name: stepName(indicator, view, groups, language),
    status,
    value: numerator,
    of: denominator,
  }));
  return twice(id, (width) =>
    drawFunnel(steps, {
      ...{ document: seriesOptions(data, indicator, language).document, width, ordered: view.ordered },
      labels: { ...chartLabels(language), title: `${title} · ${formatPeriod(period, language)}` },
      format: (value, of) => stepText(data, indicator, { value, of, language }),
    }),
  );
}

/** The rows of a line of a chart of series. */
export function lineRows(data: Published, { indicator, groups, area }: SeriesLine): readonly Observation[] {
  return seriesOf(data, indicator, area ?? data.site.area, groupKey(groups));
}

/** How the lines of a view are called: where all are groups of one indicator, by the group alone. */
export function lineNames(data: Published, { lines }: SeriesView, language: Language): string[] {
  const single = lines.every(({ indicator, groups }) => indicator === lines[0]?.indicator && groupKey(groups) !== '');
  return lines.map((line) => {
    const definition = indicatorOf(data, line.indicator);
    const groups = Object.entries(line.groups).map(
      ([column, value]) => definition.groups[column]?.values[value]?.[language],
    );
    const parts = single ? groups : [definition.name[language], ...groups];
    return line.name?.[language] ?? parts.filter(Boolean).join(' · ');
  });
}

const isKnown = ({ value }: Observation): boolean => value !== undefined;

/** All lines of a view in one picture; undefined where no figure was ever reported. */
export function seriesTogether(data: Published, view: SeriesView, drawing: Drawing): Picture | undefined {
  const { language, id, title } = drawing;
  const names = lineNames(data, view, language);
  const lines = view.lines.map((line, index) => ({ line, rows: lineRows(data, line), name: names[index] ?? '' }));
  const known = lines.filter(({ rows }) => rows.some(isKnown));
  const [first, ...others] = known;
  if (!first) return undefined;
  return twice(id, (width) =>
    drawTrajectory(first.rows, {
      ...seriesOptions(data, indicatorOf(data, first.line.indicator), language),
      labels: { ...chartLabels(language), title },
      name: first.name,
      references: others,
      width,
    }),
  );
}

/** One line of a view as a small picture; undefined where no figure was ever reported. */
export function seriesAlone(data: Published, line: SeriesLine, { language, id, title }: Drawing): string | undefined {
  const rows = lineRows(data, line);
  if (!rows.some(isKnown)) return undefined;
  const options = {
    ...seriesOptions(data, indicatorOf(data, line.indicator), language),
    labels: { ...chartLabels(language), title },
    width: 330,
    size: 'card' as const,
  };
  return renderSvg(drawTrajectory(rows, options), { id });
}

/** The picture of a promise against its steps, under a name of its own on the page. */
export function promiseViewPicture(
  data: Published,
  commitment: string,
  { language, id }: Drawing,
): Picture | undefined {
  const promise = data.commitmentById.get(commitment);
  const picture = promise && promisePicture(data, viewPromise(data, promise, { asOf: latestDay(data), language }));
  const rename = (svg: string, size: string): string => svg.replaceAll(`c-${size}`, `${id}-${size}`);
  return picture && { wide: rename(picture.wide, 'w-'), narrow: rename(picture.narrow, 'n-') };
}
