import * as funnel from '../charts/funnel.ts';
import type { FunnelOptions, FunnelRow } from '../charts/funnel.ts';
import * as trajectory from '../charts/trajectory.ts';
import type { TrajectoryOptions, TrajectoryRow } from '../charts/trajectory.ts';
import { formatNumber, formatPeriod } from '../core/format.ts';
import { groupKey, type Indicator } from '../core/indicator.ts';
import type { ProcedureView, SeriesLine, SeriesView, View } from '../core/mechanism.ts';
import type { Observation } from '../core/observation.ts';
import type { Period } from '../core/period.ts';
import type { Language } from '../core/text.ts';
import { tellSeries } from '../i18n/chart-sentences.ts';
import { chartWords } from '../i18n/charts.ts';
import { fill } from '../i18n/messages.ts';
import { mechanismsTexts } from '../i18n/mechanisms.ts';
import { tellProcedure } from '../i18n/promise-sentences.ts';
import { joinSentences } from '../i18n/told.ts';
import { indicatorOf, latestDay, seriesOf, unitOf, type Published } from '../query/published.ts';
import { drawPicture, drawSmall, renamePicture, type Picture, type Small } from './picture.ts';
import { promisePicture, seriesOptions } from './pictures.ts';
import { viewPromise } from './promise.ts';
import { t } from './texts.ts';

const drawnPeriods = 3;

/** How a view is called: as its mechanism says, or by what it shows. */
export function viewTitle(data: Published, view: View, language: Language): string {
  if (view.title) return view.title[language];
  if (view.kind === 'procedure') return indicatorOf(data, view.indicator).name[language];
  if (view.kind === 'series') return lineNames(data, view, language)[0] ?? '';
  if (view.kind === 'promise') return data.commitmentById.get(view.commitment)?.name[language] ?? '';
  return data.records[view.records]?.definition.name[language] ?? '';
}

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
): Picture | undefined {
  const indicator = indicatorOf(data, view.indicator);
  const steps = rows.map(({ groups, status, numerator, denominator }): FunnelRow => ({
    name: stepName(indicator, view, groups, language),
    status,
    value: numerator,
    of: denominator,
  }));
  const format = (value: number, of: number | undefined): string => stepText(data, indicator, { value, of, language });
  const told = steps.map(({ name, status, value, of }) => {
    const known = typeof value === 'number' && (status === 'reported' || status === 'provisional');
    return { name, text: known ? format(value, of ?? undefined) : t(language).status[status].toLowerCase() };
  });
  const labels = {
    ...chartWords(language),
    title: `${title} · ${formatPeriod(period, language)}`,
    description: tellProcedure(told, language),
  };
  const options = { labels, format, ordered: view.ordered };
  return drawPicture<FunnelRow, FunnelOptions>(funnel, steps, options, { id });
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
  const printing = seriesOptions(data, indicatorOf(data, first.line.indicator), language);
  const told = known.map(({ rows, name }) => tellSeries(rows, { language, ...printing, name }));
  const options = {
    ...printing,
    labels: { ...chartWords(language), title, description: joinSentences(told, language) },
    name: first.name,
    references: others,
  };
  return drawPicture<TrajectoryRow, TrajectoryOptions>(trajectory, first.rows, options, { id });
}

/** One line of a view as a small picture; undefined where no figure was ever reported. */
export function seriesAlone(data: Published, line: SeriesLine, { language, id, title }: Drawing): Small | undefined {
  const rows = lineRows(data, line);
  if (!rows.some(isKnown)) return undefined;
  const printing = seriesOptions(data, indicatorOf(data, line.indicator), language);
  const options = {
    ...printing,
    labels: {
      ...chartWords(language),
      title,
      description: tellSeries(rows, { language, ...printing, name: title }),
    },
    width: 330,
    size: 'card' as const,
  };
  return drawSmall<TrajectoryRow, TrajectoryOptions>(trajectory, rows, options, id);
}

/** The picture of a promise against its steps, under a name of its own on the page. */
export function promiseViewPicture(
  data: Published,
  commitment: string,
  { language, id }: Drawing,
): Picture | undefined {
  const promise = data.commitmentById.get(commitment);
  const picture = promise && promisePicture(data, viewPromise(data, promise, { asOf: latestDay(data), language }));
  return picture && renamePicture(picture, id);
}
