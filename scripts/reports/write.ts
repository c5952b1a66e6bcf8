import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ManifestEntry } from '../../src/core/release.ts';
import { root } from '../commands/command.ts';
import { hashTree, listFiles, sha256 } from '../commands/files.ts';
import { findPrinter, type OpenReport, type Printer } from './chromium.ts';
import { makeDocument } from './document.ts';
import { openKept, type Kept } from './keep.ts';
import { fillListPages, type ReportListing } from './listing.ts';
import { makeSingleFile, readOnce } from './single-file.ts';

export interface ReportsOptions {
  /** With a slash at both ends. */
  readonly base: string;
  /** Folder of earlier results by content. */
  readonly cache: string;
  readonly release: Omit<ReportListing, 'files'>;
  readonly onProgress?: (done: number, total: number) => void;
  /** Finds the browser that prints; default: that of this machine. */
  readonly printer?: () => Printer | undefined;
}

/** What was made; without a browser, web pages only. */
export interface ReportsWritten {
  readonly files: readonly ManifestEntry[];
  readonly printed: boolean;
}

/** Reports printed at a time: a browser uses more than one core for each. */
const atOnce = 2;

/** What results depend on besides the report and the browser: these programs, and the packages they use. */
const sources = ['scripts/reports', 'package-lock.json'].map((path) => join(root, path));

const rendered = /^(en\/)?reports\/(\d{4}(?:-meeting)?|\d{4}\/[^/]+)\/index\.html$/;

/**
 * Makes the reports of a built site from its pages: each becomes one file of its own, is printed as a PDF and written as
 * a DOCX, and the page of reports gets their sizes. English ones of towns are web pages only. Where the machine has no
 * Chromium there are web pages only.
 */
export async function writeReports(site: string, options: ReportsOptions): Promise<ReportsWritten> {
  const read = readOnce(site);
  const pages = (await listFiles(site)).filter((file) => rendered.test(file));
  const singles = await Promise.all(
    pages.map(async (page) => ({
      name: page.slice(0, -'/index.html'.length),
      html: await makeSingleFile(await read(page), { base: options.base, read }),
    })),
  );
  const printer = (options.printer ?? findPrinter)();
  const kept = await openKept(options.cache);
  try {
    const edition = await hashTree(sources, (file) => !file.endsWith('.test.ts') && !file.includes('reading/'));
    const files = await makeAll(singles, { site, options, printer, kept, edition });
    await fillListPages(site, options.base, files);
    const listing: ReportListing = { ...options.release, files };
    await write(site, 'reports/reports.json', Buffer.from(`${JSON.stringify(listing, undefined, 2)}\n`));
    await Promise.all(pages.map((page) => rm(join(site, dirname(page), 'index.html'))));
    await removeEmpty(site, pages);
    return { files, printed: printer !== undefined };
  } finally {
    await printer?.close();
    await kept.forget();
  }
}

interface Single {
  /** `reports/2020`, `en/reports/2020/370323100`. */
  readonly name: string;
  readonly html: string;
}

interface Workshop {
  readonly site: string;
  readonly options: ReportsOptions;
  readonly printer: Printer | undefined;
  readonly kept: Kept;
  readonly edition: string;
}

async function makeAll(singles: readonly Single[], workshop: Workshop): Promise<ManifestEntry[]> {
  const entries: ManifestEntry[] = [];
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    for (let single = singles[next++]; single !== undefined; single = singles[next++]) {
      entries.push(...(await makeOne(single, workshop)));
      workshop.options.onProgress?.(++done, singles.length);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return entries.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The forms of a report: its ending, and how it is made from the web page. */
async function makeOne({ name, html }: Single, workshop: Workshop): Promise<ManifestEntry[]> {
  const { site, options, printer, kept, edition } = workshop;
  const entries = [await write(site, `${name}.html`, Buffer.from(html))];
  if (!printer || /^en\/reports\/\d{4}\//.test(name)) return entries;
  const day = options.release.asOf;
  const key = sha256([edition, printer.version, day, html].join('\n'));
  // Each in a page of its own: one that has been photographed prints other bytes.
  const withPage = async <T>(use: (page: OpenReport) => Promise<T>): Promise<T> => {
    const page = await printer.open(html);
    try {
      return await use(page);
    } finally {
      await page.close();
    }
  };
  const document = async (): Promise<Buffer> =>
    makeDocument(html, { photos: await withPage((page) => page.photograph()), day });
  const print = (): Promise<Buffer> => withPage((page) => page.print(day));
  if (!name.endsWith('-meeting'))
    entries.push(await write(site, `${name}.docx`, await kept.get(`${key}.docx`, document)));
  entries.push(await write(site, `${name}.pdf`, await kept.get(`${key}.pdf`, print)));
  return entries;
}

async function write(site: string, path: string, bytes: Buffer): Promise<ManifestEntry> {
  await mkdir(dirname(join(site, path)), { recursive: true });
  await writeFile(join(site, path), bytes);
  return { path, bytes: bytes.length, sha256: sha256(bytes) };
}

/** The folders that only held a rendered page. */
async function removeEmpty(site: string, pages: readonly string[]): Promise<void> {
  const left = new Set((await listFiles(site)).map((file) => dirname(file)));
  const folders = pages
    .map((page) => dirname(page))
    .filter((folder) => ![...left].some((each) => each === folder || each.startsWith(`${folder}/`)));
  for (const folder of folders) await rm(join(site, folder), { recursive: true, force: true });
}
