/** What the search box looks through for one promise: its texts in both languages, and its Chinese words in pinyin. */
export type SearchEntry = readonly [text: string, syllables: string];

/** Every promise by its id: the file `/commitments/search.json`. */
export type SearchIndex = Readonly<Record<string, SearchEntry>>;

/** A query as words that must all be found; width and capitals make no difference. */
export function searchWords(query: string): string[] {
  return query.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
}

/**
 * Whether every word stands in the text, or in the pinyin: written out from the beginning of a syllable (`weishengshi`,
 * `shengshi`), or as initials (`wss`). Syllables are separated by spaces, runs of Chinese by commas.
 */
export function findsWords(words: readonly string[], [text, syllables]: SearchEntry): boolean {
  const normal = text.normalize('NFKC').toLowerCase();
  return words.every((word) => normal.includes(word) || inPinyin(word.replaceAll("'", ''), syllables));
}

function inPinyin(word: string, syllables: string): boolean {
  if (!/^[a-z\d]+$/.test(word)) return false;
  return syllables.split(',').some((run) => {
    const parts = run.split(' ');
    return (
      parts.map(initial).join('').includes(word) || parts.some((_, at) => parts.slice(at).join('').startsWith(word))
    );
  });
}

/** A number stands for itself. */
function initial(part: string): string {
  return /^\d/.test(part) ? part : part.slice(0, 1);
}
