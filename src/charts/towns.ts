import { scaleLinear, ticks as niceTicks } from 'd3';
import type { ObservationStatus } from '../core/observation.ts';
import { overlaps, textBox, textWidth, type TextAt } from './kit/measure.ts';
import { halo, paint } from './kit/paint.ts';
import { pen, round, svgRoot, type ChartLabels, type ChartOptions, type Pen } from './kit/svg.ts';

/** One area. The rows are drawn in the order given: administrative order, never a ranking. */
export interface TownRow {
  readonly name: string;
  readonly status: ObservationStatus;
  readonly value?: number | null | undefined;
  /** The 95 % interval (Wilson) of the value, where one applies. */
  readonly low?: number | null | undefined;
  readonly high?: number | null | undefined;
  readonly numerator?: number | null | undefined;
  readonly denominator?: number | null | undefined;
  /** The area whose page this is, or the sum of the others: set in bold. */
  readonly strong?: boolean | undefined;
}

export interface TownsLabels extends ChartLabels {
  /** In place of a value: — 未报送. */
  readonly notReported: string;
  /** In place of a value: ＊ 已隐去. */
  readonly suppressed: string;
  readonly notApplicable: string;
  /** Under an axis that does not start at zero: 横轴不从0起. */
  readonly zoomed?: string;
}

export interface TownsOptions extends ChartOptions {
  readonly labels: TownsLabels;
  readonly format: (value: number) => string;
  readonly formatTick?: (value: number) => string;
  /** Prints the counts behind a rate, 338/412人; only asked for rows that have both. */
  readonly formatCounts?: (numerator: number, denominator: number) => string;
  /** A dashed line through all rows, named above: 2017年目标 累计80%. */
  readonly target?: { readonly value: number; readonly label: string } | undefined;
  readonly from?: 'zero' | 'data';
}

const size = 12;
const small = 11;

/** Areas side by side: a dot for the value, a bar for its interval, the counts, the target. No order of merit. */
export default function towns(rows: readonly TownRow[], options: TownsOptions): SVGSVGElement {
  const draw = pen(options.document);
  const layout = townsLayout(rows, options);
  const { width, plot, target } = layout;
  const texts = axisTexts(layout, options);
  const bottom = Math.max(plot.y1 + 20, ...texts.map((text) => textBox(text).y1)) + 2;
  return svgRoot(draw, { kind: 'towns', width, height: bottom, labels: options.labels }, [
    ...drawGrid(draw, layout, texts),
    ...(target ? [drawTarget(draw, layout, target)] : []),
    ...drawValues(draw, rows, layout),
    ...drawTexts(draw, rows, layout, options),
  ]);
}

/** What stands at the right of a row: the value with its counts, or why there is none. */
function rowText(row: TownRow, { labels, format, formatCounts }: TownsOptions): string {
  if (row.status === 'suppressed') return labels.suppressed;
  if (row.status === 'not-applicable') return labels.notApplicable;
  const value = known(row);
  if (value === undefined) return labels.notReported;
  const counted = typeof row.numerator === 'number' && typeof row.denominator === 'number';
  return counted && formatCounts
    ? `${format(value)}  ${formatCounts(row.numerator ?? 0, row.denominator ?? 0)}`
    : format(value);
}

/** The value of a row that has one to show. */
function known({ status, value }: TownRow): number | undefined {
  return status === 'reported' || status === 'provisional' ? (value ?? undefined) : undefined;
}

interface Layout {
  readonly width: number;
  readonly plot: { readonly x0: number; readonly x1: number; readonly y0: number; readonly y1: number };
  /** Names and values above the bars instead of beside them, where there is too little width. */
  readonly stacked: boolean;
  readonly zoomed: boolean;
  readonly ticks: readonly number[];
  readonly x: (value: number) => number;
  /** The height of a row's bar. */
  readonly y: (index: number) => number;
  readonly target: (TextAt & { readonly value: number }) | undefined;
}

function townsLayout(rows: readonly TownRow[], options: TownsOptions): Layout {
  const width = options.width ?? 720;
  const names = Math.max(0, ...rows.map(({ name, strong }) => textWidth(name, size, strong)));
  const texts = Math.max(0, ...rows.map((row) => textWidth(rowText(row, options), size, row.strong)));
  const stacked = width - names - texts < Math.max(150, width * 0.4);
  const row = stacked ? 34 : 24;
  const y0 = options.target ? 24 : 8;
  const plot = stacked
    ? { x0: 8, x1: width - 8, y0, y1: y0 + row * rows.length }
    : { x0: names + 16, x1: width - texts - 16, y0, y1: y0 + row * rows.length };
  const { range, zoomed } = valueRange(rows, options);
  const x = scaleLinear([...range], [plot.x0 + 4, plot.x1 - 4]);
  const ticks = niceTicks(range[0], range[1], Math.max(2, Math.floor((plot.x1 - plot.x0) / 70)));
  const label = options.target && {
    text: options.target.label,
    size,
    y: 14,
    anchor: 'middle' as const,
    value: options.target.value,
    x: clamp(x(options.target.value), textWidth(options.target.label, size) / 2 + 1, width),
  };
  const y = (index: number) => plot.y0 + row * index + (stacked ? 25 : row / 2);
  return { width, plot, stacked, zoomed, ticks, x, y, target: label };
}

