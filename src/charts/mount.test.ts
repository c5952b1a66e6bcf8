import { createServer, type Server } from 'node:http';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { parseHTML } from 'linkedom';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findProgram } from '../../scripts/commands/machine.ts';
import { languages } from '../core/text.ts';
import type { Example } from './kit/example.ts';
import { widths } from './kit/svg.ts';
import { renderSvg } from './render.ts';

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
const folder = fileURLToPath(new URL('.', import.meta.url));
const modules = import.meta.glob<Record<string, Example>>('./*.examples.ts', { eager: true });
const names = Object.keys(modules).map((path) => path.slice(2, -3));
/** What a screen of 320, 768 and 1280 px leaves to a picture. */
const shown = [widths.phone, widths.page, 1120];
const frames = languages.flatMap((language) => shown.map((width) => ({ language, width })));

/** What the page does: draws every example into itself and reports what it got. */
const script = `
import { mount, rasterize } from './mount.ts';
import { exportSvg } from './export.ts';
import { serialize } from './render.ts';
${names.map((name, index) => `import * as m${index} from './${name}.ts';`).join('\n')}
const violations = (window.violations = []);
document.addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective + ' ' + event.blockedURI));
const drawn = {};
[${names.map((_, index) => `m${index}`).join(', ')}].forEach((examples, index) => {
  for (const [name, example] of Object.entries(examples))
    for (const { language, width } of ${JSON.stringify(frames)}) {
      const host = document.body.appendChild(document.createElement('figure'));
      const id = ${JSON.stringify(names)}[index].replace('.examples', '') + '-' + name + '-' + language + width;
      drawn[id] = serialize(mount(host, (document) => example.draw({ document, language, width }), { id }));
    }
});
const png = rasterize(exportSvg(document.querySelector('svg'), { title: '标题', source: '来源：示例数据（虚构）', date: '截至2020年12月31日', mark: '示例数据（虚构）' }));
const done = (result) => { window.result = result; document.documentElement.dataset.done = ''; };
png.then((blob) => done({ drawn, violations, png: blob.size }), (error) => done({ drawn, violations, error: String(error) }));
`;

interface Result {
  readonly drawn: Record<string, string>;
  readonly violations: string[];
  readonly png?: number;
  readonly error?: string;
}

async function serve(): Promise<Server> {
  const bundle = await build({
    stdin: { contents: script, resolveDir: folder, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    // The examples read all texts, whose schemas Zod would compile with `new Function`; no script of the site has it.
    banner: { js: 'globalThis.__zod_globalConfig = { jitless: true };' },
    logLevel: 'silent',
  });
  const files: Record<string, [string, string]> = {
    '/': [
      'text/html',
      '<!doctype html><meta charset=utf-8><link rel=stylesheet href=charts.css><body><script type=module src=page.js></script>',
    ],
    '/page.js': ['text/javascript', bundle.outputFiles[0]?.text ?? ''],
    '/charts.css': ['text/css', readFileSync(`${folder}charts.css`, 'utf8')],
  };
  const server = createServer((request, response) => {
    const [type, body] = files[request.url ?? ''] ?? ['text/plain', ''];
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'content-security-policy': policy }).end(body);
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

describe('in a browser whose policy is style-src self', () => {
  let server: Server;
  let browser: Browser;
  let page: Page;
  let result: Result;
  const messages: string[] = [];

  beforeAll(async () => {
    server = await serve();
    const executablePath = findProgram('chromium');
    if (!executablePath) throw new Error('no Chromium: npm test installs it, or name one in the variable CHROMIUM');
    browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
    // On a screen of one device pixel to a pixel Plot moves its hairlines by half a pixel; elsewhere the pictures are equal.
    page = await browser.newPage({ deviceScaleFactor: 2 });
    page.on('console', (message) => messages.push(message.text()));
    page.on('pageerror', (error) => messages.push(error.message));
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    // Not waitForFunction: it needs eval, which the policy under test forbids.
    await page.waitForSelector('html[data-done]', { state: 'attached', timeout: 20_000 });
    result = await page.evaluate<Result>('window.result');
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  test('every chart is drawn without a violation or a message', () => {
    expect(messages.filter((message) => !message.includes('favicon'))).toEqual([]);
    expect(result.violations).toEqual([]);
    const all = Object.values(modules).flatMap((examples) => Object.keys(examples));
    expect(Object.keys(result.drawn)).toHaveLength(all.length * frames.length);
  });

  test('the picture is the one made at build time, to the letter', () => {
    const { document } = parseHTML('<!doctype html><html><body></body></html>');
    const built = Object.entries(modules).flatMap(([path, examples]) =>
      Object.entries(examples).flatMap(([name, example]) =>
        frames.map(({ language, width }) => {
          const id = `${path.slice(2, -12)}-${name}-${language}${width}`;
          return [id, renderSvg(example.draw({ document, language, width }), { id })] as const;
        }),
      ),
    );
    expect(built.filter(([id, text]) => result.drawn[id] !== text).map(([id]) => id)).toEqual([]);
  });

  test('the texts as the browser sets them do not touch and are not cut off', async () => {
    const faults = await page.evaluate(() =>
      [...document.querySelectorAll('svg.chart')].flatMap((svg) => {
        const outer = svg.getBoundingClientRect();
        const boxes = [...svg.querySelectorAll('text')].map((text) => ({
          text: text.textContent,
          box: text.getBoundingClientRect(),
        }));
        const meet = (a: DOMRect, b: DOMRect) =>
          Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 &&
          Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 5;
        const cut = boxes.filter(({ box }) => box.left < outer.left - 1 || box.right > outer.right + 1);
        const touching = boxes.flatMap((a, index) =>
          boxes
            .slice(index + 1)
            .filter((b) => meet(a.box, b.box))
            .map((b) => `${a.text} | ${b.text}`),
        );
        return [...touching, ...cut.map(({ text }) => `cut: ${text}`)].map(
          (fault) => `${svg.getAttribute('aria-labelledby')}: ${fault}`,
        );
      }),
    );
    expect(faults).toEqual([]);
  });

  test('the same chart put in as Plot leaves it would be a violation', async () => {
    const seen = await page.evaluate(async () => {
      const svg = document.body.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'svg'));
      svg.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'style')).textContent =
        'svg { color: red }';
      await new Promise((resolve) => setTimeout(resolve, 100));
      return (window as unknown as { violations: string[] }).violations;
    });
    expect(seen[0]).toBe('style-src-elem inline');
  });

  test('a picture file can be made a PNG', () => {
    expect(result.error).toBeUndefined();
    expect(result.png).toBeGreaterThan(2000);
  });
});
