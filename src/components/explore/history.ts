import type { Storage } from './linked/saved-views.ts';

const key = 'sunledger-queries';
const most = 100;
/** Longer queries are not kept: the storage of a browser is small. */
const longest = 20_000;

/** The queries that were run, the latest first; none where there is no storage, or where something else was written there. */
export function readHistory(storage: Storage | undefined): string[] {
  try {
    const found: unknown = JSON.parse(storage?.getItem(key) ?? '[]');
    return Array.isArray(found) ? found.filter((each) => typeof each === 'string') : [];
  } catch {
    return [];
  }
}

/** Puts a query before the others; one that was run before moves up. Gives the whole list, also where nothing can be kept. */
export function keepQuery(storage: Storage | undefined, sql: string, known = readHistory(storage)): string[] {
  const text = sql.trim();
  if (text === '' || text.length > longest) return known;
  const list = [text, ...known.filter((each) => each !== text)].slice(0, most);
  write(storage, list);
  return list;
}

/** Forgets every query. */
export function clearHistory(storage: Storage | undefined): void {
  write(storage, []);
}

function write(storage: Storage | undefined, list: readonly string[]): void {
  try {
    storage?.setItem(key, JSON.stringify(list));
  } catch {
    // A full storage or one that is refused: the list of this visit stays.
  }
}
