import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { readPages } from '../../../scripts/testing/pages.ts';

const { folder, base } = inject('site');
const pages = await readPages(folder);
const termLinks = (html: string): string[] =>
  [...html.matchAll(/<a class="term" href="([^"]+)"/g)].map(([, to = '']) => to);

describe('terms on the pages', () => {
  test('each links at its first use only', () => {
    const twice = pages.filter(({ html }) => {
      const links = termLinks(html);
      return new Set(links).size < links.length;
    });
    expect(twice.map(({ file }) => file).slice(0, 5)).toEqual([]);
  });

  test('never inside a heading, another link or a button', () => {
    const holders = /<(h[1-6]|button|summary|a)\b[^>]*>((?:(?!<\/\1>)[\s\S])*)<\/\1>/g;
    const wrong = pages.filter(
      ({ html }) =>
        termLinks(html).length > 0 &&
        [...html.matchAll(holders)].some(([, , content = '']) => content.includes('<a class="term"')),
    );
    expect(wrong.map(({ file }) => file).slice(0, 5)).toEqual([]);
  });

  test('lead to the page of terms in the language of the page', () => {
    const wrong = pages.flatMap(({ file, html }) => {
      const [, mode = ''] = /^(en\/|elder\/)/.exec(file) ?? [];
      const folder = `${base}${mode}glossary/#`;
      return termLinks(html)
        .filter((to) => !to.startsWith(folder))
        .map((to) => `${file}: ${to}`);
    });
    expect(wrong.slice(0, 5)).toEqual([]);
  });

  test('are found on most pages about a promise', () => {
    const promises = pages.filter(({ file }) => /^(en\/)?commitments\/\d\d-[^/]+\/index\.html$/.test(file));
    const linked = promises.filter(({ html }) => termLinks(html).length > 0);
    expect(linked.length / promises.length).toBeGreaterThan(0.9);
  });

  test('stand on their page with a place of their own', () => {
    for (const file of ['glossary/index.html', 'en/glossary/index.html']) {
      const html = readFileSync(join(folder, file), 'utf8');
      const terms = [...html.matchAll(/<div id="([^"]+)"\s*>\s*<dt>/g)].map(([, id]) => id);
      expect(terms.length, file).toBeGreaterThan(60);
      expect(new Set(terms).size, file).toBe(terms.length);
    }
  });
});
