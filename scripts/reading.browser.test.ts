import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { listFiles } from './commands/files.ts';
import { openBrowser, type Browser, type Findings } from './testing/browser.ts';
import { addressOf, pageKinds, pagesOfKind } from './testing/pages.ts';

const { folder, url } = inject('site');
const clean: Findings = { foreign: [], console: [], broken: [] };
let browser: Browser;
let files: string[];

/** A page of each kind: one from the middle, which is less likely to be a special case than the first. */
const sample = (kind: string): string => {
  const all = pagesOfKind(files, kind);
  return url + addressOf(all[Math.floor(all.length / 2)] ?? '404.html');
};

const expectedFindings = (kind: string, findings: Findings): Findings =>
  kind === 'not found' ? { ...findings, broken: [] } : findings;

beforeAll(async () => {
  files = await listFiles(folder);
  browser = await openBrowser();
});

afterAll(() => browser.close());

/** How far the page can be scrolled sideways, and what sticks out. */
function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1,
    );
    return [
      `${scrollWidth} px in ${clientWidth} px`,
      ...wide.slice(0, 5).map((element) => `${element.tagName}.${element.className}`),
    ];
  });
}

/** What axe, put into the page before, finds. */
function problemsFound(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run();
    return violations.map(({ id, nodes }) => {
      const places = nodes.slice(0, 3).map(({ html }) => html.slice(0, 160));
      return `${id}: ${places.join(' | ')}`;
    });
  });
}

/** What there is to read on a page: its lines of text, the words of controls left out, and the number of its pictures. */
async function content(address: string, javaScriptEnabled: boolean): Promise<{ lines: string[]; pictures: number }> {
  const { page, close } = await browser.open(url, { javaScriptEnabled });
  await page.goto(address);
  const controls = await page
    .locator('main')
    .locator('label, button, select, output, [role=status], [data-what-if]')
    .allInnerTexts();
  const text = await page.locator('main').innerText();
  const pictures = await page.locator('main svg').count();
  await close();
  const lines = text.split('\n').map((line) => line.trim());
  return {
    lines: lines.filter((line) => line !== '' && !controls.some((control) => control.includes(line))),
    pictures,
  };
}

describe.each(pageKinds)('a page of the kind: %s', (kind) => {
  test('loads with no foreign request, no refusal and no error, and fits 320, 360 and 1280 px', async () => {
    const { page, findings, close } = await browser.open(url);
    for (const width of [320, 360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(sample(kind));
      expect({ width, overflow: await overflow(page) }).toEqual({ width, overflow: [] });
    }
    expect(expectedFindings(kind, findings)).toEqual(clean);
    await close();
  });

  test('has nothing that axe finds wrong, light and dark', async () => {
    const { page, close } = await browser.open(url, { viewport: { width: 1280, height: 800 } });
    await page.goto(sample(kind));
    await page.evaluate(axe.source);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect({ colorScheme, problems: await problemsFound(page) }).toEqual({ colorScheme, problems: [] });
    }
    await close();
  });

  test('is complete without JavaScript', async () => {
    const without = await content(sample(kind), false);
    expect(without.lines.length).toBeGreaterThan(2);
    // What these do needs a script; tests of their own see what stands there without one.
    if (kind === 'explore' || kind === 'verify') return;
    const complete = await content(sample(kind), true);
    expect(complete.lines.filter((line) => !without.lines.includes(line))).toEqual([]);
    expect(without.pictures).toBe(complete.pictures);
  });

  test('prints on A4 without losing its mark or its width', async () => {
    const { page, close } = await browser.open(url, { viewport: { width: 720, height: 1000 } });
    await page.goto(sample(kind));
    await page.emulateMedia({ media: 'print' });
    expect(await overflow(page)).toEqual([]);
    const text = await page.locator('body').innerText();
    expect(text).toMatch(/示例数据（虚构）|Demonstration data \(fictitious\)/);
    // Paper cannot be pressed.
    expect(await page.locator('.mode, .find, .menu').filter({ visible: true }).count()).toBe(0);
    await close();
  });
});

test('where letters are set twice as large, the pages fit 320 px', async () => {
  const large = await openBrowser(['--blink-settings=defaultFontSize=32']);
  const kinds = [
    'home',
    'commitment',
    'indicator',
    'town',
    'downloads',
    'method',
    'English commitment',
    'picture alone',
  ];
  try {
    for (const kind of kinds) {
      const { page, close } = await large.open(url, { viewport: { width: 320, height: 800 } });
      await page.goto(sample(kind));
      expect({ kind, overflow: await overflow(page) }).toEqual({ kind, overflow: [] });
      await close();
    }
  } finally {
    await large.close();
  }
});

test('the keyboard reaches the content at once', async () => {
  const { page, close } = await browser.open(url);
  await page.goto(url);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#main');
  await close();
});

test.each(['commitment', 'indicator', 'home'])(
  'every picture of the %s page has a name for those who cannot see it',
  async (kind) => {
    const { page, close } = await browser.open(url);
    await page.goto(sample(kind));
    const nameless = await page.evaluate(() =>
      [...document.querySelectorAll('main svg')]
        .filter((svg) => svg.getAttribute('aria-hidden') !== 'true' && !svg.closest('[aria-hidden=true]'))
        .filter(
          (svg) =>
            !svg.getAttribute('aria-label') && !svg.getAttribute('aria-labelledby') && !svg.querySelector('title'),
        )
        .map((svg) => svg.outerHTML.slice(0, 120)),
    );
    expect(nameless).toEqual([]);
    await close();
  },
);
