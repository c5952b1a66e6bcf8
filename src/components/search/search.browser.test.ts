import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { openBrowser, type Browser, type OpenedPage } from '../../../scripts/testing/browser.ts';

const { url, folder } = inject('site');
let browser: Browser;
let opened: OpenedPage;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  opened = await browser.open(url);
});
afterEach(async () => {
  expect(opened.findings).toEqual({ foreign: [], console: [], broken: [] });
  await opened.close();
});

test('the index of the whole site is below 60 kB on the wire', () => {
  expect(brotliCompressSync(readFileSync(join(folder, 'search.json'))).length).toBeLessThan(60_000);
});

describe('the search page', () => {
  test.each([
    ['卫生室', 'promise', /commitments/],
    ['dlz', 'area', /towns\/370323103/],
    ['东里', 'area', /towns\/370323103/],
    ['retention', 'indicator', /indicators\/compulsory-retention/],
    ['5.2.2', 'clause', /plan\/5\/#c-5-2-2/],
    ['dysj', 'mechanism', /mechanisms/],
    ['巩固率', 'term', /glossary\/#retention/],
    ['wilson', 'term', /glossary\/#interval/],
  ])('finds %s as %s, and the link leads there', async (query, kind, address) => {
    const { page } = opened;
    await page.goto(`${url}search/?q=${encodeURIComponent(query)}`);
    const first = page.locator(`.found ul[data-kind=${kind}] a`).first();
    expect(await first.getAttribute('href')).toMatch(address);
    await first.click();
    await page.waitForURL(address);
    expect(await page.locator('h1').count()).toBe(1);
  });

  test('is used by keyboard: typing, down into the results, Enter opens, Escape empties', async () => {
    const { page } = opened;
    await page.goto(`${url}search/`);
    await page.waitForFunction(() => document.activeElement?.id === 'q');
    await page.keyboard.type('xyczzznmy');
    await page.getByText('没有找到').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.locator('#q').inputValue()).toBe('');
    await page.keyboard.type('卫生室');
    await page.locator('.found a').first().waitFor();
    expect(page.url()).toContain(`?q=${encodeURIComponent('卫生室')}`);
    await page.keyboard.press('ArrowDown');
    const href = await page.evaluate(() => document.activeElement?.getAttribute('href'));
    await page.keyboard.press('Enter');
    await page.waitForURL((at) => at.pathname === href);
  });

  test('shows what is left of a long list when asked, and goes on from there', async () => {
    const { page } = opened;
    await page.goto(`${url}en/search/?q=poor`);
    const button = page.locator('.found section').first().locator('button');
    await button.click();
    const items = page.locator('.found section').first().locator('li');
    expect(await items.count()).toBeGreaterThan(10);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('A');
  });

  test('without scripts leads to every part of the site', async () => {
    const plain = await browser.open(url, { javaScriptEnabled: false });
    await plain.page.goto(`${url}search/`);
    expect(await plain.page.locator('[data-finder]').isVisible()).toBe(false);
    expect(await plain.page.locator('.site-map a').count()).toBeGreaterThan(60);
    await plain.close();
  });
});
