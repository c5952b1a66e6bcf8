import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { dictionaryAnchor, type Dictionary } from '../../core/dictionary.ts';
import { readPublished } from '../../query/published.ts';

const { folder, base } = inject('site');
const release = join(folder, readPublished(folder).folder);
const dictionary = JSON.parse(readFileSync(join(release, 'data-dictionary.json'), 'utf8')) as Dictionary;
const read = (page: string): string => readFileSync(join(folder, page, 'index.html'), 'utf8');
const unescape = (html: string): string =>
  html.replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

test.each(['dictionary', 'en/dictionary', 'elder/dictionary'])(
  '%s tells every table and column of data-dictionary.json at an address of its own',
  (page) => {
    const html = unescape(read(page));
    const language = page.startsWith('en/') ? 'en' : 'zh';
    for (const { name, title, grain, columns } of dictionary.tables) {
      const from = html.indexOf(`id="${dictionaryAnchor(name)}"`);
      expect(from, name).toBeGreaterThan(0);
      const section = html.slice(from, html.indexOf('</section>', from));
      expect(section, name).toContain(title[language]);
      expect(section, name).toContain(grain[language]);
      for (const column of columns) {
        const at = section.indexOf(`id="${dictionaryAnchor(name, column.name)}"`);
        const next = section.indexOf('<dt>', section.indexOf('<dt>', at) + 1);
        const told = section.slice(at, next < 0 ? undefined : next);
        expect(at, `${name}.${column.name}`).toBeGreaterThan(0);
        expect(told).toContain(column.title[language]);
        if (column.unit) expect(told).toContain(column.unit[language]);
        if (column.empty) expect(told).toContain(column.empty[language]);
        for (const { code, word } of column.codes ?? []) {
          expect(told).toContain(`<code>${code}</code>`);
          expect(told).toContain(word[language]);
        }
      }
    }
  },
);

test.each([
  ['downloads', 'observations'],
  ['explore', 'observations'],
  ['indicators/compulsory-retention', 'observations.value'],
])('%s leads to the columns', (page, anchor) => {
  expect(read(page)).toContain(`href="${base}dictionary/#${anchor}"`);
});
