import { periodInstant } from '../../../charts/kit/time.ts';
import { trajectoryLayout } from '../../../charts/trajectory/layout.ts';
import { trajectoryModel } from '../../../charts/trajectory/model.ts';
import trajectory, {
  type TrajectoryLine,
  type TrajectoryOptions,
  type TrajectoryRow,
} from '../../../charts/trajectory.ts';
import { say } from '../dom.ts';
import { tellSeries } from '../../../i18n/chart-sentences.ts';
import type { PlaceSums } from './answers.ts';
import type { ViewFrame } from './draw.ts';
import { perShown } from './per-shown.ts';
import { periodsOf } from './choice.ts';
import { addSums } from './sums.ts';
import { adds, figure, nameOf, periodAt, picksCells, printing, publishedOf, whoText, type Shown } from './shown.ts';

/** More lines than these cannot be told apart in one picture. */
const mostLines = 6;

/** The line of what is chosen, what it is compared with, and what was due. */
export interface LineView {
  readonly rows: readonly TrajectoryRow[];
  readonly name: string;
  readonly references: readonly TrajectoryLine[];
  /** How many cells stand behind each row, and how many of them are in its figure. */
  readonly counts: readonly { readonly cells: number; readonly known: number }[];
}

/** While nothing is chosen the published series, otherwise the sum of the cells chosen beside it. */
export const lineView = perShown((shown: Shown): LineView => {
  const { facts, choice, indicator } = shown;
  const own = publishedOf(shown, facts.choice.area);
  const others = facts.areas.filter(({ town, code }) => !town && code !== facts.choice.area);
  if (!picksCells(shown))
    return view(
      own,
      nameOf(facts.choice.area, shown),
      shown,
      others.map(({ code }) => lineOf(code, shown)),
    );
  const compared = [lineOf(facts.choice.area, shown, own)];
  const series = choice.places.map((code) =>
    lineOf(
      code,
      shown,
      shown.answers.line.filter(({ area }) => area === code),
    ),
  );
  const [first] = choice.places;
  if (first !== undefined && (choice.places.length === 1 || !adds(indicator))) {
    const rows = shown.answers.line.filter(({ area }) => area === first);
    return view(rows, nameOf(first, shown), shown, [...series.slice(1, mostLines), ...compared]);
  }
  const shownSeries = series.length <= mostLines ? series : [];
  const name = say(facts.words.linked.sumOf, { name: whoText(shown) });
  return view(summed(shown.answers.line), name, shown, [...shownSeries, ...compared]);
});

function summed(rows: readonly PlaceSums[]): PlaceSums[] {
  const months = [...new Set(rows.map(({ month }) => month))];
  return months.map((month) => ({ area: '', month, ...addSums(rows.filter((row) => row.month === month)) }));
}

function lineOf(area: string, shown: Shown, rows: readonly PlaceSums[] = publishedOf(shown, area)): TrajectoryLine {
  return { name: nameOf(area, shown), rows: trajectoryRows(rows, shown) };
}

function trajectoryRows(rows: readonly PlaceSums[], { indicator, answers }: Shown): TrajectoryRow[] {
  return [...rows]
    .sort((a, b) => a.month - b.month)
    .map((row) => {
      const { status, value } = figure(row, indicator);
      const vintage = answers.details.find(
        ({ area, month }) => month === row.month && (row.area === '' || area === row.area),
      )?.vintage;
      return { period: periodAt(row.month, indicator), status, value, vintage };
    });
}

function view(rows: readonly PlaceSums[], name: string, shown: Shown, references: readonly TrajectoryLine[]): LineView {
  const sorted = [...rows].sort((a, b) => a.month - b.month);
  return {
    rows: trajectoryRows(sorted, shown),
    name,
    references: references.filter((line) => line.rows.some(({ value }) => value !== null)),
    counts: sorted.map((row) => figure(row, shown.indicator)),
  };
}

/** The line in a sentence. */
export function tellLine(shown: Shown, { rows, name }: LineView): string {
  return tellSeries(
    rows.map((row) => ({ ...row, vintage: row.vintage ?? null })),
    { ...printing(shown), name },
  );
}

/** What the picture is drawn from; undefined where there is no figure to draw. */
export function lineOptions(
  shown: Shown,
  { rows, name, references }: LineView,
  lively = false,
): Omit<TrajectoryOptions, 'document' | 'width'> | undefined {
  const { facts, due, indicator } = shown;
  if (![...rows, ...references.flatMap((line) => line.rows)].some(({ value }) => value !== null)) return undefined;
  const own = !picksCells(shown);
  const description = lively ? undefined : tellLine(shown, { rows, name, references, counts: [] });
  return {
    ...printing(shown),
    labels: { ...facts.chart, title: `${indicator.name} · ${name}`, description },
    name,
    references,
    // A verdict is about the plan's own area alone; its levels may be looked at beside others.
    steps: due?.steps.map(({ verdict, ...step }) => (own ? { ...step, verdict } : step)) ?? [],
    between: due?.linear ? 'linear' : 'step',
  };
}

export function drawLine(shown: Shown, { lively, ...frame }: ViewFrame): SVGSVGElement | undefined {
  const line = lineView(shown);
  const options = lineOptions(shown, line, lively);
  return options && trajectory(line.rows, { ...options, ...frame });
}

/** Where stretches of a picture lie that can be brushed. */
export interface Stops {
  readonly limits: readonly number[];
  readonly top: number;
  readonly bottom: number;
}

/** The periods of the indicator in the picture, each from half way to the one before to half way to the next. */
export function lineStops(shown: Shown, width: number): Stops | undefined {
  const line = lineView(shown);
  const options = lineOptions(shown, line);
  const periods = periodsOf(shown.indicator);
  if (!options || periods.length < 2) return undefined;
  const { x, plot } = trajectoryLayout(trajectoryModel(line.rows, { ...options, width }), { ...options, width });
  const at = periods.map((period) => x(periodInstant(period)));
  const halves = at.slice(1).map((right, index) => (right + (at[index] ?? right)) / 2);
  const [first = 0, last = 0] = [at[0], at.at(-1)];
  const [left = first, right = last] = [halves[0], halves.at(-1)];
  const limits = [Math.max(1, 2 * first - left), ...halves, Math.min(width - 1, 2 * last - right, plot.x1 + 12)];
  return { limits, top: plot.y0 - 4, bottom: plot.y1 };
}
