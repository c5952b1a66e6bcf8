import { axisX, barX, gridX, ruleX, text, tickX, type Markish } from '@observablehq/plot';
import { scaleLinear } from 'd3';
import type { ObservationStatus } from '../core/observation.ts';
import { boxEntry, drawLegend, tickEntry, type LegendEntry } from './kit/legend.ts';
import { textWidth } from './kit/measure.ts';
import { paint } from './kit/paint.ts';
import { plotted } from './kit/plot.ts';
import { drawSpots } from './kit/spots.ts';
import { pen, type ChartLabels, type ChartOptions } from './kit/svg.ts';
import { compactTable, type Table } from './kit/table.ts';
import { absenceWord, figureCell } from './kit/words.ts';

/** One group, in the order given. */
export interface BarRow {
  readonly name: string;
  readonly status: ObservationStatus;
  readonly value?: number | null | undefined;
  /** The level due for this group alone; drawn as an upright tick. */
  readonly due?: number | null | undefined;
  /** Another group is the chosen one: a paler bar. */
  readonly faint?: boolean | undefined;
}

export interface BarsLabels extends ChartLabels {
  /** Added to the value of a group with a level of its own: / 应达80%. */
  readonly dueOf?: (due: string) => string;
}

export interface BarsOptions extends ChartOptions {
  readonly labels: BarsLabels;
  readonly format: (value: number) => string;
  readonly formatTick?: (value: number) => string;
  /** One level due for all groups, named above the line. */
  readonly target?: { readonly value: number; readonly label: string } | undefined;
}

const size = 12;

interface Bar {
  readonly key: string;
  readonly name: string;
  readonly value: number | undefined;
  readonly due: number | undefined;
  readonly text: string;
  readonly faint: boolean;
}

interface Layout {
  readonly width: number;
  /** Names above the bars instead of beside them, where there is too little width. */
  readonly stacked: boolean;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly row: number;
  readonly domain: readonly [number, number];
  readonly x: (value: number) => number;
}

/** Horizontal bars by group. Bars start at zero; a group without a figure has words instead of a bar. */
export default function bars(rows: readonly BarRow[], options: BarsOptions): SVGSVGElement {
  const draw = pen(options.document);
  const data = rows.map((row, index) => readBar(row, index, options));
  const layout = barsLayout(data, options);
  const { width, left, right, top, row, domain } = layout;
  const bottom = top + row * data.length + 28;
  const legend = drawLegend(draw, legendEntries(data, options), { x: 2, y: bottom, right: width - 2 });
  const places = data.map((_, index) => ({ x: 0, y: top + row * index, width, height: row }));
  const spots = drawSpots(draw, tabulate(rows, options), places);
  return plotted(
    { kind: 'bars', ...options, width, after: legend.nodes, spots },
    {
      height: legend.bottom,
      marginLeft: left,
      marginRight: right,
      marginTop: top,
      marginBottom: legend.bottom - bottom + 28,
      x: { domain: [...domain], axis: null },
      y: { domain: data.map(({ key }) => key), axis: null, padding: 0 },
      marks: [
        ...axisMarks(layout, options),
        ...barMarks(data, layout),
        ...textMarks(data, layout, options),
        ...(options.target ? targetMarks(options.target, layout) : []),
      ],
    },
  );
}

/** A row for every group: its value and the level due for it. */
export function tabulate(rows: readonly BarRow[], { labels, format, target }: BarsOptions): Table {
  return compactTable({
    head: [labels.group, labels.value, labels.due],
    rows: rows.map((row) => {
      const due = row.due ?? target?.value;
      return [row.name, figureCell(row, labels, format), due === undefined ? '' : format(due)];
    }),
  });
}

/** Only where there are levels for single groups: the one line for all is named in place. */
function legendEntries(data: readonly Bar[], { labels }: BarsOptions): LegendEntry[] {
  if (data.every(({ due }) => due === undefined)) return [];
  return [
    boxEntry(labels.actual, { fill: paint('data') }),
    tickEntry(labels.plan, { stroke: paint('target'), 'stroke-width': 2 }),
  ];
}

