import { rmSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'astro';
import { undoWhenInterrupted } from '../data/output/interrupt.ts';
import { isRunning } from '../data/output/lock.ts';
import { trimEngine } from './engine.ts';
import { listFiles } from './files.ts';

export interface PagesOptions {
  /** The checkout, where astro.config.mjs and `src` lie. */
  readonly root: string;
  /** A finished data build: the folder that holds `data/latest.json`. */
  readonly release: string;
  readonly out: string;
  /** With a slash at both ends. */
  readonly base: string;
  /** Whether pages name their own picture for chats, which is then still to be made (`writeSocialPictures`). */
  readonly ownPictures?: boolean;
  readonly onPages?: (written: number) => void;
}

/** Makes every page of a release with Astro. */
export async function buildPages({ root, release, out, base, ownPictures, onPages }: PagesOptions): Promise<void> {
  const { NODE_ENV, SUNLEDGER_DATA, SUNLEDGER_ENGINE, SUNLEDGER_SOCIAL } = process.env;
  const engine = await trimEngine(join(root, '.cache', 'engine'));
  Object.assign(process.env, {
    NODE_ENV: 'production',
    SUNLEDGER_DATA: release,
    SUNLEDGER_ENGINE: engine,
    SUNLEDGER_SOCIAL: ownPictures ? 'own' : '',
  });
  const watch = setInterval(() => {
    countPages(out).then(onPages, () => undefined);
  }, 2000);
  try {
    await inWorkshop(join(root, '.cache'), () => build({ root, outDir: out, base, logLevel: 'warn' }));
  } finally {
    clearInterval(watch);
    restore({ NODE_ENV, SUNLEDGER_DATA, SUNLEDGER_ENGINE, SUNLEDGER_SOCIAL });
  }
}

/**
 * Runs with a current folder of its own: there Astro keeps the program that makes the pages, and two builds at once
 * must not meet. It lies in the checkout, where that program finds its packages. Those that killed builds left go.
 */
async function inWorkshop(cache: string, run: () => Promise<void>): Promise<void> {
  await mkdir(cache, { recursive: true });
  for (const name of await readdir(cache)) {
    const [, owner] = /^pages-(\d+)$/.exec(name) ?? [];
    if (owner && !isRunning(Number(owner))) await rm(join(cache, name), { recursive: true, force: true });
  }
  const workshop = join(cache, `pages-${process.pid}`);
  await mkdir(workshop, { recursive: true });
  const done = undoWhenInterrupted(() => rmSync(workshop, { recursive: true, force: true }));
  const here = process.cwd();
  process.chdir(workshop);
  try {
    await run();
  } finally {
    process.chdir(here);
    await rm(workshop, { recursive: true, force: true });
    done();
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
