import type { CDPSession, Page } from 'playwright-core';
import type { Text } from '../../src/core/text.ts';
import { serveSite } from '../commands/serve.ts';
import { openBrowser, type Browser } from '../testing/browser.ts';
import type { Context } from './context.ts';
import { replaceCells } from './many-cells.ts';
import type { Measurement } from './measurement.ts';
import { phone } from './slow-browser.ts';

/** One page in use. */
interface Use {
  /** Milliseconds of the main thread's own time for one move of a brush, and for one move that changes nothing. */
  readonly move: number;
  readonly still: number;
  /** The longest stretch without an answer to the reader, in milliseconds. */
  readonly longest: number;
  /** Megabytes of the page's scripts and drawings after 100 moves, and 500 moves later. */
  readonly heap: number;
  readonly later: number;
  /** Megabytes of the process that shows the page, engine and all, at the same two moments; undefined where it is not known. */
  readonly memory: number | undefined;
  readonly memoryLater: number | undefined;
}

type Content = 'own' | 'many' | 'many-plain';

const moves = 24;

/**
 * A brush across the distribution of the explore page, so that line, map and places follow, with a processor four times
 * slower: on the content of the site, on ten million rows, and on these without sums made beforehand. The pages are opened
 * in turn. Time is the thread's own: what the machine does besides is not in it.
 */
export async function measureSteadyUse({ site, base, runs, step }: Context): Promise<Measurement[]> {
  const served = await serveSite(site, { base });
  const browser = await openBrowser();
  const uses: Record<Content, Use[]> = { own: [], many: [], 'many-plain': [] };
  try {
    for (let run = 0; run < runs; run++)
      for (const content of ['own', 'many', 'many-plain'] as const) {
        uses[content].push(await use(browser, served.url, content));
        step();
      }
  } finally {
    await browser.close();
    await served.close();
  }
  return tell(uses);
}

async function use(browser: Browser, url: string, content: Content): Promise<Use> {
  const { page, close } = await browser.open(url, { viewport: { width: 1280, height: 1000 } });
  try {
    if (content !== 'own') await replaceCells(page, content === 'many');
    await page.goto(`${url}explore/`);
    await page.locator('[data-engine] [data-start]').click();
    await page.locator('[data-view-shape] .brush-area').waitFor({ timeout: 120_000 });
    await page.waitForTimeout(2_000);
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await session.send('Emulation.setCPUThrottlingRate', { rate: phone.processor });
    await drag(page, session, { count: moves, reach: 0.8 });
    await page.evaluate(watchTasks);
    const still = await drag(page, session, { count: moves, reach: 0 });
    const move = await drag(page, session, { count: moves, reach: 0.8 });
    const longest = await page.evaluate(() => Math.max(0, ...(window as Watched).tasks));
    const heap = await heapOf(session);
    const memory = await browser.memory();
    if (content === 'many-plain') return { move, still, longest, heap, later: heap, memory, memoryLater: memory };
    for (let round = 0; round < 10; round++)
      await drag(page, session, { count: 50, reach: 0.8 - 0.05 * (round % 4), rest: 600 });
    const later = await heapOf(session);
    return { move, still, longest, heap, later, memory, memoryLater: await browser.memory() };
  } finally {
    await close();
  }
}

type Watched = typeof window & { tasks: number[] };

function watchTasks(): void {
  const tasks: number[] = [];
  Object.assign(window, { tasks });
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
    type: 'longtask',
  });
}

/** Presses, moves and lets go. Gives the milliseconds of the main thread for one move. */
async function drag(
  page: Page,
  session: CDPSession,
  { count, reach, rest = 4_000 }: { count: number; reach: number; rest?: number },
): Promise<number> {
  const box = await brushArea(page);
  const y = box.y + box.height / 2;
  const start = box.x + box.width * 0.02;
  const mouse = (type: 'mouseMoved' | 'mousePressed' | 'mouseReleased', x: number, buttons: number) =>
    session.send('Input.dispatchMouseEvent', { type, x, y, button: 'left', buttons, clickCount: 1 });
  await session.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x: start, y });
  // The sums are made when a pointer comes near.
  await page.waitForTimeout(rest);
  await mouse('mousePressed', start, 1);
  const before = await busy(session);
  for (let move = 1; move <= count; move++) {
    await mouse('mouseMoved', start + (box.width * reach * move) / count + (reach === 0 ? move % 3 : 0), 1);
    await page.waitForTimeout(60);
  }
  const work = (await busy(session)) - before;
  await mouse('mouseReleased', start + box.width * reach, 0);
  await page.waitForTimeout(rest / 2);
  await page.evaluate(() => document.querySelector<HTMLElement>('[data-clear]')?.click());
  await page.waitForTimeout(rest / 2);
  return work / count;
}

