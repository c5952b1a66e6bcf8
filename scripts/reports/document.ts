import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
  type ISectionOptions,
} from 'docx';
import { estimatePageNumbersWith } from 'docx/layout';
import { parseHTML } from 'linkedom';
import { blocksOf } from './blocks.ts';
import type { Photo } from './chromium.ts';
import { page, stylesFor, type Wording } from './styles.ts';

export interface DocumentChoice {
  /** A picture for each figure of the report, in order. */
  readonly photos: readonly Photo[];
  /** Stands for the dates of the file: `2020-12-31`. */
  readonly day: string;
}

/**
 * Fills in the page numbers of the contents, so that an office need not update them and is not asked to. Fonts that the
 * library cannot measure are Chinese ones, of which every character is as wide as high.
 */
const pageNumbers = estimatePageNumbersWith({ guess: true });

/**
 * A report as a DOCX that an office can edit: real headings with a contents field, real tables with header rows,
 * charts as pictures with their text, on A4 with the margins, type and page numbers of GB/T 9704. The same report has
 * the same bytes every time.
 */
export async function makeDocument(html: string, { photos, day }: DocumentChoice): Promise<Buffer> {
  const { document } = parseHTML(html);
  const wording: Wording = document.documentElement.lang === 'en' ? 'en' : 'zh';
  const main = document.querySelector('main');
  if (!main) throw new Error('missing main: a report has one; see components/reports');
  const metaOf = (name: string): string =>
    document.querySelector(`meta[name="${name}"]`)?.getAttribute('content') ?? '';
  const mark = document.querySelector('.mark-line')?.textContent.trim() ?? '';
  const file = new Document({
    title: document.title,
    description: metaOf('description'),
    creator: metaOf('author'),
    lastModifiedBy: metaOf('author'),
    styles: stylesFor(wording),
    evenAndOddHeaderAndFooters: true,
    pageNumbers,
    sections: [{ ...section(mark), children: blocksOf(main, { photos, wording }) }],
  });
  return fixBytes(await Packer.toBuffer(file), day);
}

/** The page number stands outside, between dashes: on the right of odd pages, on the left of even ones. */
function section(mark: string): Omit<ISectionOptions, 'children'> {
  const header = (): Header => new Header({ children: [new Paragraph({ style: 'Running', text: mark })] });
  const footer = (alignment: 'left' | 'right'): Footer => {
    const number = new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] });
    const indent = alignment === 'right' ? { right: 280 } : { left: 280 };
    return new Footer({
      children: [
        new Paragraph({
          style: 'PageNumber',
          alignment: AlignmentType[alignment === 'right' ? 'RIGHT' : 'LEFT'],
          indent,
          children: [number],
        }),
      ],
    });
  };
  return {
    properties: { page },
    headers: { default: header(), even: header() },
    footers: { default: footer('right'), even: footer('left') },
  };
}

/** Dates inside and times of the archive replaced by the day of the release; numbers that the library counts on with. */
function fixBytes(bytes: Buffer, day: string): Buffer {
  const stamp = `${day}T00:00:00Z`;
  const files = Object.entries(unzipSync(bytes)).sort(([a], [b]) => order(a) - order(b) || (a < b ? -1 : 1));
  const fixed = files.map(([name, content]) => {
    if (name === 'word/document.xml') return [name, strToU8(renumber(strFromU8(content)))] as const;
    if (name !== 'docProps/core.xml') return [name, content] as const;
    const text = strFromU8(content).replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${stamp}`);
    return [name, strToU8(text)] as const;
  });
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return Buffer.from(zipSync(Object.fromEntries(fixed), { mtime: new Date(year, month - 1, date), level: 9 }));
}

/** The library numbers the places of the contents and the bookmarks through all documents it makes: here from 1. */
function renumber(xml: string): string {
  const counted = [/(_Toc)(\d+)/g, /(<w:bookmark(?:Start|End)\b[^>]*?w:id=")(\d+)/g, /(<wp:docPr\b[^>]*?\bid=")(\d+)/g];
  return counted.reduce((text, pattern) => {
    const known = new Map<string, number>();
    return text.replace(pattern, (_, before: string, number: string) => {
      const own = known.get(number) ?? known.size + 1;
      known.set(number, own);
      return `${before}${own}`;
    });
  }, xml);
}

/** Readers expect the list of types first. */
function order(name: string): number {
  return name === '[Content_Types].xml' ? 0 : name.startsWith('_rels/') ? 1 : 2;
}
