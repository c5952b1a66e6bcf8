import { expect, test } from 'vitest';
import { makeElder } from './elder.ts';

const paths = new Set(['/', '/towns/', '/commitments/']);
const elder = (html: string, base = '/'): string => makeElder(html, { base, paths, script: '' });

test('links stay within the mode where the page they lead to has one', () => {
  expect(elder('<a href="/towns/">')).toBe('<a href="/elder/towns/">');
  expect(elder('<a class="x" href="/commitments/?standing=met#c">')).toBe(
    '<a class="x" href="/elder/commitments/?standing=met#c">',
  );
  expect(elder('<a href="/fp/towns/">', '/fp/')).toBe('<a href="/fp/elder/towns/">');
  expect(elder('<nav data-root="/commitments/">')).toBe('<nav data-root="/elder/commitments/">');
});

test('links to files, to English and to pages without the mode stay as they are', () => {
  for (const address of ['/data/v1/verdicts.csv', '/en/towns/', '/commitments/1/2017/', '#map', 'https://example.org/'])
    expect(elder(`<a href="${address}">`)).toBe(`<a href="${address}">`);
});

test('the link out of the mode leads out', () => {
  expect(elder('<a data-mode-link href="/towns/">')).toBe('<a data-mode-link href="/towns/">');
});

test('the page is marked, hidden from search engines, and gets the script that reads aloud', () => {
  const script = '<script type="module" src="/a.js"></script>';
  const page = '<html lang="zh-CN"><head></head><body></body></html>';
  expect(makeElder(page, { base: '/', paths, script })).toBe(
    `<html data-mode="elder" lang="zh-CN"><head><meta name="robots" content="noindex"></head><body>${script}</body></html>`,
  );
});
