import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { plantedPlaces } from '../../testing/planted-places.ts';
import { plantedValues, traps } from '../../testing/planted-values.ts';
import { listFiles } from '../../commands/files.ts';
import { siteSchema } from '../../../src/core/site.ts';
import { formatProblem } from '../problem.ts';
import { toArchive } from '../publish/archive.ts';
import { searchSite, type SiteSearch } from './site.ts';

vi.setConfig({ testTimeout: 120_000 });

const site = siteSchema.parse({
  title: { zh: '示例', en: 'Example' },
  dataset: 'demonstration',
  release: '2020.12.0',
  asOf: '2020-12-31',
  area: '370323',
  licence: { zh: '示例', en: 'Example' },
  publicContacts: ['0533-3200001', 'office@example.gov.cn'],
});
const release: SiteSearch['release'] = { site, areas: [], records: {} };

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sunledger-site-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(file: string, bytes: Uint8Array | string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), bytes);
}
const search = async (): ReturnType<typeof searchSite> =>
  searchSite({ folder, files: await listFiles(folder), release, today: '2026-11-25' });

/** What the site itself is made of; the other places are those of the data folder. */
const published =
  /^(CSV cell|JSON$|web page($|, attribute|, comment)|drawing|text file|zip|Arrow|Parquet$|Word document, in pieces|PDF|workbook: (cell|hidden|header|comment$|property|string))/;
const places = plantedPlaces.filter(({ id, fileName }) => published.test(id) && !fileName);
/** Declared here, or written in a way that in a page is a row of figures. */
const left = /^(scientific notation, s|telephone|identity number of 15 digits, blanks)/;
const values = plantedValues.filter(({ bare, id }) => !bare && !left.test(id));

describe(`${places.length * values.length} pieces of personal data in the files of a site are found before it is published`, () => {
  test.each(places)('$id', async ({ file, bytes }) => {
    for (const [index, { text }] of values.entries()) put(`${index}/${file(text)}`, await bytes(text));
    const found = new Set((await search()).map((problem) => problem.file.split('/')[0]));
    expect(values.filter((_, index) => !found.has(String(index))).map(({ id, text }) => `${id} | ${text}`)).toEqual([]);
  });
});

describe('a clean site', () => {
  test('holds what looks personal and is not, declared contacts, pictures and programs', async () => {
    put('index.html', `<main>${traps.map((trap) => `<p>${trap.replaceAll('<', '&lt;')}</p>`).join('\n')}</main>`);
    put('about/index.html', '<p>电话 0533-3200001，邮箱 office@example.gov.cn，监督电话 12317</p>');
    put(
      '_astro/library.js',
      '/* (c) somebody <author@example.org> */ const n = 1e21, m = 0.13812345678, words = `wechat encoding`;',
    );
    put('_astro/engine.wasm', Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 255, 254, 0));
    put('picture.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3));
    put('data/v1/money.csv', '\ufeffarea,numerator,value\r\n370323,13812345678,15912345678\r\n');
    put('town/index.html', '<svg data-value="13812345678"></svg><script>[13812345678,15912345678]</script>');
    put('data/v1/release.json', '{"site":{"identity":{"phone":"0533-3200001"},"asOf":"2020-12-31"}}');
    put('data/v1/money.json', '[{"area":"370323","numerator":13812345678,"value":15912345678}]');
    expect(await search()).toEqual([]);
  });
  test('has compressed forms that hold exactly what they stand beside', async () => {
    put('index.html', '<p>12317</p>');
    put('index.html.gz', gzipSync('<p>12317</p>'));
    put('index.html.br', brotliCompressSync('<p>12317</p>'));
    expect(await search()).toEqual([]);
  });
});

describe('a compressed form', () => {
  test.each([
    ['.gz', gzipSync],
    ['.br', brotliCompressSync],
  ] as const)('that holds something else is searched: %s', async (ending, compress) => {
    put('index.html', '<p>12317</p>');
    put(`index.html${ending}`, compress('<p>13700521846</p>'));
    expect((await search()).map(({ file, value }) => [file, value])).toEqual([['index.html', '1*********6']]);
  });
  test('that cannot be opened is no page', async () => {
    put('index.html.gz', Uint8Array.of(0x1f, 0x8b, 8, 0, 0));
    expect((await search()).map(({ rule }) => rule)).toEqual(['personal-output']);
  });
});

describe('an archive', () => {
  const zip = (files: Record<string, string>): Uint8Array =>
    toArchive(new Map(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)])));
  test('of what lies beside it is searched once', async () => {
    put('data/v1/a.csv', 'note\n13700521846\n');
    put('data/v1/all.zip', zip({ 'release/a.csv': 'note\n13700521846\n' }));
    expect((await search()).map(({ file }) => file)).toEqual(['data/v1/a.csv']);
  });
  test.each([
    ['in a file that is there in the archive alone', { 'release/b.csv': 'note\n13700521846\n' }],
    ['in a file that differs from the one beside', { 'release/a.csv': 'note\n13700521846\n' }],
    ['in a file of another folder', { 'release/x/a.csv': 'note\n13700521846\n' }],
    ['without a folder', { 'b.csv': 'note\n13700521846\n' }],
  ])('holds a number %s, and it is found', async (_, files) => {
    put('data/v1/a.csv', 'note\n12317\n');
    put('data/v1/all.zip', zip(files));
    expect((await search()).map(({ value }) => value)).toEqual(['1*********6']);
  });
});

test('a find is told with its file, line and kind in both languages and never with its value', async () => {
  put('plan/index.html', '<p>规划</p>\n<p>贫困户张某，110105 19491231 002X</p>');
  const problems = await search();
  expect(problems.map((problem) => formatProblem(problem, 'zh'))).toMatchInlineSnapshot(`
    [
      "plan/index.html 第 2 行：生成的网站里有遮挡过的姓名“**”，没有发布，原有网站未动。
      改法：在数据或文字的来源处删去，重新生成。[personal-output]",
      "plan/index.html 第 2 行：生成的网站里有身份证号码“1******************X”，没有发布，原有网站未动。
      改法：在数据或文字的来源处删去，重新生成。[personal-output]",
    ]
  `);
  expect(problems.map((problem) => formatProblem(problem, 'en'))).toMatchInlineSnapshot(`
    [
      "plan/index.html, row 2: the site just made holds a name hidden in part: "**"; it was not published, the previous site is untouched.
      Cure: remove it where the data or the text comes from and build again. [personal-output]",
      "plan/index.html, row 2: the site just made holds an identity number: "1******************X"; it was not published, the previous site is untouched.
      Cure: remove it where the data or the text comes from and build again. [personal-output]",
    ]
  `);
  expect(JSON.stringify(problems)).not.toMatch(/19491231|110105|张某/);
});

test('many files are shared out among threads, and none is left out', async () => {
  for (let index = 0; index < 450; index++)
    put(`${index}.txt`, index % 90 === 7 ? `手机 139000000${10 + (index % 80)}` : '12317');
  expect((await search()).map(({ file }) => file).sort()).toEqual(['187.txt', '277.txt', '367.txt', '7.txt', '97.txt']);
});
