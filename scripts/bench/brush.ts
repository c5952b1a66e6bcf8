import type { CDPSession, Page } from 'playwright-core';
import { serveSite } from '../commands/serve.ts';
import { openBrowser } from '../testing/browser.ts';

/**
 * How brushing feels on ten million rows: node scripts/bench/brush.ts SITE [BASE] [ROWS]. Opens the explore page of a
 * built site, puts generated rows in place of the cells that the linked views ask about, and drags across the
 * distribution, so that line, map and places follow. With and without the sums that Mosaic makes beforehand, with the processor as it is and four times slower.
 */
const [site = '', base = '/', rows = '10000000'] = process.argv.slice(2);
if (!site) throw new Error('missing folder: node scripts/bench/brush.ts SITE [BASE] [ROWS]');

/** The same columns and types as the page makes; the places and six years of its first indicator. */
const generated = `CREATE TEMP TABLE cells AS
SELECT '{indicator}'::indicator_code AS indicator, (CASE range % {count} {places} END)::area_code AS area, ''::groups_code AS groups,
       (CASE WHEN range % 97 = 0 THEN 'suppressed' ELSE 'reported' END)::ENUM('reported', 'provisional', 'not-reported', 'not-applicable', 'suppressed') AS status,
       (CASE WHEN range < 6 THEN 'own' ELSE 'part' END)::ENUM('own', 'part', 'other') AS level,
       (24192 + 12 * (range // {count} % 6))::SMALLINT AS month, 0::SMALLINT AS verdicts,
       CASE WHEN range % 97 <> 0 THEN (range * 7919 % 10007) / 100.07 END AS value,
       CASE WHEN range % 97 <> 0 THEN (range * 31 % 500)::DOUBLE END AS part,
       CASE WHEN range % 97 <> 0 THEN 500.0::DOUBLE END AS whole
FROM range(${rows})`;

interface Measured {
  readonly moves: number;
  readonly updates: number;
  /** Milliseconds of work of the main thread for one move of the pointer. */
  readonly work: number;
  /** Milliseconds from one frame to the next: the median, and 95 of 100 are below. */
  readonly frame: number;
  readonly slowFrame: number;
  /** Milliseconds from a move to the picture of the other views. */
  readonly latency: number;
}

const served = await serveSite(site, { base });
const browser = await openBrowser();
try {
  for (const preaggregate of [true, false]) {
    const { page, close } = await browser.open(served.url, { viewport: { width: 1280, height: 1000 } });
    await replaceCells(page, preaggregate);
    await page.goto(`${served.url}explore/`);
    await page.locator('[data-engine] [data-start]').click();
    await page.locator('[data-view-shape] .brush-area').waitFor({ timeout: 120_000 });
    await page.waitForTimeout(2_000);
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    for (const rate of [1, 4]) {
      await session.send('Emulation.setCPUThrottlingRate', { rate });
      // Every stretch is a new one: none has been answered before.
      const { moves, updates, work, frame, slowFrame, latency } = await drag(
        page,
        session,
        rate === 1 ? [0.02, 0.85] : [0.98, 0.15],
      );
      const name = `${Number(rows).toLocaleString('en-US')} rows, ${preaggregate ? 'with' : 'without'} sums made beforehand, processor ${rate}x slower`;
      console.log(
        `${name}: ${work.toFixed(1)} ms of main thread per move, frame ${frame.toFixed(0)} ms (95 %: ${slowFrame.toFixed(0)} ms), views follow after ${latency.toFixed(0)} ms, ${updates} updates for ${moves} moves`,
      );
    }
    await close();
  }
} finally {
  await browser.close();
  await served.close();
}

