import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listFiles, sha256 } from '../../../scripts/commands/files.ts';
import { createKey } from '../../../scripts/commands/key.ts';
import { openPublished } from '../../../scripts/commands/published.ts';
import { serveSite, type Served } from '../../../scripts/commands/serve.ts';
import { verifyAll } from '../../../scripts/commands/verify.ts';
import { openBrowser, type Browser, type OpenedPage } from '../../../scripts/testing/browser.ts';
import { buildSite } from '../../../scripts/testing/build.ts';
import { fixtures } from '../../../scripts/testing/lay-out.ts';
import { edit } from '../../../scripts/testing/releases.ts';

const base = '/fp/';
let work = '';
let site = '';
let key = '';
let browser: Browser;

/** Two releases of the small plan, the second of which corrects the first, signed. */
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'sunledger-proof-'));
  [site, key] = [join(work, 'site'), join(work, 'key.pem')];
  const data = join(work, 'data');
  await cp(join(fixtures, 'small/input'), data, { recursive: true });
  const publicKey = await createKey(key, []);
  await edit(join(data, 'site.yml'), 'asOf:', `signing: { publicKey: ${publicKey} }\nasOf:`);
  await edit(join(data, 'site.yml'), /release: .*/, 'release: 2018.11.0');
  await edit(join(data, 'indicators/water.csv'), '900001,2018,950', '900001,2018,900');
  await rm(join(data, 'evidence'), { recursive: true });
  await buildSite({ data, out: site, base, key });
  await edit(join(data, 'site.yml'), /release: .*/, 'release: 2018.12.0\nreleasedOn: 2019-01-20');
  await edit(join(data, 'indicators/water.csv'), '900001,2018,900', '900001,2018,950');
  await cp(join(fixtures, 'small/input/evidence'), join(data, 'evidence'), { recursive: true });
  await cp(join(fixtures, 'corrections/input/corrections.csv'), join(data, 'corrections.csv'));
  await buildSite({ data, out: site, base, key });
  browser = await openBrowser();
}, 600_000);
afterAll(async () => {
  await browser.close();
  await rm(work, { recursive: true, force: true });
});

const page = (file: string): Promise<string> => readFile(join(site, file), 'utf8');
const textOf = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

test('what the build has made is verified as a whole', async () => {
  for await (const { name, wrong } of verifyAll(await openPublished(site)))
    expect([name.en, wrong]).toEqual([name.en, []]);
});

describe('the ledger of corrections', () => {
  test('lists each corrected figure with the old value, the new one, the reason, who approved it and its effect', async () => {
    const text = textOf(await page('corrections/index.html'));
    expect(text).toContain('到2018.12.0版为止，共发布2版，更正过2个数，改变了2项判定。');
    expect(text).toContain('安全饮水覆盖率 · 甲镇 · 2018年 90%（900 / 1,000） 2018.11.0版起 95%（950 / 1,000）');
    expect(text).toContain('甲镇漏报50户，按台账补正（批准：县扶贫办） 没有影响判定');
    expect(text).toContain('2018年12月31日 未达到 → 逾期达到');
    expect(text).toContain('建成水质检测站 2018年12月31日 暂无数据 逾期达到 补交了建成的文件');
    expect(textOf(await page('en/corrections/index.html'))).toContain('50 households of Jia Town had been left out');
  });

  test('the page of a figure tells what was published of it before', async () => {
    expect(textOf(await page('indicators/water/900001/index.html'))).toContain(
      '公布经过 2018.11.0版起公布为90%（900 / 1,000），2018.12.0版（2019年1月20日）更正为95%（950 / 1,000）：甲镇漏报50户',
    );
  });

  test('the feed is Atom: names that last, days of the releases, an entry for each release and each corrected figure', async () => {
    const feed = await page('feed.xml');
    const all = (tag: string): string[] =>
      [...feed.matchAll(new RegExp(`<${tag}[^>]*>([^<]*)</${tag}>`, 'g'))].map(([, text = '']) => text);
    expect(all('title')).toEqual([
      '小台账：发布与更正',
      '发布2018.12.0版',
      '更正：安全饮水覆盖率 · 小县 · 2018年',
      '更正：安全饮水覆盖率 · 甲镇 · 2018年',
      '发布2018.11.0版',
    ]);
    expect(new Set(all('id')).size).toBe(5);
    for (const id of all('id'))
      expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(all('updated'))).toEqual(new Set(['2019-01-20T00:00:00Z', '2018-12-31T00:00:00Z']));
    const { page: opened, findings, close } = await browser.open('http://127.0.0.1/');
    const faults = await opened.evaluate((xml) => {
      const parsed = new DOMParser().parseFromString(xml, 'application/xml');
      return [...parsed.querySelectorAll('parsererror')].map(({ textContent }) => textContent);
    }, feed);
    expect([faults, findings.console]).toEqual([[], []]);
    await close();
  });
});

