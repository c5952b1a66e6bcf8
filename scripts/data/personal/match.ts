type Match = RegExpExecArray;
const none: readonly Match[] = [];

/**
 * Every match of a global pattern. `String.matchAll` copies the pattern each time, which costs more than the search of
 * a short text.
 */
export function matches(text: string, pattern: RegExp): readonly Match[] {
  pattern.lastIndex = 0;
  let found = pattern.exec(text);
  if (!found) return none;
  const all: Match[] = [];
  for (; found; found = pattern.exec(text)) all.push(found);
  return all;
}
