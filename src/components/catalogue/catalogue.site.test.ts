import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import type { Dictionary } from '../../core/dictionary.ts';
import { catalogueTexts } from '../../i18n/catalogue.ts';
import { readPublished } from '../../query/published.ts';

const { folder } = inject('site');
const data = readPublished(folder);
const { tables } = JSON.parse(readFileSync(join(folder, data.folder, 'data-dictionary.json'), 'utf8')) as Dictionary;
/** Every entry of a page: its fields by name. */
const entriesOf = (page: string): Record<string, string>[] => {
  const html = readFileSync(join(folder, page, 'index.html'), 'utf8');
  return [...html.matchAll(/<details class="fold catalogue"[\s\S]*?<\/details>/g)].map(([entry]) =>
    Object.fromEntries(
      [...entry.matchAll(/<dt>([\s\S]*?)<\/dt>\s*<dd>([\s\S]*?)<\/dd>/g)].map(([, name = '', value = '']) => [
        name.trim(),
        value.replace(/<[^>]*>/g, '').trim(),
      ]),
    ),
  );
};
const { field } = catalogueTexts('zh');

test('every dataset has the fields of the open-data portals and of a disclosure record', () => {
  const entries = entriesOf('downloads');
  expect(entries.map((entry) => entry[field.name]).sort()).toEqual(tables.map(({ title }) => title.zh).sort());
  for (const entry of entries) expect(Object.keys(entry).sort()).toEqual(Object.values(field).sort());
  expect(entriesOf('en/downloads').length).toBe(entries.length);
});

test('what nobody has filled in says so; no index number is made up', () => {
  for (const entry of [...entriesOf('downloads'), ...entriesOf('corrections')]) {
    expect(entry[field.indexNumber]).toBe('待填写');
    expect(Object.values(entry).filter((value) => value === '')).toEqual([]);
  }
});

test('the volume is that of the dictionary', () => {
  for (const { title, rows, columns } of tables) {
    const entry = entriesOf('downloads').find((each) => each[field.name] === title.zh);
    expect(entry?.[field.size]).toContain(`${rows.toLocaleString('en-US')}行、${columns.length}列`);
  }
});

test('every release has the entry of its note', () => {
  expect(entriesOf('corrections').map((entry) => entry[field.name])).toEqual(
    data.revisions.map(({ version }) => `${data.site.title.zh}${version}版发布说明`).reverse(),
  );
});
