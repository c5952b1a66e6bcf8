import { appendFile, cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../scripts/commands/command.ts';
import { buildSite } from '../../scripts/testing/build.ts';
import { readPages, type BuiltPage } from '../../scripts/testing/pages.ts';

const base = '/p/';
const domain = 'ledger.example.org';
let work: string;
let known: BuiltPage[];
let unknown: BuiltPage[];

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'sunledger-domain-'));
  const data = join(work, 'data');
  await cp(join(root, 'scripts/fixtures/second-plan/input'), data, { recursive: true });
  await buildSite({ data, out: join(work, 'unknown'), base });
  await appendFile(join(data, 'site.yml'), `\nidentity: { domain: ${domain} }\n`);
  await buildSite({ data, out: join(work, 'known'), base });
  [known, unknown] = (await Promise.all(['known', 'unknown'].map((name) => pagesOf(join(work, name))))) as [
    BuiltPage[],
    BuiltPage[],
  ];
}, 300_000);

afterAll(() => rm(work, { recursive: true, force: true }));

/** The pages of the site itself: neither reports, which are files, nor pictures alone, nor old addresses. */
async function pagesOf(folder: string): Promise<BuiltPage[]> {
  const pages = await readPages(folder);
  return pages.filter(({ file, html }) => !/(^|\/)(embed|reports\/\d|elder)/.test(file) && html.includes('og:title'));
}

const metaOf = ({ html }: BuiltPage): ReadonlyMap<string, string> =>
  new Map(
    [...html.matchAll(/<meta (?:property|name)="([^"]+)" content="([^"]*)"/g)].map(([, name = '', content = '']) => [
      name,
      content,
    ]),
  );
const linksOf = ({ html }: BuiltPage, rel: string): string[] =>
  [...html.matchAll(new RegExp(`<link rel="${rel}"[^>]*?href="([^"]*)"`, 'g'))].map(([, href = '']) => href);

describe('where the domain is known', () => {
  test('every page gives chats its whole address and a picture that is there, in the size it says', () => {
    expect(known.length).toBeGreaterThan(20);
    for (const page of known) {
      const meta = metaOf(page);
      const [image = '', width, height] = ['og:image', 'og:image:width', 'og:image:height'].map((name) =>
        meta.get(name),
      );
      expect(image.startsWith(`https://${domain}${base}`), page.file).toBe(true);
      const picture = readFileSync(join(work, 'known', image.slice(`https://${domain}${base}`.length)));
      expect([picture.readUInt32BE(16), picture.readUInt32BE(20)].map(String), page.file).toEqual([width, height]);
      expect(meta.get('twitter:card')).toBe('summary_large_image');
      expect(meta.get('og:url'), page.file).toBe(linksOf(page, 'canonical')[0]);
      if (image.endsWith('/social.png')) expect(meta.get('og:image:alt'), page.file).toBe(meta.get('og:site_name'));
    }
  });

  test('a page about a promise, an indicator or a place gives its own chart, told in its own language', () => {
    const own = /^(en\/)?(index|commitments\/\d\d-[^/]+\/index|indicators\/[^/]+\/index|towns\/[^/]+\/index)\.html$/;
    const pages = known.filter(({ file }) => own.test(file));
    expect(pages.length).toBeGreaterThan(12);
    const drawn = pages.filter((page) => metaOf(page).get('og:image')?.includes('/embed/'));
    expect(drawn.length).toBeGreaterThan(12);
    for (const page of pages) {
      const meta = metaOf(page);
      const [, english = '', name = ''] = /^(en\/)?(?:(.+)\/)?index\.html$/.exec(page.file) ?? [];
      const file = `${english}embed/${name || 'promises'}.png`;
      const there = existsSync(join(work, 'known', file));
      expect(meta.get('og:image')?.endsWith(`/${file}`), page.file).toBe(there);
      if (there)
        expect(meta.get('og:image:alt'), page.file).toMatch(
          page.file.startsWith('en/') ? /^Demonstration data \(fictitious\)\. / : /^示例数据（虚构）。/,
        );
    }
  });

  test('every page names itself, or the page that says the same, and both languages, by whole addresses', () => {
    for (const page of known) {
      const [canonical = ''] = linksOf(page, 'canonical');
      expect(canonical.startsWith(`https://${domain}${base}`), page.file).toBe(true);
      const file = canonical.slice(`https://${domain}${base}`.length).replace(/(^|\/)$/, '$1index.html');
      if (page.file !== '404.html') expect(existsSync(join(work, 'known', file)), `${page.file}: ${file}`).toBe(true);
      const languages = [...page.html.matchAll(/hreflang="[^"]+" href="([^"]*)"/g)].map(([, href = '']) => href);
      expect(languages.length, page.file).toBeGreaterThanOrEqual(3);
      expect(
        languages.filter((href) => !href.startsWith(`https://${domain}${base}`)),
        page.file,
      ).toEqual([]);
    }
  });

  test('a picture taken away links to its page, and its code to copy is whole', async () => {
    const page = `https://${domain}${base}en/indicators/electric-buses/`;
    const svg = await readFile(join(work, 'known/en/embed/indicators/electric-buses.svg'), 'utf8');
    const link = parseHTML(svg).document.querySelector('a');
    expect(link?.getAttribute('href')).toBe(page);
    expect(link?.textContent).toBe(`Page: ${page}`);
    const html = await readFile(join(work, 'known/en/indicators/electric-buses/index.html'), 'utf8');
    const figure = parseHTML(html).document.querySelector('figure.figure');
    expect([figure?.getAttribute('data-page'), figure?.getAttribute('data-page-line')]).toEqual([
      page,
      `Page: ${page}`,
    ]);
    expect(figure?.querySelector('pre code')?.textContent).toContain(
      `src="https://${domain}${base}en/embed/indicators/electric-buses/"`,
    );
  });
});

describe('where it is not known', () => {
  test('no page promises a picture or an address that only a whole address could keep', () => {
    expect(unknown.length).toBe(known.length);
    for (const page of unknown) {
      const meta = metaOf(page);
      const wrong = [...meta.keys()].filter((name) => /^og:(image|url)|^twitter:image|^SiteDomain/.test(name));
      expect([wrong, linksOf(page, 'canonical'), meta.get('twitter:card')], page.file).toEqual([[], [], 'summary']);
      expect(page.html, page.file).not.toMatch(/https:\/\/(undefined|\/)|content="\/p\/social/);
    }
  });

  test('what a page is called and says of itself stays', () => {
    for (const page of unknown) {
      const meta = metaOf(page);
      for (const name of ['og:title', 'og:description', 'og:site_name']) expect(meta.get(name), page.file).toBeTruthy();
      const own = page.file.startsWith('en/') ? ['en_GB', 'zh_CN'] : ['zh_CN', 'en_GB'];
      expect([meta.get('og:locale'), meta.get('og:locale:alternate')], page.file).toEqual(own);
    }
  });

  test('a picture taken away names the path of its page and its release, and links nowhere', async () => {
    const svg = await readFile(join(work, 'unknown/embed/indicators/electric-buses.svg'), 'utf8');
    expect(svg).toContain(`>网页：${base}indicators/electric-buses/</text>`);
    expect(svg).toContain('数据版本2024.1.0');
    expect(svg).not.toContain('<a ');
  });
});
