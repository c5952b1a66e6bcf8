import type { ObservationStatus } from '../core/observation.ts';
import { boxEntry, drawLegend, type LegendEntry } from './kit/legend.ts';
import { textWidth, wrapText } from './kit/measure.ts';
import { halo, paint } from './kit/paint.ts';
import { drawSpots } from './kit/spots.ts';
import { pen, svgRoot, type ChartLabels, type ChartOptions, type Pen } from './kit/svg.ts';
import type { Table } from './kit/table.ts';
import { absenceWord, figureCell } from './kit/words.ts';

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
  /** Not among what is chosen elsewhere: pale, its figure still legible. */
  readonly faint?: boolean | undefined;
}

export interface TilesLabels extends ChartLabels {
  /** Always drawn under the title's place: 示意图，不代表实际位置和界线. */
  readonly notice: string;
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
  const { width = 720, labels } = options;
  const columns = Math.max(1, ...rows.map(({ column }) => column));
  const side = Math.min((width - 2) / columns, 96);
  const tall = Math.max(Math.min(side, 64), 54);
  const left = side < 96 ? (width - side * columns) / 2 : 0;
  const notice = wrapText(labels.notice, small, width - 2);
  const top = 9 + notice.length * 15;
  const boxes = rows.map(({ column, row }) => ({
    ...{ x: left + (column - 1) * side, y: top + (row - 1) * tall, side, tall },
  }));
  const bottom = top + tall * Math.max(1, ...rows.map(({ row }) => row));
  const legend = drawLegend(draw, legendEntries(rows, options), { x: 1, y: bottom + 4, right: width });
  const links = rows.some(({ href }) => href);
  const table = tabulate(rows, options);
  const spots = links
    ? {}
    : {
        spots: drawSpots(
          draw,
          table,
          boxes.map(({ x, y }) => ({ x, y, width: side, height: tall })),
        ),
      };
  const nodes = rows.map((row, index) => {
    const box = boxes[index];
    if (!box) return draw('g');
    const tile = drawTile(draw, row, box, options);
    const title = draw('title', {}, (table.rows[index] ?? []).join('\n'));
    return row.href ? draw('a', { href: row.href }, title, tile) : tile;
  });
  const note = { class: 'label-note', fill: paint('ink-2'), 'font-size': small, x: 1 };
  return svgRoot(draw, { kind: 'tiles', width, height: legend.bottom, labels, links, ...spots }, [
    draw('defs', {}, hatch(draw)),
    ...notice.map((text, index) => draw('text', { ...note, y: 13 + index * 15 }, text)),
    draw('g', { 'text-anchor': 'middle' }, ...nodes),
    ...legend.nodes,
  ]);
}

/** A row for every area. */
export function tabulate(rows: readonly TileRow[], { labels, format }: TilesOptions): Table {
  return {
    head: [labels.place, labels.value],
    rows: rows.map((row) => [plain(row.name), figureCell(row, labels, format)]),
  };
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
  return value === undefined ? (absenceWord(row.status, labels) ?? labels.notReported) : format(value);
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
  const deep = value === undefined || row.faint ? 0 : depth(value, options.breaks);
  const rim = { x: x + 1.5, y: y + 1.5, width: side - 3, height: tall - 3, rx: 2 };
  const colour = paint(row.faint ? 'ink-2' : deep > 0.6 ? 'paper' : 'ink');
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
      { fill: colour, 'font-weight': row.faint ? undefined : 600, x: x + side / 2, y: first + lines.length * 13 + 2 },
      tileWords(row, side - 6, options),
    ),
  );
}

function tileFill({ status, faint }: Pick<TileRow, 'status' | 'faint'>, deep: number) {
  if (faint) return { class: 'tile-faint', fill: 'none', stroke: paint('rule') };
  if (deep > 0)
    return { class: 'tile', fill: paint('data'), 'fill-opacity': deep, stroke: paint('data'), 'stroke-width': 0.6 };
  if (status === 'suppressed')
    return { class: 'tile-suppressed', fill: 'url(#hatch)', stroke: paint('none'), 'stroke-width': 1 };
  return { class: 'tile-empty', fill: 'none', stroke: paint('none'), 'stroke-dasharray': '3 3' };
}

function plain(name: string): string {
  return name.replaceAll('\u00ad', '');
}

/** A name in at most two lines, broken at spaces and soft hyphens, then where it must be; the rest is left out. */
function breakName(name: string, room: number): string[] {
  const fits = (text: string): boolean => textWidth(plain(text), small) <= room;
  const lines: string[] = [];
  let line = '';
  for (const piece of name.match(/[^ \u00ad]+[ \u00ad]?/g) ?? []) {
    if (line && !fits(line + piece.trimEnd())) {
      lines.push(line);
      line = '';
    }
    line += piece;
  }
  const [first = '', ...rest] = [...lines, line].map((each) => plain(each.trimEnd().replace(/\u00ad$/, '-')));
  const shown = rest.length > 1 ? [first, `${rest[0] ?? ''}…`] : [first, ...rest];
  return shown.map((each) => (fits(each) ? each : shorten(each, fits)));
}

function shorten(text: string, fits: (text: string) => boolean): string {
  let short = text;
  while (short.length > 1 && !fits(`${short}…`)) short = short.slice(0, -1);
  return `${short.replace(/…$/, '')}…`;
}

/** The classes with their limits, and only those empty states that occur. */
function legendEntries(rows: readonly TileRow[], { breaks, format, labels }: TilesOptions): LegendEntry[] {
  const last = breaks.at(-1);
  const names = [
    ...breaks.map((low, index) =>
      index === 0 ? `<${format(low)}` : `${format(breaks[index - 1] ?? low)}–${format(low)}`,
    ),
    ...(last === undefined ? [] : [`≥${format(last)}`]),
  ];
  const sign = (text: string, status: ObservationStatus, deep: number): LegendEntry =>
    boxEntry(text, tileFill({ status }, deep), { width: 14, height: 12 });
  const absent = (['suppressed', 'not-reported', 'not-applicable'] as const).filter((status) =>
    rows.some((row) => row.status === status),
  );
  return [
    ...names.map((text, index) => sign(text, 'reported', opacities[Math.round((index / breaks.length) * 4)] ?? 1)),
    ...absent.map((status) => sign(absenceWord(status, labels) ?? '', status, 0)),
  ];
}
