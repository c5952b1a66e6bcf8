import { expect, test } from 'vitest';
import { exampleRelease } from '../query/example.ts';
import { outline } from './outline.ts';

const { plan, commitments, judgements } = exampleRelease();
const ledger = commitments.map((commitment) => {
  const judgement = judgements.find((each) => each.commitment === commitment.id);
  if (!judgement) throw new Error(`missing judgement: ${commitment.id}`);
  return { commitment, judgement };
});

test('outline(…) puts every promise at its clause, and the preamble only where promises stand in it', () => {
  const lines = outline(plan, ledger).flatMap(({ clauses }) =>
    clauses.map(({ clause, entries }) => [clause, ...entries.map(({ commitment }) => commitment.id)]),
  );
  expect(lines).toEqual([
    ['5.0.0', '05-thing'],
    ['6.0.0', '06-direction'],
    ['6.1.0'],
    ['6.1.1', '06-clinics'],
    ['6.1.2', '06-blank'],
  ]);
});

test('outline(…) keeps chapters whose promises are not entered, with none counted', () => {
  expect(outline(plan, ledger).map(({ count }) => count)).toEqual([0, 1, 3]);
});
