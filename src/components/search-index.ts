import type { Published } from '../query/published.ts';
import type { SearchIndex } from './ledger-search.ts';
import { readingsIn } from './pinyin.ts';

/** What every promise can be found by, and how its characters are read. */
export function searchIndex({ commitments }: Pick<Published, 'commitments'>): SearchIndex {
  const texts = commitments.map(({ id, name, population, clause }) => [
    id,
    [name.zh, population.zh, name.en, population.en, clause].join('\n'),
  ]);
  return {
    texts: Object.fromEntries(texts) as Record<string, string>,
    readings: readingsIn(commitments.flatMap(({ name, population }) => [name.zh, population.zh])),
  };
}
