import { rmSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { build } from 'astro';
import { pageWatch } from '../../src/core/reads.ts';
import { undoWhenInterrupted } from '../data/output/interrupt.ts';
import { isRunning } from '../data/output/lock.ts';
import { trimEngine } from './engine.ts';
import { hashTree, listFiles, sha256 } from './files.ts';
import { openKeptPages, type KeptPages } from './kept-pages.ts';
import { prerenderKept } from './prerender.ts';

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
  /** A folder where pages are kept from build to build; without one, each is made anew. */
  readonly kept?: string | undefined;
  readonly onPages?: (written: number) => void;
}

/** How many pages and pictures a build made, and how many it had from before. */
export interface PagesBuilt {
  readonly made: number;
  readonly kept: number;
}

/** Makes every page of a release with Astro, but for those that were kept and would be the same. */
export async function buildPages(options: PagesOptions): Promise<PagesBuilt> {
  const { root, release, out, base, kept, ownPictures = false, onPages } = options;
  const { NODE_ENV, SUNLEDGER_DATA, SUNLEDGER_ENGINE, SUNLEDGER_SOCIAL } = process.env;
  const engine = await trimEngine(join(root, '.cache', 'engine'));
  const social = ownPictures ? 'own' : '';
  const settings = { SUNLEDGER_DATA: release, SUNLEDGER_ENGINE: engine, SUNLEDGER_SOCIAL: social };
  Object.assign(process.env, { NODE_ENV: 'production', ...settings });
  const pages = kept === undefined ? undefined : await openKept(kept, { root, base, engine, social });
  const counts = { made: 0, kept: 0 };
  const onPage = (made: boolean): void => {
    counts[made ? 'made' : 'kept']++;
    if ((counts.made + counts.kept) % 100 === 0) onPages?.(counts.made + counts.kept);
  };
  const watch = pageWatch();
  watch.marks = true;
  try {
    const integrations = [prerenderKept({ base, kept: pages, onPage })];
    await inWorkshop(join(root, '.cache'), () => build({ root, outDir: out, base, logLevel: 'warn', integrations }));
    await pages?.save().catch(() => undefined);
    return counts;
  } finally {
    watch.marks = false;
    restore({ NODE_ENV, SUNLEDGER_DATA, SUNLEDGER_ENGINE, SUNLEDGER_SOCIAL });
  }
}

/** What pages are made with besides the release. */
const makers = ['src', 'scripts/commands', 'public', 'astro.config.mjs', 'package-lock.json', 'tsconfig.json'];

async function openKept(
  folder: string,
  { root, base, engine, social }: { root: string; base: string; engine: string; social: string },
): Promise<KeptPages> {
  const code = await hashTree(
    makers.map((name) => join(root, name)),
    (file) => !file.endsWith('.test.ts'),
  );
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return openKeptPages(
    folder,
    sha256([code, base, basename(dirname(engine)), social, process.version, zone].join(' ')),
  );
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