function clamp(x: number, half: number, width: number): number {
  return Math.max(half, Math.min(width - half, x));
}

function valueRange(
  rows: readonly TownRow[],
  { target, from }: TownsOptions,
): { range: [number, number]; zoomed: boolean } {
  const values = rows.flatMap((row) => (known(row) === undefined ? [] : [known(row), row.low, row.high]));
  const all = [...values, target?.value].filter((value) => typeof value === 'number');
  const low = all.length ? Math.min(...all) : 0;
  const high = all.length ? Math.max(...all) : 1;
  const air = (high - low || Math.max(Math.abs(high) * 0.1, 1)) * 0.05;
  const zero = from === 'zero' || (from !== 'data' && low >= 0 && (high - low > 0.6 * high || low - air <= 0));
  if (zero) return { range: [Math.min(0, low), Math.max(high, 0) + air], zoomed: false };
  return { range: [low - air, high + air], zoomed: low - air > 0 || high + air < 0 };
}

/** Numbers under the axis, and the note that it does not start at zero. */
function axisTexts({ ticks, x, plot, zoomed, width }: Layout, options: TownsOptions): TextAt[] {
  const format = options.formatTick ?? options.format;
  const texts: TextAt[] = [];
  for (const tick of ticks) {
    const text = format(tick);
    const at = {
      text,
      size: small,
      x: clamp(x(tick), textWidth(text, small) / 2, width),
      y: plot.y1 + 16,
      anchor: 'middle' as const,
    };
    if (!texts.some((other) => overlaps(textBox(other), textBox(at), 6))) texts.push(at);
  }
  if (zoomed && options.labels.zoomed)
    texts.push({ text: options.labels.zoomed, size: small, x: plot.x1, y: plot.y1 + 32, anchor: 'end' });
  return texts;
}

function drawGrid(draw: Pen, { ticks, x, plot }: Layout, texts: readonly TextAt[]): Node[] {
  return [
    draw('path', {
      class: 'grid',
      stroke: paint('rule'),
      d: ticks.map((tick) => `M${round(x(tick))},${plot.y0}V${plot.y1}`).join(''),
    }),
    draw('path', { class: 'axis', stroke: paint('ink-3'), d: `M${round(plot.x0)},${plot.y1}H${round(plot.x1)}` }),
    draw(
      'g',
      { class: 'ticks', 'font-size': small, fill: paint('ink-2'), 'text-anchor': 'middle' },
      ...texts.map(({ text, x: at, y, anchor }) =>
        draw('text', { x: at, y, 'text-anchor': anchor === 'middle' ? undefined : anchor }, text),
      ),
    ),
  ];
}

function drawTarget(draw: Pen, { plot, x }: Layout, target: TextAt & { readonly value: number }): Node {
  const line = `M${round(x(target.value))},${plot.y0 - 5}V${plot.y1}`;
  return draw(
    'g',
    { class: 'label-step', fill: paint('target'), 'text-anchor': 'middle' },
    draw('path', { class: 'target', stroke: paint('target'), 'stroke-width': 1.4, 'stroke-dasharray': '5 3', d: line }),
    draw('text', { x: target.x, y: target.y }, target.text),
  );
}

/** All intervals are one path and all dots another: strokes of no length with round ends. */
function drawValues(draw: Pen, rows: readonly TownRow[], { x, y }: Layout): Node[] {
  const bars: string[] = [];
  const dots: string[] = [];
  const open: SVGElement[] = [];
  rows.forEach((row, index) => {
    const value = known(row);
    if (value === undefined) return;
    if (typeof row.low === 'number' && typeof row.high === 'number')
      bars.push(`M${round(x(row.low))},${y(index)}H${round(x(row.high))}`);
    if (row.status === 'provisional')
      open.push(
        draw('circle', {
          cx: x(value),
          cy: y(index),
          r: 4,
          fill: paint('paper'),
          stroke: paint('data'),
          'stroke-width': 2,
        }),
      );
    else dots.push(`M${round(x(value))},${y(index)}h0`);
  });
  const stroke = (colour: 'data' | 'data-2', width: number, d: string[]) =>
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

/** Names at the left, values at the right; a row without a value says why in grey and draws nothing. */
function drawTexts(
  draw: Pen,
  rows: readonly TownRow[],
  { width, plot, stacked, y }: Layout,
  options: TownsOptions,
): Node[] {
  const base = (index: number) => (stacked ? y(index) - 11 : y(index) + 4);
  const weight = ({ strong }: TownRow) => (strong ? 600 : undefined);
  return [
    draw(
      'g',
      { class: 'label-name', fill: paint('ink'), 'text-anchor': stacked ? 'start' : 'end', ...(stacked ? halo : {}) },
      ...rows.map((row, index) =>
        draw('text', { x: stacked ? 4 : plot.x0 - 8, y: base(index), 'font-weight': weight(row) }, row.name),
      ),
    ),
    draw(
      'g',
      {
        class: 'label-value',
        fill: paint('ink-2'),
        'text-anchor': stacked ? 'end' : 'start',
        ...(stacked ? halo : {}),
      },
      ...rows.map((row, index) =>
        draw(
          'text',
          { x: stacked ? width - 4 : plot.x1 + 10, y: base(index), 'font-weight': weight(row) },
          rowText(row, options),
        ),
      ),
    ),
  ];
}
