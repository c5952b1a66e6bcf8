/** How each Chinese character is read: `重` is `zhong chong`. */
type Readings = Readonly<Record<string, string>>;

/** A query as words that must all be found; width and capitals make no difference. */
export function searchWords(query: string): string[] {
  return normalise(query).split(/\s+/).filter(Boolean);
}

/**
 * Whether every word stands in the text, or in its pinyin: written out from the beginning of a character
 * (`weishengshi`, `shengshi`, `weish`), or as initials (`wss`). A character with several readings may be typed by any.
 */
export function findsWords(words: readonly string[], text: string, readings: Readings = {}): boolean {
  const normal = normalise(text);
  return words.every((word) => normal.includes(word) || inPinyin(word.replaceAll("'", ''), [...normal], readings));
}

function normalise(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function inPinyin(word: string, characters: readonly string[], readings: Readings): boolean {
  if (!/^[a-z\d]+$/.test(word)) return false;
  const readingsAt = (at: number): string[] => {
    const character = characters[at] ?? '';
    return /^\d$/.test(character) ? [character] : (readings[character]?.split(' ') ?? []);
  };
  const writtenOut = (rest: string, at: number): boolean =>
    readingsAt(at).some(
      (reading) =>
        reading.startsWith(rest) || (rest.startsWith(reading) && writtenOut(rest.slice(reading.length), at + 1)),
    );
  const initials = (at: number): boolean =>
    [...word].every((letter, index) => readingsAt(at + index).some((reading) => reading.startsWith(letter)));
  return characters.some((_, at) => writtenOut(word, at) || initials(at));
}
