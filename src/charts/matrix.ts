import { group } from 'd3';
import type { Standing } from '../core/judgement.ts';
import { markShapes } from './kit/marks.ts';
import { textWidth } from './kit/measure.ts';
import { paint } from './kit/paint.ts';
import { pen, svgRoot, type ChartLabels, type ChartOptions, type Pen } from './kit/svg.ts';

/** One promise, in the order of the plan. */
export interface MatrixRow {
  readonly standing: Standing;
  /** Said and shown on the mark: 义务教育巩固率：按期达到. */
  readonly name: string;
  /** The chapter it belongs to. */
  readonly group: string;
  readonly href?: string | undefined;
}

export interface MatrixOptions extends ChartOptions {
  readonly labels: ChartLabels;
  /** The number of promises of a chapter, printed at the right: 35 项. */
  readonly formatCount: (count: number) => string;
  /** From one mark to the next; default 18. */
  readonly cell?: number;
}

const size = 12;

/** One mark per promise, a row per chapter. The marks are defined once and referred to. */
export default function matrix(rows: readonly MatrixRow[], options: MatrixOptions): SVGSVGElement {
  const draw = pen(options.document);
  const { width = 720, cell = 18, formatCount } = options;
  const groups = group(rows, (row) => row.group);
  const names = Math.max(0, ...[...groups.keys()].map((name) => textWidth(name, size)));
  const counts = Math.max(0, ...[...groups.values()].map(({ length }) => textWidth(formatCount(length), size)));
  const stacked = width - names - counts < width * 0.5;
  const left = stacked ? 0 : names + 16;
  const perLine = Math.max(1, Math.floor((width - left - (stacked ? 0 : counts + 12)) / cell));
  let y = 0;
  const nodes: Node[] = [];
  for (const [name, members] of groups) {
    const top = y + (stacked ? 22 : 3);
    nodes.push(
      draw('text', { fill: paint('ink'), x: 0, y: y + 15 }, name),
      draw('text', { fill: paint('ink-2'), x: width, y: y + 15, 'text-anchor': 'end' }, formatCount(members.length)),
      ...members.map((row, index) =>
        drawPromise(draw, row, {
          x: left + (index % perLine) * cell + cell / 2,
          y: top + Math.floor(index / perLine) * cell + cell / 2,
        }),
      ),
    );
    y = top + Math.ceil(members.length / perLine) * cell + (stacked ? 8 : 5);
  }
  const standings = [...new Set(rows.map(({ standing }) => standing))].sort();
  const frame = { kind: 'matrix', width, height: y, labels: options.labels, links: rows.some(({ href }) => href) };
  return svgRoot(draw, frame, [
    draw('defs', {}, ...standings.map((standing) => definition(draw, standing, cell))),
    ...nodes,
  ]);
}

/** A mark to refer to, with the whole cell as the place to touch. */
function definition(draw: Pen, standing: Standing, cell: number): SVGElement {
  const touch = draw('path', {
    d: `M${-cell / 2}${-cell / 2}h${cell}v${cell}h${-cell}z`,
    fill: 'none',
    'pointer-events': 'all',
  });
  return draw('g', { id: standing }, touch, ...markShapes[standing].map(([tag, attributes]) => draw(tag, attributes)));
}

function drawPromise(draw: Pen, { standing, name, href }: MatrixRow, at: { x: number; y: number }): SVGElement {
  const mark = draw('use', { href: `#${standing}`, x: at.x, y: at.y });
  const title = draw('title', {}, name);
  return href ? draw('a', { href }, title, mark) : draw('g', {}, title, mark);
}
