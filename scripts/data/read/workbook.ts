import { readArchive } from './archive.ts';
import { unreadable } from './unreadable.ts';
import { formatKind, type FormatKind } from './workbook-formats.ts';
import { readWorksheet, unescapeText, type CellContext, type Worksheet } from './worksheet.ts';
import { attribute, walkXml } from './xml.ts';

/** One sheet of a workbook; `read` takes its cells out of the archive when they are asked for. */
export interface WorkbookSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly read: () => Worksheet;
}

/** A workbook, opened. */
export interface Workbook {
  readonly sheets: readonly WorkbookSheet[];
  /** Days are counted from 1904 instead of 1900. */
  readonly from1904: boolean;
  /** Every file of the archive, by its name. */
  readonly parts: ReadonlyMap<string, Uint8Array>;
}

/** Opens an XLSX file. Throws `unreadable` where it is not one, is locked, or is larger than `archiveLimits` allows. */
export async function openWorkbook(bytes: Uint8Array): Promise<Workbook> {
  refuseOthers(bytes);
  const parts = await readArchive(bytes, (name) => !name.endsWith('/'));
  const root = relations(parts, '');
  const main = root.find(({ type }) => type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml';
  const workbook = parts.get(main);
  if (!workbook) throw unreadable('malformed-workbook', { detail: main });
  const related = relations(parts, main);
  const part = (kind: string): string | undefined => related.find(({ type }) => type.endsWith(`/${kind}`))?.target;
  const context: CellContext = {
    strings: readStrings(parts, part('sharedStrings')),
    formats: readFormats(parts, part('styles')),
  };
  const sheets: WorkbookSheet[] = [];
  let from1904 = false;
  walkXml(main, workbook, {
    open: (tag, attributes) => {
      if (tag === 'workbookPr') from1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (tag !== 'sheet') return;
      const id = attribute(attributes, 'id');
      const target = related.find((each) => each.id === id);
      // A chart sheet has no cells.
      if (!target?.type.endsWith('/worksheet')) return;
      const content = parts.get(target.target);
      if (!content) throw unreadable('malformed-workbook', { detail: target.target });
      sheets.push({
        name: attributes['name'] ?? '',
        hidden: (attributes['state'] ?? 'visible') !== 'visible',
        read: () => readWorksheet(target.target, content, context),
      });
    },
  });
  if (sheets.length === 0) throw unreadable('malformed-workbook', { detail: main });
  return { sheets, from1904, parts };
}

/** Files that are called .xlsx and are something else: an old .xls, a locked workbook, a web page, a text. */
function refuseOthers(bytes: Uint8Array): void {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  if (start.startsWith('\xd0\xcf\x11\xe0')) {
    const locked = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
      Buffer.from('EncryptedPackage', 'utf16le'),
    );
    throw unreadable(locked ? 'encrypted-workbook' : 'old-workbook');
  }
  if (bytes.length === 0) throw unreadable('empty-file');
  if (!start.startsWith('PK')) throw unreadable('not-a-workbook');
}

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

/** What a part of the archive refers to; `''` is the archive itself. Targets are names of parts. */
function relations(parts: ReadonlyMap<string, Uint8Array>, name: string): Relation[] {
  const folder = name.slice(0, name.lastIndexOf('/') + 1);
  const file = `${folder}_rels/${name.slice(folder.length)}.rels`;
  const bytes = parts.get(file);
  const found: Relation[] = [];
  if (!bytes) return found;
  walkXml(file, bytes, {
    open: (tag, { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode }) => {
      if (tag !== 'Relationship' || mode === 'External') return;
      found.push({ id, type, target: target.startsWith('/') ? target.slice(1) : resolve(folder + target) });
    },
  });
  return found;
}

function resolve(path: string): string {
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

/** The shared strings: the runs of each put together, without the marks of pronunciation. */
function readStrings(parts: ReadonlyMap<string, Uint8Array>, name: string | undefined): string[] {
  const bytes = name === undefined ? undefined : parts.get(name);
  const strings: string[] = [];
  if (!name || !bytes) return strings;
  let text = '';
  let within = false;
  let phonetic = false;
  walkXml(name, bytes, {
    open: (tag) => {
      if (tag === 'si') text = '';
      else if (tag === 'rPh') phonetic = true;
      else if (tag === 't') within = !phonetic;
    },
    text: (piece) => {
      if (within) text += piece;
    },
    close: (tag) => {
      if (tag === 'si') strings.push(unescapeText(text));
      else if (tag === 'rPh') phonetic = false;
      else if (tag === 't') within = false;
    },
  });
  return strings;
}

/** What the number format of each cell style does. */
function readFormats(
  parts: ReadonlyMap<string, Uint8Array>,
  name: string | undefined,
): readonly (FormatKind | undefined)[] {
  const bytes = name === undefined ? undefined : parts.get(name);
  const codes = new Map<number, string>();
  const formats: (FormatKind | undefined)[] = [];
  if (!name || !bytes) return formats;
  let cells = false;
  walkXml(name, bytes, {
    open: (tag, { numFmtId: id = '0', formatCode: code }) => {
      if (tag === 'numFmt' && code !== undefined) codes.set(Number(id), code);
      else if (tag === 'cellXfs') cells = true;
      else if (tag === 'xf' && cells) formats.push(formatKind(Number(id), codes.get(Number(id))));
    },
    close: (tag) => {
      if (tag === 'cellXfs') cells = false;
    },
  });
  return formats;
}
