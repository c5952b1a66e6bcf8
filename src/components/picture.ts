import { parseHTML } from 'linkedom';
import { exportSvg, type PageLine } from '../charts/export.ts';
import type { Chart, Example } from '../charts/kit/example.ts';
import { widths, type ChartLabels, type ChartOptions } from '../charts/kit/svg.ts';
import type { Table } from '../charts/kit/table.ts';
import { renderSvg } from '../charts/render.ts';
import type { Language } from '../core/text.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');

/** What stands below a picture and in its files. */
export interface Credit {
  readonly source: string;
  readonly date: string;
  readonly mark?: string | undefined;
}

/** The same picture drawn for a page and drawn again for a phone; the style sheet shows one of them. */
export interface Picture {
  /** What the names of its parts begin with. */
  readonly id: string;
  readonly title: string;
  /** The picture in a sentence; empty where there is none. */
  readonly told: string;
  readonly table: () => Table;
  readonly wide: string;
  readonly narrow: string;
  /** Pixels of the wide drawing. */
  readonly width: number;
  readonly height: number;
  /** The picture as a file that stands alone. */
  readonly file: (credit: Credit, page?: PageLine) => string;
}

export interface DrawnAs {
  /** The name its parts have on the page: one picture of a name per page. */
  readonly id: string;
  /** Pixels of the wide drawing, and of the narrow one; default those of a page and of a phone. */
  readonly wide?: number;
  readonly narrow?: number;
}

type Options = ChartOptions & { readonly labels: ChartLabels };

/** Draws rows twice, with their sentence and their table. Undefined where the chart makes no picture of them. */
export function drawPicture<Row, Given extends Options>(
  chart: Chart<Row, Given>,
  rows: readonly Row[],
  options: Omit<Given, 'document' | 'width'>,
  drawnAs: DrawnAs,
): Picture | undefined {
  const draw = (width: number) => chart.default(rows, { ...options, document, width } as unknown as Given);
  return pictureOf(draw, () => chart.tabulate(rows, options as unknown as Given), drawnAs);
}

/** An example of a chart as a picture. */
export function examplePicture(example: Example, language: Language, id: string): Picture {
  const draw = (width: number) => example.draw({ document, language, width });
  const picture = pictureOf(draw, () => example.table(language), { id });
  if (!picture) throw new Error(`no picture: ${id}; an example always makes one`);
  return picture;
}

function pictureOf(
  draw: (width: number) => SVGSVGElement | undefined,
  table: () => Table,
  { id, wide = widths.page, narrow = widths.phone }: DrawnAs,
): Picture | undefined {
  const [large, small] = [draw(wide), draw(narrow)];
  if (!large || !small) return undefined;
  const [title, told] = ['title', 'desc'].map(
    (name) => [...large.children].find(({ localName }) => localName === name)?.textContent ?? '',
  ) as [string, string];
  return {
    ...{ id, title, told, table },
    wide: renderSvg(large, { id: `${id}-w`, class: 'chart-wide' }),
    narrow: renderSvg(small, { id: `${id}-n`, class: 'chart-narrow' }),
    width: Number(large.getAttribute('width')),
    height: Number(large.getAttribute('height')),
    file: fileOf(draw, { wide, title, told }),
  };
}

/** Drawn again when it is asked for: a picture that is kept must not keep the thousand nodes it was written from. */
function fileOf(
  draw: (width: number) => SVGSVGElement | undefined,
  { wide, title, told }: { wide: number; title: string; told: string },
): Picture['file'] {
  return (credit, page) => {
    const drawn = draw(wide);
    if (!drawn) throw new Error(`no picture: ${title}; expected the one that was drawn before`);
    return exportSvg(drawn, { title, told, ...credit, page });
  };
}

/** The same picture under another name of its parts, for a page that has another of its name. */
export function renamePicture(picture: Picture, id: string): Picture {
  const rename = (svg: string, size: string): string => svg.replaceAll(`${picture.id}-${size}`, `${id}-${size}`);
  return { ...picture, id, wide: rename(picture.wide, 'w-'), narrow: rename(picture.narrow, 'n-') };
}

/** One of several small pictures, with what it says of itself. */
export interface Small {
  readonly title: string;
  readonly told: string;
  readonly svg: string;
}

/** Draws a small picture with its title and its sentence. */
export function drawSmall<Row, Given extends Options>(
  chart: Chart<Row, Given>,
  rows: readonly Row[],
  options: Omit<Given, 'document'>,
  id: string,
): Small | undefined {
  const svg = drawCard(chart, rows, options, id);
  const { title, description = '' } = (options as unknown as Options).labels;
  return svg ? { title, told: description, svg } : undefined;
}

/** Draws a small picture, once: it is as narrow as a phone. */
export function drawCard<Row, Given extends Options>(
  chart: Chart<Row, Given>,
  rows: readonly Row[],
  options: Omit<Given, 'document'>,
  id: string,
): string {
  const svg = chart.default(rows, { ...options, document } as unknown as Given);
  return svg ? renderSvg(svg, { id }) : '';
}
