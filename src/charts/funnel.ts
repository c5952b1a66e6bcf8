import type { ObservationStatus } from '../core/observation.ts';
import { boxEntry, drawLegend, type LegendEntry } from './kit/legend.ts';
import { textWidth, wrapText } from './kit/measure.ts';
import { paint } from './kit/paint.ts';
import { drawSpots, type Spot } from './kit/spots.ts';
import { pen, svgRoot, type ChartLabels, type ChartOptions, type Pen } from './kit/svg.ts';
import type { Table } from './kit/table.ts';
import { absenceWord } from './kit/words.ts';

/** One step of a procedure, in its order. */
export interface FunnelRow {
  readonly name: string;
  readonly status: ObservationStatus;
  /** How many took the step. */
  readonly value?: number | null | undefined;
  /** How many should have. */
  readonly of?: number | null | undefined;
}

export interface FunnelOptions extends ChartOptions {
  readonly labels: ChartLabels;
  /** Prints a step: 549 / 571，差22. */
  readonly format: (value: number, of: number | undefined) => string;
  /** Numbers the steps; default true. */
  readonly ordered?: boolean;
}

const size = 12;
const bar = 14;
const gap = 12;

interface Line {
  readonly name: readonly string[];
  readonly text: string;
  readonly value: number | undefined;
  readonly of: number | undefined;
  /** Top of the line; the bar begins `names` below it. */
  readonly y: number;
}

interface Layout {
  readonly width: number;
  readonly height: number;
  /** Names above the bars instead of beside them, where there is too little width. */
  readonly stacked: boolean;
  readonly left: number;
  readonly lines: readonly Line[];
  readonly x: (value: number) => number;
}

/**
 * The steps of a procedure from top to bottom: the bar says how many took a step, the outline how many should have. A
 * step without a figure has words instead of a bar, and its number moves nothing.
 */
export default function funnel(rows: readonly FunnelRow[], options: FunnelOptions): SVGSVGElement {
  const draw = pen(options.document);
  const layout = funnelLayout(rows, options);
  const { width, height } = layout;
  const { labels } = options;
  const legend = drawLegend(draw, legendEntries(layout, labels), { x: 2, y: height, right: width - 2 });
  const spots = drawSpots(draw, tabulate(rows, options), linePlaces(layout));
  return svgRoot(draw, { kind: 'funnel', width, height: legend.bottom, labels, spots }, [
    ...drawBars(draw, layout),
    ...drawTexts(draw, layout),
    ...legend.nodes,
  ]);
}

/** A row for every step: how many took it of how many. */
export function tabulate(rows: readonly FunnelRow[], options: FunnelOptions): Table {
  const { labels, ordered = true } = options;
  return {
    head: [labels.step, labels.took],
    rows: rows.map((row, index) => {
      const { name, text } = readRow(row, ordered ? `${index + 1}  ` : '', options);
      return [name, text];
    }),
  };
}

function linePlaces({ lines, width, height }: Layout): Spot[] {
  return lines.map(({ y }, index) => ({ x: 0, y: y - 4, width, height: (lines[index + 1]?.y ?? height) - y }));
}

function legendEntries({ lines }: Layout, labels: ChartLabels): LegendEntry[] {
  if (lines.every(({ of }) => of === undefined)) return [];
  const outline = { fill: 'none', stroke: paint('data-2'), 'stroke-dasharray': '3 2' };
  return [boxEntry(labels.took, { fill: paint('data') }), boxEntry(labels.should, outline)];
}

