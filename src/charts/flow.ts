import { rollups, sum } from 'd3';
import { textWidth } from './kit/measure.ts';
import { halo, paint } from './kit/paint.ts';
import { pen, svgRoot, type ChartLabels, type ChartOptions, type Pen } from './kit/svg.ts';

/** One part of the whole on its way: a name in each column, from left to right. */
export interface FlowRow {
  readonly path: readonly string[];
  readonly value: number;
}

export interface FlowOptions extends ChartOptions {
  readonly labels: ChartLabels;
  /** The heads of the columns; each lists its names in the order drawn. */
  readonly columns: readonly { readonly name: string; readonly members: readonly string[] }[];
  readonly format: (value: number) => string;
  /** Height of all the money together; default 260. */
  readonly thickness?: number;
}

const size = 12;
const bar = 10;
/** The least room a name needs, and the space between two. */
const [line, gap] = [15, 7];
const top = 26;

interface Member {
  readonly name: string;
  readonly value: number;
  readonly y: number;
  readonly height: number;
}

interface Column {
  readonly name: string;
  readonly x: number;
  readonly members: readonly Member[];
  readonly bottom: number;
}

/** Where amounts come from and where they go: columns of bars, joined by bands as thick as the amount is large. */
export default function flow(rows: readonly FlowRow[], options: FlowOptions): SVGSVGElement | undefined {
  const { width = 720, thickness = 260, labels } = options;
  const total = sum(rows, ({ value }) => value);
  if (total <= 0 || options.columns.length < 2) return undefined;
  const draw = pen(options.document);
  const scale = thickness / total;
  const columns = options.columns.map((column, index) =>
    layColumn(column, { rows, index, scale, x: ((width - bar) * index) / (options.columns.length - 1) }),
  );
  const height = Math.max(...columns.map(({ bottom }) => bottom)) + 2;
  const bands = columns.slice(1).flatMap((_, index) => drawBands(draw, { rows, columns, index, scale }));
  const figures = width >= 560;
  return svgRoot(draw, { kind: 'flow', width, height, labels }, [
    ...bands,
    ...columns.flatMap((column, index) =>
      drawColumn(draw, column, { index, last: columns.length - 1, options, figures }),
    ),
  ]);
}

function layColumn(
  { name, members }: FlowOptions['columns'][number],
  { rows, index, scale, x }: { rows: readonly FlowRow[]; index: number; scale: number; x: number },
): Column {
  let y = top;
  const laid = members.flatMap((member): Member[] => {
    const value = sum(
      rows.filter(({ path }) => path[index] === member),
      (row) => row.value,
    );
    if (value === 0) return [];
    const height = Math.max(1, value * scale);
    const room = Math.max(height, line);
    const at = { name: member, value, y: y + (room - height) / 2, height };
    y += room + gap;
    return [at];
  });
  return { name, x, members: laid, bottom: y - gap };
}

/** The bands between a column and the next. Each leaves and arrives in the order of the names on the other side. */
function drawBands(
  draw: Pen,
  {
    rows,
    columns,
    index,
    scale,
  }: { rows: readonly FlowRow[]; columns: readonly Column[]; index: number; scale: number },
): SVGElement[] {
  const [from, to] = [columns[index], columns[index + 1]];
  if (!from || !to) return [];
  const pairs = rollups(
    rows,
    (own) => sum(own, ({ value }) => value),
    ({ path }) => path[index] ?? '',
    ({ path }) => path[index + 1] ?? '',
  );
  const amounts = new Map(pairs.map(([name, rest]) => [name, new Map(rest)]));
  const arrived = new Map<string, number>();
  return from.members.flatMap((source) => {
    let left = 0;
    return to.members.flatMap((target) => {
      const height = (amounts.get(source.name)?.get(target.name) ?? 0) * scale;
      if (height === 0) return [];
      const before = arrived.get(target.name) ?? 0;
      const band = { x0: from.x + bar, x1: to.x, y0: source.y + left, y1: target.y + before, height };
      left += height;
      arrived.set(target.name, before + height);
      return [draw('path', { d: bandPath(band), fill: paint('data-2'), 'fill-opacity': 0.45 })];
    });
  });
}

function bandPath({ x0, x1, y0, y1, height }: Record<'x0' | 'x1' | 'y0' | 'y1' | 'height', number>): string {
  const middle = number((x0 + x1) / 2);
  const [a, b, c, d] = [number(y0), number(y1), number(y1 + height), number(y0 + height)];
  return `M${number(x0)} ${a}C${middle} ${a} ${middle} ${b} ${number(x1)} ${b}V${c}C${middle} ${c} ${middle} ${d} ${number(x0)} ${d}Z`;
}

function number(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function drawColumn(
  draw: Pen,
  { name, x, members }: Column,
  place: { index: number; last: number; options: FlowOptions; figures: boolean },
): SVGElement[] {
  const { index, last, options, figures } = place;
  const end = index === last;
  const at = end ? { x: x - 6, 'text-anchor': 'end' } : { x: x + bar + 6 };
  const head = index === 0 ? { x: 0 } : end ? { x: x + bar, 'text-anchor': 'end' } : { x: headStart(name, x) };
  return [
    draw('text', { y: 12, fill: paint('ink-2'), ...head }, name),
    ...members.flatMap((member) => [
      draw('rect', { x, y: member.y, width: bar, height: member.height, fill: paint('data') }),
      draw(
        'text',
        { ...at, y: member.y + member.height / 2 + 4, fill: paint('ink'), ...halo },
        figures ? `${member.name} ${options.format(member.value)}` : member.name,
      ),
    ]),
  ];
}

/** A head in the middle stands over its bar. */
function headStart(name: string, x: number): number {
  return x + bar / 2 - textWidth(name, size) / 2;
}
