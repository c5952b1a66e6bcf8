import type { ObservationStatus } from '../core/observation.ts';
import { textWidth } from './kit/measure.ts';
import { halo, paint } from './kit/paint.ts';
import { pen, round, svgRoot, type ChartLabels, type ChartOptions, type Pen } from './kit/svg.ts';

/** One area on the grid. A name may hold soft hyphens where it may be broken. */
export interface TileRow {
  readonly name: string;
  /** 1 is the leftmost column, 1 the uppermost row. */
  readonly column: number;
  readonly row: number;
  readonly status: ObservationStatus;
  readonly value?: number | null | undefined;
  readonly href?: string | undefined;
  /** The area whose page this is: a strong rim. */
  readonly strong?: boolean | undefined;
}

export interface TilesLabels extends ChartLabels {
  /** Always drawn under the title's place: 示意图，不代表实际位置和界线. */
  readonly notice: string;
  readonly notReported: string;
  readonly suppressed: string;
  readonly notApplicable: string;
}

export interface TilesOptions extends ChartOptions {
  readonly labels: TilesLabels;
  readonly format: (value: number) => string;
  /** A value in few characters, for tiles that are too narrow for it in full; its title still says it in full. */
  readonly formatShort?: ((value: number) => string) | undefined;
  /** Lower ends of the classes after the first, rising: [70, 80, 90] makes four classes. At most five classes. */
  readonly breaks: readonly number[];
}

const opacities = [0.12, 0.3, 0.52, 0.76, 1];
const small = 11;

/** Areas as tiles on a grid: how they lie to each other, not where; deeper blue for a higher value. */
export default function tiles(rows: readonly TileRow[], options: TilesOptions): SVGSVGElement {
  if (options.breaks.length > 4) throw new Error(`too many breaks: ${options.breaks.length}; expected at most 4`);
  const draw = pen(options.document);
  const width = options.width ?? 720;
  const columns = Math.max(1, ...rows.map(({ column }) => column));
  const side = Math.min((width - 2) / columns, 96);
  const tall = Math.max(Math.min(side, 64), 54);
  const left = side < 96 ? (width - side * columns) / 2 : 0;
  const bottom = 24 + tall * Math.max(1, ...rows.map(({ row }) => row));
  const legend = drawLegend(draw, rows, { top: bottom + 10, width, options });
  const nodes = rows.map((row) => {
    const tile = drawTile(
      draw,
      row,
      { x: left + (row.column - 1) * side, y: 24 + (row.row - 1) * tall, side, tall },
      options,
    );
    return row.href
      ? draw('a', { href: row.href }, draw('title', {}, `${plain(row.name)}: ${words(row, options)}`), tile)
      : tile;
  });
  const frame = {
    kind: 'tiles',
    width,
    height: legend.bottom,
    labels: options.labels,
    links: rows.some(({ href }) => href),
  };
  return svgRoot(draw, frame, [
    draw('defs', {}, hatch(draw)),
    draw('text', { class: 'label-note', fill: paint('ink-2'), 'font-size': small, x: 1, y: 13 }, options.labels.notice),
    draw('g', { 'text-anchor': 'middle' }, ...nodes),
    ...legend.nodes,
  ]);
}

function hatch(draw: Pen): SVGElement {
  const line = draw('path', { d: 'M0 6l6-6M-1 1l2-2M5 7l2-2', stroke: paint('none'), 'stroke-width': 1 });
  return draw('pattern', { id: 'hatch', width: 6, height: 6, patternUnits: 'userSpaceOnUse' }, line);
}

function known({ status, value }: TileRow): number | undefined {
  return status === 'reported' || status === 'provisional' ? (value ?? undefined) : undefined;
}

/** Words where they fit, the sign of the legend where not. */
function tileWords(row: TileRow, room: number, options: TilesOptions): string {
  const text = words(row, options);
  if (textWidth(text, 12, true) <= room) return text;
  const value = known(row);
  if (value !== undefined) return options.formatShort?.(value) ?? text;
  return row.status === 'suppressed' ? '＊' : '—';
}

function words(row: TileRow, { labels, format }: TilesOptions): string {
  const value = known(row);
  if (value !== undefined) return format(value);
  if (row.status === 'suppressed') return labels.suppressed;
  return row.status === 'not-applicable' ? labels.notApplicable : labels.notReported;
}

/** Index of the class a value lies in, spread over the five depths of blue. */
function depth(value: number, breaks: readonly number[]): number {
  const index = breaks.filter((low) => value >= low).length;
  return opacities[Math.round((index / Math.max(breaks.length, 1)) * 4)] ?? 1;
}

