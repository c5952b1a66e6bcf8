import { clauseParts, compareClauses } from '../core/clause.ts';
import type { Commitment } from '../core/commitment.ts';
import type { Judgement, Standing } from '../core/judgement.ts';
import type { Day } from '../core/period.ts';
import type { Chapter } from '../core/plan.ts';
import { summarise } from '../core/standing.ts';
import { judgementOf, type Published } from './published.ts';
import { Memory } from './remember.ts';

/** Standings of promises of which at least one step has fallen due. */
export const dueStandings = [
  'met',
  'met-late',
  'missed',
  'no-data',
  'suppressed',
  'not-comparable',
  'withdrawn',
] as const;

/** The ledger in numbers as it stood on a day: counts only, never a mean and never one figure for the whole plan. */
export interface Tally {
  readonly all: number;
  readonly due: number;
  readonly counts: Readonly<Record<Standing, number>>;
  /** Of the promises kept on time, those that were already so at the starting point. */
  readonly held: number;
}

export interface Entry {
  readonly commitment: Commitment;
  readonly judgement: Judgement;
}

/** Every promise with its judgement on a day, in the order of the plan. */
export function entriesAt(data: Published, asOf: Day): readonly Entry[] {
  return entries.remember(`${data.version}|${asOf}`, () =>
    data.commitments
      .map((commitment) => ({ commitment, judgement: judgementOf(data, commitment.id, asOf) }))
      .sort((a, b) => compareClauses(a.commitment.clause, b.commitment.clause)),
  );
}

/** Counts promises by standing. */
export function tally(ledger: readonly Entry[]): Tally {
  const counts = summarise(ledger.map(({ judgement }) => judgement));
  const held = ledger.filter(({ judgement }) => judgement.standing === 'met' && judgement.outcome === 'held').length;
  const due = dueStandings.reduce((sum, standing) => sum + counts[standing], 0);
  return { all: ledger.length, due, counts, held };
}

export interface ChapterEntries {
  readonly chapter: Chapter;
  readonly entries: readonly Entry[];
}

/** The promises chapter by chapter; chapters of the plan without any are left out. */
export function byChapter(data: Published, ledger: readonly Entry[]): ChapterEntries[] {
  const grouped = new Map<number, Entry[]>();
  for (const entry of ledger) {
    const [number] = clauseParts(entry.commitment.clause);
    const known = grouped.get(number);
    if (known) known.push(entry);
    else grouped.set(number, [entry]);
  }
  return data.plan.chapters.flatMap((chapter) => {
    const own = grouped.get(chapter.number);
    return own ? [{ chapter, entries: own }] : [];
  });
}

const entries = new Memory<readonly Entry[]>();
