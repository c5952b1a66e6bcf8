import { expect, test } from 'vitest';
import type { Observation, Protected } from '../observation.ts';
import type { Reason } from './protect.ts';
import { hidingRules, summarise } from './summary.ts';

const audit = { blocks: 1, secrets: 1, proven: 1 };

/** A release of a hundred figures, some of them hidden for these reasons. */
function summaryOf(counts: Partial<Record<Reason, number>>) {
  const all = Object.entries(counts).flatMap(([reason, count]) =>
    Array.from({ length: count }, () => reason as Reason),
  );
  const reasons = new Map(all.map((reason, index) => [index, reason]));
  const observations = Array.from({ length: 100 }) as unknown as Protected<readonly Observation[]>;
  return summarise({ observations, reasons, audit, openBefore: [] });
}

test('the public learns how many figures there are and how many are hidden', () => {
  expect(summaryOf({ 'small-numerator': 3 })).toEqual({ figures: 100, hidden: 3, audit });
});

test('each reason counts for the rule that the method page names', () => {
  const { byRule } = summaryOf({
    ...{ 'small-numerator': 4, 'small-elsewhere': 5, 'small-by-rate': 6, 'small-complement': 10 },
    ...{ 'small-denominator': 4, 'nobody-of-few': 3, 'everybody-of-few': 3, secondary: 8, earlier: 4 },
  });
  expect(byRule).toEqual({ small: 15, remainder: 10, base: 10, amount: 0, source: 0, protecting: 12, derived: 0 });
  expect(Object.keys(byRule ?? {})).toEqual([...hidingRules]);
});

test('amounts of money, figures hidden at the source and derived ones have rules of their own', () => {
  const { byRule } = summaryOf({
    ...{ 'few-contributors': 6, 'one-contributor-dominates': 6, source: 11, derived: 12, secondary: 10 },
  });
  expect(byRule).toMatchObject({ amount: 12, source: 11, derived: 12, protecting: 10 });
});

test('counts by rule are withheld where one is so small that the table would tell which figures they are', () => {
  expect(summaryOf({ 'small-numerator': 9, secondary: 20 }).byRule).toBeUndefined();
  expect(summaryOf({ 'small-numerator': 10, secondary: 20 }).byRule).toBeDefined();
});

test('counts by rule are withheld where too few figures are hidden for the sake of others', () => {
  expect(summaryOf({ 'small-numerator': 30, secondary: 9 }).byRule).toBeUndefined();
  expect(summaryOf({ 'small-numerator': 30 }).byRule).toBeUndefined();
});

test('nothing in the summary says which figures were hidden first', () => {
  expect(Object.keys(summaryOf({ 'small-numerator': 12, secondary: 12 })).sort()).toEqual([
    ...['audit', 'byRule', 'figures', 'hidden'],
  ]);
});
