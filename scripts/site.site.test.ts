import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { hasElderPage } from '../src/core/elder.ts';
import { contentSecurityPolicy, embedSecurityPolicy, pageStyleHash, reportSecurityPolicy } from '../src/core/policy.ts';
import { packWithBrotli } from './commands/compress.ts';
import { listFiles } from './commands/files.ts';
import { pageFiles } from './commands/weight.ts';
import {
  addressOf,
  brokenLinks,
  idsOf,
  isReport,
  pageKinds,
  pagesOfKind,
  readPages,
  referencesIn,
  resolveAddress,
  type BuiltPage,
} from './testing/pages.ts';

const { folder, base, atRoot } = inject('site');
let files: Set<string>;
let pages: BuiltPage[];
/** The ids of each page, for fragments. */
let ids: Map<string, Set<string>>;

/** The first of many: a mistake in a component shows on every page. */
const first = (found: readonly string[]): string[] => [...new Set(found)].slice(0, 10);

/** The pages as of the last day say what the current pages say: they are there for lasting addresses only. */
const asOf = (JSON.parse(readFileSync(join(folder, 'data/latest.json'), 'utf8')) as { as_of: string }).as_of;
const repeats = (file: string): boolean => file.endsWith(`/${asOf.slice(0, 4)}/index.html`);

const stylesIn = (html: string): string[] =>
  [...html.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style>/g)].map(([, style = '']) => style);
const hashOf = (style: string): string => `sha256-${createHash('sha256').update(style).digest('base64')}`;

beforeAll(async () => {
  files = new Set(await listFiles(folder));
  pages = await readPages(folder);
  ids = idsOf(pages);
});

test.each(pageKinds)('there is a page of the kind: %s', (kind) => {
  expect(pagesOfKind([...files], kind).length).toBeGreaterThan(0);
});

