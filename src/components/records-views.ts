import * as bars from '../charts/bars.ts';
import type { BarRow, BarsOptions } from '../charts/bars.ts';
import * as spans from '../charts/spans.ts';
import type { SpanRow, SpansOptions } from '../charts/spans.ts';
import * as timeline from '../charts/timeline.ts';
import type { TimelineOptions, TimelineRow } from '../charts/timeline.ts';
import { stateOf, states } from '../charts/timeline/events.ts';
import { formatDay, formatNumber, formatPeriod } from '../core/format.ts';
import type { CountsView, SpansView, TimelineView } from '../core/mechanism.ts';
import type { Day } from '../core/period.ts';
import type { PublishedRecords } from '../core/records.ts';
import type { Language } from '../core/text.ts';
import { fill } from '../i18n/messages.ts';
import { tellGroups } from '../i18n/chart-sentences.ts';
import { chartWords } from '../i18n/charts.ts';
import { mechanismsTexts } from '../i18n/mechanisms.ts';
import { tellCounts, tellSpans } from '../i18n/promise-sentences.ts';
import type { Published } from '../query/published.ts';
import type { Drawing } from './mechanism-views.ts';
import { drawPicture, type Picture } from './picture.ts';
import { chartTexts } from './texts.ts';

/** The rows of a records table that a timeline shows, in order of its lanes. */
export function timelineRecords(data: Published, { records, lane, lanes }: TimelineView) {
  const rows = data.records[records]?.rows ?? [];
  if (lane === undefined || lanes === undefined) return rows;
  return lanes.flatMap((each) => rows.filter((row) => row[lane] === each));
}

/** The events of a records table; the lanes carry the names of their values. */
export function timelineRows(data: Published, view: TimelineView, language: Language): TimelineRow[] {
  const table = data.records[view.records];
  const labels = view.lane === undefined ? undefined : table?.definition.columns[view.lane]?.labels;
  const single = table?.definition.name[language] ?? '';
  const day = (cell: unknown): string | undefined => (typeof cell === 'string' && cell !== '' ? cell : undefined);
  return timelineRecords(data, view).map((row) => {
    const lane = view.lane === undefined ? single : String(row[view.lane] ?? '');
    return {
      lane: labels?.[lane]?.[language] ?? lane,
      due: view.due === undefined ? undefined : day(row[view.due]),
      done: view.done === undefined ? undefined : day(row[view.done]),
    };
  });
}

/** The events as a calendar; undefined where none has a day. */
export function timelinePicture(
  data: Published,
  view: TimelineView,
  { language, id, title }: Drawing,
): Picture | undefined {
  const { state, summary } = mechanismsTexts(language);
  const { site, plan } = data;
  const rows = timelineRows(data, view, language);
  if (!rows.some((row) => stateOf(row, site.asOf))) return undefined;
  const days = rows.flatMap(({ due, done }) => [due, done]).filter((each) => typeof each === 'string');
  const first = days.reduce((least, each) => (each < least ? each : least), plan.start);
  const counts = states.map((each) => ({
    name: state[each],
    count: rows.filter((row) => stateOf(row, site.asOf) === each).length,
  }));
  const options = {
    ...{ asOf: site.asOf, start: `${first.slice(0, 4)}-01-01`, end: plan.end },
    namePeriod: (month: string) => formatPeriod(month, language),
    labels: {
      ...chartWords(language),
      title,
      description: tellCounts(counts, language),
      states: state,
      several: summary.several,
      summary: (found: Readonly<Record<(typeof states)[number], number>>) =>
        [
          fill(summary.all, { count: Object.values(found).reduce((sum, count) => sum + count, 0) }),
          ...(found.late > 0 ? [fill(summary.late, { count: found.late })] : []),
          ...(found.undone > 0 ? [fill(summary.undone, { count: found.undone })] : []),
        ].join(summary.separator),
    },
  };
  return drawPicture<TimelineRow, TimelineOptions>(timeline, rows, options, { id });
}

/** How a value of a records table is printed: an area by its name, a code by its label. */
function valueName(
  data: Published,
  { definition }: PublishedRecords,
  { column, value, language }: { column: string; value: string; language: Language },
): string {
  if (column === definition.area) return data.areaByCode.get(value)?.[language === 'zh' ? 'name' : 'name_en'] ?? value;
  return definition.columns[column]?.labels?.[value]?.[language] ?? value;
}

/** How many rows there are of each value of a column: areas in administrative order, others as the table has them. */
export function countedRows(data: Published, { records, by }: CountsView): { value: string; count: number }[] {
  const table = data.records[records];
  if (!table) return [];
  const counts = new Map<string, number>();
  for (const row of table.rows) {
    const value = String(row[by] ?? '');
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const declared = table.definition.columns[by]?.values ?? [];
  const order = by === table.definition.area ? data.areas.map(({ code }) => code) : declared;
  const known = [...order.filter((value) => counts.has(value)), ...counts.keys()];
  return [...new Set(known)].map((value) => ({ value, count: counts.get(value) ?? 0 }));
}

/** The counts as bars; undefined where the table has no rows. */
export function countsPicture(
  data: Published,
  view: CountsView,
  { language, id, title }: Drawing,
): Picture | undefined {
  const table = data.records[view.records];
  const rows = countedRows(data, view);
  if (!table || rows.length === 0) return undefined;
  const counted = rows.map(({ value, count }) => ({
    name: valueName(data, table, { column: view.by, value, language }),
    status: 'reported' as const,
    value: count,
  }));
  const format = (value: number): string => formatNumber(value);
  const { children } = chartTexts(language).sentence;
  const places = view.by === table.definition.area ? fill(children, { count: counted.length }) : undefined;
  const labels = { ...chartWords(language), title, description: tellGroups(counted, { language, format, places }) };
  return drawPicture<BarRow, BarsOptions>(bars, counted, { labels, format }, { id });
}

/** What a view makes of a records table; undefined where it has nothing to show. */
export function recordsPicture(
  data: Published,
  view: CountsView | SpansView | TimelineView,
  drawing: Drawing,
): Picture | undefined {
  if (view.kind === 'timeline') return timelinePicture(data, view, drawing);
  return view.kind === 'counts' ? countsPicture(data, view, drawing) : spansPicture(data, view, drawing);
}

/** From when until when each row holds; undefined where none has a first day. */
export function spansPicture(data: Published, view: SpansView, { language, id, title }: Drawing): Picture | undefined {
  const table = data.records[view.records];
  const { view: words } = mechanismsTexts(language);
  const rows = (table?.rows ?? []).flatMap((row) => {
    const [name, from, to] = [row[view.name], row[view.from], row[view.to]];
    if (!table || typeof from !== 'string') return [];
    const named = valueName(data, table, { column: view.name, value: String(name ?? ''), language });
    return [{ name: named, from, to: typeof to === 'string' && to !== '' ? to : undefined }];
  });
  if (rows.length === 0) return undefined;
  const { plan } = data;
  const first = rows.reduce((least, { from }) => (from < least ? from : least), plan.start);
  const last = rows.reduce((most, { to }) => (to && to > most ? to : most), plan.end);
  const options = {
    ...{ start: `${first.slice(0, 4)}-01-01`, end: last },
    labels: {
      ...chartWords(language),
      title,
      description: tellSpans(rows, language),
      span: (from: Day, to: Day | undefined) =>
        to === undefined
          ? fill(words.since, { from: formatDay(from, language) })
          : fill(words.span, { from: formatDay(from, language), to: formatDay(to, language) }),
    },
  };
  return drawPicture<SpanRow, SpansOptions>(spans, rows, options, { id });
}
