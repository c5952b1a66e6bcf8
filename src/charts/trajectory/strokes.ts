import { paint, type Paint } from '../kit/paint.ts';
import { round, type Attributes, type Pen } from '../kit/svg.ts';
import type { Layout } from './layout.ts';
import type { Point, Series } from './model.ts';

export interface Stroke {
  readonly class: string;
  readonly d: string;
  readonly colour: Paint;
  readonly width: number;
  readonly dashes?: string;
  /** Round ends make dots of lines without length. */
  readonly round?: boolean;
}

/** A path that is not filled; nothing where there is nothing to draw. */
export function strokePath(draw: Pen, { class: name, d, colour, width, dashes, round: ends }: Stroke): Node[] {
  if (d === '') return [];
  const attributes: Attributes = {
    class: name,
    d,
    fill: 'none',
    stroke: paint(colour),
    'stroke-width': width,
    'stroke-dasharray': dashes,
    'stroke-linecap': ends ? 'round' : undefined,
  };
  return [draw('path', attributes)];
}

/** The runs of a series that may be joined, as the data of a path. */
export function linePath({ runs }: Series, { x, y }: Layout): string {
  return runs
    .filter((run) => run.length > 1)
    .map((run) => `M${run.map(({ date, value }) => `${round(x(date))},${round(y(value))}`).join('L')}`)
    .join('');
}

/** Dots as a path of lines without length: with round ends a whole series is one element. */
export function dotPath(points: readonly Point[], { x, y }: Layout): string {
  return points.map(({ date, value }) => `M${round(x(date))},${round(y(value))}h0`).join('');
}