/** Statements pass from the page to the engine as messages; two of them are changed on the way. */
async function replaceCells(page: Page, preaggregate: boolean): Promise<void> {
  await page.addInitScript(
    ({ sql, keep }) => {
      const send = Reflect.get(Worker.prototype, 'postMessage') as (message: unknown, ...rest: never[]) => void;
      const fill = (): string => {
        const facts = JSON.parse(document.querySelector('#explore-facts')?.textContent ?? '{}') as {
          choice: { indicator: string; area: string };
          areas: { code: string; town: boolean }[];
        };
        const codes = facts.areas.filter(({ town }) => town).map(({ code }) => code);
        const places = codes.map((code, index) => `WHEN ${index} THEN '${code}'`).join(' ');
        const known = { '{indicator}': facts.choice.indicator, '{count}': String(codes.length), '{places}': places };
        const own = `CASE WHEN range < 6 THEN '${facts.choice.area}' ELSE CASE range`;
        const text = Object.entries(known).reduce((all, [name, value]) => all.replaceAll(name, value), sql);
        return text.replace('(CASE range', `(${own}`).replace(' END)::area_code', ' END END)::area_code');
      };
      Worker.prototype.postMessage = function (this: Worker, message: { data?: unknown }, ...rest: never[]) {
        const data: unknown = message.data;
        const [, statement] = (Array.isArray(data) ? data : []) as unknown[];
        if (Array.isArray(data) && typeof statement === 'string') {
          if (/^CREATE TEMP TABLE IF NOT EXISTS cells/.test(statement)) data[1] = fill();
          if (!keep && /preagg_/.test(statement)) data[1] = 'SELECT refused';
        }
        return send.call(this, message, ...rest);
      } as never;
    },
    { sql: generated, keep: preaggregate },
  );
}

/** Drags from one end of the picture to the other and measures the page meanwhile. */
async function drag(page: Page, session: CDPSession, [from, to]: readonly [number, number]): Promise<Measured> {
  const area = page.locator('[data-view-shape] .brush-area');
  await area.scrollIntoViewIfNeeded();
  const box = await area.boundingBox();
  if (!box) throw new Error('no picture to brush');
  const y = box.y + box.height / 2;
  const moves = 24;
  const at = (move: number): number => box.x + box.width * (from + ((to - from) * move) / moves);
  await page.mouse.move(at(0), y);
  await page.waitForTimeout(8_000);
  await page.evaluate(watchFrames);
  await page.mouse.down();
  const before = await busy(session);
  for (let move = 1; move <= moves; move++) {
    await page.mouse.move(at(move), y);
    await page.waitForTimeout(60);
  }
  const work = ((await busy(session)) - before) / moves;
  const watched = await page.evaluate(() =>
    (window as never as { stopWatching: () => { frames: number[]; delays: number[] } }).stopWatching(),
  );
  await page.mouse.up();
  await page.waitForTimeout(2_500);
  await page.locator('[data-clear]').click();
  await page.waitForTimeout(4_000);
  const { frames, delays } = watched;
  return {
    moves,
    updates: delays.length,
    work,
    frame: share(frames, 0.5),
    slowFrame: share(frames, 0.95),
    latency: share(delays, 0.5),
  };
}

function watchFrames(): void {
  const frames: number[] = [];
  const delays: number[] = [];
  let [last, moved, watching] = [performance.now(), 0, true];
  const tick = (now: number): void => {
    frames.push(now - last);
    last = now;
    if (watching) requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  // The brush itself changes at once where a move changes what is chosen; the other views follow.
  const band = document.querySelector('[data-view-shape] .brush-band');
  const brushed = new MutationObserver(() => (moved = moved || performance.now()));
  if (band) brushed.observe(band, { childList: true });
  const host = document.querySelector('[data-view-line]');
  const observer = new MutationObserver(() => {
    if (moved) delays.push(performance.now() - moved);
    moved = 0;
  });
  if (host) observer.observe(host, { childList: true });
  Object.assign(window, {
    stopWatching: () => {
      watching = false;
      observer.disconnect();
      brushed.disconnect();
      return { frames: frames.slice(1), delays };
    },
  });
}

/** Milliseconds the main thread has worked so far. */
async function busy(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
}

function share(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
}
