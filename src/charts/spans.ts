import { scaleUtc } from 'd3';
import type { Day } from '../core/period.ts';
import { laneTexts, yearTicks, type LaneText, type YearTick } from './kit/lanes.ts';
import { drawLegend, lineEntry, type LegendEntry } from './kit/legend.ts';
import { paint } from './kit/paint.ts';
import { drawSpots } from './kit/spots.ts';
import { pen, round, svgRoot, type ChartLabels, type ChartOptions, type Pen } from './kit/svg.ts';
import type { Table } from './kit/table.ts';
import { instant } from './kit/time.ts';

/** Something that holds from a day on; until when, where that is known. */
export interface SpanRow {
  readonly name: string;
  readonly from: Day;
  readonly to?: Day | null | undefined;
}

export interface SpansLabels extends ChartLabels {
  /** The end of a row: 2016年12月31日至2020年12月31日; 2016年12月31日起，止期未公布. */
  readonly span: (from: Day, to: Day | undefined) => string;
}

export interface SpansOptions extends ChartOptions {
  readonly labels: SpansLabels;
  /** The first and the last day of the axis. */
  readonly start: Day;
  readonly end: Day;
}

interface Line {
  readonly texts: readonly LaneText[];
  readonly top: number;
  readonly y: number;
  readonly from: number;
  /** Absent where no end is known. */
  readonly to?: number;
}

interface Layout {
  readonly width: number;
  readonly bottom: number;
  readonly right: number;
  readonly lines: readonly Line[];
  readonly ticks: readonly YearTick[];
}

/** From when until when, a row for each: a bar between its days; a dashed one with an arrow where no end is known. */
export default function spans(rows: readonly SpanRow[], options: SpansOptions): SVGSVGElement {
  const draw = pen(options.document);
  const layout = spansLayout(rows, options);
  const { width, bottom, lines } = layout;
  const { labels } = options;
  const legend = drawLegend(draw, legendEntries(rows, labels), { x: 4, y: bottom + 16, right: width - 4 });
  const places = lines.map(({ top, y }) => ({ x: 0, y: top, width, height: y + 8 - top }));
  const spots = drawSpots(draw, tabulate(rows, options), places);
  return svgRoot(draw, { kind: 'spans', width, height: legend.bottom, labels, spots }, [
    ...drawAxis(draw, layout),
    ...lines.flatMap((line) => drawLine(draw, line, layout)),
    ...legend.nodes,
  ]);
}

/** A row for each: its name, and from when until when. */
export function tabulate(rows: readonly SpanRow[], { labels }: SpansOptions): Table {
  return {
    head: [labels.name, labels.lasting],
    rows: rows.map(({ name, from, to }) => [name, labels.span(from, to ?? undefined)]),
  };
}

function legendEntries(rows: readonly SpanRow[], labels: SpansLabels): LegendEntry[] {
  return [
    ...(rows.some(({ to }) => to) ? [lineEntry(labels.bounded, { colour: 'data', width: 5 })] : []),
    ...(rows.some(({ to }) => !to) ? [lineEntry(labels.unbounded, { colour: 'data', width: 2, dashes: '5 3' })] : []),
  ];
}

function spansLayout(rows: readonly SpanRow[], { start, end, width = 720, labels }: SpansOptions): Layout {
  const [left, right] = [10, width - 10];
  const scale = scaleUtc([instant(start), instant(end)], [left, right]).clamp(true);
  let top = 4;
  const lines = rows.map(({ name, from, to }): Line => {
    const first = top;
    const { texts, bottom } = laneTexts(name, labels.span(from, to ?? undefined), { y: top, width });
    const y = bottom + 12;
    top = y + 15;
    return { texts, top: first, y, from: scale(instant(from)), ...(to ? { to: scale(instant(to)) } : {}) };
  });
  return { width, right, bottom: top - 5, lines, ticks: yearTicks({ start, end }, scale, right) };
}

function drawAxis(draw: Pen, { ticks, lines, bottom }: Layout): Node[] {
  const grid = ticks.map(({ x }) => lines.map(({ y }) => `M${round(x)},${y - 6}v12`).join('')).join('');
  return [
    draw('path', { class: 'grid', stroke: paint('rule'), d: grid }),
    draw(
      'g',
      { 'font-size': 11, fill: paint('ink-2'), 'text-anchor': 'middle' },
      ...ticks.flatMap(({ label }) => (label ? [draw('text', { x: label.x, y: bottom + 12 }, label.text)] : [])),
    ),
  ];
}

function drawLine(draw: Pen, { texts, y, from, to }: Line, { right }: Layout): Node[] {
  const names = texts.map((each) =>
    draw(
      'text',
      {
        ...{ x: each.x, y: each.y, 'text-anchor': each.anchor === 'end' ? 'end' : undefined },
        fill: each.quiet ? paint('ink-2') : undefined,
      },
      each.text,
    ),
  );
  const stroke = { stroke: paint('data'), fill: 'none' };
  const begin = `M${round(from)},${y - 5}v10`;
  const bar =
    to === undefined
      ? [
          draw('path', {
            class: 'open',
            ...stroke,
            'stroke-width': 2,
            'stroke-dasharray': '5 3',
            d: `M${round(from)},${y}H${right - 2}`,
          }),
          draw('path', { class: 'open', ...stroke, 'stroke-width': 2, d: `${begin}M${right - 7},${y - 4}l6,4l-6,4` }),
        ]
      : [
          draw('path', {
            class: 'span',
            ...stroke,
            'stroke-width': 5,
            d: `M${round(from)},${y}H${round(Math.max(to, from + 1))}`,
          }),
          draw('path', { class: 'span', ...stroke, 'stroke-width': 2, d: `${begin}M${round(to)},${y - 5}v10` }),
        ];
  return [draw('g', { fill: paint('ink') }, ...names), ...bar];
}
