import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openBrowser, type Browser, type Findings } from '../testing/browser.ts';

/** What the simplest of servers knows: content types of files that pages are made of, and no other header. */
const types: Readonly<Record<string, string>> = {
  ...{ '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.json': 'application/json' },
  ...{ '.svg': 'image/svg+xml', '.wasm': 'application/wasm' },
};

const { folder, base } = inject('site');
const clean: Findings = { foreign: [], console: [], broken: [] };
let server: Server;
let url: string;
let browser: Browser;

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = decodeURI((request.url ?? '').split('?')[0] ?? '').slice(base.length);
    const file = join(folder, path.endsWith('/') || path === '' ? `${path}index.html` : path);
    if (!existsSync(file) || statSync(file).isDirectory()) return void response.writeHead(404).end();
    response.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream' });
    response.end(readFileSync(file));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`;
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
});

test('where no header can be set pages are styled and closed to other hosts by the policy they carry', async () => {
  const { page, findings, close } = await browser.open(url);
  await page.goto(url);
  expect(
    await page
      .locator('h1')
      .first()
      .evaluate((heading) => getComputedStyle(heading).fontFamily),
  ).toContain('Serif');
  const refused = await page.evaluate(() => {
    const script = document.createElement('script');
    try {
      script.textContent = 'window.reached = true';
      document.body.append(script);
    } catch {
      return true;
    }
    return !('reached' in window);
  });
  expect(refused).toBe(true);
  const foreign = await page.evaluate(() =>
    fetch('https://example.org/').then(
      () => 'sent',
      () => 'refused',
    ),
  );
  expect(foreign).toBe('refused');
  expect(findings.foreign).toEqual([]);
  await close();
});

test('where no header can be set the search finds, and the query console answers', async () => {
  const { page, findings, close } = await browser.open(url);
  await page.goto(`${url}explore/`);
  await page.locator('[data-engine] [data-start]').click();
  await page.locator('[data-state="ready"]').waitFor({ timeout: 60_000 });
  await page.locator('.cm-content').click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText('SELECT count(*)::INTEGER AS n FROM areas');
  await page.locator('[data-run]').click();
  await page.locator('[data-cancel]:disabled').waitFor({ timeout: 30_000 });
  expect(Number(await page.locator('[data-result-table] tbody td').first().textContent())).toBeGreaterThan(10);
  await page.goto(`${url}search/?q=${encodeURIComponent('饮水')}`);
  await page.locator('main a[href*="/indicators/"]').first().waitFor({ timeout: 30_000 });
  expect(findings).toEqual(clean);
  await close();
});