interface TileBox {
  readonly x: number;
  readonly y: number;
  readonly side: number;
  readonly tall: number;
}

function drawTile(draw: Pen, row: TileRow, { x, y, side, tall }: TileBox, options: TilesOptions): SVGElement {
  const value = known(row);
  const deep = value === undefined ? 0 : depth(value, options.breaks);
  const rim = { x: x + 1.5, y: y + 1.5, width: side - 3, height: tall - 3, rx: 2 };
  const colour = paint(deep > 0.6 ? 'paper' : 'ink');
  const lines = breakName(row.name, side - 6);
  const first = y + tall / 2 - lines.length * 7 + 3;
  return draw(
    'g',
    row.status === 'suppressed' ? halo : {},
    draw('rect', {
      ...rim,
      ...tileFill(row, deep),
      ...(row.strong ? { stroke: paint('ink'), 'stroke-width': 2.5 } : {}),
    }),
    ...lines.map((line, index) =>
      draw('text', { fill: colour, 'font-size': small, x: x + side / 2, y: first + index * 13 }, line),
    ),
    draw(
      'text',
      { fill: colour, 'font-weight': 600, x: x + side / 2, y: first + lines.length * 13 + 2 },
      tileWords(row, side - 6, options),
    ),
  );
}

function tileFill({ status }: TileRow, deep: number) {
  if (deep > 0)
    return { class: 'tile', fill: paint('data'), 'fill-opacity': deep, stroke: paint('data'), 'stroke-width': 0.6 };
  if (status === 'suppressed')
    return { class: 'tile-suppressed', fill: 'url(#hatch)', stroke: paint('none'), 'stroke-width': 1 };
  return { class: 'tile-empty', fill: 'none', stroke: paint('none'), 'stroke-dasharray': '3 3' };
}

function plain(name: string): string {
  return name.replaceAll('\u00ad', '');
}

/** A name in one or two lines, broken at a space, then at a soft hyphen, then where it must be. */
function breakName(name: string, room: number): string[] {
  if (textWidth(plain(name), small) <= room) return [plain(name)];
  const cuts = [...name.matchAll(/[ \u00ad]/g)].map(({ index }) => index).reverse();
  for (const cut of cuts) {
    const head = plain(name.slice(0, cut)) + (name[cut] === '\u00ad' ? '-' : '');
    if (textWidth(head, small) <= room) return [head, plain(name.slice(cut + 1))];
  }
  const whole = plain(name);
  const cut = Math.ceil(whole.length / 2);
  return [`${whole.slice(0, cut)}-`, whole.slice(cut)];
}

interface LegendFrame {
  readonly top: number;
  readonly width: number;
  readonly options: TilesOptions;
}

/** The classes with their limits, and only those empty states that occur. */
function drawLegend(
  draw: Pen,
  rows: readonly TileRow[],
  { top, width, options }: LegendFrame,
): { nodes: Node[]; bottom: number } {
  const { breaks, format, labels } = options;
  const names = [
    ...breaks.map(
      (low, index) =>
        [index === 0 ? `<${format(low)}` : `${format(breaks[index - 1] ?? low)}–${format(low)}`, index] as const,
    ),
  ];
  const last = breaks.at(-1);
  if (last !== undefined) names.push([`≥${format(last)}`, breaks.length]);
  const entries: { text: string; row: TileRow; deep: number }[] = names.map(([text, index]) => ({
    text,
    row: { name: '', column: 1, row: 1, status: 'reported' },
    deep: opacities[Math.round((index / breaks.length) * 4)] ?? 1,
  }));
  for (const [status, text] of [
    ['suppressed', labels.suppressed],
    ['not-reported', labels.notReported],
    ['not-applicable', labels.notApplicable],
  ] as const)
    if (rows.some((row) => row.status === status))
      entries.push({ text, row: { name: '', column: 1, row: 1, status }, deep: 0 });
  let [x, y] = [1, top];
  const nodes = entries.flatMap(({ text, row, deep }) => {
    const wide = 20 + textWidth(text, small) + 14;
    if (x > 1 && x + wide > width) [x, y] = [1, y + 20];
    const at = x;
    x += wide;
    return [
      draw('rect', { x: at, y, width: 14, height: 12, ...tileFill(row, deep) }),
      draw('text', { 'font-size': small, fill: paint('ink-2'), x: at + 19, y: y + 10 }, text),
    ];
  });
  return { nodes, bottom: round(y + 18) };
}
