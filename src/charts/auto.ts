import { axisX, axisY, dot, gridY, line, ruleY, text, type Markish } from '@observablehq/plot';
import { group, ticks } from 'd3';
import { chooseChart, toNumber, type AutoChoice, type AutoColumn, type AutoRow } from './auto/choose.ts';
import bars from './bars.ts';
import { dodge } from './kit/dodge.ts';
import { textWidth } from './kit/measure.ts';
import { paint, type Paint } from './kit/paint.ts';
import { plotted } from './kit/plot.ts';
import type { ChartLabels, ChartOptions } from './kit/svg.ts';
import { periodInstant } from './kit/time.ts';

export { chooseChart } from './auto/choose.ts';
export type { AutoChoice, AutoColumn, AutoRow } from './auto/choose.ts';

export interface AutoOptions extends ChartOptions {
  readonly labels: ChartLabels & {
    /** In place of a bar without a number. */
    readonly empty: string;
  };
  readonly columns: readonly AutoColumn[];
  readonly format: (value: number) => string;
}

/** Told apart by colour and by dashes, and named where they end. */
const strokes: readonly (readonly [Paint, string | undefined])[] = [
  ['data', undefined],
  ['missed', undefined],
  ['ink-2', undefined],
  ['late', '6 2'],
  ['data', '2 2'],
  ['missed', '6 2'],
  ['ink-2', '2 2'],
  ['late', '2 2'],
];

/** The simplest chart that fits the result of a query, or nothing where none does. */
export default function auto(rows: readonly AutoRow[], options: AutoOptions): SVGSVGElement | undefined {
  const choice = chooseChart(rows, options.columns);
  if (!choice) return undefined;
  return choice.kind === 'line' ? drawLines(rows, choice, options) : drawBars(rows, choice, options);
}

function drawBars(
  rows: readonly AutoRow[],
  { name, value }: AutoChoice & { kind: 'bars' },
  options: AutoOptions,
): SVGSVGElement {
  const { empty } = options.labels;
  const data = rows.map((row) => {
    const number = toNumber(row[value]);
    return {
      name: String(row[name]),
      value: number,
      status: number === undefined ? ('not-reported' as const) : ('reported' as const),
    };
  });
  return bars(data, {
    ...options,
    labels: { ...options.labels, notReported: empty, suppressed: empty, notApplicable: empty },
  });
}

interface Dot {
  readonly date: Date;
  readonly value: number | undefined;
}

function readSeries(rows: readonly AutoRow[], { x, y, series }: AutoChoice & { kind: 'line' }): [string, Dot[]][] {
  const read = (row: AutoRow): Dot => ({ date: periodInstant(String(row[x])), value: toNumber(row[y]) });
  return [...group(rows, (row) => (series === undefined ? '' : String(row[series])))].map(([name, members]) => [
    name,
    members.map(read).sort((a, b) => a.date.getTime() - b.date.getTime()),
  ]);
}

function drawLines(
  rows: readonly AutoRow[],
  choice: AutoChoice & { kind: 'line' },
  options: AutoOptions,
): SVGSVGElement {
  const { width = 720, format } = options;
  const all = readSeries(rows, choice);
  const values = all.flatMap(([, dots]) => dots.map(({ value }) => value)).filter((value) => value !== undefined);
  const domain = valueDomain(values);
  const grid = ticks(domain[0], domain[1], 5);
  const ends = all.flatMap(([name, dots], index) => {
    const last = dots.findLast(({ value }) => value !== undefined);
    return last?.value === undefined
      ? []
      : [{ name, index, date: last.date, value: last.value, text: `${name} ${format(last.value)}`.trim() }];
  });
  const frame = {
    height: Math.max(width < 480 ? 240 : 300, ends.length * 17 + 60),
    marginTop: 14,
    marginBottom: 28,
    marginLeft: 10 + Math.max(...grid.map((tick) => textWidth(format(tick), 11))),
    marginRight: 14 + Math.min(width * 0.45, Math.max(...ends.map((end) => textWidth(end.text, 12)))),
  };
  const scale = (value: number) =>
    frame.marginTop +
    ((domain[1] - value) / (domain[1] - domain[0])) * (frame.height - frame.marginTop - frame.marginBottom);
  const places = dodge(
    ends.map(({ value }) => ({ at: scale(value) })),
    16,
    [frame.marginTop, frame.height - frame.marginBottom],
  );
  const years = [...new Set(rows.map((row) => String(row[choice.x]).slice(0, 4)))].sort();
  const edge = new Date(Math.max(...rows.map((row) => periodInstant(String(row[choice.x])).getTime())));
  return plotted(
    { kind: 'auto', ...options, width },
    {
      ...frame,
      y: { domain, axis: null },
      x: { type: 'utc', axis: null },
      marks: [
        gridY(grid, { stroke: paint('rule'), strokeOpacity: 1 }),
        axisY(grid, {
          tickSize: 0,
          fontSize: 11,
          fill: paint('ink-2'),
          label: null,
          tickFormat: (value: number) => format(value),
        }),
        axisX(yearTicks(years, width - frame.marginLeft - frame.marginRight), {
          tickSize: 3,
          fontSize: 11,
          fill: paint('ink-2'),
          stroke: paint('ink-3'),
          label: null,
          tickFormat: (date: Date) => String(date.getUTCFullYear()),
        }),
        ruleY([domain[0] <= 0 ? 0 : domain[0]], { stroke: paint('ink-3') }),
        ...all.flatMap(([, dots], index) => seriesMarks(dots, index)),
        ...ends.map((end, index) =>
          text([end], {
            x: () => edge,
            y: 'value',
            text: 'text',
            textAnchor: 'start',
            dx: 9,
            dy: (places[index] ?? 0) - scale(end.value),
            fontSize: 12,
            fill: paint(strokes[end.index % strokes.length]?.[0] ?? 'data'),
          }),
        ),
      ],
    },
  );
}

function seriesMarks(dots: readonly Dot[], index: number): Markish[] {
  const [colour, dashes] = strokes[index % strokes.length] ?? ['data', undefined];
  const own = { x: 'date', y: 'value' } as const;
  return [
    line(dots, { ...own, stroke: paint(colour), strokeWidth: 2, ...(dashes ? { strokeDasharray: dashes } : {}) }),
    dot(dots, { ...own, r: 2.5, fill: paint(colour) }),
  ];
}

/** From zero where that wastes less than half of the height. */
function valueDomain(values: readonly number[]): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const air = (high - low || Math.abs(high) || 1) * 0.08;
  if (low >= 0 && (high - low > 0.45 * high || low - air <= 0)) return [0, high + (high ? 0 : 1)];
  return [low - air, high + air];
}

/** The ends of the years, thinned out to what there is room for, the last one kept. */
function yearTicks(years: readonly string[], room: number): Date[] {
  const every = Math.max(1, Math.ceil((years.length * 42) / Math.max(room, 1)));
  return years.filter((_, index) => (years.length - 1 - index) % every === 0).map((year) => periodInstant(year));
}
