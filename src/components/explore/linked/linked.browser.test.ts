import { readFile } from 'node:fs/promises';
import axe from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { openBrowser, type Browser, type OpenedPage } from '../../../../scripts/testing/browser.ts';

const site = inject('site');
let browser: Browser;
let opened: OpenedPage;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
const nothing = { foreign: [], console: [], broken: [] };
const patience = { timeout: 30_000 };

async function open(search = '', options: BrowserContextOptions = {}): Promise<void> {
  opened = await browser.open(site.url, { viewport: { width: 1280, height: 1000 }, ...options });
  ({ page } = opened);
  await page.goto(`${site.url}explore/${search}`);
}

async function start(): Promise<void> {
  await page.locator('[data-engine] [data-start]').click();
  await page.locator('[data-state="ready"]').waitFor({ timeout: 40_000 });
  await page.locator('[data-view-line] .brush-area').waitFor(patience);
}

const told = (): Promise<string> => page.locator('[data-linked-told]').innerText();
const chosen = (): Promise<string> => page.locator('[data-chosen]').innerText();
const asked = (name: string): string | null => new URL(page.url()).searchParams.get(name);
const map = (): Promise<string> => page.locator('[data-view-map]').innerText();
const tableHead = (): Promise<string[]> => page.locator('[data-linked-table] thead th').allInnerTexts();
const tableNames = (): Promise<string[]> => page.locator('[data-linked-table] tbody th').allInnerTexts();
const dark = (): Promise<number> =>
  page
    .locator('[data-view-shape] .kept rect')
    .evaluateAll((bars) => bars.reduce((sum, bar) => sum + Number(bar.getAttribute('height')), 0));

/** Drags across a picture from one share of its width to another. */
async function drag(view: string, from: number, to: number): Promise<void> {
  const area = page.locator(`[data-view-${view}] .brush-area`);
  await area.scrollIntoViewIfNeeded();
  const box = await area.boundingBox();
  if (!box) throw new Error(`no brush: ${view}`);
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * from, y);
  await page.mouse.down();
  await page.mouse.move(box.x + (box.width * (from + to)) / 2, y, { steps: 4 });
  await page.mouse.move(box.x + box.width * to, y, { steps: 4 });
  await page.mouse.up();
}

async function tapTile(name: string): Promise<void> {
  await page.locator(`[data-view-map] .is-switch[aria-label*="${name}"]`).click();
}

