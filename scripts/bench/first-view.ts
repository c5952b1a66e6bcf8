import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Text } from '../../src/core/text.ts';
import { packWithBrotli } from '../commands/compress.ts';
import { serveSite } from '../commands/serve.ts';
import type { Context } from './context.ts';
import type { Measurement } from './measurement.ts';
import { servePlainly } from './plain-server.ts';
import { launch, openSlowly } from './slow-browser.ts';

interface View {
  readonly name: Text;
  /** Relative to the site, with `/` at its end; empty for the home page. */
  readonly path: string;
  /** The first chart of the page. */
  readonly chart: string;
  /** Largest kilobytes on the wire. */
  readonly most: number;
}

/** What one visit showed. */
interface Visit {
  readonly chart: number;
  readonly shift: number;
  readonly kilobytes: number;
  readonly requests: number;
}

const bareName: Text = { zh: '同一幅图的静态页', en: 'the same picture, bare' };

/**
 * Time until the first chart is painted on a slow phone, against a file that holds nothing but the same picture; bytes on
 * the wire and layout shift of the same visits. The two are visited in turn.
 */
export async function measureFirstView({ site, base, work, runs, step }: Context): Promise<Measurement[]> {
  const views = await viewsOf(site);
  const bare = join(work, 'bare');
  const browser = await launch();
  const [ours, theirs] = await Promise.all([
    serveSite(site, { base }),
    writeBare(bare, views).then(() => servePlainly(bare, 'br')),
  ]);
  try {
    const measured: Measurement[] = [];
    for (const view of views) {
      await packBare(browser, { view, from: ours.url, to: join(bare, view.path) });
      const [here, there]: [Visit[], Visit[]] = [[], []];
      for (let run = 0; run < runs; run++) {
        here.push(await visit(browser, ours.url + view.path, view.chart));
        there.push(await visit(browser, theirs.url + view.path, '[data-bare] *'));
        step();
      }
      measured.push(...tell(view, here, there));
    }
    return measured;
  } finally {
    await browser.close();
    await Promise.all([ours.close(), theirs.close()]);
  }
}

async function viewsOf(site: string): Promise<View[]> {
  const search = JSON.parse(await readFile(join(site, 'data/latest.json'), 'utf8')) as { readonly path: string };
  const release = JSON.parse(await readFile(join(site, 'data', search.path, 'release.json'), 'utf8')) as {
    readonly site: { readonly headline: readonly string[] };
    readonly indicators: Readonly<Record<string, { readonly commitments?: readonly string[] }>>;
  };
  const [promise = ''] = release.site.headline;
  const [indicator = ''] =
    Object.entries(release.indicators).find(([, each]) => each.commitments?.includes(promise)) ?? [];
  return [
    { name: { zh: '首页', en: 'home' }, path: '', chart: '.matrix use, .matrix svg', most: 100 },
    { name: { zh: '承诺页', en: 'promise' }, path: `commitments/${promise}/`, chart: '.chart-box svg path', most: 60 },
    {
      name: { zh: '指标页', en: 'indicator' },
      path: `indicators/${indicator}/`,
      chart: '.chart-box svg path',
      most: 60,
    },
  ];
}

async function writeBare(folder: string, views: readonly View[]): Promise<void> {
  for (const { path } of views) await mkdir(join(folder, path), { recursive: true });
}

/** Writes the picture of a page alone, with the style rules that touch it, packed as ours is. */
async function packBare(browser: Browser, { view, from, to }: { view: View; from: string; to: string }): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  try {
    const page = await context.newPage();
    await page.goto(from + view.path);
    const html = await page.evaluate(cutOut, view.chart);
    const file = join(to, 'index.html');
    const bytes = Buffer.from(html);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(`${file}.br`, await packWithBrotli(file, bytes));
  } finally {
    await context.close();
  }
}

/** Runs in the page. The picture that is shown, the symbols it refers to, and each style rule that matches in it. */
function cutOut(selector: string): string {
  const shown = [...document.querySelectorAll(selector)].find((node) => node.getBoundingClientRect().height > 0);
  const picture = shown?.closest('.matrix, svg') ?? shown;
  if (!picture) throw new Error(`nothing shown at ${selector}`);
  const sprite = picture.querySelector('use') ? (document.querySelector('.sprite')?.outerHTML ?? '') : '';
  const matches = (rule: CSSStyleRule): boolean =>
    rule.selectorText === ':root' ||
    picture.matches(rule.selectorText) ||
    picture.querySelector(rule.selectorText) !== null;
  const rules = [...document.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules].filter((rule) => rule instanceof CSSStyleRule && matches(rule)).map(({ cssText }) => cssText),
  );
  const head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">';
  return `<!doctype html><html lang="zh-CN">${head}<title>.</title><style>${rules.join('')}[data-bare]>svg{display:block!important}</style>${sprite}<div data-bare>${picture.outerHTML}</div></html>`;
}

async function visit(browser: Browser, address: string, chart: string): Promise<Visit> {
  const opened = await openSlowly(browser, watchPage);
  try {
    await opened.page.addInitScript(`window.waitForChart(${JSON.stringify(chart)})`);
    await opened.page.goto(address, { waitUntil: 'load' });
    const seen = await readNotes(opened.page, chart);
    return { ...seen, kilobytes: opened.bytes() / 1000, requests: opened.requests() };
  } finally {
    await opened.close();
  }
}

/** What the page noted, half a second after its first chart: a shift may follow. */
async function readNotes(page: Page, chart: string): Promise<Pick<Visit, 'chart' | 'shift'>> {
  for (let tries = 0; tries < 300; tries++) {
    const noted = await page.evaluate(() => (window as Watched).chartAt);
    await page.waitForTimeout(noted === undefined ? 100 : 500);
    if (noted !== undefined)
      return { chart: noted, shift: await page.evaluate(() => (window as Watched).shifted ?? Number.NaN) };
  }
  throw new Error(`no chart at ${chart} on ${page.url()} within 30 s`);
}

type Watched = typeof window & { chartAt?: number; shifted?: number; waitForChart?: (selector: string) => void };

/** Runs in the page before anything else: notes when the first chart was painted, and how far things moved. */
function watchPage(): void {
  const watched = window as Watched;
  watched.shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      watched.shifted = (watched.shifted ?? 0) + (entry as unknown as { value: number }).value;
  }).observe({ type: 'layout-shift', buffered: true });
  watched.waitForChart = (selector) => {
    const look = (): void => {
      const shown = [...document.querySelectorAll(selector)].some((node) => node.getBoundingClientRect().height > 0);
      // What is laid out in this frame is on the screen when the next one begins.
      if (shown) requestAnimationFrame((now) => (watched.chartAt ??= now));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  };
}

function tell({ name, most }: View, here: readonly Visit[], there: readonly Visit[]): Measurement[] {
  const named = (zh: string, en: string): Text => ({ zh: `${name.zh}：${zh}`, en: `${name.en}: ${en}` });
  const part = 'first-view';
  return [
    {
      ...{
        part,
        name: named('首图出现', 'first chart'),
        unit: 'ms',
        values: here.map(({ chart }) => chart),
        limit: 1.1,
      },
      against: { name: bareName, values: there.map(({ chart }) => chart) },
    },
    {
      part,
      name: named('线上字节', 'on the wire'),
      unit: 'kB',
      values: here.map(({ kilobytes }) => kilobytes),
      limit: most,
    },
    { part, name: named('请求数', 'requests'), unit: '', values: here.map(({ requests }) => requests) },
    { part, name: named('版面移动', 'layout shift'), unit: '', values: here.map(({ shift }) => shift), limit: 0 },
  ];
}