describe('every page', () => {
  const failing = (fails: (page: BuiltPage) => boolean): string[] => first(pages.filter(fails).map(({ file }) => file));
  const english = ({ file }: BuiltPage): boolean => file.startsWith('en/');

  test('names its language', () => {
    expect(failing((page) => !page.html.includes(` lang="${english(page) ? 'en' : 'zh-CN'}"`))).toEqual([]);
  });

  test('has a title and a description of its own', () => {
    expect(failing(({ html }) => !/<title>[^<]+<\/title>/.test(html))).toEqual([]);
    expect(failing(({ html }) => !/<meta name="description" content="[^"]+"/.test(html))).toEqual([]);
    const titles = pages
      .filter(({ file }) => file !== '404.html' && !repeats(file) && !file.startsWith('elder/'))
      .map(({ html }) => /<title>([^<]+)/.exec(html)?.[1] ?? '');
    expect(first(titles.filter((title, index) => titles.indexOf(title) !== index))).toEqual([]);
  });

  test('has exactly one first heading, and no id twice', () => {
    expect(failing(({ html }) => html.match(/<h1\b/g)?.length !== 1)).toEqual([]);
    expect(failing(({ file, html }) => ids.get(file)?.size !== (html.match(/\sid="/g)?.length ?? 0))).toEqual([]);
  });

  test('says that the data are a demonstration', () => {
    const mark = (page: BuiltPage): string => (english(page) ? 'Demonstration data (fictitious)' : '示例数据（虚构）');
    expect(failing((page) => !page.html.includes(mark(page)))).toEqual([]);
  });

  test('has the content security policy, and nothing in it that the policy forbids', () => {
    const policyOf = ({ file }: BuiltPage): string[] =>
      (isReport(file)
        ? reportSecurityPolicy
        : /^(en\/)?embed\//.test(file)
          ? embedSecurityPolicy
          : contentSecurityPolicy
      )
        .split('; ')
        .filter((line) => !line.startsWith('frame-ancestors'));
    const decoded = (html: string): string => html.replaceAll('&#39;', "'").replaceAll('&#x27;', "'");
    expect(failing((page) => !policyOf(page).every((line) => decoded(page.html).includes(line)))).toEqual([]);
    expect(failing(({ html }) => /<script(?![^>]*(\ssrc=|type="application\/(ld\+)?json"))[^>]*>/.test(html))).toEqual(
      [],
    );
    const foreign = ({ file, html }: BuiltPage): boolean =>
      !isReport(file) && stylesIn(html).some((style) => hashOf(style) !== pageStyleHash);
    expect(failing(foreign)).toEqual([]);
    expect(failing(({ html }) => /<[^>]+\s(style|on[a-z]+)="/.test(html))).toEqual([]);
    expect(failing(({ html }) => /<(iframe|object|embed|base|foreignObject)\b/.test(html))).toEqual([]);
  });

  test('the pages that are read first hold the rules that the policy names, and the file of them comes last', () => {
    const file = [...files].find((name) => /^_astro\/whole\.[\w-]+\.css$/.test(name)) ?? '';
    expect(hashOf(readFileSync(join(folder, file), 'utf8').trimEnd())).toBe(pageStyleHash);
    const kinds = /^(en\/)?(index\.html|(indicators|commitments)\/(?!by-)[^/]+\/index\.html)$/;
    const firsts = pages.filter((page) => kinds.test(page.file));
    expect(firsts.length).toBeGreaterThan(2);
    const last = new RegExp(`</footer>\\s*<link rel="stylesheet" href="${base}${file}">`);
    expect(firsts.filter(({ html }) => stylesIn(html).length !== 1 || !last.test(html))).toEqual([]);
  });

  test('the rules of one kind of page come after those of all, so that they hold', () => {
    const sheets = ({ html }: BuiltPage): string[] =>
      [...html.matchAll(/<style|<\/head>|<link rel="stylesheet" href="[^"]*\/(\w+)\./g)].map(
        ([tag, name]) => name ?? tag,
      );
    const own = pages.filter((page) => sheets(page).some((name) => !['whole', '<style', '</head>'].includes(name)));
    const shared = own.filter((page) => sheets(page).includes('whole'));
    expect(shared.length).toBeGreaterThan(5);
    expect(shared.filter((page) => sheets(page)[0] !== 'whole').map(({ file }) => file)).toEqual([]);
  });

  test('loads nothing from another host; only links may lead there', () => {
    const loads = pages.flatMap(({ file, html }) =>
      referencesIn(html)
        .filter(({ element, address }) => element !== 'a' && /^([a-z]+:)?\/\//i.test(address))
        .map(({ element, address }) => `${file}: <${element}> ${address}`),
    );
    expect(first(loads)).toEqual([]);
    expect(
      first(pages.filter(({ html }) => /\burl\(\s*['"]?(https?:)?\/\//.test(html)).map(({ file }) => file)),
    ).toEqual([]);
  });

  test('has only links and assets that lead to something, under a path', () => {
    expect(first(brokenLinks(pages, files, base))).toEqual([]);
  });

  test('has only links and assets that lead to something, on a host of its own', async () => {
    const own = new Set(await listFiles(atRoot));
    expect(first(brokenLinks(await readPages(atRoot), own, '/'))).toEqual([]);
  });

  test('can be reached from the home page by links', () => {
    const reached = new Set(['index.html']);
    const byFile = new Map(pages.map((page) => [page.file, page]));
    for (const file of reached)
      for (const { element, address } of referencesIn(byFile.get(file)?.html ?? '')) {
        const target = element === 'a' ? resolveAddress(address, file, base)?.file : undefined;
        if (target && byFile.has(target)) reached.add(target);
      }
    expect(
      first(
        pages.map(({ file }) => file).filter((file) => !reached.has(file) && !repeats(file) && file !== '404.html'),
      ),
    ).toEqual([]);
  });

  test('has its counterpart in the other language', () => {
    const other = ({ file }: BuiltPage): string => (file.startsWith('en/') ? file.slice(3) : `en/${file}`);
    const alone = ({ file }: BuiltPage): boolean => file === '404.html' || file.startsWith('elder/');
    expect(failing((page) => !alone(page) && !files.has(other(page)))).toEqual([]);
  });

  test('has its counterpart in 长者模式, which is left only for what has none', () => {
    const own = pages.filter(({ file }) => file.endsWith('index.html') && hasElderPage(`/${addressOf(file)}`));
    expect(first(own.map(({ file }) => `elder/${file}`).filter((file) => !files.has(file)))).toEqual([]);
    const leaving = pages
      .filter(({ file }) => file.startsWith('elder/'))
      .flatMap(({ file, html }) =>
        [...html.matchAll(/<a\b(?![^>]*data-mode-link)[^>]*href="([^"]*)"/g)].flatMap(([, address = '']) => {
          const target = resolveAddress(address, file, base)?.file;
          return target && !target.startsWith('elder/') && files.has(`elder/${target}`) ? [`${file}: ${address}`] : [];
        }),
      );
    expect(first(leaving)).toEqual([]);
  });

  test('prints no value that a program left empty', () => {
    const text = (html: string): string => html.replace(/<script\b[\s\S]*?<\/script>/g, ' ').replace(/<[^>]*>/g, ' ');
    expect(failing(({ html }) => /\b(undefined|NaN|\[object Object\]|Infinity)\b/.test(text(html)))).toEqual([]);
    expect(failing(({ html }) => /\{[a-z][A-Za-z]*\}/.test(text(html)))).toEqual([]);
  });
});

test('every page about a mechanism has a picture, a table and a file of its figures', () => {
  const own = pages.filter(({ file }) => /^(en\/)?mechanisms\/[^/]+\/index\.html$/.test(file));
  expect(own.length).toBeGreaterThan(40);
  const lacking = own.flatMap(({ file, html }) => {
    const data = /href="[^"]*\/(indicators\/[a-z0-9-]+|records\/[a-z0-9-]+|projects)\.csv"/;
    const parts = { picture: /<svg[^>]* class="[^"]*chart/, table: /<table/, file: data };
    return Object.entries(parts).flatMap(([name, part]) => (part.test(html) ? [] : [`${file}: ${name}`]));
  });
  expect(lacking).toEqual([]);
});

test('a picture alone has no script at all, and leads back to the page it is from', () => {
  const alone = pages.filter(({ file }) => /^(en\/)?embed\//.test(file));
  expect(alone.length).toBeGreaterThan(100);
  expect(first(alone.filter(({ html }) => /<script\b/.test(html)).map(({ file }) => file))).toEqual([]);
  const home = alone.filter(({ file, html }) => {
    const [canonical] = referencesIn(html).filter(
      ({ element, attribute }) => element === 'link' && attribute === 'href',
    );
    const target = canonical && resolveAddress(canonical.address, file, base)?.file;
    return !target || !files.has(target) || target.includes('embed/');
  });
  expect(first(home.map(({ file }) => file))).toEqual([]);
  expect(
    first(
      alone
        .filter(({ file, html }) => !files.has(file.replace(/\/index\.html$/, '.svg')) && !/<section id="/.test(html))
        .map(({ file }) => file),
    ),
  ).toEqual([]);
});

test('style sheets load nothing from another host', async () => {
  const sheets = (await listFiles(folder)).filter((file) => file.endsWith('.css'));
  const foreign = sheets.filter((file) =>
    /(https?:)?\/\/[a-z0-9.-]+\.[a-z]+/i.test(readFileSync(join(folder, file), 'utf8')),
  );
  expect(foreign).toEqual([]);
});

test('no source map and nothing hidden is published', () => {
  expect(
    [...files].filter((file) => file.endsWith('.map') || file.split('/').some((part) => part.startsWith('.'))),
  ).toEqual([]);
});

describe('on the wire, with brotli', () => {
  const kilobytes = async (page: string): Promise<number> => {
    const loaded = await pageFiles(folder, page, base);
    const sizes = await Promise.all(
      loaded.map(async (file) => (await packWithBrotli(file, readFileSync(join(folder, file)))).length),
    );
    return sizes.reduce((sum, size) => sum + size, 0) / 1000;
  };
  const largest = (kind: string): string =>
    pagesOfKind([...files], kind).reduce((a, b) => (size(a) >= size(b) ? a : b));
  const size = (file: string): number => pages.find((page) => page.file === file)?.html.length ?? 0;

  test.each([
    ['home', 100],
    ['commitments', 100],
    ['commitments by due day', 100],
    ['plan', 100],
    ['chapter of the plan', 100],
    ['indicator', 60],
    ['indicator in an area', 60],
    ['commitment', 60],
    ['town', 60],
    ['gallery', 100],
    ['dictionary', 100],
    ['picture alone', 30],
  ])('the largest page of the kind "%s" is complete in %i kB', async (kind, most) => {
    expect(await kilobytes(largest(kind))).toBeLessThanOrEqual(most);
  });
});
