import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatBytes } from '../../src/core/bytes.ts';
import type { ManifestEntry } from '../../src/core/release.ts';

/** `reports/reports.json`: what was made, for checking and for the page that lists it. */
export interface ReportListing {
  readonly notice?: string;
  readonly version: string;
  readonly asOf: string;
  /** SHA-256 of the manifest.json of the release that the reports are made from. */
  readonly manifest: string;
  /** Paths are below the site. */
  readonly files: readonly ManifestEntry[];
}

/** The pages that list the reports, in each language. */
const pages = ['reports/index.html', 'en/reports/index.html'];

/** Writes sizes beside the links of the pages that list the reports; links to what was not made go. */
export async function fillListPages(site: string, base: string, files: readonly ManifestEntry[]): Promise<void> {
  const sizes = new Map(files.map(({ path, bytes }) => [base + path, bytes]));
  for (const page of pages) {
    const html = await readFile(join(site, page), 'utf8');
    await writeFile(join(site, page), fillList(html, sizes));
  }
}

/** The same for one page; `sizes` by address. */
export function fillList(html: string, sizes: ReadonlyMap<string, number>): string {
  const printed = [...sizes.keys()].some((address) => address.endsWith('.pdf'));
  const filled = html.replace(
    /<a\b[^>]*\shref="([^"]+)"[^>]*\sdata-report[^>]*>[\s\S]*?<\/a>/g,
    (link, address: string) => {
      const bytes = sizes.get(address);
      return bytes === undefined ? '—' : `${link} <small>${formatBytes(bytes)}</small>`;
    },
  );
  return printed ? filled.replace(/<p\b[^>]*\sdata-without-chromium[^>]*>[\s\S]*?<\/p>/, '') : filled;
}
