import { clauseParts, type Clause } from '../core/clause.ts';
import type { Chapter, Plan } from '../core/plan.ts';
import type { Text } from '../core/text.ts';
import { latestDay, type Published } from '../query/published.ts';
import { entriesAt, type Entry } from '../query/tally.ts';

/** One clause of the plan with the promises that stand there. */
export interface ClauseLine {
  readonly clause: Clause;
  readonly level: 'preamble' | 'section' | 'item';
  readonly heading?: Text | undefined;
  readonly entries: readonly Entry[];
}

export interface ChapterLine {
  readonly chapter: Chapter;
  readonly clauses: readonly ClauseLine[];
  readonly count: number;
}

/**
 * The plan as it is printed: every chapter, section and item with the promises of its clause. A preamble is listed only
 * where promises or notes stand in it.
 */
export function outline(plan: Plan, ledger: readonly Entry[], noted: ReadonlySet<Clause> = new Set()): ChapterLine[] {
  const byClause = new Map<Clause, Entry[]>();
  for (const entry of ledger) {
    const { clause } = entry.commitment;
    byClause.set(clause, [...(byClause.get(clause) ?? []), entry]);
  }
  return plan.chapters.map((chapter) => ({
    chapter,
    clauses: clausesOf(chapter).flatMap(({ clause, level, heading }) => {
      const entries = byClause.get(clause) ?? [];
      const empty = entries.length === 0 && !noted.has(clause);
      return level === 'preamble' && empty ? [] : [{ clause, level, heading, entries }];
    }),
    count: ledger.filter(({ commitment }) => clauseParts(commitment.clause)[0] === chapter.number).length,
  }));
}

/** The outline of the release's plan with the latest ledger in it; clauses that a reading note names are listed. */
export function chaptersOf(data: Published): ChapterLine[] {
  const noted = new Set(data.readingNotes.flatMap((note) => note.clauses));
  return outline(data.plan, entriesAt(data, latestDay(data)), noted);
}

function clausesOf({ number, sections }: Chapter): Omit<ClauseLine, 'entries'>[] {
  return [
    { clause: `${number}.0.0`, level: 'preamble' },
    ...sections.flatMap((section) => [
      ...(section.number > 0
        ? [{ clause: `${number}.${section.number}.0`, level: 'section' as const, heading: section.name }]
        : []),
      ...section.items.map((item) => ({
        clause: `${number}.${section.number}.${item.number}`,
        level: 'item' as const,
        heading: item.name,
      })),
    ]),
  ];
}
