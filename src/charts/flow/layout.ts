import { rollups, sum } from 'd3';
import { sankey, type SankeyLink, type SankeyNode } from 'd3-sankey';
import { textWidth, wrapText } from '../kit/measure.ts';
import type { FlowColumn, FlowOptions, FlowRow } from './options.ts';

export const size = 12;
export const bar = 10;
export const line = 15;
const head = 26;
const gap = 7;
/** Less width than this holds the names of two columns, not of three. */
const pairsBelow = 560;

/** What the library knows of a member: its column counted from 0, and its place in it. */
interface Member {
  readonly id: string;
  readonly name: string;
  readonly column: number;
  readonly order: number;
}

interface Amount {
  readonly value: number;
}

/** A member with its place, and its name and amount in lines. */
export type Placed = SankeyNode<Member, Amount> & { readonly lines: readonly string[] };
export type Band = SankeyLink<Member, Amount>;

/** A diagram of its own: all columns, or two neighbours of them where there is too little width for more. */
export interface Panel {
  readonly columns: readonly FlowColumn[];
  readonly top: number;
  readonly bottom: number;
  readonly nodes: readonly Placed[];
  readonly bands: readonly Band[];
}

/** The part of the whole that goes from a member to one of the next column. */
export interface Link {
  readonly column: number;
  readonly from: string;
  readonly to: string;
  readonly value: number;
}

/** Every amount between neighbouring columns, in the order of the members. */
export function linksOf(rows: readonly FlowRow[], columns: readonly FlowColumn[]): Link[] {
  return columns.slice(1).flatMap((next, index) => {
    const amounts = rollups(
      rows,
      (own) => sum(own, ({ value }) => value),
      ({ path }) => path[index] ?? '',
      ({ path }) => path[index + 1] ?? '',
    );
    const byName = new Map(amounts.map(([from, rest]) => [from, new Map(rest)]));
    return (columns[index]?.members ?? []).flatMap((from) =>
      next.members.flatMap((to): Link[] => {
        const value = byName.get(from)?.get(to) ?? 0;
        return value > 0 ? [{ column: index, from, to, value }] : [];
      }),
    );
  });
}

/** Lays out the columns by d3-sankey: all beside each other, or in pairs below each other. */
export function layFlow(rows: readonly FlowRow[], options: FlowOptions): Panel[] {
  const { columns, width = 720 } = options;
  const links = linksOf(rows, columns);
  const pairs = width < pairsBelow && columns.length > 2;
  const starts = pairs ? columns.slice(1).map((_, index) => index) : [0];
  let top = 0;
  return starts.map((start) => {
    const own = columns.slice(start, pairs ? start + 2 : undefined);
    const within = links.filter(({ column }) => column >= start && column < start + own.length - 1);
    const panel = layPanel(
      own,
      within.map((link) => ({ ...link, column: link.column - start })),
      { ...options, width },
      top,
    );
    top = panel.bottom + 18;
    return panel;
  });
}

function layPanel(columns: readonly FlowColumn[], links: readonly Link[], options: FlowOptions, top: number): Panel {
  const { width = 720, format, thickness = columns.length > 2 ? 260 : 200 } = options;
  const used = (column: number, name: string): number =>
    Math.max(
      sum(links, (link) => (link.column === column && link.from === name ? link.value : 0)),
      sum(links, (link) => (link.column === column - 1 && link.to === name ? link.value : 0)),
    );
  const between = (width - bar) / (columns.length - 1) - bar;
  /** The names of the last two columns share the space between them. */
  const room = (column: number): number => (column < columns.length - 2 ? between : between / 2) - 12;
  const nodes = columns.flatMap(({ members }, column) =>
    members.flatMap((name, order) => {
      const value = used(column, name);
      const lines = labelLines(name, format(value), room(column));
      return value > 0 ? [{ id: idOf(column, name), name, column, order, lines }] : [];
    }),
  );
  const tallest = Math.max(1, ...nodes.map(({ lines }) => lines.length)) * line;
  const padding = tallest + gap - 4;
  const first = top + head + (tallest - line) / 2;
  const most = Math.max(1, ...columns.map((_, index) => nodes.filter(({ column }) => column === index).length));
  const bottom = first + thickness + padding * (most - 1);
  const graph = sankey<Member & { lines: readonly string[] }, Amount>()
    .nodeId(({ id }) => id)
    .nodeAlign(({ column }) => column)
    .nodeWidth(bar)
    .nodePadding(padding)
    .nodeSort((a, b) => a.order - b.order)
    .linkSort((a, b) => orderOf(a.source) - orderOf(b.source) || orderOf(a.target) - orderOf(b.target))
    .extent([
      [0, first],
      [width, bottom],
    ])({
    nodes,
    links: links.map(({ column, from, to, value }) => ({
      source: idOf(column, from),
      target: idOf(column + 1, to),
      value,
    })),
  });
  return { columns, top, bottom: bottom + tallest / 2, nodes: graph.nodes, bands: graph.links };
}

/** Name and amount on one line where they fit, otherwise the amount on a line of its own. */
function labelLines(name: string, amount: string, room: number): string[] {
  const whole = `${name} ${amount}`;
  return textWidth(whole, size) <= room ? [whole] : [...wrapText(name, size, room), amount];
}

function idOf(column: number, name: string): string {
  return `${column}|${name}`;
}

/** The library has put the members themselves in the place of their ids by the time it sorts. */
function orderOf(end: Band['source']): number {
  return typeof end === 'object' ? end.order : 0;
}
