import type { Workbook } from '../read/workbook.ts';
import { unescapeText } from '../read/worksheet.ts';
import type { Found, FoundTable, Place, TableCell } from './found.ts';
import { propertyTexts } from './properties.ts';
import { attribute, attributeText, resolveReferences, xmlText } from './xml.ts';

/** The parts of an opened package by their path. */
type Parts = ReadonlyMap<string, Uint8Array>;

/** A part as XML, without the prefixes of its tags. */
const read = (parts: Parts, path: string): string =>
  new TextDecoder().decode(parts.get(path)).replace(/(<\/?)[\w-]+:/g, '$1');

/** Whether an archive is a workbook, by the name of its main part. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('xl/workbook.xml');
}

/**
 * Every text of a workbook: the cells of every worksheet (hidden ones too) as tables, names of worksheets, defined
 * names, comments with their authors, headers and footers, formulas, properties, pivot caches, strings that no cell
 * shows any more; and its pictures and embedded objects, which cannot be searched. A workbook that the reader will
 * refuse, which is undefined here, is searched part by part.
 */
export function* workbookTexts(file: string, workbook: Workbook | undefined, parts: Parts): Generator<Found> {
  const tables = (workbook?.sheets ?? []).map((sheet) => sheetTable({ file, sheet: sheet.name }, sheet));
  for (const [index, table] of tables.entries()) {
    const sheet = workbook?.sheets[index]?.name ?? '';
    yield { type: 'text', place: { file, sheet }, where: 'sheet-name', text: sheet };
    if (table) yield table;
  }
  const whole = workbook !== undefined && tables.every((table) => table !== undefined);
  const sheets = sheetParts(parts);
  const rest = whole ? withoutCells(parts, tables, new Set(sheets.keys())) : parts;
  for (const [path, content] of rest)
    yield* partTexts({ file, sheet: sheets.get(path) ?? path }, path, { parts: rest, bytes: content });
}

/**
 * The parts without what was read as a cell, which stands in its column there: of the worksheets that are listed what is
 * around the cells and their formulas, of the shared strings those that no cell shows.
 */
function withoutCells(parts: Parts, tables: readonly (FoundTable | undefined)[], listed: ReadonlySet<string>): Parts {
  const shown = new Set(tables.flatMap((table) => table?.rows.flatMap(({ cells }) => cells) ?? []));
  const kept = new Map(parts);
  const write = (path: string, text: string): unknown => kept.set(path, new TextEncoder().encode(text));
  for (const path of parts.keys()) {
    if (path.startsWith('xl/worksheets/') && listed.has(path))
      write(path, read(parts, path).replace(/<v\b[^>]*>[^<]*<\/v>|<is>[\s\S]*?<\/is>|<\/?(c|row)\b[^>]*>/g, ''));
    if (path === 'xl/sharedStrings.xml')
      write(
        path,
        [...read(parts, path).matchAll(/<si\b[^>]*>[\s\S]*?<\/si>/g)]
          .map(([string]) => string)
          .filter((string) => !shown.has(unescapeText(xmlText(string.replace(/<rPh\b[\s\S]*?<\/rPh>/g, '')).trim())))
          .join('\n'),
      );
  }
  return kept;
}

/** The name of the worksheet that a part belongs to: its own, and those it refers to, such as its comments. */
function sheetParts(parts: Parts): Map<string, string> {
  const names = new Map<string, string>();
  const targets = new Map(relations(parts, 'xl/workbook.xml'));
  for (const [tag] of read(parts, 'xl/workbook.xml').matchAll(/<sheet\b[^>]*>/g)) {
    const path = targets.get(attribute(tag, 'id') ?? '') ?? '';
    const name = attribute(tag, 'name') ?? path;
    for (const part of [path, ...relations(parts, path).map(([, target]) => target)]) names.set(part, name);
  }
  return names;
}

