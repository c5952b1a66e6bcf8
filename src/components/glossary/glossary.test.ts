import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { glossarySchema, ownTerms } from '../../core/glossary.ts';
import { languages } from '../../core/text.ts';
import { exampleDictionary, exampleRelease } from '../../query/example.ts';
import { indexRelease } from '../../query/published.ts';
import { glossaryGroups } from './terms.ts';

const shipped = glossarySchema.parse(
  parse(readFileSync(join(import.meta.dirname, '../../../data/glossary.yml'), 'utf8')),
);
const release = indexRelease(
  { ...exampleRelease(), glossary: shipped },
  {
    latest: { version: '2020.12.0', path: 'v2020.12.0', as_of: '2018-12-31', dataset: 'demonstration' },
    manifest: { version: '', asOf: '', dataset: 'demonstration', rule: '', inputs: [], files: [] },
    manifestHash: '',
    dictionary: exampleDictionary,
  },
);
const entriesIn = (language: 'zh' | 'en') => glossaryGroups(release, language).flatMap(({ entries }) => entries);

describe('the page of terms', () => {
  test('explains every term of the product and of the shipped plan, each once', () => {
    const ids = entriesIn('zh').map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(
      expect.arrayContaining([...Object.values(ownTerms).flat(), ...shipped.terms.map(({ id }) => id)]),
    );
    expect(entriesIn('en').map(({ id }) => id)).toEqual(ids);
  });

  test.each(languages)('gives each way of writing to one term: %s', (language) => {
    const owners = new Map<string, string>();
    const twice = entriesIn(language).flatMap(({ id, name, also }) =>
      [name, ...also].flatMap((each) => {
        const owner = owners.get(each.toLowerCase());
        owners.set(each.toLowerCase(), id);
        return owner === undefined ? [] : [`${each}: ${owner} and ${id}`];
      }),
    );
    expect(twice).toEqual([]);
  });

  test.each(languages)('says something about each, in whole sentences: %s', (language) => {
    for (const { id, text } of entriesIn(language)) expect(text, id).toMatch(/^.{6,}[。.]$/s);
  });
});
