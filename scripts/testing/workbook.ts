import { strToU8, zipSync } from 'fflate';
import { columnLetters } from '../data/read/worksheet.ts';

/**
 * A cell of a made-up workbook: text, a number or true/false as they are; otherwise the parts of the XML: `v` what is
 * stored, `t` its type, `f` a formula, `s` the index of a number format in `formats` plus one.
 */
export type MadeCell =
  string | number | boolean | null | { v?: string | number; t?: string; f?: string; s?: number; is?: string };

export interface MadeSheet {
  readonly name: string;
  /** `hidden` or `veryHidden`. */
  readonly state?: string;
  readonly rows: readonly (readonly MadeCell[])[];
  readonly merges?: readonly string[];
  /** Rows from 1 and columns from 0 that are hidden. */
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
}

export interface MadeWorkbook {
  readonly sheets: readonly MadeSheet[];
  /** Number formats: the number of a built-in one, or a code. */
  readonly formats?: readonly (number | string)[];
  readonly date1904?: boolean;
  /** Other files of the archive: comments, properties. */
  readonly parts?: Readonly<Record<string, string>>;
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The bytes of an XLSX file with exactly the given XML, for tests: also what no spreadsheet program writes. */
export function makeWorkbook({ sheets, formats = [], date1904 = false, parts = {} }: MadeWorkbook): Uint8Array {
  const list = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${escape(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"${state ? ` state="${state}"` : ''}/>`,
  );
  const related = sheets.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${office}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  const files: Record<string, string> = {
    '_rels/.rels': relationships([`<Relationship Id="r" Type="${office}/officeDocument" Target="xl/workbook.xml"/>`]),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships([
      ...related,
      `<Relationship Id="rStyles" Type="${office}/styles" Target="styles.xml"/>`,
    ]),
    'xl/styles.xml': styles(formats),
    ...Object.fromEntries(sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, worksheet(sheet)])),
    ...parts,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])), {
    mtime: '2020-01-01',
  });
}

const relationships = (list: readonly string[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join('')}</Relationships>`;

function styles(formats: readonly (number | string)[]): string {
  const codes = formats.flatMap((format, index) =>
    typeof format === 'string' ? `<numFmt numFmtId="${164 + index}" formatCode="${escape(format)}"/>` : [],
  );
  const cells = formats.map(
    (format, index) => `<xf numFmtId="${typeof format === 'string' ? 164 + index : format}" applyNumberFormat="1"/>`,
  );
  return `<styleSheet xmlns="${main}"><numFmts>${codes.join('')}</numFmts><cellXfs><xf numFmtId="0"/>${cells.join('')}</cellXfs></styleSheet>`;
}

function worksheet({ rows, merges = [], hiddenRows = [], hiddenColumns = [] }: MadeSheet): string {
  const columns = hiddenColumns.map((column) => `<col min="${column + 1}" max="${column + 1}" hidden="1"/>`);
  const lines = rows.map((cells, index) => {
    const hidden = hiddenRows.includes(index + 1) ? ' hidden="1"' : '';
    const made = cells.map((cell, column) => cellXml(cell, `${columnLetters(column)}${index + 1}`));
    return `<row r="${index + 1}"${hidden}>${made.join('')}</row>`;
  });
  const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`);
  return [
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="${main}">`,
    columns.length > 0 ? `<cols>${columns.join('')}</cols>` : '',
    `<sheetData>${lines.join('')}</sheetData>`,
    merged.length > 0 ? `<mergeCells>${merged.join('')}</mergeCells>` : '',
    '</worksheet>',
  ].join('');
}

function cellXml(cell: MadeCell, address: string): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${address}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${address}" t="b"><v>${Number(cell)}</v></c>`;
  if (typeof cell === 'string')
    return `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${escape(cell)}</t></is></c>`;
  const { v, t, f, s, is } = cell;
  const attributes = `${t === undefined ? '' : ` t="${t}"`}${s === undefined ? '' : ` s="${s}"`}`;
  const inner = [
    f === undefined ? '' : `<f>${escape(f)}</f>`,
    v === undefined ? '' : `<v>${escape(String(v))}</v>`,
    is === undefined ? '' : `<is><t>${escape(is)}</t></is>`,
  ];
  return `<c r="${address}"${attributes}>${inner.join('')}</c>`;
}
