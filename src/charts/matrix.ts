import { group } from 'd3';
import { standings, type Standing } from '../core/judgement.ts';
import { drawLegend, markEntry } from './kit/legend.ts';
import { markShapes } from './kit/marks.ts';
import { textWidth, wrapText } from './kit/measure.ts';
import { paint } from './kit/paint.ts';
import { drawSpots } from './kit/spots.ts';
import { pen, svgRoot, type ChartLabels, type ChartOptions, type Pen } from './kit/svg.ts';
import type { Table } from './kit/table.ts';

/** One promise, in the order of the plan. */
export interface MatrixRow {
  readonly standing: Standing;
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
const line = 17;
const usualCell = 18;

/** One mark per promise, a row per chapter. The marks are defined once and referred to. */
export default function matrix(rows: readonly MatrixRow[], options: MatrixOptions): SVGSVGElement {
  const draw = pen(options.document);
  const { width = 720, labels } = options;
  const lanes = layLanes(rows, options);
  const used = standings.filter((standing) => rows.some((row) => row.standing === standing));
  const entries = used.map((standing) => markEntry(labels.standing[standing], standing));
  const bottom = lanes.at(-1)?.bottom ?? 0;
  const legend = drawLegend(draw, entries, { x: 0, y: bottom + 2, right: width });
  const links = rows.some(({ href }) => href);
  const places = lanes.map(({ y, bottom: end }) => ({ x: 0, y, width, height: end - y }));
  const spots = links ? {} : { spots: drawSpots(draw, tabulate(rows, options), places) };
  return svgRoot(draw, { kind: 'matrix', width, height: legend.bottom, labels, links, ...spots }, [
    draw('defs', {}, ...used.map((standing) => definition(draw, standing, options.cell ?? usualCell))),
    ...lanes.flatMap((lane) => drawLane(draw, lane, options)),
    ...legend.nodes,
  ]);
}

/** A row for every chapter: how many promises show which standing. */
export function tabulate(rows: readonly MatrixRow[], { labels }: MatrixOptions): Table {
  const used = standings.filter((standing) => rows.some((row) => row.standing === standing));
  return {
    head: [labels.chapter, ...used.map((standing) => labels.standing[standing])],
    rows: [...group(rows, (row) => row.group)].map(([name, members]) => [
      name,
      ...used.map((standing) => String(members.filter((row) => row.standing === standing).length)),
    ]),
  };
}

interface Lane {
  readonly names: readonly string[];
  readonly members: readonly MatrixRow[];
  readonly y: number;
  /** Left edge of the marks and top of their first line. */
  readonly left: number;
  readonly top: number;
  readonly perLine: number;
  readonly bottom: number;
}

function layLanes(rows: readonly MatrixRow[], { width = 720, cell = usualCell, formatCount }: MatrixOptions): Lane[] {
  const groups = group(rows, (row) => row.group);
  const names = Math.max(0, ...[...groups.keys()].map((name) => textWidth(name, size)));
  const counts = Math.max(0, ...[...groups.values()].map(({ length }) => textWidth(formatCount(length), size)));
  const stacked = width - names - counts < width * 0.5;
  const left = stacked ? 0 : names + 16;
  const perLine = Math.max(1, Math.floor((width - left - (stacked ? 0 : counts + 12)) / cell));
  let y = 0;
  return [...groups].map(([name, members]) => {
    const lines = stacked ? wrapText(name, size, width - counts - 12) : [name];
    const top = y + (stacked ? 5 + lines.length * line : 3);
    const bottom = top + Math.ceil(members.length / perLine) * cell + (stacked ? 8 : 5);
    const lane = { names: lines, members, y, left, top, perLine, bottom };
    y = bottom;
    return lane;
  });
}

function drawLane(draw: Pen, { names, members, y, left, top, perLine }: Lane, options: MatrixOptions): Node[] {
  const { width = 720, cell = usualCell, formatCount } = options;
  const count = { fill: paint('ink-2'), x: width, y: y + 15, 'text-anchor': 'end' };
  return [
    ...names.map((name, index) => draw('text', { fill: paint('ink'), x: 0, y: y + 15 + index * line }, name)),
    draw('text', count, formatCount(members.length)),
    ...members.map((row, index) => {
      const x = left + (index % perLine) * cell + cell / 2;
      return drawPromise(draw, row, options.labels, { x, y: top + Math.floor(index / perLine) * cell + cell / 2 });
    }),
  ];
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

/** A link says its promise; a mark alone is told with its chapter. */
function drawPromise(
  draw: Pen,
  { standing, name, href }: MatrixRow,
  { standing: words }: ChartLabels,
  at: { x: number; y: number },
): SVGElement {
  const mark = draw('use', { href: `#${standing}`, x: at.x, y: at.y });
  return href ? draw('a', { href }, draw('title', {}, `${name}\n${words[standing]}`), mark) : mark;
}
