import { toArchive } from './archive.ts';
import { styles, stylesXml } from './workbook-styles.ts';
import { columnLetters } from '../read/worksheet.ts';

/** How the cells of a column are typed and shown. */
export type CellKind = 'text' | 'integer' | 'number' | 'boolean' | 'day' | 'wrapped';
export type CellValue = string | number | boolean | null;

/** A worksheet. The cells of a row stand in the order of the columns; a null and an empty text leave the cell out. */
export interface Worksheet {
  readonly name: string;
  readonly columns: readonly { readonly kind: CellKind; readonly width: number }[];
  /** The first row, which stays in sight and carries the filter. */
  readonly header?: readonly string[];
  readonly rows: Iterable<readonly CellValue[]>;
  /** Rows of a sheet without a header that are headings, counted from 0. */
  readonly headings?: ReadonlySet<number>;
}

/** Characters that a cell of a workbook can hold. */
const longestCell = 32_767;
const cutMark = '…（单元格容不下，全文见同名CSV。Cut: the CSV has the whole.）';

/** A text as a cell of a workbook can hold it: cut with a mark where it is too long. */
export function fitCell(text: string): string {
  return text.length <= longestCell ? text : text.slice(0, longestCell - cutMark.length) + cutMark;
}

/**
 * A workbook (ECMA-376) of plain worksheets: typed cells, no formula, no macro, no link to outside, no author, no time.
 * Written here and not by `write-excel-file` 4.1.1, which stamps the time, and whose index of texts is a plain object:
 * a cell with the text `constructor` makes a file that Excel calls damaged.
 */
export function toWorkbook(sheets: readonly Worksheet[]): Uint8Array {
  const strings = new Map<string, number>();
  const parts = new Map<string, string>();
  sheets.forEach((sheet, index) => parts.set(`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet, strings)));
  parts.set('xl/sharedStrings.xml', stringsXml(strings));
  parts.set('xl/styles.xml', stylesXml);
  parts.set('xl/workbook.xml', workbookXml(sheets));
  parts.set('xl/_rels/workbook.xml.rels', workbookRelations(sheets.length));
  parts.set('_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']]));
  parts.set('[Content_Types].xml', contentTypes(sheets.length));
  const encoder = new TextEncoder();
  return toArchive(new Map([...parts].map(([path, xml]) => [path, encoder.encode(xml)])));
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const officeRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function sheetXml({ columns, header, rows, headings }: Worksheet, strings: Map<string, number>): string {
  const letters = columns.map((_, index) => columnLetters(index));
  const lines: string[] = [];
  const write = (values: readonly CellValue[], kinds: readonly (CellKind | 'header' | 'heading')[]): void => {
    const row = lines.length + 1;
    const cells = values.map((value, index) => {
      const kind = kinds[index] ?? 'text';
      return value === null || value === '' ? '' : cellXml(`${letters[index]}${row}`, { kind, value }, strings);
    });
    lines.push(`<row r="${row}">${cells.join('')}</row>`);
  };
  if (header) write(header, Array<'header'>(columns.length).fill('header'));
  const kinds = columns.map(({ kind }) => kind);
  const headingKinds = Array<'heading'>(columns.length).fill('heading');
  for (const row of rows) write(row, headings?.has(lines.length) ? headingKinds : kinds);
  const last = `${letters.at(-1) ?? 'A'}${Math.max(lines.length, 1)}`;
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  const widths = columns.map(
    ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  return [
    `${declaration}<worksheet ${main}><dimension ref="A1:${last}"/>`,
    `<sheetViews><sheetView workbookViewId="0">${header ? pane : ''}</sheetView></sheetViews>`,
    `<cols>${widths.join('')}</cols><sheetData>${lines.join('')}</sheetData>`,
    header ? `<autoFilter ref="A1:${last}"/>` : '',
    '</worksheet>',
  ].join('');
}

interface StyledCell {
  readonly kind: CellKind | 'header' | 'heading';
  readonly value: string | number | boolean;
}

function cellXml(address: string, { kind, value }: StyledCell, strings: Map<string, number>): string {
  const start = `<c r="${address}" s="${styles[kind]}"`;
  if (typeof value === 'boolean') return `${start} t="b"><v>${value ? 1 : 0}</v></c>`;
  if (typeof value === 'number') return `${start}><v>${value}</v></c>`;
  const serial = kind === 'day' ? serialOf(value) : undefined;
  if (serial !== undefined) return `${start}><v>${serial}</v></c>`;
  const text = fitCell(value);
  const known = strings.get(text);
  const index = known ?? strings.size;
  if (known === undefined) strings.set(text, index);
  return `${start} t="s"><v>${index}</v></c>`;
}

/**
 * A day as a workbook counts it: from 1900, which it takes for a leap year. Undefined for what is no such day or lies
 * before March 1900, where the count would be wrong: it stays a text.
 */
function serialOf(day: string): number | undefined {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  const time = Date.UTC(Number(year), Number(month) - 1, Number(date));
  const serial = time / 86_400_000 + 25_569;
  return serial >= 61 && new Date(time).toISOString().startsWith(day) ? serial : undefined;
}

/** Where a text begins or ends with a blank, it must be said that it counts. */
function stringsXml(strings: ReadonlyMap<string, number>): string {
  const items = [...strings.keys()].map((text) => `<si><t xml:space="preserve">${escapeXml(text)}</t></si>`);
  return `${declaration}<sst ${main} uniqueCount="${strings.size}">${items.join('')}</sst>`;
}

/** What XML cannot hold stands as `_x0008_`, and what looks like that gets its own underscore escaped. */
function escapeXml(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[&<>"\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, (character) => named[character] ?? coded(character));
}

const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const coded = (character: string): string =>
  `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

function workbookXml(sheets: readonly Worksheet[]): string {
  const list = sheets.map(
    ({ name }, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return `${declaration}<workbook ${main} xmlns:r="${officeRelations}"><sheets>${list.join('')}</sheets></workbook>`;
}

function workbookRelations(sheets: number): string {
  const own = Array.from({ length: sheets }, (_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const);
  return relations([...own, ['styles', 'styles.xml'], ['sharedStrings', 'sharedStrings.xml']]);
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const list = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${officeRelations}/${type}" Target="${target}"/>`,
  );
  const space = 'http://schemas.openxmlformats.org/package/2006/relationships';
  return `${declaration}<Relationships xmlns="${space}">${list.join('')}</Relationships>`;
}

function contentTypes(sheets: number): string {
  const type = (part: string): string => `application/vnd.openxmlformats-officedocument.spreadsheetml.${part}+xml`;
  const parts = [
    ['workbook', 'sheet.main'],
    ['styles', 'styles'],
    ['sharedStrings', 'sharedStrings'],
    ...Array.from({ length: sheets }, (_, index) => [`worksheets/sheet${index + 1}`, 'worksheet']),
  ].map(([path, part = '']) => `<Override PartName="/xl/${path}.xml" ContentType="${type(part)}"/>`);
  return [
    `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    `<Default Extension="xml" ContentType="application/xml"/>${parts.join('')}</Types>`,
  ].join('');
}
