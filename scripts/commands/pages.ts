import { build } from 'astro';
import { listFiles } from './files.ts';

export interface PagesOptions {
  /** The checkout, where astro.config.mjs and `src` lie. */
  readonly root: string;
  /** A finished data build: the folder that holds `data/latest.json`. */
  readonly release: string;
  readonly out: string;
  /** With a slash at both ends. */
  readonly base: string;
  readonly onPages?: (written: number) => void;
}

/** Makes every page of a release with Astro. */
export async function buildPages({ root, release, out, base, onPages }: PagesOptions): Promise<void> {
  process.env['SUNLEDGER_DATA'] = release;
  process.env['NODE_ENV'] = 'production';
  const watch = setInterval(() => {
    countPages(out).then(onPages, () => undefined);
  }, 2000);
  try {
    await build({ root, outDir: out, base, logLevel: 'warn' });
  } finally {
    clearInterval(watch);
  }
}

/** How many pages a site has. */
export async function countPages(site: string): Promise<number> {
  return (await listFiles(site)).filter((file) => file.endsWith('.html')).length;
}
