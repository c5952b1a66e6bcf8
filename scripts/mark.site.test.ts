import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { strFromU8, unzipSync } from 'fflate';
import { parquetMetadata } from 'hyparquet';
import { parseHTML } from 'linkedom';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { readOnPaper } from '../src/core/radicals.ts';
import { listFiles } from './commands/files.ts';
import { readDocxText } from './reports/reading/docx-text.ts';
import { readPdfText } from './reports/reading/pdf-text.ts';

const { folder } = inject('site');
const marks = ['示例数据（虚构）', 'Demonstration data (fictitious)'];
const says = (text: string): boolean =>
  marks.some((mark) => text.includes(mark) || readOnPaper(text).includes(readOnPaper(mark)));

/** A table without a row holds no figure: what describes it beside it says what the release is. */
function readCsv(file: string, bytes: Uint8Array): Parts {
  const text = strFromU8(bytes);
  const empty = text.trimEnd().split('\n').length === 1 && !file.includes('/indicators/');
  return [empty ? readFileSync(join(folder, `${file}-metadata.json`), 'utf8') : text];
}

type Parts = readonly string[];
/** The texts of a file that must each carry the mark: pages of a PDF, the running lines of a document, the file itself. */
const readers: Readonly<Record<string, (bytes: Uint8Array, file: string) => Parts | Promise<Parts>>> = {
  // As text: to parse every page takes minutes.
  html: (bytes) => [
    strFromU8(bytes)
      .replace(/<(script|style|template)\b[\s\S]*?<\/\1>/g, '')
      .replace(/<[^>]*>/g, ''),
  ],
  ...Object.fromEntries(['json', 'jsonld', 'cff', 'txt', 'xml'].map((form) => [form, (bytes) => [strFromU8(bytes)]])),
  csv: (bytes, file) => readCsv(file, bytes),
  svg: (bytes) => [parseHTML(strFromU8(bytes)).document.documentElement.textContent],
  pdf: async (bytes) => (await readPdfText(bytes)).pages.map(({ text }) => text),
  docx: (bytes) => {
    const { body, beside } = readDocxText(bytes);
    const headers = [...beside].filter(([part]) => part.startsWith('word/header')).map(([, text]) => text);
    return [...body.map(({ text }) => text), ...headers];
  },
  xlsx: (bytes) => {
    const parts = unzipSync(bytes, { filter: ({ name }) => /^xl\/(sharedStrings|worksheets\/\w+)\.xml$/.test(name) });
    return [
      Object.values(parts)
        .map((part) => strFromU8(part))
        .join(''),
    ];
  },
  arrow: (bytes) => [[...tableFromIPC(bytes).schema.metadata.values()].join(' ')],
  arrows: (bytes) => [[...tableFromIPC(bytes).schema.metadata.values()].join(' ')],
  parquet: (bytes) => {
    const { key_value_metadata: pairs = [] } = parquetMetadata(Uint8Array.from(bytes).buffer);
    return [pairs.map(({ value }) => value).join(' ')];
  },
  zip: (bytes) =>
    Object.entries(unzipSync(bytes)).flatMap(([name, part]) => (name.endsWith('.txt') ? [strFromU8(part)] : [])),
};

/** What carries no figure: programs, their parts, lists of checksums, schemas and pictures of the site itself. */
const without =
  /\.(css|js|wasm|br|gz)$|(^|\/)SHA256SUMS|(^|\/)robots\.txt$|^favicon|^social\.png$|schema\.json$|(^|\/)(manifest|latest)\.json$|^reports\/reports\.json$|\.webmanifest$/;

let files: string[] = [];
beforeAll(async () => {
  files = (await listFiles(folder)).filter((file) => !without.test(file));
});

const formOf = (file: string): string => file.split('.').at(-1) ?? '';

describe('every file with figures of a demonstration says so in its own form', () => {
  test('each form of file that is published can be read here', () => {
    expect([...new Set(files.map(formOf))].filter((form) => !(form in readers))).toEqual([]);
  });

  test.each(Object.keys(readers))(
    '%s',
    async (form) => {
      const silent: string[] = [];
      for (const file of files.filter((each) => formOf(each) === form)) {
        const parts = (await readers[form]?.(readFileSync(join(folder, file)), file)) ?? [];
        if (parts.length === 0) silent.push(`${file}: nothing read`);
        for (const [index, text] of parts.entries()) if (!says(text)) silent.push(`${file} [${index + 1}]`);
      }
      expect(silent).toEqual([]);
    },
    600_000,
  );
});
