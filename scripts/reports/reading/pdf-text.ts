import { getDocumentProxy } from 'unpdf';
import type { PrintedPart } from '../../../src/core/report-text.ts';

/** The text of a PDF page by page, running lines included, and what its drawings are called for those who listen. */
export interface PdfText {
  readonly pages: readonly PrintedPart[];
  readonly spoken: readonly PrintedPart[];
}

/** Reads the text of a PDF in the order in which it is printed. Throws where it is none. */
export async function readPdfText(bytes: Uint8Array): Promise<PdfText> {
  // The reader takes the buffer away.
  const document = await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0 });
  const pages: PrintedPart[] = [];
  const spoken: PrintedPart[] = [];
  try {
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      pages.push({ page: number, text: items.map((item) => ('str' in item ? item.str : '')).join(' ') });
      // A drawing that touches two pages is in the tree of both.
      for (const text of alternativesIn(await page.getStructTree()))
        if (spoken.at(-1)?.text !== text) spoken.push({ page: number, text });
      page.cleanup();
    }
  } finally {
    await document.loadingTask.destroy();
  }
  return { pages, spoken };
}

/** A part of a tagged page. */
interface Tagged {
  readonly alt?: string;
  readonly children?: readonly unknown[];
}

function* alternativesIn(node: Tagged | null): Generator<string> {
  if (node?.alt !== undefined) yield node.alt;
  for (const child of node?.children ?? []) yield* alternativesIn(child as Tagged);
}
