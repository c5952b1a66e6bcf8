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
  const { NODE_ENV, SUNLEDGER_DATA } = process.env;
  Object.assign(process.env, { NODE_ENV: 'production', SUNLEDGER_DATA: release });
  const watch = setInterval(() => {
    countPages(out).then(onPages, () => undefined);
  }, 2000);
  try {
    await build({ root, outDir: out, base, logLevel: 'warn' });
  } finally {
    clearInterval(watch);
    restore({ NODE_ENV, SUNLEDGER_DATA });
  }
}

/** Astro reads its settings from the environment; what was there before comes back. */
function restore(before: NodeJS.ProcessEnv): void {
  for (const [name, value] of Object.entries(before))
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
}

/** How many pages a site has. */
export async function countPages(site: string): Promise<number> {
  return (await listFiles(site)).filter((file) => file.endsWith('.html')).length;
}
