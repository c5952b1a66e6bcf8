import type { ObservationStatus } from '../../core/observation.ts';
import { overlaps, textBox, textWidth, type TextAt } from '../kit/measure.ts';
import { asText, placeLabels, type LabelWish } from '../kit/place.ts';
import { instant } from '../kit/time.ts';
import { sizes, type Layout } from './layout.ts';
import type { Gap, Model } from './model.ts';
import type { TrajectoryOptions } from './options.ts';

const line = 15;

/** The years under the axis: the last and the first always, then the due ones, then as many as there is room for. */
export function yearLabels(model: Model, layout: Layout, options: TrajectoryOptions): TextAt[] {
  const format = options.formatPeriod ?? ((period) => period);
  const years = model.withinYears ? model.years.slice(1) : model.years;
  const due = new Set((options.steps ?? []).map(({ by }) => Number(by.slice(0, 4))));
  const ranked = [
    ...new Set([
      ...years.slice(-1),
      ...years.slice(0, 1),
      ...years.filter((year) => due.has(year)),
      ...(layout.card ? [] : years),
    ]),
  ];
  const placed: TextAt[] = [];
  for (const year of ranked) {
    const text = format(String(year));
    const label = {
      text,
      size: sizes.small,
      y: layout.plot.y1 + line,
      ...withinWidth(yearPlace(year, model, layout), text, layout),
    };
    if (!placed.some((other) => overlaps(textBox(label), textBox(other), 5))) placed.push(label);
  }
  return placed.sort((a, b) => a.x - b.x);
}

/** A year's figure stands at its end; where figures stand within years, the name stands in the middle of the year. */
function yearPlace(year: number, { withinYears, time }: Model, { x }: Layout): number {
  const end = x(instant(`${year}-12-31`));
  if (!withinYears) return Math.max(end, x(time[0]));
  return (x(instant(`${year - 1}-12-31`)) + Math.min(end, x(time[1]))) / 2;
}

function withinWidth(x: number, text: string, { width }: Layout): { x: number; anchor: 'middle' } {
  const half = textWidth(text, sizes.small) / 2;
  return { x: Math.min(Math.max(x, half + 1), width - half - 1), anchor: 'middle' };
}

/** Words under the axis for periods without a figure; with a mark where they stand in a key instead of in place. */
export interface GapLabel extends TextAt {
  readonly keyOf?: ObservationStatus;
}

/** One word per run of such periods, in two rows under the years; where they do not all fit, a key of the marks. */
export function gapLabels(
  model: Model,
  layout: Layout,
  { labels }: TrajectoryOptions,
  years: readonly TextAt[],
): GapLabel[] {
  const texts: Partial<Record<ObservationStatus, string | undefined>> = {
    'not-reported': labels.notReported,
    suppressed: labels.suppressed,
    'not-applicable': labels.notApplicable,
  };
  const { points, gaps } = model.own;
  const runs = gapRuns(
    gaps,
    points.map(({ date }) => date),
  ).filter(([first]) => first && texts[first.status]);
  const wishes = runs.map((run): LabelWish => {
    const text = (run[0] && texts[run[0].status]) ?? '';
    const [first, last] = [run[0]?.date, run.at(-1)?.date].map((date) => (date ? layout.x(date) : 0));
    const centre = withinWidth(((first ?? 0) + (last ?? 0)) / 2, text, layout);
    return { text, size: sizes.small, spots: [2, 3].map((row) => ({ ...centre, y: layout.plot.y1 + row * line })) };
  });
  const bounds = { x0: 0, x1: layout.width, y0: layout.plot.y1, y1: layout.plot.y1 + 4 * line };
  const placed = placeLabels(wishes, { bounds, taken: years.map(textBox), marks: [], lines: [] });
  return placed.length === wishes.length ? placed.map(asText) : gapKey(runs, texts, layout);
}

function gapKey(
  runs: readonly (readonly Gap[])[],
  texts: Partial<Record<ObservationStatus, string | undefined>>,
  { plot, width }: Layout,
): GapLabel[] {
  let [x, row] = [plot.x0, 2];
  return [...new Set(runs.map(([first]) => first?.status ?? 'not-reported'))].map((status) => {
    const text = texts[status] ?? '';
    const wide = 16 + textWidth(text, sizes.small);
    if (x > plot.x0 && x + wide > width) [x, row] = [plot.x0, row + 1];
    const label = {
      text,
      size: sizes.small,
      x: x + 14,
      y: plot.y1 + row * line,
      anchor: 'start' as const,
      keyOf: status,
    };
    x += wide + 14;
    return label;
  });
}

function gapRuns(gaps: readonly Gap[], known: readonly Date[]): Gap[][] {
  const runs: Gap[][] = [];
  for (const gap of gaps) {
    const before = runs.at(-1)?.at(-1);
    const joined = before?.status === gap.status && !known.some((date) => date > before.date && date < gap.date);
    if (joined) runs.at(-1)?.push(gap);
    else runs.push([gap]);
  }
  return runs;
}
