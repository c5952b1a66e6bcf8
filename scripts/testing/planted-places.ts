import { tableFromArrays, tableToIPC } from 'apache-arrow';
import { strToU8, zipSync } from 'fflate';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import { openDatabase, type Database, quoteName, quoteText } from '../data/database.ts';
import { makeWorkbook, type MadeWorkbook } from './workbook.ts';

/** A place where something can hide: a file with the text in it. */
export interface PlantedPlace {
  readonly id: string;
  readonly file: (text: string) => string;
  readonly bytes: (text: string) => Uint8Array | Promise<Uint8Array>;
  /** Where a finding must point. */
  readonly at?: { readonly sheet?: string; readonly row?: number; readonly column?: string };
  /** Cannot be searched in full, which is reported of itself. */
  readonly opaque?: boolean;
  /** Names that stand alone are judged here. */
  readonly names?: boolean;
  /** Only text that may be part of a name of a file. */
  readonly fileName?: boolean;
}

const utf8 = (text: string): Uint8Array => strToU8(text);
const xml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const csv = (text: string): string =>
  `area,period,value,说明\n370323001,2016,12,正常\n370323002,2016,15,${quoted(text)}\n`;
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

let chinese: Map<string, readonly number[]> | undefined;
/** Text in GB18030; the platform can only read it. */
function gb18030(text: string): Uint8Array {
  chinese ??= readGb18030();
  const known = chinese;
  return Uint8Array.from(
    [...text].flatMap((each) => (each < '\u0080' ? [each.charCodeAt(0)] : (known.get(each) ?? []))),
  );
}

/** The characters of two bytes and those of four in the first planes. */
function readGb18030(): Map<string, readonly number[]> {
  const decoder = new TextDecoder('gb18030');
  const range = (from: number, to: number): number[] =>
    Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const two = range(0x81, 0xfe).flatMap((first) => range(0x40, 0xfe).map((second) => [first, second]));
  const four = range(0x81, 0x84).flatMap((first) =>
    range(0x30, 0x39).flatMap((second) =>
      range(0x81, 0xfe).flatMap((third) => range(0x30, 0x39).map((fourth) => [first, second, third, fourth])),
    ),
  );
  return new Map([...four, ...two].map((bytes) => [decoder.decode(Uint8Array.from(bytes)), bytes]));
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const related = (kind: string, target: string): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}/${kind}" Target="${target}"/></Relationships>`;
const clean = {
  name: '饮水',
  rows: [
    ['area', 'period', 'value', '说明'],
    ['370323001', 2016, 12, '正常'],
  ],
};

/** A workbook with something in it: sheets of its own, or other parts. */
const workbook =
  (make: (text: string) => Partial<MadeWorkbook>) =>
  (text: string): Uint8Array =>
    makeWorkbook({ sheets: [clean], ...make(text) });
const inWorkbook = (
  id: string,
  make: (text: string) => Partial<MadeWorkbook>,
  more: Partial<PlantedPlace> = {},
): PlantedPlace => ({
  id: `workbook: ${id}`,
  file: () => 'records/beds.xlsx',
  bytes: workbook(make),
  ...more,
});
const inFile = (
  id: string,
  file: string,
  bytes: PlantedPlace['bytes'],
  more: Partial<PlantedPlace> = {},
): PlantedPlace => ({
  id,
  file: () => file,
  bytes,
  ...more,
});
const sheetWith = (cell: string, state?: string): Partial<MadeWorkbook> => ({
  sheets: [
    clean,
    {
      name: '底稿',
      rows: [
        ['area', '说明'],
        ['370323001', '正常'],
        ['370323002', cell],
      ],
      ...(state ? { state } : {}),
    },
  ],
});
const document = (body: string, parts: Record<string, string> = {}): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries({ 'word/document.xml': `<w:document><w:body>${body}</w:body></w:document>`, ...parts }).map(
        ([name, text]) => [name, utf8(text)],
      ),
    ),
  );

