import type { Commitment } from '../core/commitment.ts';
import { periodYear } from '../core/period.ts';
import type { Language } from '../core/text.ts';
import { fill } from '../i18n/messages.ts';
import type { Published } from '../query/published.ts';
import { byChapter, type Entry } from '../query/tally.ts';
import { t } from './texts.ts';

/** Promises of a list under one heading. */
export interface LedgerGroup {
  readonly id: string;
  readonly heading: string;
  /** How many, in words. */
  readonly count: string;
  readonly entries: readonly Entry[];
}

/** Promises in the order of the plan, by chapter. */
export function byClause(data: Published, ledger: readonly Entry[], language: Language): LedgerGroup[] {
  const { home } = t(language);
  return byChapter(data, ledger).map(({ chapter, entries }) => ({
    id: `chapter-${chapter.number}`,
    heading: `${fill(home.chapter, { number: chapter.number })} ${chapter.name[language]}`,
    count: fill(home.count, { count: entries.length }),
    entries,
  }));
}

/** Promises by the year in which all of each is due; then those without a date of their own, then those never due. */
export function byDue(ledger: readonly Entry[], language: Language): LedgerGroup[] {
  const words = t(language);
  const groups = new Map<string, Entry[]>();
  for (const entry of [...ledger].sort((a, b) => compareKeys(dueKey(a), dueKey(b)))) {
    const group = dueKey(entry).split(' ')[0] ?? '';
    groups.set(group, [...(groups.get(group) ?? []), entry]);
  }
  const headings: Readonly<Record<string, string>> = { open: words.ledger['due-open'], none: words.ledger['due-none'] };
  return [...groups].map(([key, entries]) => ({
    id: `due-${key}`,
    heading: headings[key] ?? fill(words.ledger['due-year'], { year: key }),
    count: fill(words.home.count, { count: entries.length }),
    entries,
  }));
}

/**
 * What a promise is sorted by, `2018 2018-12-31`: the year and day by which all of it is due; `open` where the plan
 * names no date and its end counts, `none` where there is nothing due.
 */
export function dueKey({ commitment }: Entry): string {
  const last = commitment.steps.at(-1);
  if (!last || !isDue(commitment)) return 'none';
  return last.date === 'period-end' ? 'open' : `${periodYear(last.by)} ${last.by}`;
}

/** Whether anything falls due: a direction without a number and a reported starting point do not. */
export function isDue({ kind }: Commitment): boolean {
  return kind !== 'qualitative' && kind !== 'baseline';
}

/** Days first, then `open`, then `none`. */
function compareKeys(a: string, b: string): number {
  const place = (key: string): string => (key === 'none' ? '2' : key === 'open' ? '1' : `0${key}`);
  return place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0;
}
