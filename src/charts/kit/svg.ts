import type { ChartWords } from './words.ts';

const namespace = 'http://www.w3.org/2000/svg';

/** The widths that pictures are drawn for: what a screen of 320 px leaves, and the column of a page. */
export const widths = { phone: 288, page: 700 } as const;

/** What every chart takes besides its rows and its texts. */
export interface ChartOptions {
  /** Makes the nodes: linkedom's document at build time, a detached one in the browser; default `globalThis.document`. */
  readonly document?: Document;
  /** CSS pixels the chart is drawn for, one of `widths` on a page. Drawn again for a phone, never shrunk. */
  readonly width?: number;
}

/** The texts of a chart: the words that all share, and what stands for the whole picture where it cannot be seen. */
export interface ChartLabels extends ChartWords {
  readonly title: string;
  /** The picture in a sentence. */
  readonly description?: string | undefined;
}

export type Attributes = Readonly<Record<string, string | number | undefined>>;
export type Pen = (tag: string, attributes?: Attributes, ...children: (Node | string | undefined)[]) => SVGElement;

/** A function that makes SVG elements in a document: numbers cut to two decimals, undefined attributes and children left out. */
export function pen(document: Document | undefined = globalThis.document): Pen {
  if (!document) throw new Error('missing document: a chart drawn outside a browser takes options.document');
  return (tag, attributes = {}, ...children) => {
    const element = document.createElementNS(namespace, tag);
    for (const [name, value] of Object.entries(attributes))
      if (value !== undefined) element.setAttribute(name, typeof value === 'number' ? String(round(value)) : value);
    element.append(...children.filter((child) => child !== undefined));
    return element;
  };
}

/** Two decimals: a fiftieth of a pixel is more than any screen shows. */
export function round(value: number): number {
  return Math.round(value * 100) / 100 || 0;
}

export interface Frame {
  readonly kind: string;
  readonly width: number;
  readonly height: number;
  readonly labels: Pick<ChartLabels, 'title' | 'description'>;
  /** The picture holds links: it is then a group whose parts are read, not one image. */
  readonly links?: boolean;
  /** From `drawSpots`. */
  readonly spots?: Node;
  /** The words beside it say all there is to say: a screen reader passes it by. */
  readonly decoration?: boolean;
}

/**
 * The outer element of every chart. The picture is one image to a screen reader, told by its title and description; the
 * marks inside are hidden from it. Ids are local; `identify` in render.ts makes them unique on a page.
 */
export function svgRoot(
  draw: Pen,
  { kind, width, height, labels, links, spots, decoration }: Frame,
  children: readonly Node[],
): SVGSVGElement {
  const size = { width: Math.ceil(width), height: Math.ceil(height) };
  const outer = { class: `chart chart-${kind}`, ...size, viewBox: `0 0 ${size.width} ${size.height}` };
  if (decoration) return draw('svg', { ...outer, 'aria-hidden': 'true' }, ...children) as SVGSVGElement;
  const root = draw(
    'svg',
    { ...outer, 'font-size': 12, role: links ? 'group' : 'img' },
    draw('title', {}, labels.title),
    labels.description ? draw('desc', {}, labels.description) : undefined,
    draw('g', links ? {} : { 'aria-hidden': 'true' }, ...children),
    spots,
  );
  return root as SVGSVGElement;
}