describe('before the tap', () => {
  afterEach(() => opened.close());

  it('pictures, sentence, table and mark of one indicator stand on the page, also without JavaScript', async () => {
    await open('', { javaScriptEnabled: false });
    for (const view of ['line', 'map', 'side', 'shape'])
      expect(await page.locator(`[data-view-${view}] svg.chart-wide`).isVisible()).toBe(true);
    expect(await map()).toContain('示意图，不代表实际位置和界线');
    expect(await page.locator('[data-linked-title]').innerText()).toContain('示例数据（虚构）');
    expect((await tableNames()).length).toBeGreaterThan(10);
    expect(await page.locator('[data-linked] button:visible').count()).toBe(0);
    expect(await page.locator('[data-indicator-page]').getAttribute('href')).toMatch(/\/indicators\/[a-z-]+\/$/);
  });

  it('pictures of another choice than the one asked for are not shown; nothing moves when the views come', async () => {
    await open('?f=2017');
    expect(await page.locator('[data-view-line]').isVisible()).toBe(false);
    expect(await page.locator('.linked-wait').isVisible()).toBe(true);
    await start();
    expect(await page.locator('[data-view-line]').isVisible()).toBe(true);
    expect(await page.locator('.linked-wait').isVisible()).toBe(false);
  });

  it('the views take the place of the pictures without moving the page', async () => {
    await open();
    await page.evaluate(() => {
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as unknown as { value: number; hadRecentInput: boolean }[])
          if (!entry.hadRecentInput)
            document.documentElement.dataset['shift'] = String(
              Number(document.documentElement.dataset['shift'] ?? 0) + entry.value,
            );
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await start();
    await expect.poll(async () => await page.locator('[data-citation]').innerText(), patience).toContain('SHA-256');
    const shift = await page.evaluate(() => Number(document.documentElement.dataset['shift'] ?? 0));
    expect(shift).toBeLessThan(0.1);
  });
});

describe('each view narrows the others', () => {
  beforeEach(async () => {
    await open();
    await start();
  });
  afterEach(async () => {
    expect(opened.findings).toEqual(nothing);
    await opened.close();
  });

  it('a brush across time: map, places, distribution, table, sentence and address follow; going back undoes it', async () => {
    const [all, before] = [await dark(), await told()];
    await drag('line', 0.3, 0.45);
    await expect.poll(told, patience).not.toBe(before);
    const [from, to] = [asked('f'), asked('t')];
    expect(Number(from)).toBeLessThanOrEqual(Number(to));
    expect(await tableHead()).toEqual([
      '地区',
      ...Array.from({ length: Number(to) - Number(from) + 1 }, (_, at) => `${Number(from) + at}年`),
    ]);
    expect(await page.locator('[data-period-map]').innerText()).toBe(`${to}年`);
    expect(await dark()).toBeLessThan(all);
    expect([await page.locator('[data-from]').inputValue(), await page.locator('[data-to]').inputValue()]).toEqual([
      from,
      to,
    ]);
    expect(await chosen()).toContain(`${to}年`);
    expect(asked('r')).toMatch(/^\d+\.\d+\.\d+$/);
    await page.goBack();
    await expect.poll(told, patience).toBe(before);
    expect(await dark()).toBe(all);
    await page.goForward();
    await expect.poll(async () => (await tableHead()).length, patience).toBe(Number(to) - Number(from) + 2);
  });

  it('a tap on the map: line, distribution, table and address follow; a second place adds up counts', async () => {
    await tapTile('南鲁山镇');
    await expect.poll(told, patience).toContain('南鲁山镇：');
    expect(asked('a')).toMatch(/^\d+$/);
    expect(await tableNames()).toHaveLength(2);
    await tapTile('历山街道');
    await expect.poll(told, patience).toMatch(/历山街道、南鲁山镇合计：/);
    expect(await page.locator('[data-linked-notes]').innerText()).toContain('不取平均');
    expect(await page.locator('[data-view-map] [aria-pressed="true"]').count()).toBe(2);
    await page.locator('.chosen-chip').first().click();
    await expect.poll(tableNames, patience).toHaveLength(2);
  });

  it('a brush across values: line, map and address follow', async () => {
    await drag('shape', 0.02, 0.4);
    await expect.poll(() => asked('b'), patience).toMatch(/^[\d.]+~[\d.]+$/);
    await expect.poll(told, patience).toContain('选中的格合计');
    expect(await page.locator('[data-view-map] .tile-faint').count()).toBeGreaterThan(0);
    expect(await page.locator('[data-linked-table] .is-pale').count()).toBeGreaterThan(0);
  });

  it('a tap on a reason of having no figure shows where these cells are; none of them has a number', async () => {
    await page.locator('[data-view-shape] .is-switch').first().click();
    await expect.poll(() => asked('s'), patience).toBe('suppressed');
    await expect.poll(told, patience).toMatch(/选中\d+格，共\d+格，0格有数字，\d+格已隐去/);
    expect(await page.locator('[data-linked-table] td:not(.is-pale)').allInnerTexts()).not.toContainEqual(
      expect.stringMatching(/\d/),
    );
  });

  it('a verdict narrows the list of indicators to those judged so, and shows one of them', async () => {
    const all = await page.locator('[data-indicator] option').count();
    await page.locator('label:has(input[value="missed"])').click();
    await expect.poll(async () => await page.locator('[data-indicator] option').count(), patience).toBeLessThan(all);
    expect(asked('d')).toBe('missed');
    expect(await page.locator('[data-linked-notes]').innerText()).toContain('只看判定为“未达到”的时期');
    const first = await page.locator('[data-indicator]').inputValue();
    await page.locator('[data-next]').click();
    await expect.poll(() => asked('i'), patience).not.toBe(first);
    await page.locator('[data-clear]').click();
    await expect.poll(async () => await page.locator('[data-indicator] option').count(), patience).toBe(all);
  });
});

describe('an indicator with groups', () => {
  afterEach(() => opened.close());

  it('a tap on a group: line, map, distribution and address follow', async () => {
    await open('?i=treatment-442');
    await start();
    const before = await told();
    const bars = page.locator('[data-view-side] .is-switch');
    expect(await bars.count()).toBeGreaterThan(2);
    await bars.nth(2).click();
    await expect.poll(told, patience).not.toBe(before);
    expect(asked('g')).toContain('=');
    expect(await page.locator('[data-group]').inputValue()).toBe(asked('g'));
    await expect.poll(chosen, patience).not.toBe('');
  });
});

describe('by key', () => {
  afterEach(async () => {
    expect(opened.findings).toEqual(nothing);
    await opened.close();
  });

  it('whatever can be brushed or tapped can be chosen; the focus stays where it was', async () => {
    await open();
    await start();
    await page.locator('[data-view-map] .spots > *').first().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect.poll(() => asked('a'), patience).not.toBeNull();
    await expect
      .poll(async () => await page.evaluate(() => document.activeElement?.getAttribute('aria-pressed')), patience)
      .toBe('true');
    await page.locator('[data-low]').focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => asked('b'), patience).not.toBeNull();
    await page.locator('[data-to]').selectOption({ index: 2 });
    await expect.poll(() => asked('t'), patience).not.toBeNull();
    await page.locator('[data-view-shape] .spots [role="button"]').first().focus();
    await page.keyboard.press(' ');
    await expect.poll(() => asked('s'), patience).not.toBeNull();
    expect(asked('b')).toBeNull();
  });
});

