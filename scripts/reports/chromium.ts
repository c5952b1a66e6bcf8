import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { findProgram } from '../commands/machine.ts';
import { packPdf } from './pack.ts';
import { countPdfPages, fixDates, pagesOfPlaces } from './pdf.ts';

/** A picture of a report as it looks on paper. */
export interface Photo {
  readonly png: Buffer;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** The picture in words. */
  readonly alt: string;
}

/** A report in a browser. */
export interface OpenReport {
  /** A tagged A4 PDF with an outline and with the pages of its contents filled in; `day` stands for its dates. */
  readonly print: (day: string) => Promise<Buffer>;
  /** Every drawing, in the order of the report. */
  readonly photograph: () => Promise<Photo[]>;
  readonly close: () => Promise<void>;
}

/** The Chromium of this machine, which prints. */
export interface Printer {
  /** Tells apart two machines that print differently. */
  readonly version: string;
  readonly open: (html: string) => Promise<OpenReport>;
  readonly close: () => Promise<void>;
}

/** Nothing is asked of the network; without a GPU and hinting the same report looks the same on every run. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
];

/** The Chromium of this machine, started when it is first needed; undefined where there is none. */
export function findPrinter(): Printer | undefined {
  const executablePath = findProgram('chromium');
  if (!executablePath) return undefined;
  let started: Promise<{ browser: Browser; profile: string }> | undefined;
  return {
    version: versionOf(executablePath),
    async open(html) {
      started ??= start(executablePath);
      return openReport((await started).browser, html);
    },
    async close() {
      if (!started) return;
      const { browser, profile } = await started;
      await browser.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

async function start(executablePath: string): Promise<{ browser: Browser; profile: string }> {
  const profile = await mkdtemp(join(tmpdir(), 'sunledger-chromium-'));
  return {
    browser: await chromium.launch({ executablePath, args, timeout: 0, env: { ...process.env, HOME: profile } }),
    profile,
  };
}

/** The version of the browser, and the fonts it prints with. */
function versionOf(executablePath: string): string {
  const ask = (program: string, ...args: string[]): string =>
    spawnSync(program, args, { encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 }).stdout ?? '';
  const fonts = ask('fc-list', '--format', '%{file} %{fontversion}\n').split('\n').sort();
  return [ask(executablePath, '--version').trim(), ...fonts].join('\n');
}

async function openReport(browser: Browser, html: string): Promise<OpenReport> {
  const context = await browser.newContext({
    offline: true,
    deviceScaleFactor: 2,
    viewport: { width: 900, height: 1200 },
  });
  // However slow the machine is, a report is finished.
  context.setDefaultTimeout(0);
  const page = await context.newPage();
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  await page.setContent(html);
  return {
    print: (day) => print(page, day),
    photograph: () => photograph(page),
    close: () => context.close(),
  };
}

async function print(page: Page, day: string): Promise<Buffer> {
  const { places, most } = await page.evaluate(() => ({
    places: document.querySelectorAll('[data-page]').length,
    most: Number(document.body.dataset['pages'] ?? Infinity),
  }));
  const printed = places > 0 ? await printContents(page) : await shrink(page, await toPdf(page), most);
  return packPdf(fixDates(printed, day));
}

/** Prints plainly to learn on which pages the parts begin, fills these into the contents, and prints again. */
async function printContents(page: Page): Promise<Buffer> {
  const pages = Object.fromEntries(pagesOfPlaces(await toPdf(page, { plain: true })));
  await page.evaluate((numbers) => {
    for (const place of document.querySelectorAll<HTMLElement>('[data-page]'))
      place.textContent = String(numbers[place.dataset['page'] ?? ''] ?? '');
  }, pages);
  return toPdf(page);
}

/** A report that may have only so many pages is printed smaller until it has. */
async function shrink(page: Page, first: Buffer, most: number): Promise<Buffer> {
  let printed = first;
  for (const scale of [0.9, 0.8, 0.7]) {
    if (countPdfPages(printed) <= most) break;
    printed = await toPdf(page, { scale });
  }
  return printed;
}

async function toPdf(page: Page, { scale = 1, plain = false } = {}): Promise<Buffer> {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.printToPDF', {
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: !plain,
    generateDocumentOutline: !plain,
    scale,
  });
  await session.detach();
  return Buffer.from(data, 'base64');
}

/** Charts and codes; a chart that has a drawing for phones is taken as it stands on a page. */
async function photograph(page: Page): Promise<Photo[]> {
  // A screenshot keeps the paper of the screen, whatever medium is asked for.
  await page.evaluate(() => document.documentElement.style.setProperty('--paper', '#ffffff'));
  const photos: Photo[] = [];
  for (const figure of await page.locator('figure[data-alt]').all()) {
    const drawing = figure.locator('svg:not(.chart-narrow)').first();
    const box = await drawing.boundingBox();
    if (!box) continue;
    const png = await drawing.screenshot({ animations: 'disabled' });
    photos.push({ png, width: box.width, height: box.height, alt: (await figure.getAttribute('data-alt')) ?? '' });
  }
  return photos;
}
