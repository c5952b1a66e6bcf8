import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { checkReport, reportFacts } from '../../src/core/report-check.ts';
import type { Latest, Release } from '../../src/core/release.ts';
import { listFiles } from '../commands/files.ts';
import { openBrowser, type Browser } from '../testing/browser.ts';
import { isReport } from '../testing/pages.ts';
import { makeDocument } from './document.ts';
import { findOutside } from './single-file.ts';

const { folder } = inject('site');
const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
const latest = JSON.parse(read('data/latest.json')) as Latest;
const release = JSON.parse(read(`data/${latest.path}release.json`)) as Release;
const years = release.asOfDays.map((day) => day.slice(0, 4));
const [lastYear = ''] = years.slice(-1);
const towns = release.areas.filter(({ parent }) => parent === release.site.area).map(({ code }) => code);
const mark = '示例数据（虚构）';

let files: string[] = [];
let reports: string[] = [];
let work = '';
let browser: Browser;
beforeAll(async () => {
  files = await listFiles(folder);
  reports = files.filter(isReport);
  work = await mkdtemp(join(tmpdir(), 'reports 报告-'));
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await rm(work, { recursive: true });
});

/** What a program of this machine prints. */
const run = (program: string, ...args: string[]): string =>
  execFileSync(program, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, stdio: ['ignore', 'pipe', 'ignore'] });
/** Whether this machine has Times New Roman or letters of the same widths. */
const hasTimes = (): boolean =>
  /Times|Liberation Serif|Tinos|Nimbus Roman|Termes/.test(run('fc-match', '-f', '%{family}', 'Times New Roman'));
const squeeze = (text: string): string => text.replace(/[\s\u200b]+/g, '');
/** The text of each page of a PDF. */
const pagesOf = (path: string): string[] => run('pdftotext', '-raw', join(folder, path), '-').split('\f').slice(0, -1);
const decode = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
const documentOf = (path: string): Document => parseHTML(read(path)).document;
/** Every marked figure, verdict and sentence of a report, in its order, as printed. */
const printedIn = (path: string): string[] =>
  [...documentOf(path).querySelectorAll('data, [data-told]')]
    .map(({ textContent }) => squeeze(textContent))
    .filter(Boolean);

test('there is a report for each year: of the county, of each town, and a meeting version', () => {
  const names = years.flatMap((year) => [year, `${year}-meeting`, ...towns.map((town) => `${year}/${town}`)]);
  for (const name of names) {
    expect(files).toContain(`reports/${name}.html`);
    expect(files).toContain(`en/reports/${name}.html`);
    expect(files).toContain(`reports/${name}.pdf`);
    if (!name.includes('meeting')) expect(files).toContain(`reports/${name}.docx`);
  }
  for (const year of years) for (const form of ['pdf', 'docx']) expect(files).toContain(`en/reports/${year}.${form}`);
});

test('the page of reports leads to every one of them, with its size', () => {
  for (const language of ['', 'en/']) {
    const links = [...documentOf(`${language}reports/index.html`).querySelectorAll('a[data-report]')];
    const led = links.map((link) => (link.getAttribute('href') ?? '').replace(inject('site').base, ''));
    const made = files.filter((file) => new RegExp(`^${language}reports/\\d.*\\.(html|pdf|docx)$`).test(file));
    expect(led.sort()).toEqual(made);
    expect(
      links.filter((link) => !/^ \d+(\.\d)? [KM]B/.test(` ${link.nextElementSibling?.textContent ?? ''}`)),
    ).toEqual([]);
  }
});

