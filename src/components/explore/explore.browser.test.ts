import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import type { BrowserContextOptions, Page } from 'playwright-core';
import axe from 'axe-core';
import type { ExploreFacts } from './facts.ts';
import { openBrowser, type Browser, type OpenedPage } from '../../../scripts/testing/browser.ts';

const site = inject('site');
let browser: Browser;
let opened: OpenedPage;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Opens the page at an address below it. */
async function open(search = '', options: BrowserContextOptions = {}): Promise<Page> {
  opened = await browser.open(site.url, { viewport: { width: 1280, height: 900 }, ...options });
  await opened.page.goto(`${site.url}explore/${search}`);
  return opened.page;
}

async function tap(page: Page): Promise<void> {
  await page.locator('[data-engine] [data-start]').click();
  await page.locator('[data-state="ready"]').waitFor({ timeout: 40_000 });
}

/** Replaces the text of the editor as a reader does. */
async function write(page: Page, sql: string): Promise<void> {
  await page.locator('.cm-content').click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(sql);
}

async function query(page: Page, sql: string): Promise<string> {
  await write(page, sql);
  await page.locator('[data-run]').click();
  return await answer(page);
}

async function answer(page: Page): Promise<string> {
  await page.locator('[data-cancel]:disabled').waitFor({ timeout: 30_000 });
  const said = await page.locator('[data-console-error]').innerText();
  return said || (await page.locator('[data-console-status]').innerText());
}

