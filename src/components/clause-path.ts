import { clauseParts, type Clause } from '../core/clause.ts';

/** The id of a clause on the page about its chapter. */
export function clauseAnchor(clause: Clause): string {
  return `c-${clause.replaceAll('.', '-')}`;
}

/** The address of the reading of a chapter, below the language. */
export function chapterPath(chapter: number): string {
  return `/plan/${chapter}/`;
}

/** The address of a clause, below the language. */
export function clausePath(clause: Clause): string {
  return `${chapterPath(clauseParts(clause)[0])}#${clauseAnchor(clause)}`;
}
