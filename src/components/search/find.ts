import type { Language } from '../../core/text.ts';
import { findsWords, searchWords } from './match.ts';

/** The kinds of things that a search finds, in the order in which they are shown. */
export const searchKinds = ['promise', 'indicator', 'area', 'mechanism', 'clause', 'term', 'table', 'page'] as const;
export type SearchKind = (typeof searchKinds)[number];

/** Everything of one kind that can be found, column by column so that the file packs well. */
export interface SearchGroup {
  readonly kind: SearchKind;
  /** The address of an entry below the language is `prefix` + its id + `suffix`. */
  readonly prefix: string;
  readonly suffix: string;
  readonly ids: readonly string[];
  /** The names, as they are shown. */
  readonly zh: readonly string[];
  readonly en: readonly string[];
  /** What an entry is also found by. */
  readonly more: readonly string[];
}

/** The file `/search.json`. */
export interface SearchIndex {
  readonly groups: readonly SearchGroup[];
  /** How each character in the texts is read, without tones: `重` is `zhong chong`. */
  readonly readings: Readonly<Record<string, string>>;
}

/** One thing found. `other` is its name in the other language, where the words stand only there. */
export interface Found {
  readonly path: string;
  readonly name: string;
  readonly other?: string;
}

export interface FoundGroup {
  readonly kind: SearchKind;
  readonly found: readonly Found[];
}

/** What an entry of a group is searched in. */
export function searchText(group: SearchGroup, at: number): string {
  return [group.zh[at], group.en[at], group.more[at]].filter(Boolean).join('\n');
}

/**
 * Everything that holds all words of a query, by kind: names that begin with the words first, then names that hold
 * them, then what is found by its pinyin, its other name or the words around it. Empty kinds are left out.
 */
export function findAll(index: SearchIndex, query: string, language: Language): FoundGroup[] {
  const words = searchWords(query);
  if (words.length === 0) return [];
  return index.groups
    .map((group) => ({ kind: group.kind, found: findIn(group, words, { readings: index.readings, language }) }))
    .filter(({ found }) => found.length > 0);
}

function findIn(
  group: SearchGroup,
  words: readonly string[],
  { readings, language }: { readings: SearchIndex['readings']; language: Language },
): Found[] {
  const names = group[language];
  const others = group[language === 'zh' ? 'en' : 'zh'];
  const ranked = group.ids.flatMap((id, at) => {
    if (!findsWords(words, searchText(group, at), readings)) return [];
    const name = names[at] ?? '';
    const other = others[at];
    const foreign = other !== undefined && !findsWords(words, name, readings) && findsWords(words, other, readings);
    const found: Found = { path: group.prefix + id + group.suffix, name, ...(foreign ? { other } : {}) };
    return [{ rank: rankOf(name, words), found }];
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ found }) => found);
}

function rankOf(name: string, words: readonly string[]): number {
  const text = name.normalize('NFKC').toLowerCase();
  if (text.startsWith(words[0] ?? '')) return 0;
  return words.every((word) => text.includes(word)) ? 1 : 2;
}
