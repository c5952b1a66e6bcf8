import { readOnPaper } from './radicals.ts';

/** A piece of a report as a web page, in the order in which it is read. */
export interface ReportPiece {
  readonly text: string;
  /** What of the release it says: see report-key.ts. */
  readonly key?: string | undefined;
  /** It may stand twice, as the text of a drawing with an outline around its letters does. */
  readonly twice?: boolean | undefined;
  /** The head of the table it stands in, which is printed again on each page that the table goes on to. */
  readonly head?: string | undefined;
  /** The heading that begins here. */
  readonly place?: string | undefined;
  /** Instead of a text: the number of the page on which this heading begins. */
  readonly pageOf?: string | undefined;
}

/** A part of a printed report, such as a page of a PDF. */
export interface PrintedPart {
  readonly text: string;
  /** The number of its page; none where pages are made only when the file is opened. */
  readonly page?: number | undefined;
}

/** Where a printed report says something else than the web page it was made from. */
export interface TextDifference {
  readonly page: number | undefined;
  readonly key: string | undefined;
  readonly expected: string;
  readonly found: string;
}

/** How much printed text and how many pieces one difference may cover, and how much text shows where it ends. */
const reach = 400;
const skipped = 40;
const anchor = 8;
/** So many differences are told; after that it is another report. */
const most = 20;

/**
 * Compares a printed report with the pieces of its web page, word for word, and the page numbers of its contents with
 * the pages on which the headings stand. Nothing may be missing and nothing may be added.
 */
export function compareText(pieces: readonly ReportPiece[], parts: readonly PrintedPart[]): TextDifference[] {
  const wanted = pieces
    .map((piece) => ({ ...piece, text: readOnPaper(piece.text), head: piece.head && readOnPaper(piece.head) }))
    .filter(({ text, pageOf }) => text !== '' || pageOf !== undefined);
  const walk = startWalk(wanted, joinParts(parts));
  for (let index = 0; index < wanted.length && walk.found.length < most;)
    index = walk.readPiece(index) ? index + 1 : walk.readDifference(index);
  return [...walk.found, ...walk.finish()];
}

interface Walk {
  readonly found: TextDifference[];
  /** Reads a piece where the reading stands; false where something else stands there. */
  readonly readPiece: (index: number) => boolean;
  /** Notes a difference and returns the piece with which the text goes on. */
  readonly readDifference: (index: number) => number;
  /** What was printed after the end, and wrong numbers of pages. */
  readonly finish: () => TextDifference[];
}

function startWalk(wanted: readonly ReportPiece[], printed: Joined): Walk {
  const found: TextDifference[] = [];
  const places = new Map<string, number | undefined>();
  const numbers: { readonly id: string; readonly number: string; readonly at: number }[] = [];
  let at = 0;
  return {
    found,
    readPiece(index) {
      const { text = '', head, twice, place, pageOf } = wanted[index] ?? {};
      if (pageOf !== undefined) {
        const number = pageNumberAt(printed.text, at, wanted[index + 1]?.text ?? '');
        numbers.push({ id: pageOf, number, at });
        at += number.length;
        return true;
      }
      if (head && printed.begins.has(at) && printed.text.startsWith(head + text, at)) at += head.length;
      if (!printed.text.startsWith(text, at)) return false;
      if (place !== undefined) places.set(place, printed.pageAt(at));
      at += text.length;
      const after = textFrom(wanted, index + 1);
      for (let left = twice ? timesBefore(wanted, index) : 0; left > 0; left--)
        if (!printed.text.startsWith(after, at) && printed.text.startsWith(text, at)) at += text.length;
      return true;
    },
    readDifference(index) {
      const { next, end } = findEnd(wanted, index, { text: printed.text, at });
      const expected = wanted.slice(index, Math.max(index, next)).map(({ text }) => text);
      const [page, key] = [printed.pageAt(at), wanted[index]?.key];
      found.push({ page, key, expected: expected.join(''), found: printed.text.slice(at, end).slice(0, reach) });
      at = end;
      return next;
    },
    finish() {
      const left = printed.text.slice(at, at + reach);
      const more = { page: printed.pageAt(at), key: undefined, expected: '', found: left };
      const wrong = numbers.flatMap(({ id, number, at: where }) => {
        const page = places.get(id);
        if (page === undefined || number === String(page)) return [];
        return [{ page: printed.pageAt(where - 1), key: `#${id}`, expected: String(page), found: number }];
      });
      return left && found.length < most ? [more, ...wrong] : wrong;
    },
  };
}

interface Joined {
  readonly text: string;
  /** Where pages begin. */
  readonly begins: ReadonlySet<number>;
  readonly pageAt: (at: number) => number | undefined;
}

function joinParts(parts: readonly PrintedPart[]): Joined {
  const read = parts.map(({ text, page }) => ({ text: readOnPaper(text), page }));
  let length = 0;
  const starts = read.map(({ text, page }) => {
    const start = { at: length, page };
    length += text.length;
    return start;
  });
  return {
    text: read.map(({ text }) => text).join(''),
    begins: new Set(starts.map(({ at }) => at)),
    pageAt: (at) => starts.findLast((start) => start.at <= at)?.page,
  };
}

/** How often a piece stands in a row, up to itself: each may stand there twice. */
function timesBefore(pieces: readonly ReportPiece[], index: number): number {
  const text = pieces[index]?.text;
  let first = index;
  while (first > 0 && pieces[first - 1]?.text === text) first--;
  return index - first + 1;
}

/** The text of some pieces from one on: enough to know where they stand. */
function textFrom(pieces: readonly ReportPiece[], index: number): string {
  let text = '';
  for (const piece of pieces.slice(index, index + anchor)) {
    if (piece.pageOf !== undefined || text.length >= anchor) break;
    text += piece.text;
  }
  return text;
}

/** The digits at a place that what comes next leaves over: 3 in 32.合计 where 2.合计 follows. */
function pageNumberAt(text: string, at: number, after: string): string {
  const digits = /^\d*/.exec(text.slice(at, at + 4))?.[0] ?? '';
  const fitting = [0, 1, 2, 3, 4].find((length) => length <= digits.length && text.startsWith(after, at + length));
  return digits.slice(0, fitting ?? digits.length);
}

/** Where a difference ends: the first place at which this piece or one of the next goes on, or the end of all. */
function findEnd(
  pieces: readonly ReportPiece[],
  index: number,
  { text, at }: { readonly text: string; readonly at: number },
): { readonly next: number; readonly end: number } {
  const ahead = text.slice(at, at + reach);
  const last = Math.min(index + skipped, pieces.length - 1);
  let best = { next: pieces.length, end: text.length };
  for (let next = index; next <= last; next++) {
    const after = textFrom(pieces, next);
    const where = after.length >= anchor || next === pieces.length - 1 ? ahead.indexOf(after) : -1;
    if (after && where >= 0 && at + where < best.end) best = { next, end: at + where };
  }
  return best;
}
