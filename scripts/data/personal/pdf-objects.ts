import { constants, inflateSync } from 'node:zlib';

/** An object of a PDF file: what is written in it, and its stream unpacked where it has one that is text. */
export interface PdfObject {
  readonly number: number;
  readonly dictionary: string;
  readonly stream?: string;
}

const start = /(\d+)\s+\d+\s+obj\b/g;
/** Streams of pictures and fonts hold no text. */
const foreign =
  /\/(DCTDecode|JPXDecode|CCITTFaxDecode|JBIG2Decode|FontFile\d?)\b|\/Subtype\s*\/(Image|Type1C|CIDFontType0C|OpenType)\b/;
const largest = 64 * 1024 ** 2;

/** The objects of a PDF file, those packed in object streams too. Everything is Latin-1: one character for each byte. */
export function pdfObjects(bytes: Uint8Array): PdfObject[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = buffer.toString('latin1');
  const starts = [...text.matchAll(start)];
  const objects = starts.map(({ index, 0: head, 1: number = '' }, at): PdfObject => {
    const from = index + head.length;
    const body = text.slice(from, starts[at + 1]?.index ?? text.length);
    const opening = /\bstream\r?\n/.exec(body);
    const dictionary = body.slice(
      0,
      opening ? opening.index : (body.indexOf('endobj') + body.length + 1) % (body.length + 1),
    );
    const content =
      opening && unpack(dictionary, buffer.subarray(from + opening.index + opening[0].length, from + body.length));
    return { number: Number(number), dictionary, ...(content ? { stream: content } : {}) };
  });
  return [...objects, ...objects.flatMap(packedObjects)];
}

function unpack(dictionary: string, bytes: Uint8Array): string | undefined {
  if (foreign.test(dictionary)) return undefined;
  const end = Buffer.from(bytes).lastIndexOf('endstream');
  const content = end < 0 ? bytes : bytes.subarray(0, end);
  if (!/\/FlateDecode\b/.test(dictionary)) return Buffer.from(content).toString('latin1');
  try {
    // What stands behind the end of the packed data is no fault.
    const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: largest };
    return inflateSync(content, options).toString('latin1');
  } catch {
    return undefined;
  }
}

/** The objects inside an object stream: pairs of number and offset, then the objects. */
function packedObjects({ dictionary, stream }: PdfObject): PdfObject[] {
  if (stream === undefined || !/\/Type\s*\/ObjStm\b/.test(dictionary)) return [];
  const first = Number(/\/First\s+(\d+)/.exec(dictionary)?.[1] ?? 0);
  const numbers = stream.slice(0, first).trim().split(/\s+/).map(Number);
  const pairs = Array.from(
    { length: numbers.length >> 1 },
    (_, index) => [numbers[index * 2] ?? 0, numbers[index * 2 + 1] ?? 0] as const,
  );
  return pairs.map(([number, offset], index) => ({
    number,
    dictionary: stream.slice(first + offset, pairs[index + 1] ? first + (pairs[index + 1]?.[1] ?? 0) : undefined),
  }));
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** The bytes of a string as it is written in a PDF file: `(text)` or `<hex>`. */
export function stringBytes(written: string): string {
  if (written.startsWith('<')) {
    const hex = written.slice(1, -1).replace(/\s/g, '');
    return (hex.match(/../g) ?? []).map((pair) => String.fromCharCode(parseInt(pair, 16))).join('');
  }
  return written
    .slice(1, -1)
    .replace(/\\(?:([0-7]{1,3})|(\r?\n)|([\s\S]))/g, (_, octal?: string, newline?: string, other?: string) => {
      if (octal !== undefined) return String.fromCharCode(parseInt(octal, 8) & 0xff);
      return newline !== undefined ? '' : (escapes[other ?? ''] ?? other ?? '');
    });
}

/** A text string of a dictionary: UTF-16 or UTF-8 where its mark says so. */
export function textOf(written: string): string {
  const bytes = Buffer.from(stringBytes(written), 'latin1');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes[0] === 0xef && bytes[1] === 0xbb) return new TextDecoder().decode(bytes);
  return bytes.toString('latin1');
}

/** A string as it is written; brackets inside may be nested once or escaped. */
export const stringPattern = String.raw`\((?:[^()\\]|\\[\s\S]|\((?:[^()\\]|\\[\s\S])*\))*\)|<[0-9A-Fa-f\s]*>`;
