import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import { build } from 'esbuild';
import { parseHTML } from 'linkedom';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findProgram } from '../../scripts/commands/machine.ts';
import type { Language } from '../core/text.ts';
import { widths } from './kit/svg.ts';
import { rowLines } from './kit/table.ts';
import { renderSvg } from './render.ts';
import tiles from './tiles.ts';
import { rates } from './towns.examples.ts';
import { treatment } from './trajectory.examples.ts';
import { sampleLabels } from './kit/samples.examples.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');
const policy = "default-src 'none'; script-src 'unsafe-inline'; style-src 'none'; require-trusted-types-for 'script'";
let browser: Browser;
let page: Page;
let script: string;

/** A picture on a page that allows no style whatsoever, with the script that makes it readable. */
async function show(svg: SVGSVGElement, language: Language = 'zh', hasTouch = false): Promise<void> {
  await page.close();
  page = await browser.newPage({ viewport: { width: 800, height: 600 }, hasTouch });
  await page.setContent(
    `<!doctype html><html lang="${language}"><head><title>t</title><meta http-equiv="Content-Security-Policy" content="${policy}"></head><body><main><h1>t</h1><button>before</button><figure>${renderSvg(svg, { id: 'p' })}</figure><button>after</button></main><script>${script.replaceAll('</script', '<\\/script')}</script></body></html>`,
  );
}

const draw = (language: Language = 'zh', width: number = widths.page) => treatment.draw({ document, language, width });
const spots = () => page.locator('.spots > *');
const focused = () =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent);
const tip = async (): Promise<string[]> => page.locator('.tip text').allTextContents();
const told = (language: Language): string[][] => {
  const table = treatment.table(language);
  return table.rows.map((row) => rowLines(table, row));
};

beforeAll(async () => {
  const executablePath = findProgram('chromium');
  if (!executablePath) throw new Error('no Chromium: npm test installs it, or name one in the variable CHROMIUM');
  const entry = `import { makeReadable } from './reader.ts'; for (const svg of document.querySelectorAll('svg.chart')) makeReadable(svg);`;
  const bundle = await build({
    stdin: { contents: entry, resolveDir: fileURLToPath(new URL('.', import.meta.url)), loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    logLevel: 'silent',
  });
  script = bundle.outputFiles[0]?.text ?? '';
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  page = await browser.newPage();
});

afterAll(() => browser.close());

describe('by keyboard', () => {
  beforeEach(() => show(draw()));

  test('a picture is one stop of the Tab key', async () => {
    await page.locator('button', { hasText: 'before' }).focus();
    await page.keyboard.press('Tab');
    expect(await focused()).toBe(told('zh')[0]?.join('，'));
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('after');
  });

  test('the arrow keys go through its places in the order of its table, Home and End to the first and the last', async () => {
    const rows = told('zh').map((lines) => lines.join('，'));
    await spots().first().focus();
    const heard = [await focused()];
    for (let index = 1; index < rows.length; index++) {
      await page.keyboard.press(index % 2 ? 'ArrowRight' : 'ArrowDown');
      heard.push(await focused());
    }
    expect(heard).toEqual(rows);
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toBe(rows.at(-1));
    await page.keyboard.press('Home');
    expect(await focused()).toBe(rows[0]);
    await page.keyboard.press('End');
    expect(await focused()).toBe(rows.at(-1));
    await page.keyboard.press('ArrowLeft');
    expect(await focused()).toBe(rows.at(-2));
  });

  test('the way back into the picture leads to the place that was left', async () => {
    await spots().first().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Shift+Tab');
    expect(await focused()).toBe(told('zh')[1]?.join('，'));
  });

  test('what stands at the place is shown, and Escape hides it without leaving', async () => {
    await spots().first().focus();
    await page.keyboard.press('ArrowRight');
    expect(await tip()).toEqual(told('zh')[1]);
    await page.keyboard.press('Escape');
    expect(await tip()).toEqual([]);
    expect(await focused()).toBe(told('zh')[1]?.join('，'));
  });

  test('English places are read out with English commas', async () => {
    await show(draw('en'), 'en');
    await spots().first().focus();
    expect(await focused()).toBe(told('en')[0]?.join(', '));
  });
});

describe('by pointer and by touch', () => {
  test('the nearest place is shown while a mouse is over the picture', async () => {
    await show(draw());
    const box = await spots().nth(2).boundingBox();
    await page.mouse.move((box?.x ?? 0) + 20, (box?.y ?? 0) + 24);
    expect(await tip()).toEqual(told('zh')[2]);
    await page.mouse.move(5, 5);
    expect(await tip()).toEqual([]);
  });

  test('a tap shows a place and leaves it shown', async () => {
    await show(draw(), 'zh', true);
    const box = await spots().nth(1).boundingBox();
    await page.touchscreen.tap((box?.x ?? 0) + 8, (box?.y ?? 0) + 8);
    expect(await tip()).toEqual(told('zh')[1]);
  });

  test('a row is found wherever the pointer is in it', async () => {
    await show(rates.draw({ document, language: 'zh', width: widths.phone }));
    const box = await spots().nth(4).boundingBox();
    await page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) - 3, (box?.y ?? 0) + 5);
    const table = rates.table('zh');
    expect(await tip()).toEqual(rowLines(table, table.rows[4] ?? []));
  });

  test.each([widths.phone, widths.page])('what is shown lies within a picture of %i px', async (width) => {
    await show(draw('en', width), 'en');
    const outer = await page.locator('svg.chart').boundingBox();
    for (let index = 0; index < (await spots().count()); index++) {
      await spots().nth(index).focus();
      const inner = await page.locator('.tip').boundingBox();
      expect(inner?.x ?? -1).toBeGreaterThanOrEqual((outer?.x ?? 0) - 1);
      expect((inner?.x ?? 0) + (inner?.width ?? 0)).toBeLessThanOrEqual((outer?.x ?? 0) + (outer?.width ?? 0) + 1);
      expect(inner?.y ?? -1).toBeGreaterThanOrEqual((outer?.y ?? 0) - 1);
    }
  });
});