/** Where the brush is, brought into view. Asked of the page itself: the picture may be drawn anew at any moment. */
async function brushArea(page: Page): Promise<{ x: number; y: number; width: number; height: number }> {
  const found = await page.waitForFunction(() => {
    const area = document.querySelector('[data-view-shape] .brush-area');
    area?.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { x, y, width, height } = area?.getBoundingClientRect() ?? new DOMRect();
    return width > 0 ? { x, y, width, height } : undefined;
  });
  const box = await found.jsonValue();
  if (!box) throw new Error('no picture to brush: the distribution of the explore page is empty');
  return box;
}

/** Milliseconds the main thread has worked so far. */
async function busy(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
}

/** Megabytes that scripts and drawings still hold after a collection. */
async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1e6;
}

function tell(uses: Readonly<Record<Content, readonly Use[]>>): Measurement[] {
  const part = 'steady-use';
  const of = (content: Content, field: keyof Use): number[] => uses[content].flatMap((each) => each[field] ?? []);
  const net = (content: Content): number[] => uses[content].map(({ move, still }) => Math.max(0, move - still));
  const plain: Text = { zh: '同页，不预先汇总', en: 'the same page without sums made beforehand' };
  const named = (zh: string, en: string): { part: typeof part; name: Text } => ({ part, name: { zh, en } });
  return [
    { ...named('每次刷选的主线程', 'main thread per move'), unit: 'ms', values: net('own'), limit: 16 },
    { ...named('其中不改变什么的移动', 'a move that changes nothing'), unit: 'ms', values: of('own', 'still') },
    { ...named('最长任务', 'longest task'), unit: 'ms', values: of('own', 'longest'), limit: 50 },
    { ...named('一千万行：每次刷选', 'ten million rows: per move'), unit: 'ms', values: of('many', 'move'), limit: 50 },
    {
      ...named('一千万行：对照', 'ten million rows, beside it'),
      ...{ unit: 'ms', values: of('many', 'move'), against: { name: plain, values: of('many-plain', 'move') } },
    },
    ...tellMemory(uses, of),
  ];
}

/** The memory of a page after a while of use, and how much of it 500 moves more leave behind. */
function tellMemory(
  uses: Readonly<Record<Content, readonly Use[]>>,
  of: (content: Content, field: keyof Use) => number[],
): Measurement[] {
  const before: Text = { zh: '之前', en: 'before' };
  const contents = [
    ['own', { zh: '', en: '' }],
    ['many', { zh: '一千万行：', en: 'ten million rows: ' }],
  ] as const;
  return contents.flatMap(([content, { zh, en }]): Measurement[] => {
    const named = (chinese: string, english: string) => ({
      part: 'steady-use' as const,
      name: { zh: zh + chinese, en: en + english },
      unit: 'MB',
    });
    const all: Measurement[] = [
      { ...named('脚本内存', 'heap'), values: of(content, 'heap') },
      {
        ...named('脚本内存，再刷选500次之后', 'heap, 500 moves later'),
        ...{ values: of(content, 'later'), limit: 1.05, against: { name: before, values: of(content, 'heap') } },
      },
      {
        ...named('网页进程内存', 'process of the page'),
        ...{ values: of(content, 'memory'), ...(content === 'own' && { limit: 300 }) },
      },
      {
        ...named('网页进程内存，再刷选500次之后', 'process of the page, 500 moves later'),
        ...{ values: of(content, 'memoryLater'), limit: 1.1, against: { name: before, values: of(content, 'memory') } },
      },
    ];
    return uses[content].length > 0 ? all.filter(({ values }) => values.length > 0) : [];
  });
}