function barsLayout(data: readonly Bar[], { target, width = 720, format, formatTick = format }: BarsOptions): Layout {
  const names = Math.max(0, ...data.map(({ name }) => textWidth(name, size)));
  const texts = Math.max(0, ...data.map((bar) => textWidth(bar.text, size)));
  const stacked = width - names - texts < width * 0.4;
  const [left, right] = [stacked ? textWidth(formatTick(0), 11) / 2 + 2 : names + 12, texts + 12];
  const values = data.flatMap(({ value, due }) => [value, due]).concat(target?.value);
  const reach = values.filter((value) => value !== undefined);
  const domain = [Math.min(0, ...reach), Math.max(0, ...reach) || 1] as const;
  const x = scaleLinear([...domain], [left, width - right]);
  return { width, stacked, left, right, domain, x, top: target ? 26 : 8, row: stacked ? 40 : 26 };
}

function axisMarks({ width, left, right }: Layout, { format, formatTick = format }: BarsOptions): Markish[] {
  const ticks = Math.max(2, Math.floor((width - left - right) / 80));
  return [
    gridX({ stroke: paint('rule'), strokeOpacity: 1, ticks }),
    axisX({
      ticks,
      tickFormat: (value: number) => formatTick(value),
      tickSize: 0,
      fontSize: 11,
      fill: paint('ink-2'),
      label: null,
    }),
  ];
}

function barMarks(data: readonly Bar[], { stacked }: Layout): Markish[] {
  const bar = { insetTop: stacked ? 22 : 6, insetBottom: 6 };
  const tick = { insetTop: stacked ? 19 : 3, insetBottom: 3 };
  return [
    ...[false, true].flatMap((pale) => {
      const own = data.filter(({ faint }) => faint === pale);
      const fill = paint(pale ? 'data-2' : 'data');
      return own.length > 0 ? [barX(own, { x1: 0, x2: 'value', y: 'key', fill, ...bar })] : [];
    }),
    tickX(data, { x: 'due', y: 'key', stroke: paint('target'), strokeWidth: 2, ...tick }),
    ruleX([0], { stroke: paint('ink-3') }),
  ];
}

function textMarks(data: readonly Bar[], layout: Layout, { target }: BarsOptions): Markish[] {
  const { stacked, domain } = layout;
  const rim = { stroke: paint('paper'), strokeWidth: 3 } as const;
  const names = { x: () => domain[0], y: 'key', text: 'name', fontSize: size, fill: paint('ink'), ...rim } as const;
  const values = {
    ...rim,
    y: 'key',
    text: 'text',
    textAnchor: 'start',
    dx: 6,
    dy: stacked ? 8 : 0,
    fontSize: size,
  } as const;
  return [
    text(data, { ...names, textAnchor: stacked ? 'start' : 'end', dx: stacked ? 4 : -8, dy: stacked ? -9 : 0 }),
    text(data, {
      ...values,
      x: (bar: Bar) => textStart(bar, layout, target?.value),
      fill: ({ value }: Bar) => paint(value === undefined ? 'ink-2' : 'ink'),
    }),
  ];
}

/** A value stands behind its bar, or behind the upright line it would otherwise lie under. */
function textStart({ value = 0, due, text: words }: Bar, { x }: Layout, target: number | undefined): number {
  let start = Math.max(value, 0);
  const lines = [due, target].filter((line) => line !== undefined).sort((a, b) => a - b);
  for (const line of lines)
    if (x(line) > x(start) - 2 && x(line) < x(start) + textWidth(words, size) + 9) start = Math.max(line, start);
  return start;
}

function readBar({ name, status, value, due, faint = false }: BarRow, index: number, options: BarsOptions): Bar {
  const { labels, format } = options;
  const absent = absenceWord(status, labels);
  const shown = absent === undefined ? (value ?? undefined) : undefined;
  const tail = due !== null && due !== undefined ? (labels.dueOf?.(format(due)) ?? '') : '';
  const text = shown === undefined ? (absent ?? labels.notReported) : format(shown) + tail;
  return { key: `${index}`, name, value: shown, due: due ?? undefined, text, faint };
}

function targetMarks({ value, label }: { value: number; label: string }, { x, width, top }: Layout): Markish[] {
  const half = textWidth(label, size) / 2 + 1;
  const dx = Math.max(half, Math.min(width - half, x(value))) - x(value);
  return [
    ruleX([value], { stroke: paint('target'), strokeWidth: 1.4, strokeDasharray: '5 3', insetTop: -4 }),
    text([value], {
      x: (at: number) => at,
      text: () => label,
      frameAnchor: 'top',
      dy: 2 - top / 2,
      dx,
      fontSize: size,
      lineAnchor: 'middle',
    }),
  ];
}