let database: Promise<Database> | undefined;
/** A Parquet file made by a statement in which `?` stands for the text, `?n` for the text as a name. */
const parquet =
  (select: string, options = '') =>
  async (text: string): Promise<Uint8Array> => {
    database ??= openDatabase({ externalAccess: true });
    const file = join(tmpdir(), `sunledger-planted-${process.pid}.parquet`);
    const put = (sql: string): string => sql.replace('?n', () => quoteName(text)).replace('?', () => quoteText(text));
    await (await database).run(`COPY (${put(select)}) TO ${quoteText(file)} (FORMAT parquet${put(options)})`);
    const bytes = await readFile(file);
    await rm(file);
    return bytes;
  };

/** A PDF file of one page whose font has codes of its own for the characters, as printing programs write it. */
function pdf({ page = '', title = '', note = '' }: { page?: string; title?: string; note?: string }): Uint8Array {
  const characters = [...new Set([...page].map((each) => each.codePointAt(0) ?? 0))];
  const code = (character: string): string =>
    (characters.indexOf(character.codePointAt(0) ?? 0) + 1).toString(16).padStart(4, '0');
  const units = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex');
  const map = characters.map((each) => `<${code(String.fromCodePoint(each))}> <${units(String.fromCodePoint(each))}>`);
  const stream = (text: string): string => {
    const packed = deflateSync(Buffer.from(text, 'latin1')).toString('latin1');
    return `<</Filter /FlateDecode /Length ${packed.length}>>\nstream\n${packed}\nendstream`;
  };
  const objects = [
    '<</Type /Catalog /Pages 2 0 R>>',
    '<</Type /Pages /Kids [3 0 R] /Count 1>>',
    '<</Type /Page /Resources <</Font <</F4 4 0 R>>>> /Contents 6 0 R /Annots [7 0 R]>>',
    '<</Type /Font /Subtype /Type0 /Encoding /Identity-H /ToUnicode 5 0 R>>',
    stream(`begincmap\n${map.length} beginbfchar\n${map.join('\n')}\nendbfchar\nendcmap`),
    stream(`BT\n/F4 12 Tf\n1 0 0 1 72 720 Tm\n[${[...page].map((each) => `<${code(each)}> -20`).join(' ')}] TJ\nET`),
    `<</Type /Annot /Subtype /Text /Contents <feff${units(note)}>>>`,
    `<</Title <feff${units(title)}>>>`,
  ];
  const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj`).join('\n');
  return Buffer.from(`%PDF-1.4\n${body}\ntrailer <</Root 1 0 R /Info 8 0 R>>\n%%EOF`, 'latin1');
}

export const plantedPlaces: readonly PlantedPlace[] = [
  inFile('CSV cell', 'records/beds.csv', (text) => utf8(csv(text)), { at: { row: 3, column: '说明' } }),
  inFile('CSV cell, GB18030', 'records/beds.csv', (text) => gb18030(csv(text)), { at: { row: 3, column: '说明' } }),
  inFile('CSV cell, UTF-16', 'records/beds.csv', (text) => Buffer.from(`\ufeff${csv(text)}`, 'utf16le'), {
    at: { row: 3 },
  }),
  inFile(
    'CSV cell, semicolons and CRLF',
    'records/beds.csv',
    (text) => utf8(csv(text).replaceAll(',', ';').replaceAll('\n', '\r\n')),
    { at: { row: 3 } },
  ),
  inFile('CSV header', 'records/beds.csv', (text) => utf8(`area,${quoted(text)}\n370323001,1\n`), { at: { row: 1 } }),
  inFile('CSV comment', 'records/beds.csv', (text) => utf8(`# ${text}\narea,value\n370323001,1\n`), {
    at: { row: 1 },
    names: true,
  }),
  inFile('CSV that is broken', 'records/beds.csv', (text) =>
    utf8(`area,说明\n370323001,"1\n370323002,${text.replaceAll(',', ' ')}\n`),
  ),
  inFile('CSV that the build ignores', 'old/notes.csv', (text) => utf8(csv(text)), { at: { row: 3 } }),
  inFile(
    'YAML value',
    'indicators/water.yml',
    (text) => utf8(`name: { zh: 饮水, en: Water }\nnote: ${JSON.stringify(text)}\n`),
    { at: { row: 2 } },
  ),
  inFile('YAML comment', 'indicators/water.yml', (text) => utf8(`unit: percent\n# ${text}\n`), {
    at: { row: 2 },
    names: true,
  }),
  inFile('YAML that is broken', 'site.yml', (text) => utf8(`title: {\n  a: ${text}\n`), { at: { row: 2 } }),
  inFile('text file', 'readme.txt', (text) => utf8(`说明\n${text}\n`), { at: { row: 2 } }),
  inFile('Markdown', 'README.md', (text) => utf8(`# 说明\n\n${text}\n`), { at: { row: 3 } }),
  inFile('hidden file', '.notes', (text) => utf8(`${text}\n`)),
  inFile('JSON', 'old/data.json', (text) => utf8(JSON.stringify([{ area: '370323001', note: text }]))),
  inFile('JSON with escapes', 'old/data.json', (text) =>
    utf8(
      `{"note": "${[...text].map((each) => (each.length > 1 ? each : `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`)).join('')}"}`,
    ),
  ),
  inFile('web page', 'old/page.html', (text) => utf8(`<html><body><p>${xml(text)}</p></body></html>`)),
  inFile('web page, references', 'old/page.html', (text) =>
    utf8(`<html><body><p>${[...text].map((each) => `&#${each.codePointAt(0) ?? 0};`).join('')}</p></body></html>`),
  ),
  inFile('web page, attribute', 'old/page.html', (text) => utf8(`<html><body><img alt="${xml(text)}"></body></html>`)),
  inFile('web page, comment', 'old/page.html', (text) => utf8(`<html><body><!-- ${text} --></body></html>`)),
  inFile('table saved as a web page with the ending .xls', 'records/beds.xls', (text) =>
    utf8(`<table><tr><td>area</td><td>说明</td></tr><tr><td>370323001</td><td>${xml(text)}</td></tr></table>`),
  ),
  inFile('drawing', 'old/map.svg', (text) =>
    utf8(`<svg xmlns="http://www.w3.org/2000/svg"><text>${xml(text)}</text></svg>`),
  ),
  inFile('zip', 'old.zip', (text) => zipSync({ 'inner/notes.csv': utf8(csv(text)) })),
  inFile('zip in a zip', 'old.zip', (text) => zipSync({ 'inner.zip': zipSync({ 'notes.txt': utf8(text) }) })),
  inFile('gzip', 'old.csv.gz', (text) => gzipSync(utf8(csv(text)))),
  inFile('Parquet', 'records/beds.parquet', parquet("SELECT '370323001' AS area, ? AS note"), {
    at: { row: 1, column: 'note' },
  }),
  inFile('Parquet, name of a column', 'records/beds.parquet', parquet("SELECT '370323001' AS area, 1 AS ?n")),
  inFile('Parquet, metadata', 'records/beds.parquet', parquet("SELECT '370323001' AS area", ', KV_METADATA {note: ?}')),
  inFile(
    'Arrow',
    'old/table.arrow',
    (text) => tableToIPC(tableFromArrays({ area: ['370323001'], note: [text] }), 'file'),
    { at: { row: 1, column: 'note' } },
  ),
  inFile(
    'Arrow stream',
    'old/table.arrows',
    (text) => tableToIPC(tableFromArrays({ area: ['370323001'], note: [text] }), 'stream'),
    { at: { row: 1, column: 'note' } },
  ),
  inFile('Word document, in pieces', 'old/report.docx', (text) =>
    document(
      `<w:p>${[...text].map((each) => `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${xml(each)}</w:t></w:r>`).join('')}</w:p>`,
    ),
  ),
  inFile('Word document, comment', 'old/report.docx', (text) =>
    document('<w:p/>', {
      'word/comments.xml': `<w:comments><w:comment w:id="0"><w:p><w:r><w:t>${xml(text)}</w:t></w:r></w:p></w:comment></w:comments>`,
    }),
  ),
  inFile(
    'Word document, author',
    'old/report.docx',
    (text) =>
      document('<w:p/>', {
        'docProps/core.xml': `<cp:coreProperties><dc:creator>${xml(text)}</dc:creator></cp:coreProperties>`,
      }),
    { names: true },
  ),
  inFile('PDF page', 'old/report.pdf', (text) => pdf({ page: text }), { opaque: true }),
  inFile('PDF note', 'old/report.pdf', (text) => pdf({ note: text }), { names: true, opaque: true }),
  inFile('PDF title', 'old/report.pdf', (text) => pdf({ title: text }), { names: true, opaque: true }),
  inWorkbook('cell', (text) => sheetWith(text), { at: { sheet: '底稿', row: 3, column: 'B' } }),
  inWorkbook(
    'cell, text in two colours',
    (text) => ({
      sheets: [
        {
          name: '底稿',
          rows: [
            ['area', '说明'],
            ['370323001', { v: 0, t: 's' }],
          ],
        },
      ],
      parts: {
        'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rS" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
        'xl/sharedStrings.xml': `<sst><si>${[...text].map((each) => `<r><rPr><b/></rPr><t xml:space="preserve">${xml(each)}</t></r>`).join('')}</si></sst>`,
      },
    }),
    { at: { sheet: '底稿', row: 2, column: 'B' } },
  ),
  inWorkbook('hidden sheet', (text) => sheetWith(text, 'hidden'), { at: { sheet: '底稿', row: 3, column: 'B' } }),
  inWorkbook('very hidden sheet', (text) => sheetWith(text, 'veryHidden'), { at: { sheet: '底稿', row: 3 } }),
  inWorkbook(
    'header',
    (text) => ({
      sheets: [
        {
          name: '底稿',
          rows: [
            ['area', text],
            ['370323001', 1],
          ],
        },
      ],
    }),
    { at: { sheet: '底稿', row: 1 } },
  ),
  inWorkbook(
    'title above the header',
    (text) => ({ sheets: [{ name: '底稿', rows: [[text], ['area', 'value'], ['370323001', 1]] }] }),
    { at: { sheet: '底稿', row: 1 } },
  ),
  inWorkbook('formula', (text) => ({
    sheets: [
      {
        name: '底稿',
        rows: [
          ['area', 'value'],
          ['370323001', { v: 1, f: `LEN(${quoted(text)})` }],
        ],
      },
    ],
  })),
  inWorkbook('worksheet that the workbook does not list', (text) => ({
    parts: {
      'xl/worksheets/sheet9.xml': `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${xml(text)}</t></is></c></row></sheetData></worksheet>`,
    },
  })),
  inWorkbook(
    'comment',
    (text) => ({
      parts: {
        'xl/worksheets/_rels/sheet1.xml.rels': related('comments', '../comments1.xml'),
        'xl/comments1.xml': `<comments><authors><author>WPS</author></authors><commentList><comment ref="C2" authorId="0"><text><r><t>${xml(text)}</t></r></text></comment></commentList></comments>`,
      },
    }),
    { at: { sheet: '饮水', row: 2, column: 'C' }, names: true },
  ),
  inWorkbook(
    'comment of a conversation',
    (text) => ({
      parts: {
        'xl/worksheets/_rels/sheet1.xml.rels': related('threadedComment', '../threadedComments/threadedComment1.xml'),
        'xl/threadedComments/threadedComment1.xml': `<ThreadedComments><threadedComment ref="C2" id="{1}"><text>${xml(text)}</text></threadedComment></ThreadedComments>`,
      },
    }),
    { at: { sheet: '饮水', row: 2, column: 'C' }, names: true },
  ),
  inWorkbook(
    'author of a comment',
    (text) => ({
      parts: {
        'xl/comments1.xml': `<comments><authors><author>${xml(text)}</author></authors><commentList/></comments>`,
      },
    }),
    { names: true },
  ),
  inWorkbook(
    'person of a conversation',
    (text) => ({
      parts: {
        'xl/persons/person.xml': `<personList><person displayName="${xml(text)}" id="{1}" userId="" providerId="None"/></personList>`,
      },
    }),
    { names: true },
  ),
  inWorkbook('name of a sheet', (text) => ({ sheets: [clean, { name: text, rows: [['area'], ['370323001']] }] }), {
    names: true,
  }),
  inWorkbook('name of a hidden sheet', (text) => ({ sheets: [clean, { name: text, state: 'hidden', rows: [] }] }), {
    names: true,
  }),
  inWorkbook(
    'defined name',
    (text) => ({
      parts: {
        'xl/workbook.xml': `<workbook xmlns:r="${office}"><sheets><sheet name="饮水" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="${xml(text)}">Sheet1!$A$1</definedName></definedNames></workbook>`,
      },
    }),
    { names: true },
  ),
  inWorkbook(
    'value of a defined name',
    (text) => ({
      parts: {
        'xl/workbook.xml': `<workbook xmlns:r="${office}"><sheets><sheet name="饮水" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="list">${xml(quoted(text))}</definedName></definedNames></workbook>`,
      },
    }),
    { names: true },
  ),
  ...['dc:creator', 'cp:lastModifiedBy', 'dc:title', 'dc:description'].map((tag) =>
    inWorkbook(
      `property ${tag}`,
      (text) => ({
        parts: { 'docProps/core.xml': `<cp:coreProperties><${tag}>${xml(text)}</${tag}></cp:coreProperties>` },
      }),
      { names: true },
    ),
  ),
  inWorkbook(
    'property of our own',
    (text) => ({
      parts: {
        'docProps/custom.xml': `<Properties><property name="a"><vt:lpwstr>${xml(text)}</vt:lpwstr></property></Properties>`,
      },
    }),
    { names: true },
  ),
  inWorkbook(
    'pivot cache',
    (text) => ({
      parts: {
        'xl/pivotCache/pivotCacheRecords1.xml': `<pivotCacheRecords><r><s v="${xml(text)}"/></r></pivotCacheRecords>`,
      },
    }),
    { names: true },
  ),
  inWorkbook('string that no cell shows', (text) => ({
    parts: { 'xl/sharedStrings.xml': `<sst><si><t>${xml(text)}</t></si></sst>` },
  })),
  inWorkbook(
    'external link',
    (text) => ({
      parts: {
        'xl/externalLinks/externalLink1.xml': `<externalLink><externalBook><sheetDataSet><sheetData><row r="1"><cell r="A1"><v>${xml(text)}</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>`,
      },
    }),
    { names: true },
  ),
  inWorkbook('text box', (text) => ({
    parts: {
      'xl/drawings/drawing1.xml': `<xdr:wsDr><xdr:sp><xdr:txBody><a:p><a:r><a:t>${xml(text)}</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:wsDr>`,
    },
  })),
  inWorkbook('a workbook that is damaged', (text) => ({
    parts: {
      'xl/workbook.xml': '<workbook><sheets></workbook>',
      'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${xml(text)}</t></is></c></row></sheetData></worksheet>`,
    },
  })),
  {
    id: 'name of a file',
    file: (text) => `records/${text}.csv`,
    bytes: () => utf8('area,value\n370323001,1\n'),
    names: true,
    fileName: true,
  },
  {
    id: 'name of a folder',
    file: (text) => `old/${text}/beds.csv`,
    bytes: () => utf8('area,value\n370323001,1\n'),
    names: true,
    fileName: true,
  },
  {
    id: 'name of a file in a zip',
    file: () => 'old.zip',
    bytes: (text) => zipSync({ [`${text}.csv`]: utf8('area\n') }),
    names: true,
    fileName: true,
  },
];
