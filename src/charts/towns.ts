import { dotEntry, drawLegend, lineEntry, type LegendEntry } from './kit/legend.ts';
import { textBox } from './kit/measure.ts';
import { paint } from './kit/paint.ts';
import { drawSpots, type Spot } from './kit/spots.ts';
import { pen, round, svgRoot, type ChartLabels, type Pen } from './kit/svg.ts';
import { compactTable, type Table } from './kit/table.ts';
import { small, townsLayout, type Layout, type Line } from './towns/layout.ts';
import type { TownRow, TownsOptions } from './towns/options.ts';

export type { TownRow, TownsOptions } from './towns/options.ts';

/** Areas side by side: a dot for the value, a bar for its interval, the counts, the target. No order of merit. */
export default function towns(rows: readonly TownRow[], options: TownsOptions): SVGSVGElement {
  const draw = pen(options.document);
  const layout = townsLayout(rows, options);
  const texts = [...layout.ticks, ...(layout.note ? [layout.note] : [])];
  const height = Math.max(layout.plot.y1, ...texts.map((text) => textBox(text).y1)) + 3;
  const { labels } = options;
  const legend = drawLegend(draw, legendEntries(layout, labels), { x: 2, y: height + 4, right: layout.width - 2 });
  const spots = drawSpots(draw, linesTable(layout.lines, options), linePlaces(layout));
  const frame = { kind: 'towns', width: layout.width, height: Math.max(height, legend.bottom), labels, spots };
  return svgRoot(draw, frame, [
    ...drawGrid(draw, layout),
    ...drawTarget(draw, layout),
    ...drawValues(draw, layout),
    ...drawTexts(draw, layout),
    ...legend.nodes,
  ]);
}

/** A row for every area: its value, the counts behind it, its interval. */
export function tabulate(rows: readonly TownRow[], options: TownsOptions): Table {
  return linesTable(townsLayout(rows, options).lines, options);
}

function linesTable(lines: readonly Line[], { labels, format, target }: TownsOptions): Table {
  return compactTable({
    head: [labels.place, labels.value, labels.counts, labels.interval, labels.due],
    rows: lines.map(({ row, text, counts, interval }) => [
      row.name,
      row.status === 'provisional' ? `${text} (${labels.provisional})` : text,
      counts,
      interval ? interval.map((end) => format(end)).join('–') : '',
      target ? format(target.value) : '',
    ]),
  });
}

/** The whole of each row. */
function linePlaces({ lines, plot, width, tall }: Layout): Spot[] {
  return lines.map((_, index) => ({ x: 0, y: plot.y0 + tall * index, width, height: tall }));
}

/** What the dots and bars are, where there are bars; an open dot where there is one. */
function legendEntries({ lines }: Layout, labels: ChartLabels): LegendEntry[] {
  const bars = lines.some(({ interval }) => interval);
  const open = lines.some(({ row, value }) => value !== undefined && row.status === 'provisional');
  const bar = lineEntry(labels.interval, { colour: 'data-2', width: 5 });
  const ring = { fill: paint('paper'), stroke: paint('data'), 'stroke-width': 2 };
  return [
    ...(bars || open ? [dotEntry(labels.value, { fill: paint('data') })] : []),
    ...(bars ? [bar] : []),
    ...(open ? [dotEntry(labels.provisional, ring)] : []),
  ];
}

/** Upright lines; where texts stand between the bars, only beside the bars. */
function upright(at: readonly number[], { plot, lines, y, stacked }: Layout): string {
  if (!stacked) return at.map((x) => `M${round(x)},${plot.y0}V${plot.y1}`).join('');
  return lines.map((_, index) => at.map((x) => `M${round(x)},${y(index) - 8}v17`).join('')).join('');
}

