import type { ObservationStatus } from '../../core/observation.ts';
import { overlaps, textBox, textWidth, type TextAt } from '../kit/measure.ts';
import { placeLabels, type LabelWish, type Spot } from '../kit/place.ts';
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

/** One text per run of periods without a figure, in up to three rows under the years. */
export function gapLabels({ own }: Model, layout: Layout, { labels }: TrajectoryOptions): (LabelWish & Spot)[] {
  const { x, plot, width } = layout;
  const texts: Partial<Record<ObservationStatus, string | undefined>> = {
    'not-reported': labels.notReported,
    suppressed: labels.suppressed,
    'not-applicable': labels.notApplicable,
  };
  const wishes = gapRuns(
    own.gaps,
    own.points.map(({ date }) => date),
  ).flatMap((run): LabelWish[] => {
    const [first, last] = [run[0], run.at(-1)];
    const text = first && texts[first.status];
    if (!first || !last || !text) return [];
    const centre = withinWidth((x(first.date) + x(last.date)) / 2, text, layout);
    const spots = [2, 3, 4].map((row): Spot => ({ ...centre, y: plot.y1 + row * line }));
    return [{ text, size: sizes.small, required: true, spots }];
  });
  return placeLabels(wishes, {
    bounds: { x0: 0, x1: width, y0: plot.y1 + line, y1: plot.y1 + 4.5 * line },
    taken: [],
    marks: [],
    lines: [],
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
