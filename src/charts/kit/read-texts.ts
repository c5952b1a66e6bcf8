import { overlaps, textBox, type Anchor, type Box } from './measure.ts';

export interface DrawnText {
  readonly text: string;
  readonly size: number;
  readonly box: Box;
}

/** The texts of a drawn chart with the rectangles they fill, by the same estimate the charts use. */
export function readTexts(svg: Element): DrawnText[] {
  return [...svg.querySelectorAll('text')].map((element) => {
    const size = Number.parseFloat(inherited(element, 'font-size') ?? '12');
    const bold = Number(inherited(element, 'font-weight') ?? 400) >= 600;
    const anchor = (inherited(element, 'text-anchor') ?? 'start') as Anchor;
    const [dx, dy] = shift(element);
    const x = length(element, 'x', size) + dx;
    const y = length(element, 'y', size) + dy;
    const text = element.textContent ?? '';
    return { text, size, box: textBox({ text, x, y, anchor, size, bold }) };
  });
}

/** What is wrong with the texts of a chart: touching, reaching out of the picture, too small to read. */
export function textFaults(svg: Element): string[] {
  const texts = readTexts(svg);
  const [width = 0, height = 0] = ['width', 'height'].map((side) => Number(svg.getAttribute(side)));
  const touching = texts.flatMap((a, index) =>
    texts.slice(index + 1).flatMap((b) => (overlaps(a.box, b.box) ? [`${a.text} touches ${b.text}`] : [])),
  );
  const cut = texts.filter(({ box }) => box.x0 < -1 || box.y0 < -1 || box.x1 > width + 1 || box.y1 > height + 1);
  const tiny = texts.filter(({ size }) => size < 11);
  return [
    ...touching,
    ...cut.map(({ text }) => `${text} is cut off`),
    ...tiny.map(({ text }) => `${text} is too small`),
  ];
}

function length(element: Element, name: string, size: number): number {
  const value = element.getAttribute(name) ?? '0';
  return Number.parseFloat(value) * (value.endsWith('em') ? size : 1);
}

function inherited(element: Element | null, name: string): string | null {
  for (let at = element; at; at = at.parentElement) if (at.hasAttribute(name)) return at.getAttribute(name);
  return null;
}

function shift(element: Element | null): [number, number] {
  let [x, y] = [0, 0];
  for (let at = element; at; at = at.parentElement) {
    const [, dx = '0', dy = '0'] =
      /translate\(([-\d.]+)[, ]+([-\d.]+)\)/.exec(at.getAttribute('transform') ?? '') ?? [];
    [x, y] = [x + Number(dx), y + Number(dy)];
  }
  return [x, y];
}
