import { drawLegend, lineEntry, noteEntry, type LegendEntry } from './kit/legend.ts';
import { paint } from './kit/paint.ts';
import { drawSpots, type Spot } from './kit/spots.ts';
import { pen, round, svgRoot, type Pen } from './kit/svg.ts';
import type { Table } from './kit/table.ts';
import { figureCell } from './kit/words.ts';
import { layMultiples, size, small, type Layout, type Panel } from './multiples/layout.ts';
import type { MultiplesOptions, MultiplesRow } from './multiples/options.ts';
import type { Series } from './trajectory/model.ts';
import { drawGap } from './trajectory/series.ts';
import { strokePath } from './trajectory/strokes.ts';

export type { MultiplesLabels, MultiplesOptions, MultiplesRow } from './multiples/options.ts';

/**
 * The same series in many areas: a small picture for each, all on the same scales, with the county's line behind it. In
 * the order given. Undefined where no area has two figures: there is no course to show.
 */
export default function multiples(rows: readonly MultiplesRow[], options: MultiplesOptions): SVGSVGElement | undefined {
  const layout = rows.length > 0 ? layMultiples(rows, options) : undefined;
  if (!layout || layout.panels.every(({ series }) => series.points.length < 2)) return undefined;
  const draw = pen(options.document);
  const { width, height, panels } = layout;
  const legend = drawLegend(draw, legendEntries(layout, options), { x: 2, y: height, right: width - 2 });
  const table = tabulate(rows, options);
  const places: Spot[] = panels.map(({ x0, x1, top, y1 }) => ({
    x: x0,
    y: top,
    width: x1 - x0,
    height: y1 - top + 20,
  }));
  if (options.compared) places.push({ x: 0, y: height, width, height: legend.bottom - height });
  const frame = { kind: 'multiples', width, height: legend.bottom, labels: options.labels };
  return svgRoot(draw, { ...frame, spots: drawSpots(draw, table, places) }, [
    ...panels.flatMap((panel) => drawPanel(draw, panel, layout, options)),
    ...drawHeads(draw, layout),
    ...legend.nodes,
  ]);
}

/** A row for every area, the one compared with last; a column for every period. */
export function tabulate(rows: readonly MultiplesRow[], options: MultiplesOptions): Table {
  const { labels, format, compared, namePeriod = String } = options;
  const periods = [...new Set(rows.flatMap((row) => row.rows.map(({ period }) => period)))].sort();
  return {
    head: [labels.place, ...periods.map(namePeriod)],
    rows: [...rows, ...(compared ? [compared] : [])].map((row) => [
      row.name,
      ...periods.map((period) => {
        const figure = row.rows.find((each) => each.period === period);
        return figure ? figureCell(figure, labels, format) : '';
      }),
    ]),
  };
}

function legendEntries(
  { range, panels }: Layout,
  { labels, compared, target, format }: MultiplesOptions,
): LegendEntry[] {
  const drawn = panels.flatMap(({ series }) => series.points.map(({ value }) => value));
  const [low, high] = [Math.max(range[0], Math.min(0, ...drawn)), Math.max(...drawn, target?.value ?? -Infinity)];
  return [
    lineEntry(labels.actual, { colour: 'data', width: 2, dot: 2 }),
    ...(compared ? [lineEntry(compared.name, { colour: 'ink-3', width: 1.2 })] : []),
    ...(target ? [lineEntry(target.label, { colour: 'target', dashes: '5 3' })] : []),
    noteEntry(labels.scale(format(low), format(high))),
  ];
}

function drawPanel(draw: Pen, panel: Panel, layout: Layout, { target }: MultiplesOptions): Node[] {
  const { x0, x1, y1, series } = panel;
  const { compared } = layout;
  const level = target && round(layout.y(target.value, panel));
  return [
    draw('path', { class: 'axis', stroke: paint('ink-3'), d: `M${round(x0)},${y1}H${round(x1)}` }),
    ...strokePath(draw, {
      ...{ class: 'target', colour: 'target', width: 1.2, dashes: '5 3' },
      d: level === undefined ? '' : `M${round(x0)},${level}H${round(x1)}`,
    }),
    ...strokePath(draw, {
      ...{ class: 'reference', colour: 'ink-3', width: 1.2 },
      d: compared ? runsPath(compared, panel, layout) : '',
    }),
    ...strokePath(draw, { class: 'line', colour: 'data', width: 2, d: runsPath(series, panel, layout) }),
    ...strokePath(draw, { class: 'line', colour: 'data', width: 4, round: true, d: dotsPath(panel, layout) }),
    ...series.gaps.map(({ date, status }) => drawGap(draw, status, { x: layout.x(date, panel), y: y1 })),
  ];
}

function runsPath({ runs }: Series, panel: Panel, { x, y }: Layout): string {
  return runs
    .filter((run) => run.length > 1)
    .map((run) => `M${run.map(({ date, value }) => `${round(x(date, panel))},${round(y(value, panel))}`).join('L')}`)
    .join('');
}

/** A dot for each figure while they are few; for many only the last, and those that no line reaches. */
function dotsPath(panel: Panel, { x, y }: Layout): string {
  const { points, runs } = panel.series;
  const shown =
    points.length <= 8 ? points : [...runs.filter(({ length }) => length === 1).flat(), ...points.slice(-1)];
  return shown.map(({ date, value }) => `M${round(x(date, panel))},${round(y(value, panel))}h0`).join('');
}

function drawHeads(draw: Pen, { panels, years }: Layout): Node[] {
  const heads = panels.flatMap(({ names, figure, beside, known, x0, x1, top }) => {
    const below = top + 12 + names.length * 15;
    const place = beside ? { x: x1, y: top + 12, 'text-anchor': 'end' } : { x: x0, y: below };
    const ink = known ? { fill: paint('data'), 'font-weight': 600 } : { fill: paint('ink-2') };
    return [
      ...names.map((text, index) => draw('text', { x: x0, y: top + 12 + index * 15, 'font-weight': 600 }, text)),
      draw('text', { ...place, ...ink }, figure),
    ];
  });
  const ticks = panels.flatMap(({ x0, x1, y1 }) => [
    draw('text', { x: x0, y: y1 + 17 }, years[0]),
    ...(years[1] === years[0] ? [] : [draw('text', { x: x1, y: y1 + 17, 'text-anchor': 'end' }, years[1])]),
  ]);
  return [
    draw('g', { 'font-size': size, fill: paint('ink') }, ...heads),
    draw('g', { 'font-size': small, fill: paint('ink-2') }, ...ticks),
  ];
}
