import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { describe, expect, inject, test } from 'vitest';
import { isReport, pageKinds, pagesOfKind, readPages } from '../../scripts/testing/pages.ts';

const { folder, base } = inject('site');
const pages = (await readPages(folder)).filter(({ file }) => !isReport(file));
const files = pages.map(({ file }) => file);
const sizes = new Map(pages.map(({ file, html }) => [file, html.length]));

/** Of each kind of page the largest, and of those of groups the largest with small pictures. */
const sample = [
  ...new Set(
    pageKinds.flatMap((kind) => {
      const all = pagesOfKind(files, kind).sort((a, b) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0));
      const grouped = all.find((file) => pages.find((page) => page.file === file)?.html.includes('data-credit'));
      return [...all.slice(0, 1), ...(grouped ? [grouped] : [])];
    }),
  ),
];

const here = (address: string): string => join(folder, address.slice(base.length));

interface PageWords {
  readonly main: Element;
  /** What is read on the page beside its pictures, without spaces. */
  readonly words: string;
}

function wordsOf(page: Document): PageWords {
  const main = page.querySelector('main') ?? page.documentElement;
  const html = main.innerHTML.replace(/<svg\b[\s\S]*?<\/svg>/g, '');
  const words = parseHTML(`<html><body>${html}</body></html>`).document.body.textContent.replace(/\s+/g, '');
  return { main, words };
}

const ids = new Map<string, Set<string>>();

function idsIn(page: string): Set<string> {
  const known =
    ids.get(page) ?? new Set([...readFileSync(page, 'utf8').matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id));
  ids.set(page, known);
  return known;
}

/** What a figure lacks of what a reader may take for granted. */
function lacks(figure: Element, { main, words }: PageWords): string[] {
  const svg = figure.querySelector('svg.chart');
  const file = figure.getAttribute('data-file');
  const drawn = svg ?? (file ? parseHTML(readFileSync(here(file), 'utf8')).document.querySelector('svg') : undefined);
  const [title, told] = ['title', 'desc'].map((name) => drawn?.querySelector(name)?.textContent ?? '') as [
    string,
    string,
  ];
  const link = figure.querySelector('.figure-tools a[download]')?.getAttribute('href');
  const saves = (kind: string): boolean => figure.querySelector(`button[data-does=${kind}]`) !== null;
  const code = figure.querySelector('.figure-tools pre code')?.textContent;
  const [embedded, place] = (code && /src="([^"]+)"/.exec(code)?.[1])?.split('#') ?? [];
  const alone = embedded && join(here(embedded), 'index.html');
  const credit = figure.closest('[data-credit]') ?? figure;
  return [
    ...(title ? [] : ['a title']),
    ...(/[。.]$/.test(told) ? [] : ['a sentence for those who cannot see it']),
    ...(words.includes(told.replace(/\s+/g, '')) ? [] : ['its sentence among the words of the page']),
    ...(main.querySelector('table, .matrix') ? [] : ['a table']),
    ...((link && existsSync(here(link))) || saves('svg') ? [] : ['a file in SVG']),
    ...(saves('png') ? [] : ['a file in PNG']),
    ...(alone ? [] : ['a code to embed']),
    ...(alone && !existsSync(alone) ? [`the page of its code: ${embedded}`] : []),
    ...(alone && place && existsSync(alone) && !idsIn(alone).has(place) ? [`its place on the page: ${place}`] : []),
    ...['source', 'date', 'mark'].filter((name) => !credit.querySelector(`[data-part=${name}]`)?.textContent),
    ...(figure.getAttribute('data-page-line') || file ? [] : ['the address of its page']),
  ];
}

/** Where a picture may stand outside a figure, and what must be there instead. */
function excuse(svg: Element): string | undefined {
  if (svg.closest('td.held-against')) return undefined; // the figures stand in its row
  const card = svg.closest('.card');
  if (card) {
    const promise = /\/commitments\/(\d\d-[\w-]+)\//.exec(card.querySelector('h3 a')?.getAttribute('href') ?? '')?.[1];
    return promise && existsSync(join(folder, `embed/commitments/${promise}.svg`))
      ? undefined
      : 'a card without its page';
  }
  if (svg.closest('.linked-view'))
    return svg.closest('.linked')?.querySelector('[data-pick-svg]') ? undefined : 'views without a file';
  if (svg.closest('main.embed > section'))
    return svg.closest('section')?.querySelector('a[target=_blank]') ? undefined : 'a picture alone without its page';
  if (svg.closest('main.embed'))
    return svg.closest('main')?.querySelector('a[download][href$=".svg"]')
      ? undefined
      : 'a picture alone without its file';
  return 'a picture outside a figure';
}

describe('every picture can be taken away', () => {
  test('each figure has title, sentence, table, SVG, PNG, source, date, mark, and an embed; examples are not for embedding', () => {
    let seen = 0;
    const odd = sample.flatMap((file) => {
      const { document } = parseHTML(readFileSync(join(folder, file), 'utf8'));
      const page = wordsOf(document);
      return [...document.querySelectorAll('figure.figure')].flatMap((figure) => {
        seen++;
        const example = figure.closest('.example') && figure.querySelector('.no-embed')?.textContent;
        return lacks(figure, page)
          .filter((what) => !(example && what === 'a code to embed'))
          .map((what) => `${file} ${figure.getAttribute('data-name')}: lacks ${what}`);
      });
    });
    expect(odd).toEqual([]);
    expect(seen).toBeGreaterThan(60);
  });

  test('each picture stands in a figure, or where the figures, the file or the whole picture are beside it', () => {
    const odd = sample.flatMap((file) => {
      const { document } = parseHTML(readFileSync(join(folder, file), 'utf8'));
      return [...document.querySelectorAll('svg.chart')]
        .filter((svg) => !svg.closest('figure.figure'))
        .flatMap((svg) => excuse(svg) ?? [])
        .map((what) => `${file}: ${what}`);
    });
    expect(odd).toEqual([]);
  });

  test('the file of a picture names the page that it comes from', () => {
    const paths = files.filter((file) => /^(en\/)?embed\/.+\/index\.html$/.test(file));
    expect(paths.length).toBeGreaterThan(200);
    for (const path of paths) {
      const html = readFileSync(join(folder, path), 'utf8');
      const backs = [...html.matchAll(/<a href="([^"]+)" target="_blank"/g)].map(([, href = '']) => href);
      expect(
        backs.filter((href) => !existsSync(join(here(href), 'index.html'))),
        path,
      ).toEqual([]);
      expect(backs.length, path).toBeGreaterThan(0);
      const file = join(folder, path.replace(/\/index\.html$/, '.svg'));
      if (!existsSync(file)) continue;
      const [back = '?'] = backs;
      const svg = readFileSync(file, 'utf8');
      expect(svg.replace(/<\/text><text[^>]*>/g, ''), path).toContain(back);
    }
  });
});
