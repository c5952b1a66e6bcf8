import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openBrowser, type Browser, type Findings } from '../testing/browser.ts';
import { buildSite } from '../testing/build.ts';
import { brokenLinks, readPages, referencesIn, type BuiltPage } from '../testing/pages.ts';
import { root } from './command.ts';
import { listFiles, sha256 } from './files.ts';
import { offlinePage, writeOffline } from './offline.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const base = '/ztzl/fp/';
let work: string;
let site: string;
/** The unpacked archive. */
let copy: string;
let file: string;
let pages: BuiltPage[];
let browser: Browser;

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), '优盘 offline-'));
  site = join(work, 'dist');
  await buildSite({ data: join(root, 'scripts/fixtures/second-plan/input'), out: site, base });
  file = join(work, '副本', 'site.zip');
  await writeOffline({ site, base, file });
  for (const [path, bytes] of Object.entries(unzipSync(readFileSync(file)))) {
    mkdirSync(dirname(join(work, 'copy', path)), { recursive: true });
    writeFileSync(join(work, 'copy', path), bytes);
  }
  const [top = ''] = new Set((await listFiles(join(work, 'copy'))).map((path) => path.split('/')[0] ?? ''));
  copy = join(work, 'copy', top);
  pages = await readPages(copy);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  rmSync(work, { recursive: true, force: true });
});

const clean: Findings = { foreign: [], console: [], broken: [] };

describe('the offline copy of a site', () => {
  test('holds every page of the site below one folder that names the release', async () => {
    const online = (await readPages(site)).map((page) => page.file);
    expect(pages.map((page) => page.file)).toEqual(online);
    expect(copy).toMatch(/sunledger-v[\d.]+$/);
  });

  test('has the same bytes when it is written again', async () => {
    const again = join(work, 'again.zip');
    await writeOffline({ site, base, file: again });
    expect(sha256(readFileSync(again))).toBe(sha256(readFileSync(file)));
  });

  test('leads from every link, style and picture to a file that it holds', async () => {
    expect(brokenLinks(pages, new Set(await listFiles(copy)), '/')).toEqual([]);
    const own = pages.flatMap((page) => referencesIn(page.html).map(({ address }) => address));
    const local = own.filter((address) => !/^([a-z]+:|#)/.test(address));
    expect(local.length).toBeGreaterThan(1000);
    expect(local.filter((address) => address.startsWith('/') || /\/(#|$)/.test(address))).toEqual([]);
  });

  test('lists its own checksums, that of every other file it holds', async () => {
    const lines = readFileSync(join(copy, 'SHA256SUMS'), 'utf8').trimEnd().split('\n');
    const own = (await listFiles(copy)).filter((path) => path !== 'SHA256SUMS');
    expect(lines).toEqual(own.map((path) => `${sha256(readFileSync(join(copy, path)))}  ${path}`));
  });

  test('says on every page what the site says there', async () => {
    const said = (html: string): string =>
      html
        .replace(
          /<noscript>[\s\S]*?<\/noscript>|<p class="notice">这是离线副本[^<]*<\/p>|<p class="notice">This is an offline copy[^<]*<\/p>/g,
          '',
        )
        .replace(/<[^>]*>/g, '');
    const online = new Map((await readPages(site)).map((page) => [page.file, page.html]));
    expect(
      pages.filter((page) => said(page.html) !== said(online.get(page.file) ?? '')).map((page) => page.file),
    ).toEqual([]);
  });

  test('has no script, and nothing that only a script or a crawler reads', async () => {
    expect(pages.filter(({ html }) => /<script(?! type="application\/)/.test(html)).map((page) => page.file)).toEqual(
      [],
    );
    const left = (await listFiles(copy)).filter((path) =>
      /\.(js|wasm|gz|br)$|^(search|what-if)\.json$|sitemap/.test(path),
    );
    expect(left).toEqual([]);
  });

  test.each([true, false])('reads complete from the disk, scripts allowed: %s', async (javaScriptEnabled) => {
    const start = pathToFileURL(join(copy, 'index.html')).href;
    const { page: tab, findings, close } = await browser.open(start, { javaScriptEnabled });
    for (const each of pages.filter(({ file: each }, index) => index % 6 === 0 || each.includes('reports/'))) {
      await tab.goto(pathToFileURL(join(copy, each.file)).href);
      expect(await tab.locator('main').count(), each.file).toBe(1);
    }
    await tab.goto(start);
    const headings = await tab
      .locator('h1')
      .first()
      .evaluate((heading) => getComputedStyle(heading).fontFamily);
    expect(headings).toContain('Serif');
    await tab.locator('a[href^="commitments/"]').first().click();
    expect(new URL(tab.url()).pathname).toMatch(/\/commitments\/.*index\.html$/);
    expect(findings).toEqual(clean);
    await close();
  });

  test.each([
    ['explore/index.html', '这是离线副本'],
    ['search/index.html', '这是离线副本'],
    ['en/explore/index.html', 'This is an offline copy'],
  ])('says on the page that needs a server that it does: %s', async (path, words) => {
    const address = pathToFileURL(join(copy, path)).href;
    const { page: tab, close } = await browser.open(address);
    await tab.goto(address);
    expect(await tab.getByText(words).first().isVisible()).toBe(true);
    await close();
  });

  test('does not go into the folder of the site, where the next build would lose it', async () => {
    await expect(writeOffline({ site, base, file: join(site, 'data', 'a.zip') })).rejects.toThrow(
      'cannot lie in the folder',
    );
  });
});

describe('an address in the offline copy', () => {
  const files = new Set(['index.html', 'a/index.html', 'a/b/index.html', '_astro/x.css']);
  const turned = (address: string, page: string): string =>
    /"(.*)"/.exec(offlinePage(`<a href="${address}">`, page, { base, files }))?.[1] ?? '';
  test.each([
    ['/ztzl/fp/', 'a/b/index.html', '../../index.html'],
    ['/ztzl/fp/a/', 'index.html', 'a/index.html'],
    ['/ztzl/fp/a/#x', 'a/index.html', 'index.html#x'],
    ['/ztzl/fp/a/?year=2016#x', 'a/b/index.html', '../index.html#x'],
    ['/ztzl/fp/_astro/x.css', 'a/b/index.html', '../../_astro/x.css'],
    ['#here', 'a/index.html', '#here'],
    ['https://example.org/ztzl/fp/', 'index.html', 'https://example.org/ztzl/fp/'],
    ['/elsewhere/', 'index.html', '/elsewhere/'],
  ])('%s on %s is %s', (address, page, expected) => {
    expect(turned(address, page)).toBe(expected);
  });

  test('of what only a server can give is left out: the link is plain text', () => {
    expect(offlinePage('<a href="/ztzl/fp/SHA256SUMS.sig">x</a>', 'index.html', { base, files })).toBe('<a>x</a>');
  });
});
