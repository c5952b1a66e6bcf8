import type { Clause } from '../core/clause.ts';
import type { ReadingNote } from '../core/reading-note.ts';
import type { Published } from '../query/published.ts';

/** The address of a note's full text, below the language: the list at the end of the page about the plan. */
export function notePath(id: string): string {
  return `/plan/#note-${id}`;
}

/** The notes that a clause shows, in order. */
export function notesAt({ readingNotes }: Pick<Published, 'readingNotes'>, clause: Clause): readonly ReadingNote[] {
  return readingNotes.filter(({ clauses }) => clauses.includes(clause));
}

/** The notes that concern a promise, in order. */
export function notesOn({ readingNotes }: Pick<Published, 'readingNotes'>, promise: string): readonly ReadingNote[] {
  return readingNotes.filter(({ commitments }) => commitments.includes(promise));
}
