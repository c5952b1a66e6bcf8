import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { root } from '../commands/command.ts';
import { serveSite } from '../commands/serve.ts';
import type { Context } from './context.ts';
import type { Measurement } from './measurement.ts';
import { servePlainly } from './plain-server.ts';
import { launch, openSlowly, type Opened } from './slow-browser.ts';

const require = createRequire(import.meta.url);

interface Answer {
  readonly seconds: number;
  readonly megabytes: number;
}

/**
 * From the tap that asks for the query engine until the question in the console is answered, on a slow phone with an empty cache, against a
 * straightforward page that fetches engine and data one after the other, with gzip. And a second visit of ours.
 */
export async function measureFirstAnswer({ site, base, work, runs, step }: Context): Promise<Measurement[]> {
  const bare = join(work, 'bare-answer');
  await writeBare(site, bare);
  const browser = await launch();
  const [ours, theirs] = await Promise.all([serveSite(site, { base }), servePlainly(bare, 'gz')]);
  try {
    const [here, again, there]: [Answer[], Answer[], Answer[]] = [[], [], []];
    for (let run = 0; run < runs; run++) {
      const [first, second] = await visitTwice(browser, `${ours.url}explore/`);
      here.push(first);
      again.push(second);
      there.push(await visitBare(browser, theirs.url));
      step();
    }
    return tell({ here, again, there });
  } finally {
    await browser.close();
    await Promise.all([ours.close(), theirs.close()]);
  }
}

/** The competitor: page, script, engine and data, each packed with gzip -9. */
async function writeBare(site: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await build({
    entryPoints: [join(root, 'scripts/bench/bare/main.ts')],
    outfile: join(folder, 'main.js'),
    ...{ bundle: true, format: 'esm', minify: true, target: 'es2022', logLevel: 'error' },
  });
  for (const name of ['duckdb-eh.wasm', 'duckdb-browser-eh.worker.js'])
    await copyFile(require.resolve(`@duckdb/duckdb-wasm/dist/${name}`), join(folder, name));
  const { path } = JSON.parse(await readFile(join(site, 'data/latest.json'), 'utf8')) as { readonly path: string };
  await copyFile(join(site, 'data', path, 'observations.arrows'), join(folder, 'observations.arrows'));
  const head = '<!doctype html><html lang="en"><meta charset="utf-8"><title>.</title><body><pre></pre>';
  await writeFile(join(folder, 'index.html'), `${head}<script type="module" src="main.js"></script></body></html>`);
  for (const name of ['index.html', 'main.js', 'duckdb-eh.wasm', 'duckdb-browser-eh.worker.js', 'observations.arrows'])
    await writeFile(join(folder, `${name}.gz`), gzipSync(await readFile(join(folder, name)), { level: 9 }));
}

const patience = { timeout: 300_000 };

/** Twice in one browser profile: the second visit finds the engine in the browser's cache. */
async function visitTwice(browser: Browser, address: string): Promise<[Answer, Answer]> {
  const opened = await openSlowly(browser);
  try {
    const first = await visit(opened, address);
    await opened.page.goto('about:blank');
    return [first, await visit(opened, address)];
  } finally {
    await opened.close();
  }
}

async function visit({ page, bytes }: Opened, address: string): Promise<Answer> {
  await page.goto(address);
  await page.waitForSelector('[data-start]:not([disabled])', patience);
  const [before, begun] = [bytes(), performance.now()];
  await page.click('[data-start]');
  await page.waitForSelector('[data-state="ready"]', patience);
  await page.click('[data-run]', patience);
  await page.waitForSelector('[data-result]:not([hidden]) table', { ...patience, state: 'visible' });
  return { seconds: (performance.now() - begun) / 1000, megabytes: (bytes() - before) / 1e6 };
}

async function visitBare(browser: Browser, address: string): Promise<Answer> {
  const { page, bytes, close } = await openSlowly(browser);
  try {
    const begun = performance.now();
    await page.goto(address);
    await page.waitForSelector('body[data-answered]', patience);
    return { seconds: (performance.now() - begun) / 1000, megabytes: bytes() / 1e6 };
  } finally {
    await close();
  }
}

function tell({ here, again, there }: Readonly<Record<'here' | 'again' | 'there', readonly Answer[]>>): Measurement[] {
  const part = 'first-answer';
  const seconds = (answers: readonly Answer[]): number[] => answers.map((each) => each.seconds);
  const megabytes = (answers: readonly Answer[]): number[] => answers.map((each) => each.megabytes);
  const name = { zh: '直接写的网页（gzip）', en: 'a straightforward page (gzip)' };
  return [
    {
      ...{ part, name: { zh: '首次查询结果', en: 'first answer' }, unit: 's', values: seconds(here), limit: 0.8 },
      against: { name, values: seconds(there) },
    },
    {
      ...{ part, name: { zh: '点按之后的字节', en: 'bytes after the tap' }, unit: 'MB', values: megabytes(here) },
      against: { name, values: megabytes(there) },
    },
    { part, name: { zh: '第二次访问的首次结果', en: 'first answer, second visit' }, unit: 's', values: seconds(again) },
    { part, name: { zh: '第二次访问的字节', en: 'bytes, second visit' }, unit: 'MB', values: megabytes(again) },
  ];
}