async function cells(page: Page): Promise<string[][]> {
  return await page
    .locator('[data-result-table] > .result-frame tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent)));
}

const nothing = { foreign: [], console: [], broken: [] };

describe('before the tap', () => {
  afterEach(() => opened.close());

  it('loads at most 20 kB of script, and neither engine nor data', async () => {
    const urls: string[] = [];
    let bytes = 0;
    opened = await browser.open(site.url);
    opened.page.on('response', (response) => {
      urls.push(response.url());
      if (response.url().endsWith('.js'))
        void response.body().then(
          (body) => (bytes += body.length),
          () => undefined,
        );
    });
    await opened.page.goto(`${site.url}explore/`, { waitUntil: 'networkidle' });
    expect(urls.filter((url) => /\.(wasm|arrows?)$|latest\.json|worker/.test(url))).toEqual([]);
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThan(20_000);
    expect(opened.findings).toEqual(nothing);
  });

  it('without JavaScript explains itself: questions with their queries, tables with their columns, the way to the files', async () => {
    const page = await open('', { javaScriptEnabled: false });
    expect(await page.locator('noscript').innerText()).toContain('JavaScript');
    await page.locator('.examples summary').first().click();
    expect(await page.locator('.examples pre').first().innerText()).toContain('FROM verdicts');
    await page.locator('.table-list summary').first().click();
    expect(await page.locator('.table-list table').first().innerText()).toContain('分子');
    expect(await page.locator('[data-start]:visible').count()).toBe(0);
    expect(await page.locator('.explore-ways a').last().getAttribute('href')).toBe(`${site.base}downloads/`);
  });

  it('keeps the choice in the address', async () => {
    const page = await open();
    await page.locator('[data-from]').selectOption('2017');
    expect(new URL(page.url()).searchParams.get('f')).toBe('2017');
    await page.reload();
    expect(await page.locator('[data-from]').inputValue()).toBe('2017');
  });
});

describe('the tap', () => {
  afterEach(() => opened.close());

  it('brings picture, words, table and mark of the choice; nothing foreign, nothing against the policy', async () => {
    const page = await open();
    const shown: string[] = [];
    await page.exposeFunction('note', (text: string) => void shown.push(text));
    await page.evaluate(() => {
      const status = document.querySelector('[data-engine-status]');
      if (status)
        new MutationObserver(
          () => void (window as never as { note(text: string): void }).note(status.textContent),
        ).observe(status, { childList: true });
    });
    await tap(page);
    expect(shown.some((text) => /[\d.]+ MB \/ [\d.]+ MB/.test(text))).toBe(true);
    await page.locator('[data-view-line] .brush-area').waitFor();
    expect(await page.locator('[data-linked-title]').innerText()).toContain('示例数据（虚构）');
    expect(await page.locator('[data-linked-table] tbody tr').count()).toBeGreaterThan(3);
    expect(opened.findings).toEqual(nothing);
  });

  it('loads at most 1,080 kB of script, the engine excluded', async () => {
    let bytes = 0;
    opened = await browser.open(site.url);
    opened.page.on('response', (response) => {
      if (response.url().endsWith('.js') && !/worker/.test(response.url()))
        void response.body().then(
          (body) => (bytes += body.length),
          () => undefined,
        );
    });
    await opened.page.goto(`${site.url}explore/`);
    await tap(opened.page);
    await opened.page.locator('[data-view-line] .brush-area').waitFor();
    await opened.page.waitForLoadState('networkidle');
    expect(bytes).toBeGreaterThan(500_000);
    expect(bytes).toBeLessThan(1_080_000);
  });

  it('tells each picture to those who cannot see it; line and map as it tells them to all', async () => {
    const page = await open();
    await tap(page);
    await page.locator('[data-view-line] .brush-area').waitFor();
    const said = await page.locator('[data-linked-told]').innerText();
    for (const view of ['line', 'map', 'side', 'shape']) {
      const [title, told] = await page
        .locator(`[data-view-${view}] svg.chart`)
        .first()
        .evaluate((svg) =>
          ['title', 'desc'].map((name) => svg.querySelector(`:scope > ${name}`)?.textContent.trim() ?? ''),
        );
      expect(title, view).not.toBe('');
      expect(told, view).toMatch(/[。.]$/);
      if (view === 'line' || view === 'map') expect(said, view).toContain(told?.replace(/[。.]$/, ''));
    }
  });

  it('runs the query that the address carries', async () => {
    const page = await open(`?q=${encodeURIComponent("SELECT 42 AS answer, '中文；' AS 文")}`);
    await tap(page);
    await page.locator('[data-result-table] td').first().waitFor();
    expect(await cells(page)).toEqual([['42', '中文；']]);
    expect(opened.findings).toEqual(nothing);
  });

  it('says that a link is of another release', async () => {
    const page = await open('?r=2019.1.0');
    expect(await page.locator('[data-cautions]').innerText()).toContain('2019.1.0');
  });

  it('on a phone in the dark, in English, has nothing beside the screen', async () => {
    opened = await browser.open(site.url, { viewport: { width: 360, height: 740 }, colorScheme: 'dark' });
    const { page } = opened;
    await page.goto(`${site.url}en/explore/`);
    await tap(page);
    await query(page, 'SELECT * FROM observations LIMIT 20');
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(await page.locator('[data-linked-title]').innerText()).toContain('Demonstration data (fictitious)');
  });
});

describe('where the engine cannot start', () => {
  afterEach(() => opened.close());

  async function failure(page: Page): Promise<string> {
    await page.locator('[data-engine] [data-start]').click();
    await page.locator('[data-engine-failure]').waitFor({ timeout: 30_000 });
    return await page.locator('[data-engine-failure]').innerText();
  }

  it('for want of WebAssembly, the page says so and names the other ways to the figures', async () => {
    opened = await browser.open(site.url);
    await opened.page.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebAssembly'));
    await opened.page.goto(`${site.url}explore/`);
    const text = await failure(opened.page);
    expect(text).toContain('浏览器太旧');
    expect(text).toContain('下载全部数据');
  });

  it('for a policy without wasm-unsafe-eval, the page says so', async () => {
    opened = await browser.open(site.url);
    await opened.page.route('**/explore/', async (route) => {
      const response = await route.fetch();
      await route.fulfill({
        response,
        headers: { ...response.headers(), 'content-security-policy': "script-src 'self'" },
      });
    });
    await opened.page.goto(`${site.url}explore/`);
    expect(await failure(opened.page)).toContain('安全设置');
  });

  it('for a broken download, the page says so, and trying again works', async () => {
    const page = await open();
    await page.route('**/*.wasm', (route) => route.abort());
    expect(await failure(page)).toContain('没有下载完');
    await page.unroute('**/*.wasm');
    await tap(page);
    expect(await query(page, 'SELECT 1')).toContain('1行');
  });

  it('for an engine that stays silent, the page waits 20 seconds and says so', async () => {
    const page = await open();
    await page.clock.install();
    await page.route('**/worker-*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
    await page.locator('[data-engine] [data-start]').click();
    await page.getByText('正在启动').waitFor();
    await page.clock.fastForward(21_000);
    await page.locator('[data-engine-failure]').waitFor();
    expect(await page.locator('[data-engine-failure]').innerText()).toContain('20秒');
  });
});

describe('the query box', () => {
  let page: Page;
  beforeAll(async () => {
    page = await open();
    await tap(page);
  });
  afterAll(() => opened.close());
  afterEach(() => {
    expect(opened.findings).toEqual(nothing);
  });

  it('answers, says a plain error, and answers the next', async () => {
    expect(await query(page, 'SELECT count(*) AS n FROM observations')).toContain('1行、1列');
    expect(await query(page, 'SELEC 1')).toContain('语句写法有误');
    expect(await query(page, "SELECT json_extract('{}', '$.a')")).toContain('扩展组件');
    expect(await query(page, "SELECT * FROM read_csv('https://example.org/x.csv')")).toContain('不能读写文件');
    expect(await query(page, "COPY areas TO 'x.csv'")).toContain('只用来查询');
    expect(await query(page, 'DROP TABLE observations')).toContain('只能读，不能改');
    expect(await query(page, 'SELECT 1; SELECT 2 AS b')).toContain('1行、1列');
    expect(await cells(page)).toEqual([['2']]);
  });

  it('stops when asked to', async () => {
    await write(page, 'SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE a.range % 7 = b.range % 3');
    await page.locator('[data-run]').click();
    await page.locator('[data-cancel]:enabled').click();
    expect(await answer(page)).toContain('已停止。');
    expect(await query(page, 'SELECT 3')).toContain('1行');
  });

  it('shows as many rows as chosen, says that there are more, and scrolls through them', async () => {
    await page.locator('[data-limit]').selectOption('10000');
    expect(await query(page, 'SELECT range AS n FROM range(1000000)')).toContain('只取了前10,000行');
    expect((await cells(page)).length).toBeLessThan(200);
    await page.locator('.result-frame').evaluate((frame) => frame.scrollTo(0, frame.scrollHeight));
    await page.getByRole('cell', { name: '9999', exact: true }).waitFor();
    expect(new URL(page.url()).searchParams.get('n')).toBe('10000');
  });

  it('scrolls through a hundred thousand rows by keyboard, with few of them in the page', async () => {
    await page.locator('[data-limit]').selectOption('100000');
    expect(await query(page, 'SELECT range AS n FROM range(1000000)')).toContain('只取了前100,000行');
    const frame = page.locator('.result-frame').first();
    expect(await frame.locator('table').getAttribute('aria-rowcount')).toBe('100001');
    await frame.focus();
    await page.keyboard.press('End');
    await page.getByRole('cell', { name: '99999', exact: true }).waitFor();
    expect((await cells(page)).length).toBeLessThan(200);
    await page.locator('[data-limit]').selectOption('1000');
  });

  it('runs a selected part alone, and the address keeps the whole', async () => {
    await write(page, 'SELECT 11 AS eleven; SELECT 12 AS twelve');
    await page.keyboard.press('Control+Home');
    for (let step = 0; step < 'SELECT 11 AS eleven'.length; step++) await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Control+Enter');
    expect(await answer(page)).toContain('只运行了选中的部分：1行、1列');
    expect(await cells(page)).toEqual([['11']]);
    expect(new URL(page.url()).searchParams.get('q')).toBe('SELECT 11 AS eleven; SELECT 12 AS twelve');
  });

  it('keeps the queries that were run, finds them by typing, and puts one back', async () => {
    await query(page, 'SELECT 21 AS first_one');
    await query(page, 'SELECT 22 AS second_one');
    await page.locator('[data-history] summary').click();
    await page.locator('[data-history-filter]').fill('FIRST');
    expect(await page.locator('.kept-query').allInnerTexts()).toEqual(['SELECT 21 AS first_one']);
    await page.locator('.kept-query').press('Enter');
    expect(await page.locator('.cm-content').innerText()).toBe('SELECT 21 AS first_one');
    await page.locator('[data-history-filter]').fill('');
    await page.locator('[data-history] summary').click();
  });

  it('tells of each column what it holds', async () => {
    await query(page, "SELECT * FROM (VALUES (1, 'a'), (3, 'b'), (NULL, 'b')) AS given (n, t)");
    await page.locator('[data-result-table] details summary').click();
    const rows = page.locator('[data-result-table] details tbody tr');
    await rows.first().waitFor();
    expect(await rows.nth(0).locator('th, td').allInnerTexts()).toEqual([
      'n',
      'integer',
      '1',
      '2',
      '1 – 3',
      '平均2，中位2',
      '',
    ]);
    expect(await rows.nth(1).locator('td').last().innerText()).toBe('b × 2; a × 1');
    expect(await rows.nth(0).locator('svg').getAttribute('aria-label')).toBe('1, 0, 0, 0, 0, 0, 0, 0, 0, 1');
  });

  it('runs with Ctrl+Enter and completes columns with their titles', async () => {
    await write(page, 'SELECT * FROM areas WHERE ');
    await page.keyboard.type('tile_r');
    await page.locator('.cm-tooltip-autocomplete').waitFor();
    expect(await page.locator('.cm-tooltip-autocomplete').innerText()).toContain('示意图行');
    // A choice made within a moment of the list's appearance is taken for typing.
    await page.waitForTimeout(200);
    await page.keyboard.press('Enter');
    await page.keyboard.type('= 1 ');
    await page.keyboard.press('Control+Enter');
    expect(await answer(page)).toContain('1行');
  });

  it('fetches a records table when a query names it, and completes it and its columns with their titles', async () => {
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/records/')) asked.push(request.url());
    });
    const [table] = await page.evaluate(() => {
      const facts = document.querySelector('#explore-facts')?.textContent ?? '';
      return (JSON.parse(facts) as ExploreFacts).later;
    });
    if (!table) throw new Error('missing records tables');
    await write(page, 'SELECT * FROM ');
    await page.keyboard.type(table.name.slice(0, -2));
    await page.locator('.cm-tooltip-autocomplete').waitFor();
    expect(await page.locator('.cm-tooltip-autocomplete').innerText()).toContain(table.title.zh);
    expect(asked).toEqual([]);
    expect(await query(page, `SELECT * FROM ${table.name}`)).toMatch(/^[1-9][\d,]*行/);
    expect(asked.map((url) => url.split('/').slice(-2).join('/'))).toEqual(table.files);
    const heads = await page.locator('[data-result-table] th').allInnerTexts();
    const titles = Object.values(table.columns).map(({ title }) => title.zh);
    expect(titles.filter((title) => !heads.some((head) => head.includes(title)))).toEqual([]);
    await query(page, `SELECT count(*) FROM ${table.name}`);
    expect(asked.length).toBe(1);
  });

  it('takes a question, and going back brings the query before', async () => {
    await query(page, 'SELECT 7 AS seven');
    await page.locator('a[data-example]').first().click();
    await answer(page);
    expect(await page.locator('.cm-content').innerText()).toContain('met-late');
    await page.goBack();
    await page.getByRole('columnheader', { name: 'seven' }).waitFor();
    expect(await page.locator('.cm-content').innerText()).toBe('SELECT 7 AS seven');
  });

  it('opens the query of a choice', async () => {
    await page.locator('[data-pick-sql]').click();
    await page.getByRole('columnheader', { name: 'numerator' }).waitFor();
    expect(await page.locator('.cm-content').innerText()).toContain('FROM observations');
  });

  it('saves CSV with a byte order mark, CRLF and the mark in every row', async () => {
    await query(page, "SELECT '=1+1' AS text, -1.5 AS number");
    const [file] = await Promise.all([page.waitForEvent('download'), page.locator('[data-result-csv]').click()]);
    expect(file.suggestedFilename()).toMatch(/^sunledger-[\d.]+-demonstration-query\.csv$/);
    expect(await readFile(await file.path(), 'utf8')).toBe(
      "\uFEFFtext,number,notice\r\n'=1+1,-1.5,示例数据（虚构）\r\n",
    );
  });

  it('saves Arrow, and the picture of a choice with mark and source inside', async () => {
    await query(page, 'SELECT * FROM areas');
    const [arrow] = await Promise.all([page.waitForEvent('download'), page.locator('[data-result-arrow]').click()]);
    expect((await readFile(await arrow.path())).length).toBeGreaterThan(1_000);
    const [picture] = await Promise.all([page.waitForEvent('download'), page.locator('[data-pick-svg]').click()]);
    const svg = await readFile(await picture.path(), 'utf8');
    expect(svg).toContain('示例数据（虚构）');
    expect(svg).toContain('阳光台账');
  });

  it.each(['light', 'dark'] as const)(
    'has nothing that axe finds wrong, with picture, result and error shown: %s',
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme });
      await query(page, 'SELECT area_zh, year, value FROM observations LIMIT 30');
      expect(await violations(page)).toEqual([]);
      await query(page, 'SELEC 1');
      expect(await violations(page)).toEqual([]);
    },
  );

  it('survives a crash: the engine comes back with the data', async () => {
    expect(await query(page, "SELECT repeat('x', 4000000000)")).toContain('已重新启动');
    expect(await query(page, 'SELECT count(*) > 1000 AS n FROM observations')).toContain('1行');
    expect(await cells(page)).toEqual([['true']]);
  });
});

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(() => (window as never as { axe: typeof axe }).axe.run());
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
}
