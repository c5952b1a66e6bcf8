import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listFiles, sha256 } from '../commands/files.ts';
import { findPrinter, type Printer } from './chromium.ts';
import type { ReportListing } from './listing.ts';
import { writeReports } from './write.ts';

let work = '';
let site = '';
const release = { version: '2020.12.0', asOf: '2020-12-31', manifest: 'f'.repeat(64) };
const report = (title: string): string =>
  `<!doctype html><html lang="zh-CN"><head><title>${title}</title><style>@page{size:A4}</style><link rel="stylesheet" href="/_astro/a.css"></head><body><main><header class="cover"><h1>${title}</h1></header><section><h2 id="a">一、总体情况</h2><p>正文</p></section></main></body></html>`;
const list = '<p data-without-chromium>没有PDF</p><a href="/reports/2020.pdf" data-report>PDF</a>';

beforeEach(async () => {
  work = await mkdtemp(join(tmpdir(), 'reports 报告-'));
  site = join(work, 'site');
  const files = {
    '_astro/a.css': 'p{margin:0}',
    'reports/index.html': list,
    'en/reports/index.html': list,
    'reports/2020/index.html': report('县'),
    'reports/2020-meeting/index.html': report('会议'),
    'reports/2020/1/index.html': report('镇'),
    'en/reports/2020/index.html': report('County'),
    'en/reports/2020/1/index.html': report('Town'),
  };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(site, path)), { recursive: true });
    await writeFile(join(site, path), text);
  }
});
afterEach(() => rm(work, { recursive: true }));

/** A browser that prints the title, and counts what it is asked for. */
function fakePrinter(version = '1'): { printer: () => Printer; opened: string[] } {
  const opened: string[] = [];
  const open = (html: string): ReturnType<Printer['open']> => {
    opened.push(/<title>(.*?)</.exec(html)?.[1] ?? '');
    return Promise.resolve({
      print: (day) => Promise.resolve(Buffer.from(`%PDF ${day}`)),
      photograph: () => Promise.resolve([]),
      close: () => Promise.resolve(),
    });
  };
  return { printer: () => ({ version, open, close: () => Promise.resolve() }), opened };
}

const make = (printer: () => Printer | undefined) =>
  writeReports(site, { base: '/', cache: join(work, 'cache'), release, printer });

test('each report becomes files beside each other, and the pages they are made from go', async () => {
  await make(fakePrinter().printer);
  const files = (await listFiles(site)).filter((path) => path.includes('reports/'));
  expect(files).toEqual([
    'en/reports/2020.docx',
    'en/reports/2020.html',
    'en/reports/2020.pdf',
    'en/reports/2020/1.html',
    'en/reports/index.html',
    'reports/2020-meeting.html',
    'reports/2020-meeting.pdf',
    'reports/2020.docx',
    'reports/2020.html',
    'reports/2020.pdf',
    'reports/2020/1.docx',
    'reports/2020/1.html',
    'reports/2020/1.pdf',
    'reports/index.html',
    'reports/reports.json',
  ]);
});

test('the list names every file with its length and hash', async () => {
  await make(fakePrinter().printer);
  const listing = JSON.parse(await readFile(join(site, 'reports/reports.json'), 'utf8')) as ReportListing;
  expect(listing).toMatchObject(release);
  expect(listing.files).toHaveLength(12);
  for (const { path, bytes, sha256: hash } of listing.files) {
    const content = await readFile(join(site, path));
    expect([content.length, sha256(content)]).toEqual([bytes, hash]);
  }
});

test('without a browser there are web pages only, and the page of reports says so', async () => {
  const { printed, files } = await make(() => undefined);
  expect(printed).toBe(false);
  expect(files.map(({ path }) => path).filter((path) => !path.endsWith('.html'))).toEqual([]);
  const page = await readFile(join(site, 'reports/index.html'), 'utf8');
  expect(page).toContain('没有PDF');
  expect(page).not.toContain('<a ');
});

test('a machine without Chromium has no browser that prints', () => {
  vi.stubEnv('CHROMIUM', '/none/chromium');
  expect(findPrinter()).toBeUndefined();
  vi.unstubAllEnvs();
});

test('what did not change is not printed again; another browser prints everything again', async () => {
  const copy = (await listFiles(site)).map(async (path) => [path, await readFile(join(site, path))] as const);
  const before = await Promise.all(copy);
  const again = async (printer: () => Printer, change = ''): Promise<void> => {
    for (const [path, content] of before) {
      await mkdir(dirname(join(site, path)), { recursive: true });
      await writeFile(join(site, path), path === 'reports/2020/1/index.html' ? report(`镇${change}`) : content);
    }
    await make(printer);
  };
  await again(fakePrinter().printer);
  const same = fakePrinter();
  await again(same.printer);
  expect(same.opened).toEqual([]);
  const changed = fakePrinter();
  await again(changed.printer, '改');
  expect(changed.opened).toEqual(['镇改', '镇改']);
  const other = fakePrinter('2');
  await again(other.printer, '改');
  expect(new Set(other.opened).size).toBe(4);
});
