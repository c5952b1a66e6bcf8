import { exportSvg } from '../../../charts/export.ts';
import { wrapText } from '../../../charts/kit/measure.ts';
import { paint } from '../../../charts/kit/paint.ts';
import { pen } from '../../../charts/kit/svg.ts';
import { identify } from '../../../charts/render.ts';
import { say } from '../dom.ts';
import { views, type View } from './clauses.ts';
import { drawings } from './draw.ts';
import type { Shown } from './shown.ts';
import { chosenTexts, notesOf, tellShown, titleOf } from './told.ts';

const column = 480;
const gap = 32;
const line = 18;

export interface FigureTexts {
  readonly headings: Readonly<Record<View, string>>;
  /** Of the page with the same choice. */
  readonly address: string;
}

/** All pictures of a choice as one file that stands alone: title, what is chosen, sentence, pictures, notes, source, date, mark, address. */
export function figureFile(shown: Shown, { headings, address }: FigureTexts): string {
  const document = globalThis.document.implementation.createHTMLDocument('');
  const { facts, indicator } = shown;
  const { linked } = facts.words;
  return exportSvg(composeFigure(shown, headings, document), {
    title: titleOf(shown),
    told: tellShown(shown),
    source: say(linked.source, { ...facts.cite, source: indicator.source, version: facts.version }),
    date: say(linked.asOf, { day: facts.asOfText }),
    mark: facts.mark,
    page: { text: say(linked.pageLine, { address }), address },
  });
}

/** The pictures in two columns below the words. */
export function composeFigure(
  shown: Shown,
  headings: Readonly<Record<View, string>>,
  document: Document,
): SVGSVGElement {
  const draw = pen(document);
  const width = 2 * column + gap;
  const chosen = chosenTexts(shown).map(({ text }) => text);
  const words = [...(chosen.length > 0 ? [chosen.join(' · ')] : []), tellShown(shown)].flatMap((text) =>
    wrapText(text, 12, width),
  );
  const top = words.length * line + 14;
  const drawn = views.flatMap((view) => {
    const svg = drawings[view](shown, { document, width: column });
    return svg ? [{ view, svg: identify(svg, { id: view }), height: Number(svg.getAttribute('height')) }] : [];
  });
  const tall = (row: number): number => Math.max(0, ...drawn.slice(2 * row, 2 * row + 2).map(({ height }) => height));
  const [first, second] = [tall(0), tall(1)];
  const nodes = drawn.map(({ view, svg, height }, index) => {
    const [x, y] = [index % 2 === 0 ? 0 : column + gap, top + (index < 2 ? 0 : first + 44)];
    for (const name of ['role', 'aria-labelledby']) svg.removeAttribute(name);
    svg.setAttribute('x', String(x));
    svg.setAttribute('y', String(y + 22));
    svg.setAttribute('height', String(height));
    return draw(
      'g',
      {},
      draw('text', { x, y: y + 12, 'font-size': 13, 'font-weight': 600, fill: paint('ink') }, headings[view]),
      svg,
    );
  });
  const bottom = top + first + (second > 0 ? second + 44 : 0) + 30;
  const notes = notesOf(shown).flatMap((note) => wrapText(note, 11, width));
  const height = bottom + notes.length * 16;
  return draw(
    'svg',
    { class: 'chart', width, height, viewBox: `0 0 ${width} ${height}`, 'font-size': 12 },
    draw(
      'g',
      { fill: paint('ink-2') },
      ...words.map((text, index) => draw('text', { x: 0, y: 12 + index * line }, text)),
    ),
    ...nodes,
    draw(
      'g',
      { fill: paint('ink-2'), 'font-size': 11 },
      ...notes.map((text, index) => draw('text', { x: 0, y: bottom + 8 + index * 16 }, text)),
    ),
  ) as SVGSVGElement;
}
