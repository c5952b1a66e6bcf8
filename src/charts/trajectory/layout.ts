import { scaleLinear, scaleUtc, ticks as niceTicks } from 'd3';
import { dodge } from '../kit/dodge.ts';
import { textWidth, type Box } from '../kit/measure.ts';
import type { Spot } from '../kit/place.ts';
import { dueAt, type Model, type Point } from './model.ts';
import type { TrajectoryOptions } from './options.ts';

/** Sizes of the texts in pixels; nothing is smaller than 11. */
export const sizes = { label: 12, small: 11, value: 13 } as const;

/** A text at the right end of a line, in the column beside the plot. */
export interface EndLabel extends Spot {
  readonly text: string;
  readonly size: number;
  readonly role: 'own' | 'reference' | 'yardstick';
  readonly bold?: boolean;
  /** Where its line ends: a leader is drawn when the label had to move away. */
  readonly end: number;
}

export interface Layout {
  readonly width: number;
  readonly card: boolean;
  readonly plot: Box;
  readonly x: (date: Date) => number;
  readonly y: (value: number) => number;
  readonly ticks: readonly number[];
  readonly ends: readonly EndLabel[];
}

/** Margins, scales and the column of names at the right. */
export function trajectoryLayout(model: Model, options: TrajectoryOptions): Layout {
  const card = options.size === 'card';
  const width = options.width ?? (card ? 300 : 720);
  const height = options.height ?? (card ? 108 : Math.round(Math.min(300, 150 + width * 0.2)));
  const formatTick = options.formatTick ?? options.format;
  const ticks = card ? [] : axisTicks(model, height);
  const left = card ? 12 : 10 + Math.max(0, ...ticks.map((tick) => textWidth(formatTick(tick), sizes.small)));
  const texts = endTexts(model, options, width * 0.42);
  const right = texts.length ? 12 + Math.max(...texts.map(({ text, size, bold }) => textWidth(text, size, bold))) : 14;
  const header = !card && (model.own.breaks.length > 0 || (model.zoomed && options.labels.zoomed)) ? 14 : 0;
  const plot = { x0: left, y0: header + (card ? 18 : 14), x1: width - Math.max(right, 20), y1: height - 22 };
  const x = scaleUtc([...model.time], [plot.x0 + (card ? 0 : 10), plot.x1]);
  const y = scaleLinear([...model.range], [plot.y1, plot.y0]);
  const places = dodge(
    texts.map(({ value, role }) => ({ at: y(value), weight: role === 'own' ? 1000 : 1 })),
    sizes.value * 1.2,
    [plot.y0 - 4, plot.y1 - 2],
  );
  const ends = texts.map(({ value, ...text }, index) => ({
    ...text,
    x: plot.x1 + 10,
    y: (places[index] ?? 0) + text.size * 0.36,
    anchor: 'start' as const,
    end: y(value),
  }));
  return { width, card, plot, x, y, ticks, ends };
}

/** Round values inside the range, none above the largest value drawn: an axis of shares never says 120 %. Counts have no halves. */
function axisTicks({ range: [low, high], own, treads }: Model, height: number): number[] {
  const whole = [...own.points, ...treads].every(({ value }) => Number.isInteger(value));
  const air = (high - low) * 0.09;
  const wanted = height < 230 ? 3 : 4;
  const all = niceTicks(low, high, wanted).filter((tick) => !whole || Number.isInteger(tick));
  const kept = all.filter((tick) => tick <= high - air);
  return kept.length >= 2 ? kept : all;
}

/** Whether a point stands at the right edge, where its label has a column of its own. */
export function atEdge(point: Point | undefined, { time }: Model): boolean {
  return (
    point !== undefined && time[1].getTime() - point.date.getTime() < 0.02 * (time[1].getTime() - time[0].getTime())
  );
}

function endTexts(model: Model, options: TrajectoryOptions, room: number) {
  const { format, name, size } = options;
  const compared = model.references.length > 0 || model.yardstick !== undefined;
  const own = model.own.points.at(-1);
  const named = (label: string | undefined, value: string, bold = false) => {
    const full = label ? `${label} ${value}` : value;
    return textWidth(full, bold ? sizes.value : sizes.label, bold) <= room || !label ? full : bold ? value : label;
  };
  const ownText =
    own && named(compared && size !== 'card' ? name : undefined, format(own.value, dueAt(own, options)), true);
  const others = [
    ...(model.yardstick ? [{ line: model.yardstick, role: 'yardstick' as const }] : []),
    ...model.references.map((line) => ({ line, role: 'reference' as const })),
  ];
  return [
    ...(atEdge(own, model) && ownText
      ? [{ text: ownText, value: own.value, role: 'own' as const, size: sizes.value, bold: true }]
      : []),
    ...others.flatMap(({ line, role }) => {
      const last = line.points.at(-1);
      if (!last || !atEdge(last, model)) return [];
      return [
        {
          text: size === 'card' ? line.name : named(line.name, format(last.value)),
          value: last.value,
          role,
          size: sizes.label,
          bold: false,
        },
      ];
    }),
  ];
}