describe('a report as a web page', () => {
  test('has nothing outside it', () => {
    expect(reports.filter((file) => findOutside(read(file)).length > 0)).toEqual([]);
  });

  test('agrees with the release, figure by figure', () => {
    const facts = reportFacts(release);
    const found = reports.map((file) => ({ file, ...checkReport(read(file), facts) }));
    expect(found.flatMap(({ file, wrong }) => wrong.map((line) => `${file}: ${line}`)).slice(0, 10)).toEqual([]);
    expect(found.filter(({ checked }) => checked < 10).map(({ file }) => file)).toEqual([]);
  });

  test.each([
    `reports/${lastYear}.html`,
    `en/reports/${lastYear}.html`,
    `reports/${lastYear}/${towns[0]}.html`,
    `reports/${lastYear}-meeting.html`,
  ])('opens from a file without a network and asks for nothing: %s', async (path) => {
    const alone = join(work, 'copied.html');
    await copyFile(join(folder, path), alone);
    const address = pathToFileURL(alone).href;
    const { page, findings, close } = await browser.open(address, {
      offline: true,
      javaScriptEnabled: false,
    });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(address);
    expect(asked).toEqual([address]);
    expect(findings).toEqual({ foreign: [], console: [], broken: [] });
    expect(await page.locator('h1').isVisible()).toBe(true);
    expect(await page.locator('.mark-line').first().textContent()).toContain(
      path.startsWith('en/') ? 'Demonstration' : mark,
    );
    await page.setViewportSize({ width: 360, height: 700 });
    await close();
  });
});

describe('a report as a PDF', () => {
  const pdfs = [
    `reports/${lastYear}.pdf`,
    `en/reports/${lastYear}.pdf`,
    `reports/${lastYear}/${towns[0]}.pdf`,
    `reports/${lastYear}-meeting.pdf`,
  ];

  test.each(pdfs)('is tagged, has an outline and a title, on A4, with every font inside: %s', (path) => {
    const info = run('pdfinfo', join(folder, path));
    expect(info).toMatch(/Tagged:\s+yes/);
    expect(info).toMatch(/Title:\s+\S/);
    const [, width, height] = /Page size:\s+([\d.]+) x ([\d.]+)/.exec(info) ?? [];
    const [short, long] = [Number(width), Number(height)].sort((a, b) => a - b);
    expect(short).toBeCloseTo(595, -1);
    expect(long).toBeCloseTo(842, -1);
    const headings = documentOf(path.replace('.pdf', '.html')).querySelectorAll('h2').length;
    const outline = run('pdftohtml', '-xml', '-i', '-stdout', join(folder, path)).split('<outline>').slice(1).join('');
    expect(outline.match(/<item /g)?.length ?? 0).toBeGreaterThanOrEqual(headings);
    const fonts = run('pdffonts', join(folder, path)).split('\n').slice(2).filter(Boolean);
    expect(fonts.length).toBeGreaterThan(0);
    expect(fonts.filter((line) => !/ yes (yes|no)  ?(yes|no) /.test(line))).toEqual([]);
  });

  test.each(pdfs)('has no empty page, and says on each that the data are a demonstration: %s', (path) => {
    const pages = pagesOf(path).map(squeeze);
    const label = squeeze(path.startsWith('en/') ? 'Demonstration data (fictitious)' : mark);
    expect(pages.flatMap((text, index) => (text.includes(label) ? [] : [index + 1]))).toEqual([]);
    expect(pages.flatMap((text, index) => (text.length > 60 ? [] : [index + 1]))).toEqual([]);
    expect(pages.flatMap((text, index) => (text.includes(`—${index + 1}—`) ? [] : [index + 1]))).toEqual([]);
  });

  test.each(pdfs)('prints every figure and sentence of the web page: %s', (path) => {
    const running = squeeze(documentOf(path.replace('.pdf', '.html')).title);
    const label = squeeze(path.startsWith('en/') ? 'Demonstration data (fictitious)' : mark);
    const text = pagesOf(path)
      .map((page) => squeeze(page).replaceAll(running, '').replaceAll(label, '').replaceAll(/—\d+—/g, ''))
      .join('');
    const missing = printedIn(path.replace('.pdf', '.html')).filter((piece) => !text.includes(piece));
    expect(missing.slice(0, 5)).toEqual([]);
  });

  test.each(years)('names the right pages in its contents, and has one page for each headline promise: %s', (year) => {
    const path = `reports/${year}.pdf`;
    const document = documentOf(path.replace('.pdf', '.html'));
    const pages = pagesOf(path).map(squeeze);
    const places = new Map<string, number>();
    for (const item of document.querySelectorAll('.contents a')) {
      const title = squeeze(item.querySelector('span')?.textContent ?? '');
      const [, page = ''] = new RegExp(`${title}(\\d+)`).exec(pages[1] ?? '') ?? [];
      places.set((item.getAttribute('href') ?? '').slice(1), Number(page));
      expect(pages[Number(page) - 1]).toContain(title);
    }
    const [first = 0, after = 0] = [places.get('headline'), places.get('method')];
    const titles = [...document.querySelectorAll('.headline-page h3')].map(({ textContent }) => squeeze(textContent));
    expect(titles).toHaveLength(release.site.headline.length);
    expect(after - first).toBe(titles.length);
    for (const [index, title] of titles.entries()) expect(pages[first - 1 + index]).toContain(title);
  });

  test.each(years.flatMap((year) => [`reports/${year}-meeting.pdf`, `en/reports/${year}-meeting.pdf`]))(
    'the meeting version is six landscape pages: %s',
    (path) => {
      const info = run('pdfinfo', join(folder, path));
      expect(info).toMatch(/Pages:\s+6\n/);
      const [, width, height] = /Page size:\s+([\d.]+) x ([\d.]+)/.exec(info) ?? [];
      expect(Number(width)).toBeGreaterThan(Number(height));
    },
  );
});

