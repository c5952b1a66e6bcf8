import {
  BorderStyle,
  HeadingLevel,
  ImageRun,
  PageBreak,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableOfContents,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { Photo } from './chromium.ts';
import { textWidth, type Wording } from './styles.ts';

export interface BlocksChoice {
  readonly photos: readonly Photo[];
  readonly wording: Wording;
}

type Block = Paragraph | Table | TableOfContents;
type Alignment = 'left' | 'right';

/** CSS pixels of the width of the text. */
const pixels = (textWidth / 1440) * 96;

/** What may not begin in the middle of a page. */
const ownPage = '.annex, .method, .headlines, .headline-page + .headline-page';

/** The paragraphs, tables and pictures of a report in its order. Throws where there are fewer pictures than figures. */
export function blocksOf(main: Element, { photos, wording }: BlocksChoice): Block[] {
  const left = [...photos];
  const convert = (element: Element): Block[] => {
    if (element.matches('nav')) return contents(element);
    if (element.matches('section, header, div')) {
      const inner = [...element.children].flatMap(convert);
      return element.matches('.cover') ? [...inner, new Paragraph({ children: [new PageBreak()] })] : inner;
    }
    if (element.matches('figure')) return figure(element, left.shift());
    if (element.matches('table')) return table(element);
    if (element.matches('ul, ol')) return list(element);
    if (element.matches('dl')) return facts(element, wording);
    return [paragraph(element)];
  };
  return [...main.children].flatMap(convert);
}

function textOf(node: { readonly textContent: string | null }): string {
  return (node.textContent ?? '').replace(/\s+/g, ' ').trim();
}

const styles: readonly (readonly [selector: string, style: string])[] = [
  ['.mark-line', 'Mark'],
  ['.day', 'Centred'],
  ['.standing', 'Item'],
];

function paragraph(element: Element): Paragraph {
  const text = textOf(element);
  if (element.matches('h1')) return new Paragraph({ text, heading: HeadingLevel.TITLE });
  if (element.matches('h2, h3')) {
    const heading = element.matches('h2') ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2;
    const first = element.parentElement?.matches(ownPage) === true && element.previousElementSibling === null;
    return new Paragraph({ text, heading, pageBreakBefore: first });
  }
  return new Paragraph({ text, style: styles.find(([selector]) => element.matches(selector))?.[1] ?? 'Text' });
}

function contents(nav: Element): Block[] {
  const name = textOf(nav.querySelector('h2') ?? nav);
  return [
    new Paragraph({ text: name, style: 'ContentsHeading' }),
    new TableOfContents(name, { hyperlink: true, headingStyleRange: '1-1' }),
    new Paragraph({ children: [new PageBreak()] }),
  ];
}

function list(element: Element): Paragraph[] {
  const ordered = element.matches('ol');
  return [...element.children].map((item, index) => {
    const text = textOf(item);
    return new Paragraph({ text: ordered ? `${index + 1}. ${text}` : `· ${text}`, style: 'Item' });
  });
}

/** A list of terms as lines: 发布单位：待填写. */
function facts(element: Element, wording: Wording): Paragraph[] {
  const terms = [...element.querySelectorAll('dt')];
  return terms.map((term) => {
    const value = term.nextElementSibling ? textOf(term.nextElementSibling) : '';
    return new Paragraph({ text: textOf(term) + (wording === 'zh' ? '：' : ': ') + value, style: 'Fact' });
  });
}

function figure(element: Element, photo: Photo | undefined): Block[] {
  if (!photo) throw new Error('missing picture: every figure of a report has one');
  const scale = Math.min(1, pixels / photo.width, 560 / photo.height);
  const image = new ImageRun({
    type: 'png',
    data: photo.png,
    transformation: { width: Math.round(photo.width * scale), height: Math.round(photo.height * scale) },
    altText: { name: photo.alt.slice(0, 60), title: photo.alt.slice(0, 60), description: photo.alt },
  });
  const caption = element.querySelector('figcaption');
  return [
    new Paragraph({ style: 'Picture', children: [image] }),
    ...(caption ? [new Paragraph({ style: 'Credit', text: textOf(caption) })] : []),
  ];
}

/** Shares of the width by kind of table; what is left over is shared by the columns that have none. */
const shares: readonly (readonly [selector: string, shares: readonly number[]])[] = [
  ['.ledger-table.bare', [20, 22, 22, 36]],
  ['.ledger-table', [9, 34, 13, 13, 13, 18]],
  ['.result-table', [9, 31, 46, 14]],
  ['.places-table', [9, 36, 17, 13, 14, 11]],
  ['.course-table', [18, 22, 20, 24, 16]],
  ['.chapter-table', [26]],
];

function table(element: Element): Block[] {
  const rows = [...element.querySelectorAll('tr')];
  const columns = rows[0]?.children.length ?? 0;
  const given = shares.find(([selector]) => element.matches(selector))?.[1] ?? [];
  const rest = (100 - given.reduce((sum, share) => sum + share, 0)) / Math.max(1, columns - given.length);
  const widths = Array.from({ length: columns }, (_, index) => Math.round(((given[index] ?? rest) / 100) * textWidth));
  const caption = element.querySelector('caption');
  const line = { style: BorderStyle.SINGLE, size: 4, color: '999999' };
  const edge = { style: BorderStyle.SINGLE, size: 12, color: '000000' };
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  return [
    ...(caption ? [new Paragraph({ text: textOf(caption), style: 'TableCaption' })] : []),
    new Table({
      width: { size: textWidth, type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      borders: { top: edge, bottom: edge, left: none, right: none, insideHorizontal: line, insideVertical: none },
      margins: { top: 30, bottom: 30, left: 60, right: 60 },
      rows: rows.map((row) => tableRow(row, widths)),
    }),
    new Paragraph({ text: '', style: 'CellNote' }),
  ];
}

function tableRow(row: Element, widths: readonly number[]): TableRow {
  const head = row.closest('thead') !== null;
  const names = [...(row.closest('table')?.querySelectorAll('thead th') ?? [])];
  return new TableRow({
    tableHeader: head,
    cantSplit: true,
    children: [...row.children].map(
      (cell, index) =>
        new TableCell({
          width: { size: widths[index] ?? 0, type: WidthType.DXA },
          verticalAlign: head ? VerticalAlignTable.BOTTOM : VerticalAlignTable.TOP,
          children: cellParagraphs(cell, { head, alignment: isText(row, index, names.length) ? 'left' : 'right' }),
        }),
    ),
  });
}

/** Whether a column holds words: the first, and those whose cells of the first row of the body are marked so. */
function isText(row: Element, index: number, columns: number): boolean {
  const first = row.closest('table')?.querySelector('tbody tr')?.children[index];
  return index === 0 || first?.matches('.text') === true || (columns < 5 && row.closest('.result-table') !== null);
}

function cellParagraphs(cell: Element, { head, alignment }: { head: boolean; alignment: Alignment }): Paragraph[] {
  const notes = [...cell.querySelectorAll('small')].map(textOf).filter(Boolean);
  const own = textOf({
    textContent: [...cell.childNodes]
      .filter(({ nodeName }) => nodeName !== 'SMALL')
      .map(({ textContent }) => textContent)
      .join(''),
  });
  return [
    new Paragraph({ style: head ? 'CellHead' : 'Cell', alignment, children: [new TextRun(own)] }),
    ...notes.map((text) => new Paragraph({ style: 'CellNote', alignment, text })),
  ];
}
