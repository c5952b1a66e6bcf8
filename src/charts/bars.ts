import { axisX, barX, gridX, ruleX, text, tickX } from '@observablehq/plot';
import type { ObservationStatus } from '../core/observation.ts';
import { textWidth } from './kit/measure.ts';
import { paint } from './kit/paint.ts';
import { plotted } from './kit/plot.ts';
import type { ChartLabels, ChartOptions } from './kit/svg.ts';

/** One group, in the order given. */
export interface BarRow {
  readonly name: string;
  readonly status: ObservationStatus;
  readonly value?: number | null | undefined;
  /** The level due for this group alone; drawn as an upright tick. */
  readonly due?: number | null | undefined;
}

export interface BarsLabels extends ChartLabels {
  readonly notReported: string;
  readonly suppressed: string;
  readonly notApplicable: string;
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
}

/** Horizontal bars by group. Bars start at zero; a group without a figure has words instead of a bar. */
export default function bars(rows: readonly BarRow[], options: BarsOptions): SVGSVGElement {
  const { format, target, width = 720 } = options;
  const data = rows.map((row, index) => readBar(row, index, options));
  const names = Math.max(0, ...data.map(({ name }) => textWidth(name, size)));
  const texts = Math.max(0, ...data.map((bar) => textWidth(bar.text, size)));
  const stacked = width - names - texts < width * 0.4;
  const [left, right] = [stacked ? 8 : names + 12, texts + 12];
  const values = data.flatMap(({ value, due }) => [value, due]).concat(target?.value);
  const reach = values.filter((value) => value !== undefined);
  const domain: [number, number] = [Math.min(0, ...reach), Math.max(0, ...reach) || 1];
  const top = target ? 26 : 8;
  const row = stacked ? 40 : 26;
  return plotted(
    { kind: 'bars', ...options, width },
    {
      height: top + row * data.length + 28,
      marginLeft: left,
      marginRight: right,
      marginTop: top,
      marginBottom: 28,
      x: { domain, axis: null },
      y: { domain: data.map(({ key }) => key), axis: null, padding: 0 },
      marks: [
        gridX({ stroke: paint('rule'), strokeOpacity: 1, ticks: Math.max(2, Math.floor((width - left - right) / 80)) }),
        axisX({
          ticks: Math.max(2, Math.floor((width - left - right) / 80)),
          tickFormat: (value: number) => (options.formatTick ?? format)(value),
          tickSize: 0,
          fontSize: 11,
          fill: paint('ink-2'),
          label: null,
        }),
        barX(data, {
          x1: 0,
          x2: 'value',
          y: 'key',
          fill: paint('data'),
          insetTop: stacked ? 22 : 6,
          insetBottom: stacked ? 6 : 6,
        }),
        tickX(data, {
          x: 'due',
          y: 'key',
          stroke: paint('target'),
          strokeWidth: 2,
          insetTop: stacked ? 19 : 3,
          insetBottom: 3,
        }),
        ruleX([0], { stroke: paint('ink-3') }),
        text(data, {
          x: () => domain[0],
          y: 'key',
          text: 'name',
          textAnchor: stacked ? 'start' : 'end',
          dx: stacked ? 0 : -8,
          dy: stacked ? -9 : 0,
          fontSize: size,
        }),
        text(data, {
          x: ({ value }: Bar) => Math.max(value ?? 0, 0),
          y: 'key',
          text: 'text',
          textAnchor: 'start',
          dx: 6,
          dy: stacked ? 8 : 0,
          fontSize: size,
          fill: ({ value }: Bar) => paint(value === undefined ? 'ink-2' : 'ink'),
        }),
        ...(target ? targetMarks(target, { top, left, right, width, domain }) : []),
      ],
    },
  );
}

function readBar({ name, status, value, due }: BarRow, index: number, { labels, format }: BarsOptions): Bar {
  const states: Partial<Record<ObservationStatus, string>> = {
    suppressed: labels.suppressed,
    'not-applicable': labels.notApplicable,
    'not-reported': labels.notReported,
  };
  const shown = states[status] === undefined ? (value ?? undefined) : undefined;
  const words = shown === undefined ? (states[status] ?? labels.notReported) : format(shown);
  return { key: `${index}`, name, value: shown, due: due ?? undefined, text: words };
}

interface TargetFrame {
  readonly top: number;
  readonly left: number;
  readonly right: number;
  readonly width: number;
  readonly domain: readonly [number, number];
}

function targetMarks(
  { value, label }: { value: number; label: string },
  { top, left, right, width, domain }: TargetFrame,
) {
  const [low, high] = domain;
  const at = left + ((value - low) / (high - low)) * (width - left - right);
  const half = textWidth(label, size) / 2 + 1;
  const dx = Math.max(half, Math.min(width - half, at)) - at;
  return [
    ruleX([value], { stroke: paint('target'), strokeWidth: 1.4, strokeDasharray: '5 3', insetTop: -4 }),
    text([value], {
      x: (at: number) => at,
      text: () => label,
      frameAnchor: 'top',
      dy: -(top / 2) + 2,
      dx,
      fontSize: size,
      lineAnchor: 'middle',
    }),
  ];
}