describe('a report as a DOCX', () => {
  const paths = [`reports/${lastYear}.docx`, `en/reports/${lastYear}.docx`, `reports/${lastYear}/${towns[0]}.docx`];
  const parts = (path: string): Record<string, Uint8Array> => unzipSync(readFileSync(join(folder, path)));
  const bodyOf = (path: string): string => strFromU8(parts(path)['word/document.xml'] ?? new Uint8Array());

  test.each(paths)(
    'has real headings, a contents field, tables with header rows and pictures with a text: %s',
    (path) => {
      const body = bodyOf(path);
      const html = documentOf(path.replace('.docx', '.html'));
      const count = (pattern: RegExp): number => body.match(pattern)?.length ?? 0;
      expect(count(/w:pStyle w:val="Heading1"/g)).toBe(html.querySelectorAll('section h2').length);
      expect(count(/w:pStyle w:val="Heading2"/g)).toBe(html.querySelectorAll('section h3').length);
      expect(count(/w:pStyle w:val="Title"/g)).toBe(1);
      expect(count(/TOC \\/g)).toBe(1);
      expect(count(/<w:tbl>/g)).toBe(html.querySelectorAll('table').length);
      expect(count(/<w:tblHeader\/>/g)).toBe(html.querySelectorAll('thead tr').length);
      expect(count(/<wp:docPr [^>]*descr="[^"]+"/g)).toBe(html.querySelectorAll('figure').length);
    },
  );

  test('stands on A4 with the margins and the type of GB/T 9704', () => {
    const body = bodyOf(`reports/${lastYear}.docx`);
    const margins = /<w:pgMar [^>]*>/.exec(body)?.[0] ?? '';
    const millimetres = ['top', 'bottom', 'left', 'right'].map((side) =>
      Math.round((Number(new RegExp(`w:${side}="(\\d+)"`).exec(margins)?.[1]) / 1440) * 25.4),
    );
    expect(millimetres).toEqual([37, 35, 28, 26]);
    expect(body).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
    const styles = strFromU8(parts(`reports/${lastYear}.docx`)['word/styles.xml'] ?? new Uint8Array());
    for (const font of ['方正小标宋简体', '仿宋', '黑体', '楷体']) expect(styles).toContain(font);
  });

  test.each(paths)('says every figure and sentence of the web page in its order: %s', (path) => {
    const text = squeeze(decode(bodyOf(path).replace(/<[^>]*>/g, '')));
    let at = 0;
    const missing = printedIn(path.replace('.docx', '.html')).filter((piece) => {
      const found = text.indexOf(piece, at);
      if (found >= 0) at = found;
      return found < 0;
    });
    expect(missing.slice(0, 5)).toEqual([]);
  });

  test.each(paths)('has its contents filled in, and asks nothing when it is opened: %s', (path) => {
    const [contents = ''] = /<w:sdt>[\s\S]*?<\/w:sdt>/.exec(bodyOf(path)) ?? [];
    const entries = [...documentOf(path.replace('.docx', '.html')).querySelectorAll('.contents li span')];
    const text = squeeze(decode(contents.replace(/<w:instrText[\s\S]*?<\/w:instrText>|<[^>]*>/g, '')));
    const expected = entries.map(({ textContent }) => `${squeeze(textContent)}\\d+`.replace(/[.()]/g, '\\$&'));
    expect(text).toMatch(new RegExp(`^${expected.join('')}$`));
    expect(bodyOf(path)).not.toContain('w:dirty');
    expect(strFromU8(parts(path)['word/settings.xml'] ?? new Uint8Array())).not.toContain('updateFields');
  });

  test('has lines exactly as high as they are set', () => {
    const rules = parts(`reports/${lastYear}.docx`)['word/styles.xml'] ?? new Uint8Array();
    expect(new Set(strFromU8(rules).match(/w:lineRule="\w+"/g))).toEqual(
      new Set(['w:lineRule="exact"', 'w:lineRule="auto"', 'w:lineRule="atLeast"']),
    );
  });

  test.each(paths)(
    'opens in LibreOffice, with each part on the page that its contents name or beside it: %s',
    (path) => {
      run(
        'soffice',
        '--headless',
        `-env:UserInstallation=${pathToFileURL(join(work, 'office')).href}`,
        '--convert-to',
        'pdf',
        '--outdir',
        work,
        join(folder, path),
      );
      const name = (path.split('/').at(-1) ?? '').replace('.docx', '.pdf');
      const pages = run('pdftotext', '-raw', join(work, name), '-').split('\f').slice(0, -1).map(squeeze);
      const html = documentOf(path.replace('.docx', '.html'));
      expect(pages[0]).toContain(squeeze(html.querySelector('h1')?.textContent ?? ''));
      const titles = [...html.querySelectorAll('.contents li span')].map(({ textContent }) => squeeze(textContent));
      const between = (from: string, to: string | undefined): string =>
        (pages[1] ?? '').split(from)[1]?.split(to ?? '\u2014')[0] ?? '';
      const named = titles.map((title, index) =>
        Number(
          between(title, titles[index + 1])
            .replace(/^[.\u2026]*/, '')
            .match(/^\d*/)?.[0],
        ),
      );
      const found = titles.map((title) => pages.findIndex((text, index) => index > 1 && text.includes(title)) + 1);
      // Another office breaks its lines elsewhere: over many pages a part may begin a page or two earlier or later. Where
      // this machine has wider Latin letters than the document asks for, English parts begin later, never earlier.
      const wider = path.startsWith('en/') && !hasTimes();
      const far = titles.filter((_, index) => {
        const [one = Number.NaN, other = 0] = [named[index], found[index]];
        const near = Math.max(1, other / 20);
        return wider ? !(one <= other + near) : !(Math.abs(one - other) <= near);
      });
      expect(named).toEqual([...named].sort((one, other) => one - other));
      expect(far).toEqual([]);
    },
    240_000,
  );

  test('has the same bytes every time', async () => {
    const html = read(`reports/${lastYear}/${towns[0]}.html`).replaceAll(/<figure\b[\s\S]*?<\/figure>/g, '');
    const make = (): Promise<Buffer> => makeDocument(html, { photos: [], day: release.site.asOf });
    const first = await make();
    await new Promise((done) => setTimeout(done, 2100));
    expect((await make()).equals(first)).toBe(true);
  });
});
