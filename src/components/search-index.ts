import type { Published } from '../query/published.ts';
import type { SearchIndex } from './ledger-search.ts';
import { syllablesOf } from './pinyin.ts';

/** What every promise can be found by: its name and whom it is for, in both languages, its clause, and pinyin. */
export function searchIndex({ commitments }: Pick<Published, 'commitments'>): SearchIndex {
  return Object.fromEntries(
    commitments.map(({ id, name, population, clause }) => [
      id,
      [
        [name.zh, population.zh, name.en, population.en, clause].join('\n'),
        `${syllablesOf(name.zh)},${syllablesOf(population.zh)}`,
      ],
    ]),
  );
}
