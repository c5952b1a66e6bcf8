import { sankeyLinkHorizontal } from 'd3-sankey';
import { bar, layFlow, line, linksOf, size, type Band, type Panel, type Placed } from './flow/layout.ts';
import type { FlowOptions, FlowRow } from './flow/options.ts';
import { textWidth } from './kit/measure.ts';
import { halo, paint } from './kit/paint.ts';
import { drawSpots, type Spot } from './kit/spots.ts';
import { pen, svgRoot, type Pen } from './kit/svg.ts';
import type { Table } from './kit/table.ts';

export type { FlowColumn, FlowOptions, FlowRow } from './flow/options.ts';

/** Where amounts come from and where they go: columns of bars, joined by bands as thick as the amount is large. */
export default function flow(rows: readonly FlowRow[], options: FlowOptions): SVGSVGElement | undefined {
  const { width = 720, labels } = options;
  if (rows.every(({ value }) => value <= 0) || options.columns.length < 2) return undefined;
  const draw = pen(options.document);
  const panels = layFlow(rows, options);
  const height = panels.at(-1)?.bottom ?? 0;
  const places = panels.flatMap(({ bands }) => bands.map(bandPlace));
  const spots = drawSpots(draw, tabulate(rows, options), places);
  return svgRoot(
    draw,
    { kind: 'flow', width, height, labels, spots },
    panels.flatMap((panel) => drawPanel(draw, panel, width)),
  );
}

/** A row for every band: from whom, to whom, how much. */
export function tabulate(rows: readonly FlowRow[], { columns, labels, format }: FlowOptions): Table {
  return {
    names: 2,
    head: [labels.from, labels.to, labels.value],
    rows: linksOf(rows, columns).map(({ from, to, value }) => [from, to, format(value)]),
  };
}

/** The middle of a band. */
function bandPlace({ source, target, y0 = 0, y1 = 0, width = 0 }: Band): Spot {
  const x = typeof source === 'object' && typeof target === 'object' ? ((source.x1 ?? 0) + (target.x0 ?? 0)) / 2 : 0;
  return { x, y: (y0 + y1) / 2, r: Math.max(4, Math.min(12, width / 2)) };
}

function drawPanel(draw: Pen, { columns, top, nodes, bands }: Panel, width: number): Node[] {
  const path = sankeyLinkHorizontal();
  const last = columns.length - 1;
  return [
    draw(
      'g',
      { class: 'bands', fill: 'none', stroke: paint('data-2'), 'stroke-opacity': 0.45 },
      ...bands.map((band) => draw('path', { d: path(band) ?? '', 'stroke-width': Math.max(1, band.width ?? 0) })),
    ),
    ...columns.map(({ name }, index) =>
      draw('text', { y: top + 12, fill: paint('ink-2'), ...headPlace(name, index, { last, width }) }, name),
    ),
    ...nodes.flatMap((node) => drawMember(draw, node, node.column === last)),
  ];
}

/** The first head begins at the left edge, the last ends at the right one, one in the middle stands over its bars. */
function headPlace(name: string, index: number, { last, width }: { last: number; width: number }) {
  if (index === 0) return { x: 0 };
  if (index === last) return { x: width, 'text-anchor': 'end' };
  return { x: ((width - bar) * index) / last + bar / 2 - textWidth(name, size) / 2 };
}

function drawMember(draw: Pen, { x0 = 0, x1 = 0, y0 = 0, y1 = 0, lines }: Placed, end: boolean): Node[] {
  const place = end ? { x: x0 - 6, 'text-anchor': 'end' } : { x: x1 + 6 };
  const first = (y0 + y1) / 2 + 4 - ((lines.length - 1) * line) / 2;
  return [
    draw('rect', { x: x0, y: y0, width: x1 - x0, height: Math.max(1, y1 - y0), fill: paint('data') }),
    ...lines.map((text, index) =>
      draw('text', { ...place, y: first + index * line, fill: paint('ink'), ...halo }, text),
    ),
  ];
}