/** The page 核验 of a site, what it asked for, and a way to press a button and wait for the result. */
async function openVerify(
  served: Served,
  width = 1280,
): Promise<OpenedPage & { asked: string[]; press: (scope: string) => Promise<string> }> {
  const opened = await browser.open(served.url, { viewport: { width, height: 800 } });
  const asked: string[] = [];
  opened.page.on('request', (request) => asked.push(request.url().slice(served.url.length)));
  await opened.page.goto(`${served.url}verify/`);
  await opened.page.waitForLoadState('networkidle');
  const press = async (scope: string): Promise<string> => {
    await opened.page.click(`button[value=${scope}]`);
    await opened.page.waitForSelector('[data-verify-result]:is([data-state=good], [data-state=bad])');
    const shown = await opened.page.$$eval('[data-verify-result], [data-verify-wrong] li', (all) =>
      all.map(({ textContent }) => textContent),
    );
    return shown.join('\n');
  };
  return { ...opened, asked, press };
}

describe('the page 核验 in a real browser', () => {
  test('loads nothing of the data before a button is pressed, then finds everything right, the data and the whole site', async () => {
    const served = await serveSite(site, { base });
    for (const scope of ['data', 'reports', 'site']) {
      const { asked, press, findings, close } = await openVerify(served);
      expect(asked.filter((path) => !/^(_astro\/|verify\/$|favicon)/.test(path))).toEqual([]);
      expect(await press(scope)).toBe(
        '全部无误：文件与发布时一致，数和判定都能重新得出。公钥取自网站本身，只能证明前后一致。',
      );
      expect(findings).toEqual({ foreign: [], console: [], broken: [] });
      await close();
    }
    await served.close();
  });

  test.each([
    ['data', 'data/v2018.12.0/verdicts.csv'],
    ['data', 'data/v2018.12.0/release.json'],
    ['site', 'en/about/index.html'],
    ['site', 'data/v2018.11.0/areas.csv'],
  ])('%s: names the file with one more byte: %s', async (scope, file) => {
    const copy = join(work, 'changed');
    await cp(site, copy, { recursive: true });
    await appendFile(join(copy, file), ' ');
    const served = await serveSite(copy, { base });
    const { press, close } = await openVerify(served);
    expect(await press(scope)).toMatch(new RegExp(`^有误1项，逐项列在下面。[^\\n]*\\n${file}：SHA-256`));
    await close();
    await served.close();
    await rm(copy, { recursive: true });
  });

  test('a changed figure is named with what its counts give, a missing file as missing', async () => {
    const copy = join(work, 'changed');
    await cp(site, copy, { recursive: true });
    await edit(join(copy, 'data/v2018.12.0/release.json'), '"value":95,', '"value":96,');
    await rm(join(copy, 'data/v2018.12.0/areas.csv'));
    const served = await serveSite(copy, { base });
    const { press, close } = await openVerify(served);
    const found = await press('data');
    expect(found).toContain('water 900001 2018：公布的是 96，由分子分母算出的是 95');
    expect(found).toContain('data/v2018.12.0/areas.csv：缺少');
    await close();
    await served.close();
    await rm(copy, { recursive: true });
  });

  test('a changed figure in a report is named, also where the list was made again; without reports it is not looked for', async () => {
    const copy = join(work, 'changed');
    await cp(site, copy, { recursive: true });
    const [report = ''] = (await listFiles(copy)).filter((path) => /^reports\/\d+\.html$/.test(path));
    await edit(join(copy, report), /(<data value="(\d+)" data-key="count [^"]* all"[^>]*>)\s*\d+/, '$1 999999');
    await writeFile(
      join(copy, 'SHA256SUMS'),
      (await readFile(join(copy, 'SHA256SUMS'), 'utf8')).replace(
        new RegExp(`^[0-9a-f]{64}(  ${report.replaceAll('.', '\\.')})$`, 'm'),
        `${sha256(await readFile(join(copy, report)))}$1`,
      ),
    );
    const served = await serveSite(copy, { base });
    const { press, close } = await openVerify(served);
    expect(await press('reports')).toMatch(new RegExp(`${report}：count .* all: “999999.*” printed`));
    expect(await press('data')).not.toContain('reports/');
    await close();
    await served.close();
    await rm(copy, { recursive: true });
  });

  test('with the key from elsewhere it says no more than that all is right; with another key that the signature is not its own', async () => {
    const served = await serveSite(site, { base });
    const own = await readFile(join(site, 'data/public-key.pem'), 'utf8');
    const other = await createKey(join(work, `other.pem`), []);
    const { page: opened, press, close } = await openVerify(served);
    await opened.click('summary:has-text("公钥")');
    await opened.fill('#public-key', own);
    expect(await press('data')).toBe('全部无误：文件与发布时一致，数和判定都能重新得出。');
    await opened.fill('#public-key', other);
    expect(await press('data')).toContain('SHA256SUMS.sig：不是这个公钥的签名');
    await opened.fill('#public-key', 'no key');
    await opened.click('button[value=data]');
    expect(await opened.textContent('[data-verify-result]')).toContain('这不是 Ed25519 公钥');
    await close();
    await served.close();
  });

  test.each(['verify/', 'corrections/', 'en/verify/', 'elder/corrections/'])(
    '%s is accessible and does not overflow a phone',
    async (path) => {
      const served = await serveSite(site, { base });
      const opened = await browser.open(served.url, { viewport: { width: 360, height: 800 }, bypassCSP: true });
      await opened.page.goto(served.url + path);
      expect(await opened.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      await opened.page.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core/axe.min.js') });
      const faults = await opened.page.evaluate(async () => {
        const { axe } = window as unknown as {
          axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        };
        return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
      });
      expect(faults).toEqual([]);
      await opened.close();
      await served.close();
    },
  );

  test('without scripts the page shows how to do it by hand, and no button that does nothing', async () => {
    const served = await serveSite(site, { base });
    const opened = await browser.open(served.url, { javaScriptEnabled: false });
    await opened.page.goto(`${served.url}verify/`);
    expect(await opened.page.isVisible('form[data-verify]')).toBe(false);
    expect(await opened.page.isVisible('text=sha256sum --check')).toBe(true);
    await opened.close();
    await served.close();
  });
});

test('the scripts of the page weigh less than 40 kB as they are sent', async () => {
  const html = await page('verify/index.html');
  const seen = new Set<string>();
  const add = async (file: string): Promise<number> => {
    if (seen.has(file)) return 0;
    seen.add(file);
    const script = await readFile(join(site, '_astro', file));
    let bytes = gzipSync(script).length;
    for (const [, next = ''] of script.toString().matchAll(/from"\.\/([^"]+\.js)"/g)) bytes += await add(next);
    return bytes;
  };
  let bytes = 0;
  for (const [, file = ''] of html.matchAll(/<script type="module" src="[^"]*_astro\/([^"]+)"/g))
    bytes += await add(file);
  expect(seen.size).toBeGreaterThan(1);
  expect(bytes).toBeLessThan(40_000);
});
