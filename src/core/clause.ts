/**
 * A place in the plan, chapter.section.item. 0 where a level is absent: 5.0.0 is the preamble of chapter 5,
 * 1.0.0 the preface of a plan whose first chapter has none of its own.
 */
export type Clause = string;

/** How a clause is written. */
export const clausePattern = /^\d+\.\d+\.\d+$/;

/** The clause of a section or an item: 6.1 is 6.1.0. Undefined where the text is neither. */
export function completeClause(text: string): Clause | undefined {
  const clause = /^\d+\.\d+$/.test(text) ? `${text}.0` : text;
  return clausePattern.test(clause) ? clause : undefined;
}

/** The three numbers of a clause. */
export function clauseParts(clause: Clause): [chapter: number, section: number, item: number] {
  const [chapter = 0, section = 0, item = 0] = clause.split('.').map(Number);
  return [chapter, section, item];
}

/** Orders clauses as the plan prints them. */
export function compareClauses(a: Clause, b: Clause): number {
  const [a1, a2, a3] = clauseParts(a);
  const [b1, b2, b3] = clauseParts(b);
  return a1 - b1 || a2 - b2 || a3 - b3;
}
