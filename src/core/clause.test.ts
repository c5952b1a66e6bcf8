import { expect, test } from 'vitest';
import { clauseParts, compareClauses, completeClause } from './clause.ts';
import { clauseSchema } from './clause-schema.ts';

test('a clause is chapter.section.item, and nothing else', () => {
  for (const good of ['6.1.1', '5.0.0', '12.4.10']) expect(clauseSchema.safeParse(good).success).toBe(true);
  for (const bad of ['6.1', '第六章', '6.1.1.1', ' 6.1.1', '6.1.a', ''])
    expect(clauseSchema.safeParse(bad).success).toBe(false);
});

test('completeClause(…) takes a section or an item, and nothing else', () => {
  expect(['6.1', '6.1.2', '10.0'].map(completeClause)).toEqual(['6.1.0', '6.1.2', '10.0.0']);
  expect(['6', '6.1.2.3', '第六章', ''].map(completeClause)).toEqual([undefined, undefined, undefined, undefined]);
});

test('clauseParts(…) gives the three numbers', () => {
  expect(clauseParts('12.4.10')).toEqual([12, 4, 10]);
});

test('compareClauses(…) orders as the plan prints them, not as text sorts', () => {
  const printed = ['2.3.1', '2.3.2', '6.0.0', '6.1.1', '6.1.10', '10.0.1', '12.4.3'];
  expect(printed.toReversed().sort(compareClauses)).toEqual(printed);
});
