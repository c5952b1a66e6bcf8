import { matches } from './match.ts';

/** A text with its disguises taken off, and the way back to the places of the original. */
export interface Plain {
  readonly text: string;
  /** Where a character of `text` stands in the original; also for the position after the last. */
  readonly origin: (index: number) => number;
}

/** Characters that take no space, and those that look like another character without being it. */
const disguises =
  /[\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180e\u2000-\u200f\u2010-\u2015\u2028-\u202f\u2043\u205f-\u206f\u2070-\u2079\u2080-\u2089\u2212\u2460-\u2473\u24ea\u2e80-\u2fdf\u3000\u3164\ufe00-\ufe0f\ufe58\ufe63\uf900-\ufaff\ufeff\uff01-\uff5e\uffa0\u00b7\u2022\u2027\u2219\u22c5\u30fb\uff65\u0660-\u0669\u06f0-\u06f9]|[\ud835\udb40][\udc00-\udfff]/;
const every = new RegExp(disguises.source, 'gu');
const invisible =
  /^[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0]$|^[\u{e0000}-\u{e0fff}]$/u;

/**
 * Radicals become the Chinese characters they look like (PDF files write them so), full-width, superscript, circled and mathematical digits and letters become ASCII, every kind of space, dash and
 * middle dot becomes the common one, and characters without width go. Most texts have none of these and come back as
 * they are.
 */
export function unmask(text: string): Plain {
  if (!disguises.test(text)) return { text, origin: (index) => index };
  const pieces: string[] = [];
  /** Where pieces start: in the plain text and in the original. */
  const starts: [plain: number, original: number][] = [];
  let length = 0;
  let from = 0;
  const add = (piece: string, original: number): void => {
    starts.push([length, original]);
    pieces.push(piece);
    length += piece.length;
  };
  for (const found of matches(text, every)) {
    if (found.index > from) add(text.slice(from, found.index), from);
    add(bare(found[0]), found.index);
    from = found.index + found[0].length;
  }
  add(text.slice(from), from);
  return { text: pieces.join(''), origin: (index) => originOf(index, starts, text.length) };
}

function originOf(index: number, starts: readonly [number, number][], end: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle]?.[0] ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  const [plain = 0, original = 0] = starts[low] ?? [];
  return Math.min(end, original + index - plain);
}

function bare(character: string): string {
  if (invisible.test(character)) return '';
  if (/^[\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]$/.test(character)) return '-';
  if (/^[\u00b7\u2022\u2027\u2219\u22c5\u30fb\uff65]$/.test(character)) return '·';
  if (/^\s$/.test(character)) return ' ';
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x660 && code <= 0x6f9) return String(code & 0xf);
  return character.normalize('NFKC');
}
