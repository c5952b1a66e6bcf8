import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, type Browser, type Findings } from './testing/browser.ts';
import { fixtures } from './testing/lay-out.ts';

/** The page of `npm run check -- --html`, opened as a clerk opens it: a file, with no server behind it. */
const page = pathToFileURL(join(fixtures, 'workbook-traps/expected/check.html')).href;
const { errors, warnings, notes } = JSON.parse(
  readFileSync(join(fixtures, 'workbook-traps/expected/check.json'), 'utf8'),
) as Record<string, number>;
const listed = (errors ?? 0) + (warnings ?? 0) + (notes ?? 0);
const clean: Findings = { foreign: [], console: [], broken: [] };
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test('reads complete without scripts, and its list of files leads to each file', async () => {
  const { page: tab, findings, close } = await browser.open(page, { javaScriptEnabled: false });
  await tab.goto(page);
  expect(await tab.locator('h1').textContent()).toBe('数据检查结果');
  expect(await tab.locator('tbody tr').count()).toBe(listed);
  await tab.locator('nav a', { hasText: 'indicators/water.xlsx' }).click();
  expect(new URL(tab.url()).hash).toBe('#f2');
  expect(findings).toEqual(clean);
  await close();
});

test.each([320, 1280])('fits %i px and is free of faults of access', async (width) => {
  const { page: tab, close } = await browser.open(page, { viewport: { width, height: 800 } });
  await tab.goto(page);
  expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  await tab.evaluate(axe.source);
  const faults = await tab.evaluate(async () => {
    const { axe: tool } = window as unknown as { axe: typeof axe };
    return (await tool.run(document)).violations.map(({ id, help }) => `${id}: ${help}`);
  });
  expect(faults).toEqual([]);
  await close();
});

test('prints on A4 across, nothing cut off', async () => {
  const { page: tab, close } = await browser.open(page);
  await tab.goto(page);
  const pdf = (await tab.pdf({ preferCSSPageSize: true })).toString('latin1');
  const [, width = '', height = ''] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? [];
  expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([842, 595]);
  await close();
});
