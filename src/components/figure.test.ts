import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import type { Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../scripts/commands/command.ts';
import { serveSite, type Served } from '../../scripts/commands/serve.ts';
import { openBrowser, type Browser, type OpenedPage } from '../../scripts/testing/browser.ts';
import { buildSite } from '../../scripts/testing/build.ts';

let work: string;
let site: Served;
let browser: Browser;

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'sunledger-figures-'));
  await buildSite({ data: join(root, 'scripts/fixtures/second-plan/input'), out: join(work, 'dist'), base: '/p/' });
  site = await serveSite(join(work, 'dist'), { base: '/p/' });
  browser = await openBrowser();
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
  await rm(work, { recursive: true, force: true });
});

const open = async (path: string, options: Parameters<Browser['open']>[1] = {}): Promise<OpenedPage> => {
  const opened = await browser.open(site.url, { permissions: ['clipboard-read', 'clipboard-write'], ...options });
  await opened.page.goto(site.url + path);
  return opened;
};

async function textOf(download: Download): Promise<string> {
  return readFile(await download.path(), 'utf8');
}

async function saved(page: Page, name: string): Promise<Download> {
  const waiting = page.waitForEvent('download');
  await page.locator('figure.figure').first().locator('.figure-tools').getByText(name, { exact: true }).click();
  return waiting;
}

describe('the files of a figure', () => {
  test('SVG stands alone, with title, sentence, source, date and the mark of a demonstration inside', async () => {
    const { page, findings, close } = await open('indicators/electric-buses/');
    const download = await saved(page, 'SVG');
    expect(download.suggestedFilename()).toMatch(/^sunledger-2024\.1\.0-demonstration-indicators-electric-buses\.svg$/);
    const text = await textOf(download);
    for (const words of ['电动公交车', '来源：', '数据版本2024.1.0', '截至2023年12月31日', '示例数据（虚构）'])
      expect(text).toContain(words);
    expect(text).toMatch(/<desc>[^<]+。<\/desc>/);
    expect(text).not.toMatch(/var\(|style=|<style|class="spots"|<a\b|href="\//);
    expect(findings).toEqual({ foreign: [], console: [], broken: [] });
    await close();
  });

  test('a figure without a page of its own is saved by the script, the same way', async () => {
    const { page, findings, close } = await open('gallery/');
    const download = await saved(page, 'SVG');
    const text = await textOf(download);
    expect(text).toContain('示例数据（虚构）');
    expect(text).not.toMatch(/var\(|style=|<style|class="spots"/);
    expect(findings).toEqual({ foreign: [], console: [], broken: [] });
    await close();
  });

  test('PNG is the same picture, twice as large', async () => {
    const { page, findings, close } = await open('indicators/electric-buses/');
    const svg = parseHTML(await textOf(await saved(page, 'SVG'))).document.querySelector('svg');
    const png = await readFile(await (await saved(page, 'PNG')).path());
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
    expect([width, height]).toEqual(
      [svg?.getAttribute('width'), svg?.getAttribute('height')].map((side) => 2 * Number(side)),
    );
    expect(findings).toEqual({ foreign: [], console: [], broken: [] });
    await close();
  });

  test('without a script the SVG is a link, and no button does nothing', async () => {
    const { page, close } = await open('indicators/electric-buses/', { javaScriptEnabled: false });
    expect(await page.locator('.figure-tools button:visible').count()).toBe(0);
    expect(await textOf(await saved(page, 'SVG'))).toContain('示例数据（虚构）');
    await close();
  });

  test('a reader reaches the points of a figure by key', async () => {
    const { page, findings, close } = await open('indicators/electric-buses/');
    await page.locator('figure.figure .chart-wide .spots > *').first().focus();
    await page.keyboard.press('End');
    const name = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    expect(name).toMatch(/^2023年/);
    expect(await page.locator('.tip').count()).toBe(1);
    expect(findings).toEqual({ foreign: [], console: [], broken: [] });
    await close();
  });
});

describe('the picture alone', () => {
  test('is found by the code that a figure gives, with the host filled in', async () => {
    const { page, close } = await open('indicators/electric-buses/');
    const figure = page.locator('figure.figure').first();
    await figure.locator('summary').click();
    await figure.getByRole('button', { name: '复制' }).click();
    const code = await page.evaluate(() => navigator.clipboard.readText());
    const { origin } = new URL(site.url);
    expect(code).toContain(`<iframe src="${origin}/p/embed/indicators/electric-buses/" title="`);
    await close();
  });

  describe('in the page of another host', () => {
    let host: Server;
    let opened: OpenedPage;
    let refused: string[];

    beforeAll(async () => {
      const frame = (path: string): string => `<iframe src="${site.url}${path}" width="600" height="700"></iframe>`;
      host = createServer((_, response) => {
        response.setHeader('Content-Type', 'text/html');
        response.end(
          `<!doctype html><title>x</title>${frame('embed/indicators/electric-buses/')}${frame('indicators/electric-buses/')}`,
        );
      });
      await new Promise<void>((done) => host.listen(0, '127.0.0.1', done));
      const address = `http://localhost:${(host.address() as AddressInfo).port}/`;
      opened = await browser.open(address);
      await opened.page.context().unrouteAll();
      refused = opened.findings.console;
      await opened.page.goto(address);
      await opened.page.waitForLoadState('networkidle');
    });

    afterAll(async () => {
      await opened.close();
      host.close();
    });

    test('it is shown, with its sentence, its table and its mark, and runs no script', async () => {
      const frame = opened.page.frames().find((each) => each.url().includes('/embed/'));
      const text = (await frame?.locator('body').innerText()) ?? '';
      for (const words of ['示例数据（虚构）', '电动公交车', '数据表', '出自《', '来源：'])
        expect(text).toContain(words);
      expect(await frame?.locator('svg.chart:visible').count()).toBe(1);
      expect(await frame?.locator('script').count()).toBe(0);
    });

    test('the page it is from is not shown in a foreign frame', () => {
      expect(refused.join(' ')).toMatch(/frame-ancestors/);
    });
  });

  test('fits 320 px and is complete when it is read without a picture', async () => {
    const { page, close } = await open('embed/commitments/01-bus-electric/', { viewport: { width: 320, height: 600 } });
    const { scroll, client } = await page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      client: document.documentElement.clientWidth,
    }));
    expect(scroll).toBeLessThanOrEqual(client);
    await page.locator('summary').click();
    expect(await page.locator('table tbody tr').count()).toBeGreaterThan(1);
    await close();
  });
});