function drawGrid(draw: Pen, layout: Layout): Node[] {
  const { grid, ticks, note, plot, lines, y } = layout;
  const empty = lines.flatMap(({ value }, index) =>
    value === undefined ? [`M${round(plot.x0)},${y(index)}H${round(plot.x1)}`] : [],
  );
  return [
    draw('path', { class: 'grid', stroke: paint('rule'), d: upright(grid, layout) }),
    draw('path', { class: 'axis', stroke: paint('ink-3'), d: `M${round(plot.x0)},${plot.y1}H${round(plot.x1)}` }),
    ...(empty.length > 0
      ? [draw('path', { class: 'no-value', stroke: paint('ink-3'), 'stroke-dasharray': '1 4', d: empty.join('') })]
      : []),
    draw(
      'g',
      { class: 'ticks', 'font-size': small, fill: paint('ink-2'), 'text-anchor': 'middle' },
      ...ticks.map(({ text, x, y: base }) => draw('text', { x, y: base }, text)),
      note && draw('text', { x: note.x, y: note.y, 'text-anchor': 'end' }, note.text),
    ),
  ];
}

function drawTarget(draw: Pen, layout: Layout): Node[] {
  const { target, plot } = layout;
  if (!target) return [];
  const d = `M${round(target.line)},${plot.y0 - 5}v5${upright([target.line], layout)}`;
  const dashes = layout.stacked ? '4 2.5' : '5 3';
  return [
    draw('path', { class: 'target', stroke: paint('target'), 'stroke-width': 1.4, 'stroke-dasharray': dashes, d }),
    draw(
      'text',
      { class: 'label-step', fill: paint('target'), 'text-anchor': 'middle', x: target.x, y: target.y },
      target.text,
    ),
  ];
}

/** All intervals are one path and all dots another: strokes of no length with round ends. */
function drawValues(draw: Pen, { lines, x, y }: Layout): Node[] {
  const bars: string[] = [];
  const dots: string[] = [];
  const open: SVGElement[] = [];
  lines.forEach(({ row, value, interval }, index) => {
    if (value === undefined) return;
    const at = { x: round(x(value)), y: y(index) };
    if (interval) bars.push(`M${round(x(interval[0]))},${at.y}H${round(x(interval[1]))}`);
    if (row.status === 'reported') dots.push(`M${at.x},${at.y}h0`);
    else
      open.push(
        draw('circle', { cx: at.x, cy: at.y, r: 4, fill: paint('paper'), stroke: paint('data'), 'stroke-width': 2 }),
      );
  });
  const stroke = (colour: 'data' | 'data-2', width: number, d: readonly string[]) =>
    d.length > 0
      ? [
          draw('path', {
            class: colour,
            stroke: paint(colour),
            'stroke-width': width,
            'stroke-linecap': 'round',
            d: d.join(''),
          }),
        ]
      : [];
  return [...stroke('data-2', 5, bars), ...stroke('data', 10, dots), ...open];
}

interface Column {
  readonly name: string;
  readonly colour: 'ink' | 'ink-2';
  readonly anchor: 'start' | 'end';
  readonly x: number;
  readonly text: (line: Line) => string;
}

/** Names at the left, values and counts at the right; a row without a value says why. */
function drawTexts(draw: Pen, { lines, plot, stacked, split, columns, y }: Layout): Node[] {
  const base = (index: number, name: string) =>
    stacked ? y(index) - (split && name === 'name' ? 26 : 11) : y(index) + 4;
  const known = ({ value, text }: Line) => (value === undefined ? '' : text);
  const missing = ({ value, text }: Line) => (value === undefined ? text : '');
  const all: Column[] = [
    {
      name: 'name',
      colour: 'ink',
      anchor: stacked ? 'start' : 'end',
      x: stacked ? 4 : plot.x0 - 8,
      text: ({ row }) => row.name,
    },
    { name: 'value', colour: 'ink', anchor: 'end', x: columns.values, text: known },
    { name: 'counts', colour: 'ink-2', anchor: 'start', x: columns.counts, text: ({ counts }) => counts },
    { name: 'state', colour: 'ink-2', anchor: stacked ? 'end' : 'start', x: columns.words, text: missing },
  ];
  return all
    .filter(({ text }) => lines.some((line) => text(line)))
    .map(({ name, colour, anchor, x, text }) => {
      const texts = lines.map((line, index) => {
        const weight = line.row.strong ? 600 : undefined;
        return text(line) ? draw('text', { x, y: base(index, name), 'font-weight': weight }, text(line)) : undefined;
      });
      return draw('g', { class: `label-${name}`, fill: paint(colour), 'text-anchor': anchor }, ...texts);
    });
}
