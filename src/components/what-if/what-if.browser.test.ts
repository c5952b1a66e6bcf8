import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { openBrowser, type Browser, type OpenedPage } from '../../../scripts/testing/browser.ts';
import { latestDay, readPublished } from '../../query/published.ts';
import { isOpen } from './build-file.ts';
import { changesUnder } from './changes.ts';
import type { WhatIfFile } from './file.ts';
import { judgeUnder, published } from './vary.ts';

const { url, folder } = inject('site');
const data = readPublished(folder);
const text = readFileSync(join(folder, 'what-if.json'), 'utf8');
const file = JSON.parse(text) as WhatIfFile;

describe('what-if.json', () => {
  test('judged by the published rule gives every published verdict, pace and result, on every day', () => {
    const judged = file.promises.flatMap((promise) =>
      file.days.map((day) => {
        const { standing, pace, outcome } = judgeUnder(promise, day, published);
        return `${promise.commitment.id} ${day} ${standing} ${pace} ${outcome}`;
      }),
    );
    const ids = new Set(file.promises.map(({ commitment }) => commitment.id));
    const meant = data.judgements
      .filter(({ commitment }) => ids.has(commitment))
      .map(({ commitment, asOf, standing, pace, outcome }) => `${commitment} ${asOf} ${standing} ${pace} ${outcome}`);
    expect(judged.sort()).toEqual(meant.sort());
    expect(judged.length).toBeGreaterThan(500);
  });

  test('leaves out only promises without a number or without figures', () => {
    const ids = new Set(file.promises.map(({ commitment }) => commitment.id));
    const left = data.commitments.filter(({ id }) => !ids.has(id));
    const judgedByNumber = left.filter(({ kind }) => !/^(deliverable|qualitative|blank|baseline)$/.test(kind));
    expect(left.filter((commitment) => isOpen(data, commitment))).toEqual([]);
    expect(judgedByNumber.filter(({ id }) => data.judgingByCommitment.has(id))).toEqual([]);
  });

  test('holds no figure that is not published', () => {
    const suppressed = file.promises.flatMap(({ series, yardstick }) =>
      [...(series?.points ?? []), ...(yardstick?.points ?? [])].filter(({ status }) => status === 'suppressed'),
    );
    expect(suppressed.filter((point) => 'value' in point || 'numerator' in point)).toEqual([]);
  });

  test('is small, and so is the script', () => {
    expect(gzipSync(text).length).toBeLessThan(40_000);
    const page = readFileSync(join(folder, 'method/index.html'), 'utf8');
    const [, script = ''] = /src="[^"]*(_astro\/WhatIf[^"]+\.js)"/.exec(page) ?? [];
    expect(gzipSync(readFileSync(join(folder, script))).length).toBeLessThan(10_000);
  });
});

describe('the section on the page about the method', () => {
  let browser: Browser;
  let opened: OpenedPage;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    opened = await browser.open(url);
  });
  afterEach(async () => {
    expect(opened.findings).toEqual({ foreign: [], console: [], broken: [] });
    await opened.close();
  });

  test('says by default that everything agrees with what is published', async () => {
    const { page } = opened;
    await page.goto(`${url}method/`);
    await page.locator('input[name=near]').focus();
    await page.locator('[data-result]').getByText('完全一致').waitFor();
    expect(await page.locator('.changes tr').count()).toBe(0);
    expect(new URL(page.url()).search).toBe('');
  });

  test('lists what an address asks for: as many as the same program finds, each with a link to its promise', async () => {
    const { page } = opened;
    const day = latestDay(data);
    const meant = changesUnder(file, { ...published, eased: 3, shows: 'last' }).find((each) => each.day === day);
    await page.goto(`${url}en/method/?eased=3&shows=last`);
    await page.locator('.changes tbody tr').first().waitFor();
    expect(await page.locator('.changes tbody tr').count()).toBe(meant?.changes.length);
    const hrefs = await page
      .locator('.changes a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(hrefs.map((href) => href?.split('/').at(-2))).toEqual(
      meant?.changes.map(({ promise }) => promise.commitment.id),
    );
    await page.locator('.changes a').first().click();
    expect(await page.locator('h1').innerText()).toBe(meant?.changes[0]?.promise.name.en);
  });

  test('by keyboard: a band is moved, the address follows, and reset goes back', async () => {
    const { page } = opened;
    await page.goto(`${url}method/`);
    await page.locator('input[name=near]').focus();
    for (let step = 0; step < 5; step++) await page.keyboard.press('ArrowLeft');
    await page.waitForURL(/near=0.9(?!\d)/);
    expect(await page.locator('input[name=near]').getAttribute('aria-valuetext')).toBe('p ≥ 0.90');
    await page.locator('button[type=reset]').click();
    expect(new URL(page.url()).search).toBe('');
    expect(await page.locator('input[name=near]').inputValue()).toBe('0.95');
    await page.locator('[data-result]').getByText('完全一致').waitFor();
  });

  test('the bands cannot cross', async () => {
    const { page } = opened;
    await page.goto(`${url}method/`);
    await page.locator('input[name=behind]').fill('0.98');
    expect(await page.locator('input[name=near]').inputValue()).toBe('0.98');
    await page.locator('input[name=near]').fill('0.7');
    expect(await page.locator('input[name=behind]').inputValue()).toBe('0.7');
  });

  test('without script the page names the verdicts that would flip, and shows no dead control', async () => {
    const plain = await browser.open(url, { javaScriptEnabled: false });
    await plain.page.goto(`${url}method/`);
    expect(await plain.page.locator('form[data-what-if]').isVisible()).toBe(false);
    const fragile = data.judgements.filter(
      ({ asOf, steps }) => asOf === latestDay(data) && steps.some((step) => step.fragile?.includes('rounding')),
    );
    expect(await plain.page.locator('#fragile ~ details li').count()).toBe(fragile.length);
    await plain.close();
  });
});
