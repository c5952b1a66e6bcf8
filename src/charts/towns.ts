import { textBox } from './kit/measure.ts';
import { halo, paint } from './kit/paint.ts';
import { pen, round, svgRoot, type Pen } from './kit/svg.ts';
import { small, townsLayout, type Layout, type Line } from './towns/layout.ts';
import type { TownRow, TownsOptions } from './towns/options.ts';

export type { TownRow, TownsLabels, TownsOptions } from './towns/options.ts';

/** Areas side by side: a dot for the value, a bar for its interval, the counts, the target. No order of merit. */
export default function towns(rows: readonly TownRow[], options: TownsOptions): SVGSVGElement {
  const draw = pen(options.document);
  const layout = townsLayout(rows, options);
  const texts = [...layout.ticks, ...(layout.note ? [layout.note] : [])];
  const height = Math.max(layout.plot.y1, ...texts.map((text) => textBox(text).y1)) + 3;
  return svgRoot(draw, { kind: 'towns', width: layout.width, height, labels: options.labels }, [
    ...drawGrid(draw, layout),
    ...drawTarget(draw, layout),
    ...drawValues(draw, layout),
    ...drawTexts(draw, layout),
  ]);
}

function drawGrid(draw: Pen, { grid, ticks, note, plot, lines, y, stacked }: Layout): Node[] {
  const empty = lines.flatMap(({ value }, index) =>
    value === undefined ? [`M${round(plot.x0)},${y(index)}H${round(plot.x1)}`] : [],
  );
  const columns = grid.map((at) => `M${round(at)},${plot.y0}V${plot.y1}`);
  return [
    draw('path', { class: 'grid', stroke: paint('rule'), d: columns.join('') }),
    draw('path', { class: 'axis', stroke: paint('ink-3'), d: `M${round(plot.x0)},${plot.y1}H${round(plot.x1)}` }),
    ...(empty.length > 0
      ? [draw('path', { class: 'no-value', stroke: paint('ink-3'), 'stroke-dasharray': '1 4', d: empty.join('') })]
      : []),
    draw(
      'g',
      { class: 'ticks', 'font-size': small, fill: paint('ink-2'), 'text-anchor': 'middle', ...(stacked ? halo : {}) },
      ...ticks.map(({ text, x, y: base }) => draw('text', { x, y: base }, text)),
      note && draw('text', { x: note.x, y: note.y, 'text-anchor': 'end' }, note.text),
    ),
  ];
}

function drawTarget(draw: Pen, { plot, target }: Layout): Node[] {
  if (!target) return [];
  const d = `M${round(target.line)},${plot.y0 - 5}V${plot.y1}`;
  return [
    draw('path', { class: 'target', stroke: paint('target'), 'stroke-width': 1.4, 'stroke-dasharray': '5 3', d }),
    draw(
      'text',
      { class: 'label-step', fill: paint('target'), 'text-anchor': 'middle', x: target.x, y: target.y },
      target.text,
    ),
  ];
}

/** All intervals are one path and all dots another: strokes of no length with round ends. */
function drawValues(draw: Pen, { lines, x, y }: Layout): Node[] {
  const bars: string[] = [];
  const dots: string[] = [];
  const open: SVGElement[] = [];
  lines.forEach(({ row, value, interval }, index) => {
    if (value === undefined) return;
    const at = { x: round(x(value)), y: y(index) };
    if (interval) bars.push(`M${round(x(interval[0]))},${at.y}H${round(x(interval[1]))}`);
    if (row.status === 'reported') dots.push(`M${at.x},${at.y}h0`);
    else
      open.push(
        draw('circle', { cx: at.x, cy: at.y, r: 4, fill: paint('paper'), stroke: paint('data'), 'stroke-width': 2 }),
      );
  });
  const stroke = (colour: 'data' | 'data-2', width: number, d: readonly string[]) =>
    d.length > 0
      ? [
          draw('path', {
            class: colour,
            stroke: paint(colour),
            'stroke-width': width,
            'stroke-linecap': 'round',
            d: d.join(''),
          }),
        ]
      : [];
  return [...stroke('data-2', 5, bars), ...stroke('data', 10, dots), ...open];
}

/** Names at the left, values and counts at the right; a row without a value says why. */
function drawTexts(draw: Pen, { lines, plot, stacked, columns, y }: Layout): Node[] {
  const base = (index: number) => (stacked ? y(index) - 11 : y(index) + 4);
  const column = (name: string, anchor: string, x: number, text: (line: Line) => string) =>
    draw(
      'g',
      {
        class: name,
        fill: paint(name === 'label-counts' ? 'ink-2' : 'ink'),
        'text-anchor': anchor,
        ...(stacked ? halo : {}),
      },
      ...lines.map((line, index) => {
        const content = text(line);
        return content
          ? draw('text', { x, y: base(index), 'font-weight': line.row.strong ? 600 : undefined }, content)
          : undefined;
      }),
    );
  return [
    column('label-name', stacked ? 'start' : 'end', stacked ? 4 : plot.x0 - 8, ({ row }) => row.name),
    column('label-value', 'end', columns[0], ({ text }) => text),
    column('label-counts', 'start', columns[1], ({ counts }) => counts),
  ];
}
