import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, inject, test } from 'vitest';
import { openBrowser, type Browser, type OpenedPage } from '../../scripts/testing/browser.ts';

const { url } = inject('site');
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

const shown = (): Promise<number> => opened.page.locator('[data-ledger] li:visible').count();
const told = (): Promise<string> => opened.page.locator('.shown output').innerText();

describe('the list of promises, with script', () => {
  test('filters work together, stand in the address, and the number shown is told', async () => {
    const { page } = opened;
    await page.goto(`${url}commitments/`);
    const all = await shown();
    await page.locator('[data-facet=standing] a[data-value=missed]').click();
    const missed = await shown();
    await page.locator('[data-facet=kind] a[data-value=level]').click();
    expect(page.url()).toBe(`${url}commitments/?standing=missed&kind=level`);
    const both = await shown();
    expect([missed < all, both < missed, both > 0]).toEqual([true, true, true]);
    expect(await told()).toContain(String(both));
    await page.reload();
    expect(await shown()).toBe(both);
    await page.locator('[data-reset]').click();
    expect(await shown()).toBe(all);
  });

  test('whom a promise is for is a filter among the others', async () => {
    const { page } = opened;
    await page.goto(`${url}commitments/`);
    const link = page.locator('[data-facet=population] a[data-value=patients]');
    const patients = Number(await link.locator('small').innerText());
    await link.click();
    expect(await shown()).toBe(patients);
    await page.locator('[data-facet=data] a[data-value=yes]').click();
    await page.locator('[data-facet=due] a[data-value="2018"]').click();
    expect(page.url()).toBe(`${url}commitments/?due=2018&population=patients&data=yes`);
    expect(await shown()).toBeLessThan(patients);
    expect(await page.locator('[data-ledger] li:visible').filter({ hasText: '分类救治' }).count()).toBeGreaterThan(0);
  });

  test.each(['weishengshi', 'wss', '卫生室', 'clinic'])('a search for %s finds promises', async (query) => {
    const { page } = opened;
    await page.goto(`${url}commitments/`);
    const index = page.waitForResponse(/search\.json$/);
    await page.keyboard.press('/');
    await index;
    await page.keyboard.type(query);
    await page.waitForFunction(() => document.querySelectorAll('[data-ledger] li:not([hidden])').length < 100);
    expect(await page.locator('[data-ledger] li:visible').filter({ hasText: '卫生室' }).count()).toBeGreaterThan(0);
    await page.keyboard.press('Escape');
    expect(await shown()).toBeGreaterThan(100);
  });

  test('the order of due days puts promises under years, and back', async () => {
    const { page } = opened;
    await page.goto(`${url}commitments/?standing=met`);
    const rows = await shown();
    await page.locator('[data-facet=sort] a[data-value=due]').click();
    expect(page.url()).toContain('sort=due');
    const days = await page
      .locator('[data-ledger] li:visible')
      .evaluateAll((found) => found.map((row) => row.getAttribute('data-by') ?? '').filter((day) => /^\d/.test(day)));
    expect(days).toEqual([...days].sort());
    expect(await shown()).toBe(rows);
    await page.locator('[data-facet=sort] a[data-value=""]').click();
    expect(await page.locator('#chapter-2').isVisible()).toBe(true);
    expect(await shown()).toBe(rows);
  });

  test('on the page of one choice another facet is added on the whole list, of the same year', async () => {
    const { page } = opened;
    await page.goto(`${url}commitments/as-of/2018/standing/missed/`);
    await page.locator('[data-facet=chapter] a[data-value="6"]').click();
    await page.waitForURL(`${url}commitments/as-of/2018/?standing=missed&chapter=6`);
    expect(await shown()).toBeGreaterThan(0);
  });
});

test.each(['patients', 'whole-county'])(
  'without script the promises for %s are a page, in both languages',
  async (group) => {
    const still = await browser.open(url, { javaScriptEnabled: false });
    for (const language of ['', 'en/']) {
      await still.page.goto(`${url}${language}commitments/`);
      const link = still.page.locator(`[data-facet=population] a[data-value=${group}]`);
      const count = Number(await link.locator('small').innerText());
      await link.click();
      await still.page.waitForURL(`${url}${language}commitments/population/${group}/`);
      expect(await still.page.locator('[data-ledger] li').count()).toBe(count);
      expect(await still.page.locator('.lead').innerText()).toContain(String(count));
    }
    await still.close();
  },
);

test('without script every choice is a page of its own', async () => {
  const still = await browser.open(url, { javaScriptEnabled: false });
  await still.page.goto(`${url}commitments/`);
  const link = still.page.locator('[data-facet=standing] a[data-value=blank]');
  const count = Number(await link.locator('small').innerText());
  await link.click();
  await still.page.waitForURL(`${url}commitments/standing/blank/`);
  expect(await still.page.locator('[data-ledger] li').count()).toBe(count);
  await still.close();
});
