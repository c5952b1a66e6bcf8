import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { archiveLimits, readArchive } from '../read/archive.ts';
import { openWorkbook } from '../read/workbook.ts';
import { bareName, type Found, type Place } from './found.ts';
import { columnTexts, type ColumnFiles } from './column-files.ts';
import { decodeText } from './decode.ts';
import { pdfTexts } from './pdf.ts';
import { fileTexts } from './text-files.ts';
import { isProperties, propertyTexts } from './properties.ts';
import { isWorkbook, workbookTexts } from './workbook.ts';

/** What the search of a file needs from outside. */
export interface Tools {
  readonly columnFiles: ColumnFiles;
  /** `text`: tables of pages are searched as text only, because their cells stand in the data files as well. */
  readonly pages?: 'tables' | 'text';
  /** Whether a file of an archive is searched elsewhere, byte for byte, and need not be searched again. */
  readonly isSearched?: (archive: string, name: string, content: Uint8Array) => Promise<boolean>;
}

/** An archive in an archive in an archive is opened; what lies deeper is not. */
const deepest = 3;

/**
 * Every text in some bytes with its place: one way for the files of the data folder and for those of the site. What
 * the bytes are is told by themselves, not by the name of the file. What cannot be searched is found as a fault.
 */
export async function* textsIn(file: string, bytes: Uint8Array, tools: Tools, depth = 0): AsyncGenerator<Found> {
  const place = { file };
  if (bytes.length === 0) return;
  if (isZip(bytes)) {
    yield* archiveTexts({ file, bytes }, tools, depth);
    return;
  }
  const packed = unpack(file, bytes);
  if (packed) {
    if (packed === 'damaged' || depth >= deepest)
      yield closed(place, '压缩文件打不开', 'a compressed file that cannot be opened');
    else yield* textsIn(file.replace(/\.(gz|br)$/i, ''), packed, tools, depth + 1);
    return;
  }
  const columns = columnTexts(file, bytes, tools.columnFiles);
  if (columns) {
    yield* columns;
    return;
  }
  if (startsWith(bytes, '%PDF')) {
    yield* pdfTexts(file, bytes);
    return;
  }
  const text = isForeign(bytes) ? undefined : decodeText(bytes);
  if (text !== undefined) {
    yield* fileTexts(file, text.replace(/^\ufeff/, ''), tools.pages);
    return;
  }
  yield* binaryTexts(file, bytes);
}

const startsWith = (bytes: Uint8Array, mark: string): boolean =>
  [...mark].every((character, index) => bytes[index] === character.charCodeAt(0));

/** What a file compressed with gzip or, by its ending, brotli holds; undefined for any other file. */
export function unpack(file: string, bytes: Uint8Array): Uint8Array | 'damaged' | undefined {
  const brotli = file.endsWith('.br');
  if (!brotli && !(bytes[0] === 0x1f && bytes[1] === 0x8b)) return undefined;
  try {
    const options = { maxOutputLength: archiveLimits.bytes };
    return brotli ? brotliDecompressSync(bytes, options) : gunzipSync(bytes, options);
  } catch {
    return 'damaged';
  }
}

const isZip = (bytes: Uint8Array): boolean => startsWith(bytes, 'PK\x03\x04') || startsWith(bytes, 'PK\x05\x06');

async function* archiveTexts(
  { file, bytes }: { file: string; bytes: Uint8Array },
  tools: Tools,
  depth: number,
): AsyncGenerator<Found> {
  const workbook = isWorkbook(bytes) ? await openWorkbook(bytes).catch(() => undefined) : undefined;
  const parts =
    workbook?.parts ?? (depth < deepest ? await readArchive(bytes, isFile).catch(() => undefined) : undefined);
  if (!parts) {
    yield closed(
      { file },
      '打不开的压缩包（损坏、有密码、过大或层数过多）',
      'an archive that cannot be opened (damaged, locked, too large or too deep)',
    );
    return;
  }
  if (parts.has('xl/workbook.xml')) {
    yield* workbookTexts(file, workbook, parts);
    return;
  }
  for (const [name, content] of parts) {
    for (const part of name.split('/'))
      yield { type: 'text', place: { file }, where: 'file-name', text: bareName(part) };
    if (depth === 0 && (await tools.isSearched?.(file, name, content))) continue;
    if (isProperties(name)) yield* propertyTexts({ file: `${file} › ${name}` }, new TextDecoder().decode(content));
    else yield* textsIn(`${file} › ${name}`, content, tools, depth + 1);
  }
}

const isFile = (name: string): boolean => !name.endsWith('/');

const formats: readonly (readonly [RegExp, zh: string, en: string])[] = [
  [/^\x89PNG|^\xff\xd8\xff|^GIF8|^BM[\s\S]{4}\0\0\0\0|^RIFF[\s\S]{4}WEBP|^II\*\0|^MM\0\*/, '图片', 'a picture'],
  [/^\xd0\xcf\x11\xe0/, '旧版或加密的 Office 文件（.xls、.doc）', 'an old or encrypted Office file (.xls, .doc)'],
  [/^Rar!|^7z\xbc\xaf/, '无法打开的压缩包', 'an archive of a form that is not opened'],
  [/^SQLite format 3/, '数据库文件', 'a database file'],
];

const headOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(64, bytes.length)).toString('latin1');
const isForeign = (bytes: Uint8Array): boolean => formats.some(([pattern]) => pattern.test(headOf(bytes)));

/** Bytes that are no text: what can be read in them as it stands, and the fault that the rest cannot. */
function* binaryTexts(file: string, bytes: Uint8Array): Generator<Found> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [, zh, en] = formats.find(([pattern]) => pattern.test(headOf(bytes))) ?? [undefined, '不是文本', 'not a text'];
  yield { type: 'fault', place: { file }, fault: zh === '图片' ? 'picture' : 'binary', what: { zh, en } };
  for (const text of [buffer.toString('latin1'), buffer.toString('utf16le')])
    yield { type: 'text', place: { file }, where: 'bytes', text };
}

function closed(place: Place, zh: string, en: string): Found {
  return { type: 'fault', place, fault: 'closed', what: { zh, en } };
}
