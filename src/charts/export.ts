import { textWidth, wrapText } from './kit/measure.ts';
import { paint, resolvePaints, type Paint } from './kit/paint.ts';
import { pen, type Pen } from './kit/svg.ts';
import { identify, serialize } from './render.ts';

/** A line that leads back: 网页：https://…; a real link where the address is whole. */
export interface PageLine {
  readonly text: string;
  readonly address?: string | undefined;
}

export interface ExportOptions {
  readonly title: string;
  /** The picture in a sentence, for those who cannot see it. */
  readonly told?: string;
  /** Drawn below: 来源：…. */
  readonly source: string;
  /** Drawn below: 截至2020年12月31日. */
  readonly date: string;
  /** Drawn in a frame above the title while the figures are made up: 示例数据（虚构）. */
  readonly mark?: string | undefined;
  /** Drawn last: the page that the picture comes from. */
  readonly page?: PageLine | undefined;
  /** Literals instead of those of the light palette. */
  readonly colours?: Readonly<Partial<Record<Paint, string>>>;
}

const side = 16;
const fonts =
  'PingFang SC, HarmonyOS Sans SC, MiSans, Microsoft YaHei, Noto Sans CJK SC, Source Han Sans SC, system-ui, sans-serif';

/** A chart as a file that stands alone: colours as literals, and title, mark, source and date inside the picture. */
export function exportSvg(node: SVGSVGElement, options: ExportOptions): string {
  const { title, told, source, date, mark, page, colours } = options;
  const draw = pen(node.ownerDocument);
  const chart = standAlone(node);
  const [width, height] = ['width', 'height'].map((name) => Number(chart.getAttribute(name)));
  const inner = Math.max(width ?? 0, 300);
  const titles = wrapText(title, 16, inner);
  const notes = [source, date].flatMap((text) => wrapText(text, 11, inner));
  const top = side + (mark ? 26 : 0) + titles.length * 24;
  const back = page ? breakAddress(page.text, inner) : [];
  const bottom = top + (height ?? 0) + 12 + (notes.length + back.length) * 16;
  chart.setAttribute('x', String(side));
  chart.setAttribute('y', String(top));
  const outer = { width: inner + 2 * side, height: bottom + side - 4 };
  const below = top + (height ?? 0) + 20;
  const texts = (lines: readonly string[], y: number, step: number) =>
    lines.map((line, index) => draw('text', { x: side, y: y + index * step }, line));
  const picture = draw(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      ...outer,
      viewBox: `0 0 ${outer.width} ${outer.height}`,
      'font-family': fonts,
      'font-size': 12,
    },
    draw('title', {}, mark ? `${title} (${mark})` : title),
    ...(told ? [draw('desc', {}, told)] : []),
    draw('rect', { ...outer, fill: paint('paper') }),
    ...(mark
      ? [
          draw('rect', {
            x: side,
            y: side - 4,
            width: textWidth(mark, 12) + 12,
            height: 20,
            fill: 'none',
            stroke: paint('ink'),
          }),
          draw('text', { x: side + 6, y: side + 10, fill: paint('ink') }, mark),
        ]
      : []),
    draw(
      'g',
      { fill: paint('ink'), 'font-size': 16, 'font-weight': 600 },
      ...texts(titles, side + (mark ? 42 : 16), 24),
    ),
    chart,
    draw(
      'g',
      { fill: paint('ink-2'), 'font-size': 11 },
      ...texts(notes, below, 16),
      ...linked(draw, texts(back, below + notes.length * 16, 16), page?.address),
    ),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${resolvePaints(serialize(picture), colours)}\n`;
}

function linked(draw: Pen, lines: readonly SVGElement[], address: string | undefined): readonly SVGElement[] {
  if (lines.length === 0 || address === undefined) return lines;
  const place = { href: address, target: '_blank', 'text-decoration': 'underline' };
  return [draw('a', place, ...lines)];
}

/** An address has no spaces to break at: it is cut after a slash, an ampersand, or where the line ends. */
function breakAddress(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(/[^/&?]*[/&?]|[^/&?]+/g) ?? [])
    for (const part of textWidth(piece, 11) > width ? [...piece] : [piece]) {
      if (line && textWidth(line + part, 11) > width) {
        lines.push(line);
        line = part;
      } else line += part;
    }
  return line ? [...lines, line] : lines;
}

/** A copy without what only a page can use: its places, what is shown of them, its links, its names. */
function standAlone(node: SVGSVGElement): SVGSVGElement {
  const chart = identify(node.cloneNode(true) as SVGSVGElement, { id: 'chart' });
  for (const part of [...chart.querySelectorAll('.spots, .tip, title, desc')]) part.remove();
  for (const link of [...chart.querySelectorAll('a')]) link.replaceWith(...link.childNodes);
  for (const name of ['role', 'aria-labelledby', 'class']) chart.removeAttribute(name);
  return chart;
}
