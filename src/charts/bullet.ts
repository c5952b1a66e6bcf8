import { layBullets, size, type Layout, type Line } from './bullet/layout.ts';
import type { BulletOptions, BulletRow } from './bullet/options.ts';
import { boxEntry, drawLegend, tickEntry, type LegendEntry } from './kit/legend.ts';
import { paint } from './kit/paint.ts';
import { drawSpots } from './kit/spots.ts';
import { pen, round, svgRoot, type Pen } from './kit/svg.ts';
import { compactTable, type Table } from './kit/table.ts';
import { figureCell } from './kit/words.ts';

export type { BulletOptions, BulletRow } from './bullet/options.ts';

const cell = { width: 120, height: 18 } as const;

/**
 * Figures of different units, each on a scale of its own from zero: a bar for the figure, a pale one behind it for the
 * figure compared with, an upright line for what was due. As a `cell` one row's bars alone, for a table that has the words.
 */
export default function bullet(rows: readonly BulletRow[], options: BulletOptions): SVGSVGElement {
  const draw = pen(options.document);
  const { labels } = options;
  if (options.size === 'cell') {
    const nodes = rows
      .slice(0, 1)
      .flatMap((row) => drawBars(draw, row, { x0: 1, x1: cell.width - 2, y: cell.height / 2 }));
    return svgRoot(draw, { kind: 'bullet-cell', ...cell, labels, decoration: true }, nodes);
  }
  const layout = layBullets(rows, options);
  const { lines, width, height } = layout;
  const legend = drawLegend(draw, legendEntries(rows, options), { x: 2, y: height, right: width - 2 });
  const places = lines.map(({ top, bottom }) => ({ x: 0, y: top, width, height: bottom - top }));
  const spots = drawSpots(draw, tabulate(rows, options), places);
  return svgRoot(draw, { kind: 'bullet', width, height: legend.bottom, labels, spots }, [
    ...lines.flatMap((line) => drawBars(draw, line.row, { x0: layout.x0, x1: layout.x1, y: line.bar })),
    ...drawTexts(draw, layout),
    ...legend.nodes,
  ]);
}

/** A row for every figure: its value, the one compared with, what was due. */
export function tabulate(rows: readonly BulletRow[], { labels, compared }: BulletOptions): Table {
  return compactTable({
    head: [labels.item, labels.value, compared ?? labels.compared, labels.due],
    rows: rows.map((row) => [
      row.name,
      figureCell(row, labels, row.format),
      typeof row.compared === 'number' ? row.format(row.compared) : '',
      row.dueText ?? (typeof row.due === 'number' ? row.format(row.due) : ''),
    ]),
  });
}

function legendEntries(rows: readonly BulletRow[], { labels, compared, name }: BulletOptions): LegendEntry[] {
  const pale = rows.some((row) => typeof row.compared === 'number');
  const tick = rows.some(({ due }) => typeof due === 'number');
  return [
    boxEntry(name ?? labels.value, { fill: paint('data') }, { height: 7 }),
    ...(pale ? [boxEntry(compared ?? labels.compared, paleInk, { height: 13 })] : []),
    ...(tick ? [tickEntry(labels.due, { stroke: paint('target'), 'stroke-width': 2 })] : []),
  ];
}

const paleInk = { fill: paint('data-2'), 'fill-opacity': 0.5 } as const;

/** One scale from zero to the largest of what is drawn, or to `most`. */
function drawBars(draw: Pen, row: BulletRow, { x0, x1, y }: { x0: number; x1: number; y: number }): Node[] {
  const known = row.status === 'reported' || row.status === 'provisional';
  const value = known ? (row.value ?? undefined) : undefined;
  const { due, compared } = row;
  const all = [value, due, compared].filter((each) => typeof each === 'number');
  const most = Math.max(row.most ?? 0, ...all) || 1;
  const x = (at: number): number => round(x0 + (Math.max(0, at) / most) * (x1 - x0));
  const box = (to: number, tall: number, ink: object): SVGElement =>
    draw('rect', { x: x0, y: y - tall / 2, width: x(to) - x0, height: tall, ...ink });
  const empty = { class: 'no-value', stroke: paint('ink-3'), 'stroke-dasharray': '1 4', d: `M${x0},${y}H${x1}` };
  return [
    ...(value === undefined ? [draw('path', empty)] : []),
    ...(typeof compared === 'number' ? [box(compared, 13, paleInk)] : []),
    ...(value === undefined ? [] : [box(value, 7, { class: 'data', fill: paint('data') })]),
    draw('path', { stroke: paint('ink-3'), d: `M${x0},${y - 8}v16` }),
    ...(typeof due === 'number'
      ? [draw('path', { class: 'target', stroke: paint('target'), 'stroke-width': 2, d: `M${x(due)},${y - 8}v16` })]
      : []),
  ];
}

function drawTexts(draw: Pen, { lines }: Layout): Node[] {
  const write = (texts: (line: Line) => Line['names']): Node[] =>
    lines.flatMap((line) =>
      texts(line).map(({ text, x, y, anchor, bold, quiet }) =>
        draw(
          'text',
          {
            ...{ x, y, 'text-anchor': anchor === 'end' ? 'end' : undefined, 'font-weight': bold ? 600 : undefined },
            fill: quiet ? paint('ink-2') : undefined,
          },
          text,
        ),
      ),
    );
  return [
    draw(
      'g',
      { 'font-size': size, fill: paint('ink') },
      ...write(({ names }) => names),
      ...write(({ figures }) => figures),
    ),
  ];
}