describe.each(['gallery/', 'en/gallery/'])('the gallery at %s', (path) => {
  test('shows every chart with its sentence and its table, and says that all of it is invented', async () => {
    const html = await readFile(join(work, 'dist', path, 'index.html'), 'utf8');
    const { document } = parseHTML(html);
    const kinds = [...document.querySelectorAll('main > section > h2')].map(({ id }) => id);
    expect(kinds.sort()).toEqual(
      'auto bars bullet cumulative distribution flow funnel matrix multiples spans tiles timeline towns trajectory'.split(
        ' ',
      ),
    );
    for (const example of document.querySelectorAll('.example')) {
      expect(example.querySelectorAll('svg.chart')).toHaveLength(2);
      expect(example.querySelector('figcaption p')?.textContent).toMatch(/[。.]$/);
      expect(example.querySelectorAll('table tbody tr').length).toBeGreaterThan(0);
      expect(example.querySelector('[data-part=mark]')?.textContent).toMatch(/虚构|fictitious/);
    }
  });

  test.each([320, 768, 1280])('fits %i px, and no picture is shrunk', async (width) => {
    const { page, close } = await open(path, { viewport: { width, height: 800 } });
    const found = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      const shrunk = [...document.querySelectorAll('svg.chart')].flatMap((svg) => {
        const { width: shown } = svg.getBoundingClientRect();
        const drawn = Number(svg.getAttribute('width'));
        return shown > 0 && shown < drawn * 0.99 ? [`${svg.getAttribute('class')} ${shown} of ${drawn}`] : [];
      });
      return { over: scrollWidth - clientWidth, shrunk };
    });
    expect(found).toEqual({ over: 0, shrunk: [] });
    await close();
  });

  test.each([
    [320, 'light'],
    [1280, 'dark'],
  ] as const)('no two texts touch at %i px, %s', async (width, colorScheme) => {
    const { page, close } = await open(path, { viewport: { width, height: 800 }, colorScheme });
    const faults = await page.evaluate(() =>
      [...document.querySelectorAll('svg.chart')].flatMap((svg) => {
        const boxes = [...svg.querySelectorAll('text')].map(
          (text) => [text.textContent, text.getBoundingClientRect()] as const,
        );
        return boxes.flatMap(([text, a], index) =>
          boxes
            .slice(index + 1)
            .filter(
              ([, b]) =>
                Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 &&
                Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 5.5,
            )
            .map(([other]) => `${text} touches ${other}`),
        );
      }),
    );
    expect(faults).toEqual([]);
    await close();
  });
});