/** What a part refers to inside the package: id and path. */
function relations(parts: Parts, path: string): [id: string, path: string][] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const xml = read(parts, `${folder}_rels/${path.slice(folder.length)}.rels`);
  return [...xml.matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => {
    const target = attribute(tag, 'Target') ?? '';
    const inside = URL.parse(target, `file:///${folder}`);
    return [attribute(tag, 'Id') ?? '', decodeURIComponent(inside?.pathname.slice(1) ?? '')];
  });
}

/** The cells as they are stored: beyond 15 digits a number as text, because it is no longer what was typed. */
function sheetTable(place: Place, sheet: Workbook['sheets'][number]): FoundTable | undefined {
  try {
    const rows = sheet.read().rows.map(({ row, cells }) => {
      const values: TableCell[] = [];
      for (const { column, kind, text } of cells)
        values[column] = kind === 'number' && Math.abs(Number(text)) < 1e14 ? Number(text) : text;
      return { row, cells: Array.from(values) };
    });
    return { type: 'table', place, rows, letters: true };
  } catch {
    return undefined;
  }
}

const pictures = /\.(png|jpe?g|gif|bmp|tiff?|emf|wmf|webp|heic|svg)$/i;
const objects = /^xl\/(embeddings\/|vbaProject\.bin|activeX\/)/;

/** Texts of one part that is not a worksheet of the workbook. */
function* partTexts(
  place: Place,
  path: string,
  { parts, bytes }: { parts: Parts; bytes: Uint8Array },
): Generator<Found> {
  const { file } = place;
  if (pictures.test(path)) {
    yield { type: 'fault', place, fault: 'picture', what: { zh: `图片 ${path}`, en: `picture ${path}` } };
    return;
  }
  if (objects.test(path)) {
    yield { type: 'fault', place, fault: 'binary', what: { zh: `嵌入对象 ${path}`, en: `embedded object ${path}` } };
    return;
  }
  const xml = read(parts, path);
  if (/^xl\/(comments|threadedComments)/.test(path)) {
    yield* commentTexts(place, xml);
    return;
  }
  if (/^docProps\//.test(path)) {
    yield* propertyTexts({ file, sheet: path }, xml);
    return;
  }
  if (/^xl\/persons\//.test(path)) {
    yield* personTexts({ file, sheet: path }, xml);
    return;
  }
  if (path === 'xl/workbook.xml')
    for (const [tag, inner = ''] of xml.matchAll(/<definedName\b[^>]*>([^<]*)/g))
      yield {
        type: 'text',
        place: { file },
        where: 'defined-name',
        text: `${attribute(tag, 'name') ?? ''}\n${resolveReferences(inner)}`,
      };
  const where = /^xl\/(pivotCache|externalLinks|tables)\//.test(path) ? 'hidden-part' : 'text';
  if (xml.includes('\0')) yield { type: 'text', place, where: 'bytes', text: Buffer.from(bytes).toString('latin1') };
  else yield { type: 'text', place, where, text: `${xmlText(xml)}\n${attributeText(xml)}` };
}

function* commentTexts(place: Place, xml: string): Generator<Found> {
  for (const [, author = ''] of xml.matchAll(/<author>([\s\S]*?)<\/author>/g))
    yield { type: 'text', place, where: 'property', text: resolveReferences(author) };
  for (const [tag, , inner = ''] of xml.matchAll(/<(comment|threadedComment)\b[^>]*>([\s\S]*?)<\/\1>/g)) {
    const [, letters, row] = /^([A-Z]+)(\d+)$/.exec(attribute(tag, 'ref') ?? '') ?? [];
    const at = { ...place, ...(row ? { row: Number(row) } : {}), ...(letters ? { column: letters } : {}) };
    yield { type: 'text', place: at, where: 'comment', text: xmlText(inner) };
  }
}

function* personTexts(place: Place, xml: string): Generator<Found> {
  for (const [tag] of xml.matchAll(/<person\b[^>]*>/g))
    for (const name of ['displayName', 'userId'])
      yield { type: 'text', place: { ...place, column: name }, where: 'property', text: attribute(tag, name) ?? '' };
}
