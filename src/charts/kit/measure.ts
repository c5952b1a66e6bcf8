/** A rectangle in the picture; y grows downwards. */
export interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

export type Anchor = 'start' | 'middle' | 'end';

/** A text set at a point: `x` by its anchor, `y` by its base line. */
export interface TextAt {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: Anchor;
  readonly size: number;
  readonly bold?: boolean;
}

const wide =
  /[\u2018\u2019\u201c\u201d\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6—…≥≤＊]/;
const slim = /[iIjl.,:;'|!\u2009·()[\]]/;
const broad = /[mwMW%@—–+=<>~]/;

/** Estimated share of the em that a character takes. On the generous side of the fonts of the site's stack. */
function advance(character: string): number {
  if (wide.test(character)) return 1;
  if (character === ' ') return 0.29;
  if (slim.test(character)) return 0.34;
  if (broad.test(character)) return 0.92;
  if (/[A-Z]/.test(character)) return 0.68;
  return /[0-9]/.test(character) ? 0.58 : 0.57;
}

/** Estimated width in pixels. No font is asked: the same text measures the same at build time and in every browser. */
export function textWidth(text: string, size: number, bold = false): number {
  let em = 0;
  for (const character of text) em += advance(character);
  return em * size * (bold ? 1.05 : 1);
}

/** The rectangle a text fills. */
export function textBox({ text, x, y, anchor, size, bold = false }: TextAt): Box {
  const width = textWidth(text, size, bold);
  const x0 = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { x0, x1: x0 + width, y0: y - 0.88 * size, y1: y + 0.18 * size };
}

/** Whether two rectangles share more than an edge. */
export function overlaps(a: Box, b: Box, margin = 0): boolean {
  return a.x0 < b.x1 + margin && b.x0 < a.x1 + margin && a.y0 < b.y1 + margin && b.y0 < a.y1 + margin;
}

/** Whether a rectangle lies within another. */
export function inside(box: Box, bounds: Box): boolean {
  return box.x0 >= bounds.x0 && box.x1 <= bounds.x1 && box.y0 >= bounds.y0 && box.y1 <= bounds.y1;
}

/** Breaks a text into lines of at most `width` pixels: between any two Chinese characters, between Latin words. */
export function wrapText(text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(/[\u0021-\u024f]+[，。；：、）》”]*|[\u2e80-\uffef][，。；：、）》”]*|\s+|./gu) ??
    []) {
    if (line && textWidth(line + piece.trimEnd(), size) > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  }
  return line.trim() ? [...lines, line.trimEnd()] : lines;
}
