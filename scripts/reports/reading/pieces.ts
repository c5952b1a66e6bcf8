import { parseHTML } from 'linkedom';
import type { ReportPiece } from '../../../src/core/report-text.ts';

/** What a report as a web page says, and what its running lines say. */
export interface ReportReading {
  readonly title: string;
  readonly mark: string;
  readonly pieces: readonly ReportPiece[];
  /** What the drawings are called for those who listen; a DOCX says it where the drawing stands. */
  readonly spoken: readonly ReportPiece[];
}

/** The form in which a report was printed: what is drawn is text in a PDF, and a picture in a DOCX. */
export type PrintedForm = 'pdf' | 'docx';

/** The text of a report as a web page as it is to be found in a printed form, in its order. */
export function readPieces(html: string, form: PrintedForm): ReportReading {
  const { document } = parseHTML(html);
  const mark = document.querySelector('.mark-line')?.textContent.trim() ?? '';
  const main = document.querySelector('main');
  const drawings = form === 'pdf' ? [...(main?.querySelectorAll('svg[aria-labelledby]:not(.chart-narrow)') ?? [])] : [];
  return {
    ...{ title: document.title, mark },
    pieces: main ? [...walkers[form](main, undefined)] : [],
    spoken: drawings.map((drawing) => ({ text: nameOf(drawing) })),
  };
}

type Walker = (element: Element, key: string | undefined) => Generator<ReportPiece>;
const walkers: Readonly<Record<PrintedForm, Walker>> = { pdf: readPdf, docx: readDocx };

const unseen = 'script, style, title, desc, .chart-narrow';

/** As a browser prints it: lists with their numbers, drawings with their text, the contents with numbers of pages. */
function* readPdf(element: Element, above: string | undefined): Generator<ReportPiece> {
  if (element.matches(unseen)) return;
  const key = keyOf(element) ?? above;
  if (element.matches('tbody')) {
    const head = textOf(element.closest('table')?.querySelector('thead') ?? element);
    for (const row of element.children) for (const piece of readPdf(row, key)) yield { ...piece, head };
  } else if (element.matches('i[data-page]')) yield { text: '', pageOf: element.getAttribute('data-page') ?? '' };
  else if (element.matches('h2[id], h3[id]') && element.closest('nav') === null) yield headingOf(element);
  else if (element.matches('svg text')) yield { text: textOf(element), key, twice: true };
  else {
    if (element.matches('ol:not(.contents ol) > li')) yield { text: `${placeOf(element)}.` };
    for (const node of element.childNodes)
      if (node.nodeType === 3) yield { text: node.textContent ?? '', key };
      else if (node.nodeType === 1) yield* readPdf(node as Element, key);
  }
}

/** As blocks.ts writes it: what stands in drawings stands in the text for them, notes stand below their figure. */
function* readDocx(element: Element, above: string | undefined): Generator<ReportPiece> {
  if (element.matches(`${unseen}, svg`)) return;
  const key = keyOf(element) ?? above;
  if (element.matches('i[data-page]')) yield { text: '', pageOf: element.getAttribute('data-page') ?? '' };
  if (element.matches('figure')) yield { text: element.getAttribute('data-alt') ?? '' };
  if (element.matches('h2[id], h3[id]') && element.closest('nav') === null) yield headingOf(element);
  else {
    if (element.matches('ol:not(.contents ol) > li')) yield { text: `${placeOf(element)}.` };
    if (element.matches('ul > li')) yield { text: '·' };
    const nodes = [...element.childNodes];
    const last = element.matches('td, th') ? nodes.filter(({ nodeName }) => nodeName === 'SMALL') : [];
    for (const node of [...nodes.filter((each) => !last.includes(each)), ...last])
      if (node.nodeType === 3) yield { text: node.textContent ?? '', key };
      else if (node.nodeType === 1) yield* readDocx(node as Element, key);
    if (element.matches('dt')) yield { text: element.ownerDocument.documentElement.lang === 'en' ? ':' : '：' };
  }
}

const nameOf = (drawing: Element): string =>
  (drawing.getAttribute('aria-labelledby') ?? '')
    .split(/\s+/)
    .map((id) => [...drawing.children].find((child) => child.id === id)?.textContent ?? '')
    .join(' ');
const keyOf = (element: Element): string | undefined =>
  element.getAttribute('data-key') ?? element.getAttribute('data-told') ?? undefined;
const textOf = (element: Element): string => element.textContent ?? '';
const headingOf = (element: Element): ReportPiece => ({ text: textOf(element), place: element.id });
const placeOf = (element: Element): number => [...(element.parentElement?.children ?? [])].indexOf(element) + 1;
