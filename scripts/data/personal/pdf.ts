import type { Found } from './found.ts';
import { pdfObjects, stringBytes, stringPattern, textOf, type PdfObject } from './pdf-objects.ts';

/** From the code of a character in a font to its text. */
interface Font {
  readonly bytes: 1 | 2;
  readonly text: ReadonlyMap<number, string>;
}

/**
 * The texts of a PDF file: of its pages line by line, of its notes and links, and its properties. Pictures of text and
 * what is packed in other ways are not read, so it is also a fault.
 */
export function* pdfTexts(file: string, bytes: Uint8Array): Generator<Found> {
  const place = { file };
  yield { type: 'fault', place, fault: 'binary', what: { zh: 'PDF', en: 'a PDF file' } };
  const objects = pdfObjects(bytes);
  const property = new RegExp(`/(Author|Title|Subject|Keywords|Creator|Producer)\\s*(${stringPattern})`, 'g');
  const note = new RegExp(`/(?:Contents|URI|T|TU|V|Alt|ActualText)\\s*(${stringPattern})`, 'g');
  for (const { dictionary } of objects) {
    for (const [, name = '', value = ''] of dictionary.matchAll(property))
      yield { type: 'text', place: { file, column: name }, where: 'property', text: textOf(value) };
    for (const [, value = ''] of dictionary.matchAll(note))
      yield { type: 'text', place, where: 'comment', text: textOf(value) };
  }
  const fonts = readFonts(objects);
  for (const { dictionary, stream } of objects) {
    if (stream === undefined || /\/Type\s*\/(ObjStm|XRef)\b/.test(dictionary) || stream.includes('begincmap')) continue;
    if (/\bT[jJ]\b/.test(stream)) yield { type: 'text', place, where: 'markup', text: pageText(stream, fonts) };
    else if (stream.startsWith('<?xpacket') || stream.includes('<x:xmpmeta'))
      yield { type: 'text', place, where: 'markup', text: Buffer.from(stream, 'latin1').toString() };
  }
}

type Fonts = ReadonlyMap<string, readonly Font[]>;

/** Fonts by the names that pages call them; a name may mean different fonts on different pages. */
function readFonts(objects: readonly PdfObject[]): Fonts {
  const byNumber = new Map(objects.map((object) => [object.number, object]));
  const fonts = new Map<string, Font[]>();
  for (const { dictionary } of objects)
    for (const [, name = '', number] of dictionary.matchAll(/\/([\w.+-]+)\s+(\d+)\s+\d+\s+R\b/g)) {
      const target = /\/ToUnicode\s+(\d+)\s/.exec(byNumber.get(Number(number))?.dictionary ?? '')?.[1];
      const map = target === undefined ? undefined : byNumber.get(Number(target))?.stream;
      if (map === undefined) continue;
      const known = fonts.get(name) ?? [];
      fonts.set(name, [...known, readMap(map)]);
    }
  return fonts;
}

const hex = '<([0-9A-Fa-f]+)>\\s*';

/** The character map of a font. */
function readMap(map: string): Font {
  const text = new Map<number, string>();
  let digits = 0;
  for (const [, section = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, from = '', to = ''] of section.matchAll(new RegExp(hex + hex, 'g'))) {
      digits = from.length;
      text.set(parseInt(from, 16), utf16(to));
    }
  for (const [, section = ''] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = '', last = '', first, list = ''] of section.matchAll(
      new RegExp(`${hex}${hex}(?:${hex}|\\[([^\\]]*)\\])`, 'g'),
    )) {
      digits = from.length;
      const targets =
        first === undefined ? [...list.matchAll(new RegExp(hex, 'g'))].map(([, each = '']) => each) : [first];
      const count = Math.min(parseInt(last, 16) - parseInt(from, 16), 0xffff);
      for (let step = 0; step <= count; step++) {
        const target = first === undefined ? targets[step] : shifted(first, step);
        if (target !== undefined) text.set(parseInt(from, 16) + step, utf16(target));
      }
    }
  return { bytes: digits > 2 ? 2 : 1, text };
}

const utf16 = (digits: string): string =>
  String.fromCharCode(...(digits.match(/.{4}/g) ?? [digits]).map((unit) => parseInt(unit, 16)));
const shifted = (digits: string, step: number): string =>
  digits.slice(0, -4) + (parseInt(digits.slice(-4), 16) + step).toString(16).padStart(4, '0');

const operator = new RegExp(
  `/([\\w.+-]+)\\s+[\\d.]+\\s+Tf|(${stringPattern})|([-\\d.]+)\\s+([-\\d.]+)\\s+T[dD]\\b|(\\bT\\*|\\bTm\\b|\\bBT\\b|'|")`,
  'g',
);

/** What a page shows: the strings in order, a line for each position; where a font is not certain, once in each. */
function pageText(stream: string, fonts: Fonts): string {
  let current: readonly Font[] = [];
  const versions = [''];
  const add = (pieces: readonly string[]): void => {
    while (versions.length < pieces.length) versions.push(versions[0] ?? '');
    for (const [index, version] of versions.entries())
      versions[index] = version + (pieces[Math.min(index, pieces.length - 1)] ?? '');
  };
  for (const [, font, string, , down, newline] of stream.matchAll(operator)) {
    if (font !== undefined) current = fonts.get(font) ?? [];
    else if (string !== undefined) add(decode(stringBytes(string), current));
    else if (newline !== undefined || Number(down) !== 0) add(['\n']);
  }
  return versions.join('\n');
}

function decode(bytes: string, fonts: readonly Font[]): string[] {
  if (fonts.length === 0) return [bytes];
  return fonts.map((font) => {
    let text = '';
    for (let at = 0; at + font.bytes <= bytes.length; at += font.bytes) {
      const code = font.bytes === 1 ? bytes.charCodeAt(at) : bytes.charCodeAt(at) * 256 + bytes.charCodeAt(at + 1);
      text += font.text.get(code) ?? '\ufffd';
    }
    return text;
  });
}
