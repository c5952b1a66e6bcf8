import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { compareEngines, openEngines, type Engines } from '../../query/fixtures/published-engines.ts';
import { readPublished } from '../../query/published.ts';
import { askedOf } from './build-facts.ts';
import { exampleKeys, exampleSql, type ExampleKey } from './examples.ts';
import type { ExploreFacts } from './facts.ts';

const { folder } = inject('site');
let engines: Engines;
beforeAll(async () => {
  engines = await openEngines(folder);
});
afterAll(() => engines.browser.close());

/** What the page told its script. */
function facts(page: string): ExploreFacts {
  const text = readFileSync(join(folder, page), 'utf8').match(/id="explore-facts"[^>]*>([^<]*)</)?.[1] ?? '';
  return JSON.parse(text) as ExploreFacts;
}

/** Questions that the demonstration leaves nothing to answer to would be bad examples. */
const answered: readonly ExampleKey[] = exampleKeys.filter((key) => key !== 'fragile');

describe.each(['zh', 'en'] as const)('each question is answered by the published data (%s)', (language) => {
  it.each(exampleKeys)('%s', async (key) => {
    const { choice } = facts(language === 'zh' ? 'explore/index.html' : 'en/explore/index.html');
    const { result, nativeRows, differences } = await compareEngines(
      engines,
      exampleSql(key, language, askedOf(readPublished(folder), choice.indicator)),
    );
    expect(result.rows.length).toBe(nativeRows);
    if (answered.includes(key)) expect(nativeRows).toBeGreaterThan(0);
    expect(differences).toEqual([]);
  });
});

it('every query that a commitment page hands over runs, and finds the figures of the page', async () => {
  const pages = readdirSync(join(folder, 'commitments')).filter((name) => /^\d\d-/.test(name));
  const queries = new Set(
    pages.flatMap((name) => {
      const html = readFileSync(join(folder, 'commitments', name, 'index.html'), 'utf8');
      return [...html.matchAll(/explore\/\?q=([^"&]*)/g)].map(([, query = '']) => decodeURIComponent(query));
    }),
  );
  expect(queries.size).toBeGreaterThan(10);
  for (const query of queries) expect((await engines.browser.query(query)).rows.length, query).toBeGreaterThan(0);
});