describe('what can be taken away', () => {
  beforeAll(async () => {
    await open('?f=2017&a=370323111', { permissions: ['clipboard-read', 'clipboard-write'] });
    await start();
  });
  afterAll(() => opened.close());

  it('a link says the whole choice and the release', async () => {
    await page.locator('[data-pick-link]').click();
    await expect.poll(async () => await page.locator('[data-share-status]').innerText(), patience).toContain('已复制');
    const link = new URL(await page.evaluate(() => navigator.clipboard.readText()));
    expect(Object.fromEntries(link.searchParams)).toMatchObject({
      f: '2017',
      a: '370323111',
      r: expect.stringMatching(/^\d/) as string,
    });
  });

  it('a citation names what is shown, the release with its hash, and that the figures are made up', async () => {
    const text = await page.locator('[data-citation]').innerText();
    expect(text).toMatch(/南鲁山镇.*数据版本[\d.]+.*SHA-256 [0-9a-f]{16}.*a=370323111.*示例数据（虚构）/s);
  });

  it('a figure holds all pictures with title, sentence, source, release, date and mark', async () => {
    const [file] = await Promise.all([page.waitForEvent('download'), page.locator('[data-pick-svg]').click()]);
    const svg = await readFile(await file.path(), 'utf8');
    for (const word of [
      '南鲁山镇',
      '示例数据（虚构）',
      '来源：',
      '数据版本',
      'SHA-256',
      '截至',
      '示意图，不代表实际位置和界线',
      '走势',
      '数值分布',
    ])
      expect(svg).toContain(word);
    expect(svg).not.toMatch(/<style|\sstyle=|var\(--/);
    const [picture] = await Promise.all([page.waitForEvent('download'), page.locator('[data-pick-png]').click()]);
    expect((await readFile(await picture.path())).subarray(1, 4).toString()).toBe('PNG');
  });

  it('a view is saved under a name, comes back in its list, and can be deleted', async () => {
    await page.locator('[data-view-name]').fill('南鲁山镇近年');
    await page.locator('[data-save-view] button').click();
    await page.locator('[data-clear]').click();
    await expect.poll(() => asked('a'), patience).toBeNull();
    await page.locator('[data-saved-views] a').click();
    await expect.poll(told, patience).toContain('南鲁山镇：');
    expect(asked('f')).toBe('2017');
    await page.locator('[data-saved-views] button').click();
    expect(await page.locator('[data-saved-views]').innerText()).toContain('还没有保存视图');
  });

  it('the rows chosen can be saved and their query looked at', async () => {
    const [file] = await Promise.all([page.waitForEvent('download'), page.locator('[data-pick-csv]').click()]);
    const rows = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
    expect(rows[0]).toContain('numerator');
    expect(rows.slice(1).every((row) => row.includes('370323111') && row.includes('示例数据（虚构）'))).toBe(true);
    await page.locator('[data-pick-sql]').click();
    await page.getByRole('columnheader', { name: 'numerator' }).waitFor(patience);
  });
});

describe('on any screen', () => {
  afterEach(async () => {
    expect(opened.findings).toEqual(nothing);
    await opened.close();
  });

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 360],
    ['dark', 320],
  ] as const)('nothing beside the screen, nothing that axe finds wrong: %s, %i px', async (colorScheme, width) => {
    await open('?f=2017&d=met', { viewport: { width, height: 800 }, colorScheme });
    await start();
    await expect.poll(chosen, patience).not.toBe('');
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await page.evaluate(axe.source);
    const found = await page.evaluate(() => (window as never as { axe: typeof axe }).axe.run('[data-linked]'));
    expect(
      found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 140)).join(' | ')}`),
    ).toEqual([]);
  });

  it('a finger brushes from side to side and scrolls up and down', async () => {
    await open('', { viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true });
    await page.locator('[data-engine] [data-start]').tap();
    await page.locator('[data-view-line] .brush-area').waitFor({ timeout: 40_000 });
    expect(
      await page.locator('[data-view-line] .brush-area').evaluate((area) => getComputedStyle(area).touchAction),
    ).toBe('pan-y');
    await page.locator('[data-view-map] .is-switch').first().tap();
    await expect.poll(() => asked('a'), patience).not.toBeNull();
  });
});

describe('a crash of the engine', () => {
  afterEach(() => opened.close());

  it('takes nothing from the views: the next tap is answered', async () => {
    await open();
    await start();
    await page.locator('.cm-content').click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText("SELECT repeat('x', 4000000000)");
    await page.locator('[data-run]').click();
    await expect
      .poll(async () => await page.locator('[data-console-error]').innerText(), { timeout: 60_000 })
      .toContain('已重新启动');
    await tapTile('南鲁山镇');
    await expect.poll(told, { timeout: 60_000 }).toContain('南鲁山镇：');
    await drag('line', 0.3, 0.45);
    await expect.poll(() => asked('t'), patience).not.toBeNull();
  });
});
