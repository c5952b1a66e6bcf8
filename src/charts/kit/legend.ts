import type { Standing } from '../../core/judgement.ts';
import { drawMark } from './marks.ts';
import { textWidth, wrapText } from './measure.ts';
import { paint, type Paint } from './paint.ts';
import type { Attributes, Pen } from './svg.ts';

/** A sign of the picture and what it means. */
export interface LegendEntry {
  readonly text: string;
  /** Width of the sign; 0 for words alone. */
  readonly width: number;
  /** Draws the sign from `x` on, `y` being its middle. */
  readonly sign: (draw: Pen, at: { readonly x: number; readonly y: number }) => readonly Node[];
}

export interface LegendFrame {
  readonly x: number;
  /** The upper edge. */
  readonly y: number;
  /** The right edge. */
  readonly right: number;
}

const size = 11;
const line = 18;

/** Lays the entries beside each other and in as many lines as it takes. `bottom` is `y` where there are none. */
export function drawLegend(
  draw: Pen,
  entries: readonly LegendEntry[],
  { x: left, y: top, right }: LegendFrame,
): { nodes: Node[]; bottom: number } {
  let [x, y] = [left, top + 12];
  const nodes = entries.flatMap(({ width, sign, ...entry }) => {
    const text = entry.text.charAt(0).toUpperCase() + entry.text.slice(1);
    const lead = width === 0 ? 0 : width + 5;
    const lines = wrapText(text, size, right - left - lead);
    const wide = lead + Math.max(...lines.map((each) => textWidth(each, size)));
    if (x > left && x + wide > right) [x, y] = [left, y + line];
    const start = { x, y };
    const texts = lines.map((each, index) =>
      draw('text', { x: start.x + lead, y: start.y + index * (line - 3) }, each),
    );
    y += (lines.length - 1) * (line - 3);
    x += wide + 16;
    return [...sign(draw, { x: start.x, y: start.y - 4 }), ...texts];
  });
  if (nodes.length === 0) return { nodes, bottom: top };
  const legend = draw(
    'g',
    { class: 'legend', 'font-size': size, fill: paint('ink-2'), 'text-anchor': 'start' },
    ...nodes,
  );
  return { nodes: [legend], bottom: y + 6 };
}

/** Words without a sign. */
export function noteEntry(text: string): LegendEntry {
  return { text, width: 0, sign: () => [] };
}

/** A stretch of line; with a dot on it where the line of the picture has dots. */
export function lineEntry(
  text: string,
  { colour, width = 1.4, dashes, dot }: { colour: Paint; width?: number; dashes?: string; dot?: number },
): LegendEntry {
  return {
    text,
    width: 22,
    sign: (draw, { x, y }) => [
      draw('path', {
        ...{ d: `M${x},${y}h22`, stroke: paint(colour), 'stroke-width': width, 'stroke-dasharray': dashes },
      }),
      ...(dot ? [draw('circle', { cx: x + 11, cy: y, r: dot, fill: paint(colour) })] : []),
    ],
  };
}

/** A rectangle as the picture fills it, or an upright line. */
export function boxEntry(text: string, attributes: Attributes, { width = 16, height = 10 } = {}): LegendEntry {
  return {
    text,
    width,
    sign: (draw, { x, y }) => [draw('rect', { x, y: y - height / 2, width, height, ...attributes })],
  };
}

/** The upright line of a level due. */
export function tickEntry(text: string, attributes: Attributes): LegendEntry {
  return { text, width: 6, sign: (draw, { x, y }) => [draw('path', { d: `M${x + 3},${y - 7}v14`, ...attributes })] };
}

/** A dot or a ring. */
export function dotEntry(text: string, attributes: Attributes): LegendEntry {
  return { text, width: 10, sign: (draw, { x, y }) => [draw('circle', { cx: x + 5, cy: y, r: 4, ...attributes })] };
}

/** The mark of a standing. */
export function markEntry(text: string, standing: Standing): LegendEntry {
  return {
    text,
    width: 12,
    sign: (draw, { x, y }) => [drawMark(draw, standing, { x: x + 6, y, scale: 0.9 })],
  };
}