describe('to a screen reader', () => {
  test('the picture is a document of named symbols, told by its title and its sentence', async () => {
    await show(draw());
    expect(await page.locator('svg.chart').getAttribute('role')).toBe('graphics-document');
    const snapshot = await page.locator('svg.chart').evaluate((svg) =>
      (svg.getAttribute('aria-labelledby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent)
        .join(' '),
    );
    expect(snapshot).toContain('2017年底应达80%，实际76.4%，未达到');
    const roles = await spots().evaluateAll((all) => all.map((spot) => spot.getAttribute('role')));
    expect(new Set(roles)).toEqual(new Set(['graphics-symbol']));
  });

  test('links of a picture stay links, each named', async () => {
    const row = { status: 'reported', value: 76, column: 1, row: 1 } as const;
    const svg = tiles(
      [
        { ...row, name: '甲乡', href: '/a/' },
        { ...row, column: 2, name: '乙乡', href: '/b/' },
      ],
      {
        document,
        labels: { ...sampleLabels('zh', '各地'), notice: '示意图' },
        format: (value) => `${value}%`,
        breaks: [70],
      },
    );
    await show(svg);
    expect(await page.locator('svg.chart').getAttribute('role')).toBe('group');
    expect(await page.getByRole('link', { name: '甲乡，76%' }).getAttribute('href')).toBe('/a/');
    await page.getByRole('link', { name: '乙乡，76%' }).focus();
    expect(await tip()).toEqual(['乙乡', '76%']);
  });

  test('axe finds nothing wrong with it', async () => {
    await show(draw());
    await spots().first().focus();
    await page.evaluate(axe.source);
    const found = await page.evaluate(async () => {
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run();
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)}`);
    });
    expect(found).toEqual([]);
  });
});

test('nothing of it is styled: what is shown is drawn into the picture', async () => {
  await show(draw());
  await spots().first().focus();
  expect(await page.locator('svg.chart').evaluate((svg) => svg.outerHTML)).not.toMatch(/\sstyle=|<style/);
});
