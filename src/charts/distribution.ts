import { boxEntry, drawLegend, type LegendEntry } from './kit/legend.ts';
import { textWidth } from './kit/measure.ts';
import { paint } from './kit/paint.ts';
import { drawSpots } from './kit/spots.ts';
import { pen, round, svgRoot, type Pen } from './kit/svg.ts';
import { compactTable, type Table } from './kit/table.ts';
import { absenceWord } from './kit/words.ts';
import { className, distributionLayout, places, print, small, type Layout } from './distribution/layout.ts';
import type { DistributionLabels, DistributionOptions, DistributionRow } from './distribution/options.ts';

export type { AbsentRow, ClassRow, DistributionOptions, DistributionRow } from './distribution/options.ts';

const faint = { fill: paint('data'), 'fill-opacity': 0.22 } as const;
const full = { fill: paint('data') } as const;

/**
 * How many cells have figures in which class: pale all of them, dark those that are chosen. Cells without a figure stand
 * below, apart by the reason; a zero is a figure.
 */
export default function distribution(rows: readonly DistributionRow[], options: DistributionOptions): SVGSVGElement {
  const draw = pen(options.document);
  const { labels } = options;
  const layout = distributionLayout(rows, options);
  const narrowed = rows.some(({ all, kept }) => kept !== all);
  const legend = drawLegend(draw, narrowed ? legendEntries(labels) : [], {
    ...{ x: 2, y: layout.height + 2, right: layout.width - 2 },
  });
  const spots = drawSpots(draw, tabulate(rows, options), places(layout));
  const frame = { kind: 'distribution', width: layout.width, height: legend.bottom, labels, spots };
  return svgRoot(draw, frame, [
    ...drawAxes(draw, layout, labels),
    ...drawClasses(draw, layout),
    ...drawAbsent(draw, layout),
    ...legend.nodes,
  ]);
}

/** A row for every class and for every reason of having no figure. */
export function tabulate(rows: readonly DistributionRow[], options: DistributionOptions): Table {
  const { labels } = options;
  const narrowed = rows.some(({ all, kept }) => kept !== all);
  return compactTable({
    head: [labels.value, labels.cells, labels.chosen],
    rows: rows.map((row) => [
      'low' in row ? className(row, options) : (absenceWord(row.status, labels) ?? ''),
      print(row.all),
      narrowed ? print(row.kept) : '',
    ]),
  });
}

function legendEntries(labels: DistributionLabels): LegendEntry[] {
  return [boxEntry(labels.chosen, full), boxEntry(labels.cells, faint)];
}

function drawAxes(draw: Pen, { plot, ticks, limits }: Layout, { cells }: DistributionLabels): Node[] {
  const grid = ticks.map(({ y }) => `M${round(plot.x0)},${round(y)}H${round(plot.x1)}`).join('');
  const notches = limits.map(({ x }) => `M${round(x)},${plot.y1}v4`).join('');
  return [
    draw('path', { class: 'grid', stroke: paint('rule'), d: grid }),
    draw(
      'g',
      { class: 'ticks', 'font-size': small, fill: paint('ink-2'), 'text-anchor': 'end' },
      ...ticks.map(({ text, y }) => draw('text', { x: plot.x0 - 5, y: y + 4 }, text)),
      draw('text', { x: 1, y: 10, 'text-anchor': 'start' }, cells),
    ),
    draw(
      'g',
      { class: 'ticks', 'font-size': small, fill: paint('ink-2'), 'text-anchor': 'middle' },
      ...limits.map(({ text, x }) => draw('text', { x, y: plot.y1 + 17 }, text)),
    ),
    draw('path', {
      class: 'axis',
      stroke: paint('ink-3'),
      d: `M${round(plot.x0)},${plot.y1}H${round(plot.x1)}${notches}`,
    }),
  ];
}

/** The count stands on a bar that is wide enough for it. */
function drawClasses(draw: Pen, { classes, plot }: Layout): Node[] {
  const bars = (name: 'all' | 'kept') =>
    classes
      .filter((bar) => bar[name] > 0)
      .map((bar) =>
        draw('rect', { x: bar.box.x + 1, y: plot.y1 - bar[name], width: bar.box.width - 2, height: bar[name] }),
      );
  const counts = classes
    .filter(({ row, box }) => row.kept > 0 && textWidth(print(row.kept), small) <= box.width - 2)
    .map(({ row, box, kept }) => draw('text', { x: box.x + box.width / 2, y: plot.y1 - kept - 4 }, print(row.kept)));
  return [
    draw('g', { class: 'all', ...faint }, ...bars('all')),
    draw('g', { class: 'kept', ...full }, ...bars('kept')),
    draw('g', { class: 'label-count', 'font-size': small, fill: paint('ink'), 'text-anchor': 'middle' }, ...counts),
  ];
}

function drawAbsent(draw: Pen, { absent, start }: Layout): Node[] {
  const outline = { fill: paint('none'), 'fill-opacity': 0.25 } as const;
  return absent.map(({ row, box, all, kept, name }) => {
    const middle = box.y + box.height / 2;
    const bar = { x: start, y: middle - 6, height: 12 };
    const count = row.kept === row.all ? print(row.all) : `${print(row.kept)}/${print(row.all)}`;
    return draw(
      'g',
      { class: `absent-${row.status}` },
      draw('text', { x: 1, y: middle + 4, fill: paint('ink-2') }, name),
      draw('rect', { ...bar, ...outline, width: all }),
      ...(kept > 0 ? [draw('rect', { ...bar, width: kept, fill: paint('none') })] : []),
      draw('text', { x: start + all + 6, y: middle + 4, fill: paint('ink') }, count),
    );
  });
}