function funnelLayout(
  rows: readonly FunnelRow[],
  { labels, format, ordered = true, width = 720 }: FunnelOptions,
): Layout {
  const read = rows.map((row, index) => readRow(row, ordered ? `${index + 1}  ` : '', { labels, format }));
  const texts = Math.max(0, ...read.map(({ text }) => textWidth(text, size)));
  const names = Math.max(0, ...read.map(({ name }) => textWidth(name, size)));
  const stacked = width - names - texts < width * 0.42;
  const left = stacked ? 2 : names + 12;
  const right = stacked ? 2 : texts + 12;
  const reach = Math.max(1, ...read.flatMap(({ value = 0, of = 0 }) => [value, of]));
  let y = 4;
  const lines = read.map(({ name, ...rest }) => {
    const wrapped = stacked
      ? wrapText(name, size, width - 6 - (fitsBeside(name, rest.text, width) ? texts : 0))
      : [name];
    const own = stacked && !fitsBeside(name, rest.text, width) ? 1 : 0;
    const line = { ...rest, name: wrapped, y };
    y += (stacked ? (wrapped.length + own) * 17 : 0) + bar + gap;
    return line;
  });
  return { width, height: y, stacked, left, lines, x: (value) => left + (value / reach) * (width - left - right) };
}

/** Whether name and figure of a narrow picture stand on one line. */
function fitsBeside(name: string, text: string, width: number): boolean {
  return textWidth(name, size) + textWidth(text, size) + 16 <= width;
}

function readRow(
  { name, status, value, of }: FunnelRow,
  number: string,
  { labels, format }: Pick<FunnelOptions, 'labels' | 'format'>,
): { name: string; text: string; value: number | undefined; of: number | undefined } {
  const known = (status === 'reported' || status === 'provisional') && value !== null && value !== undefined;
  if (known) {
    const whole = of ?? undefined;
    return { name: number + name, text: format(value, whole), value, of: whole };
  }
  const text = absenceWord(status, labels) ?? labels.notReported;
  return { name: number + name, text, value: undefined, of: undefined };
}

/** The top of a line's bar. */
function barTop({ y, name, text }: Line, { stacked, width }: Layout): number {
  if (!stacked) return y;
  return y + (name.length + (fitsBeside(name.join(''), text, width) ? 0 : 1)) * 17;
}

function drawBars(draw: Pen, layout: Layout): Node[] {
  const { lines, left, x } = layout;
  return lines.flatMap((line) => {
    const { value, of } = line;
    const y = barTop(line, layout);
    const base = draw('path', { stroke: paint('ink-3'), d: `M${left},${y - 2}v${bar + 4}` });
    if (value === undefined)
      return [
        base,
        draw('path', {
          class: 'no-value',
          stroke: paint('ink-3'),
          'stroke-dasharray': '1 4',
          d: `M${left + 4},${y + bar / 2}h40`,
        }),
      ];
    const whole =
      of === undefined
        ? []
        : [
            draw('rect', {
              ...{ class: 'whole', x: left, y: y + 0.5, width: x(of) - left, height: bar - 1 },
              ...{ fill: 'none', stroke: paint('data-2'), 'stroke-dasharray': '3 2' },
            }),
          ];
    const filled = draw('rect', { x: left, y, width: x(value) - left, height: bar, fill: paint('data') });
    return [...whole, filled, base];
  });
}

function drawTexts(draw: Pen, layout: Layout): Node[] {
  const { lines, stacked, width, left } = layout;
  const texts = lines.flatMap((line) => {
    const y = barTop(line, layout);
    const beside = fitsBeside(line.name.join(''), line.text, width);
    const names = line.name.map((part, index) =>
      stacked
        ? draw('text', { x: left, y: line.y + 12 + index * 17 }, part)
        : draw('text', { x: left - 10, y: y + bar - 3, 'text-anchor': 'end' }, part),
    );
    const colour = line.value === undefined ? paint('ink-2') : undefined;
    const figure =
      stacked && !beside
        ? { x: left, y: line.y + 12 + line.name.length * 17 }
        : { x: width - 2, y: stacked ? line.y + 12 : y + bar - 3, 'text-anchor': 'end' };
    return [...names, draw('text', { ...figure, fill: colour }, line.text)];
  });
  return [draw('g', { 'font-size': size, fill: paint('ink') }, ...texts)];
}
