import { axisX, axisY, dot, gridY, line, ruleY, text, type Markish } from '@observablehq/plot';
import { group, ticks } from 'd3';
import { dodge } from '../kit/dodge.ts';
import { textWidth } from '../kit/measure.ts';
import { paint, type Paint } from '../kit/paint.ts';
import { plotted } from '../kit/plot.ts';
import { drawSpots, type Spot } from '../kit/spots.ts';
import { pen, type ChartLabels, type ChartOptions } from '../kit/svg.ts';
import type { Table } from '../kit/table.ts';
import { follows, periodInstant } from '../kit/time.ts';
import { toNumber, type AutoChoice, type AutoRow } from './choose.ts';

type LineChoice = AutoChoice & { readonly kind: 'line' };

export interface LinesOptions extends ChartOptions {
  readonly labels: ChartLabels;
  readonly format: (value: number) => string;
  readonly formatPeriod?: (period: string) => string;
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

interface Dot {
  readonly date: Date;
  readonly value: number | undefined;
}

interface End {
  readonly index: number;
  readonly value: number;
  readonly text: string;
}

interface Layout {
  readonly width: number;
  readonly height: number;
  readonly marginTop: number;
  readonly marginBottom: number;
  readonly marginLeft: number;
  readonly marginRight: number;
  readonly domain: readonly [number, number];
  readonly grid: readonly number[];
  readonly periods: readonly string[];
  readonly ends: readonly (End & { readonly shift: number })[];
}

/** One line per series, with a gap wherever a period is missing or empty. */
export function drawLines(rows: readonly AutoRow[], choice: LineChoice, options: LinesOptions): SVGSVGElement {
  const all = readSeries(rows, choice);
  const layout = linesLayout(rows, all, choice, options);
  const { domain, periods, grid, ends, ...frame } = layout;
  const edges = [periods[0], periods.at(-1)].map((period) => periodInstant(period ?? '2000'));
  const spots = drawSpots(pen(options.document), linesTable(rows, choice, options), periodPlaces(all, layout));
  return plotted(
    { kind: 'auto', ...options, width: layout.width, spots },
    {
      ...frame,
      y: { domain: [...domain], axis: null },
      x: { type: 'utc', domain: edges, axis: null },
      marks: [
        gridY(grid, { stroke: paint('rule'), strokeOpacity: 1 }),
        ...axisMarks(layout, options),
        ruleY([domain[0] <= 0 ? 0 : domain[0]], { stroke: paint('ink-3') }),
        ...all.flatMap(({ dots }, index) => seriesMarks(dots, index)),
        ...ends.map((end) =>
          text([end], {
            x: () => edges[1],
            y: 'value',
            text: 'text',
            textAnchor: 'start',
            dx: 9,
            dy: end.shift,
            fontSize: 12,
            fill: paint(strokes[end.index % strokes.length]?.[0] ?? 'data'),
          }),
        ),
      ],
    },
  );
}

/** A row for every period, a column for every series. */
export function linesTable(rows: readonly AutoRow[], choice: LineChoice, options: LinesOptions): Table {
  const { labels, format, formatPeriod = String } = options;
  const all = readSeries(rows, choice);
  const periods = [...new Set(rows.map((row) => String(row[choice.x])))].sort();
  return {
    head: [labels.period, ...all.map(({ name }) => name || labels.value)],
    rows: periods.map((period) => {
      const time = periodInstant(period).getTime();
      const cells = all.map(({ dots }) => dots.findLast(({ date }) => date.getTime() === time)?.value);
      return [formatPeriod(period), ...cells.map((value) => (value === undefined ? '' : format(value)))];
    }),
  };
}

/** Each period where the first series has its dot. */
function periodPlaces(all: readonly Series[], layout: Layout): Spot[] {
  const { periods, width, height, marginLeft, marginRight, marginTop, marginBottom, domain } = layout;
  const times = periods.map((period) => periodInstant(period).getTime());
  const [first = 0, last = 1] = [times[0], times.at(-1)];
  return times.map((time) => {
    const values = all.flatMap(({ dots }) => dots.filter(({ date }) => date.getTime() === time));
    const value = values.find((dot) => dot.value !== undefined)?.value ?? domain[0];
    const share = (time - first) / (last - first || 1);
    const across = (domain[1] - value) / (domain[1] - domain[0] || 1);
    return {
      x: marginLeft + share * (width - marginLeft - marginRight),
      y: marginTop + across * (height - marginTop - marginBottom),
    };
  });
}

interface Series {
  readonly name: string;
  readonly dots: readonly Dot[];
}

function readSeries(rows: readonly AutoRow[], { x, y, series }: LineChoice): Series[] {
  return [...group(rows, (row) => (series === undefined ? '' : String(row[series])))].map(([name, members]) => {
    const inOrder = [...members].sort((a, b) => (String(a[x]) < String(b[x]) ? -1 : 1));
    const dots = inOrder.flatMap((row, index): Dot[] => {
      const before = inOrder[index - 1];
      const dot = { date: periodInstant(String(row[x])), value: toNumber(row[y]) };
      const missing = before !== undefined && !follows(String(before[x]), String(row[x]));
      return missing ? [{ date: dot.date, value: undefined }, dot] : [dot];
    });
    return { name, dots };
  });
}

function linesLayout(
  rows: readonly AutoRow[],
  all: readonly Series[],
  { x }: LineChoice,
  options: LinesOptions,
): Layout {
  const { width = 720, format, formatPeriod = String } = options;
  const domain = valueDomain(all.flatMap(({ dots }) => dots.flatMap(({ value }) => value ?? [])));
  const grid = ticks(domain[0], domain[1], 5);
  const ends = endLabels(all, format, width * 0.42);
  const height = Math.max(width < 480 ? 240 : 300, ends.length * 17 + 60);
  const [marginTop, marginBottom] = [14, 28];
  const scale = (value: number) =>
    marginTop + ((domain[1] - value) / (domain[1] - domain[0])) * (height - marginTop - marginBottom);
  const wishes = ends.map(({ value }) => ({ at: scale(value) }));
  const places = dodge(wishes, 16, [marginTop, height - marginBottom]);
  const periods = [...new Set(rows.map((row) => String(row[x])))].sort();
  const half = Math.max(...periods.map((period) => textWidth(formatPeriod(period), 11))) / 2 + 2;
  return {
    width,
    height,
    marginTop,
    marginBottom,
    marginLeft: Math.max(half, 12 + Math.max(...grid.map((tick) => textWidth(format(tick), 11)))),
    marginRight: Math.max(half, 14 + Math.max(...ends.map((end) => textWidth(end.text, 12)))),
    domain,
    grid,
    periods,
    ends: ends.map((end, index) => ({ ...end, shift: (places[index] ?? 0) - scale(end.value) })),
  };
}

/** Name and last value of each series; the name alone, or its beginning, where that is too long. */
function endLabels(all: readonly Series[], format: (value: number) => string, room: number): End[] {
  return all.flatMap(({ name, dots }, index) => {
    const value = dots.findLast((dot) => dot.value !== undefined)?.value;
    if (value === undefined) return [];
    const full = `${name} ${format(value)}`.trim();
    if (textWidth(full, 12) <= room) return [{ index, value, text: full }];
    let short = name;
    while (short.length > 1 && textWidth(`${short}…`, 12) > room) short = short.slice(0, -1);
    return [{ index, value, text: short === name ? name : `${short}…` }];
  });
}

function axisMarks({ grid, periods, width, marginLeft, marginRight }: Layout, options: LinesOptions): Markish[] {
  const { format, formatPeriod = String } = options;
  const wide = Math.max(...periods.map((period) => textWidth(formatPeriod(period), 11))) + 8;
  const every = Math.ceil((periods.length * wide) / (width - marginLeft - marginRight + wide));
  const shown = periods.filter((_, index) => (periods.length - 1 - index) % every === 0);
  const texts = new Map(shown.map((period) => [periodInstant(period).getTime(), formatPeriod(period)]));
  const common = { fontSize: 11, fill: paint('ink-2'), label: null } as const;
  return [
    axisY(grid, { ...common, tickSize: 0, tickFormat: (value: number) => format(value) }),
    axisX(shown.map(periodInstant), {
      ...common,
      tickSize: 3,
      stroke: paint('ink-3'),
      tickFormat: (date: Date) => texts.get(date.getTime()) ?? '',
    }),
  ];
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
