import { describe, expect, test } from 'vitest';
import { compareText } from '../../../src/core/report-text.ts';
import { smallPdf } from '../../testing/small-pdf.ts';
import { makeDocument } from '../document.ts';
import { readDocxText } from './docx-text.ts';
import { readPdfText } from './pdf-text.ts';
import { readPieces } from './pieces.ts';

const html = `<html lang="zh-CN"><head><title>报告</title></head><body><main>
<header class="cover"><p class="mark-line">示例数据（虚构）</p><h1>报告</h1><dl><dt>发布单位</dt><dd>待填写</dd></dl></header>
<nav class="contents"><h2>目录</h2><ol><li><a href="#a"><span>一、合计</span><i data-page="a"></i></a></li></ol></nav>
<section><h2 id="a">一、合计</h2><p data-told="count">共<b>3</b>项。</p><ol><li>先</li><li>后</li></ol><ul><li>空白</li></ul>
<table><thead><tr><th>应达</th></tr></thead><tbody><tr><td><small>全市平均</small><data data-key="due">80%</data></td></tr></tbody></table>
</section></main></body></html>`;

test('a web page is read in its order, with the numbers of its lists and of the pages of its contents', () => {
  const { title, mark, pieces } = readPieces(html, 'pdf');
  expect([title, mark]).toEqual(['报告', '示例数据（虚构）']);
  const said = pieces.flatMap(({ text, pageOf }) => (pageOf === undefined ? text.trim() || [] : `→${pageOf}`));
  expect(said.join('|')).toBe(
    '示例数据（虚构）|报告|发布单位|待填写|目录|一、合计|→a|一、合计|共|3|项。|1.|先|2.|后|空白|应达|全市平均|80%',
  );
  expect(pieces.filter(({ key }) => key !== undefined).map(({ text, key }) => [text, key])).toEqual([
    ...['共', '3', '项。'].map((text) => [text, 'count']),
    ['80%', 'due'],
  ]);
});

describe('a document of an office', () => {
  test('says what the web page says in the order in which it is written', async () => {
    const { body, beside } = readDocxText(await makeDocument(html, { photos: [], day: '2020-12-31' }));
    expect(compareText(readPieces(html, 'docx').pieces, body)).toEqual([]);
    expect([...beside].filter(([, text]) => text.trim()).map(([part]) => part.replace(/\d/, ''))).toEqual(
      expect.arrayContaining(['word/header.xml', 'word/footer.xml']),
    );
  });

  test('says something else after a figure has changed', async () => {
    const { body } = readDocxText(await makeDocument(html.replace('80%', '81%'), { photos: [], day: '2020-12-31' }));
    expect(compareText(readPieces(html, 'docx').pieces, body)).toEqual([
      { page: undefined, key: 'due', expected: '80%', found: '81%' },
    ]);
  });

  test('is none without a body', () => {
    expect(() => readDocxText(Buffer.from('PK'))).toThrow();
  });
});

test('a PDF is read page by page', async () => {
  const { pages } = await readPdfText(smallPdf(['one', 'two (2) \u2014']));
  expect(pages).toEqual([
    { page: 1, text: 'one' },
    { page: 2, text: 'two (2) \u2014' },
  ]);
});
