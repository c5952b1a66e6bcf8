import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binsOf } from './bins.ts';
import { classesWithin, limitsOf } from './stretch.ts';
import { addSums, figureOf, type Sums } from './sums.ts';

const none: Sums = {
  ...{ cells: 0, known: 0, provisional: 0, suppressed: 0, silent: 0, inapplicable: 0, paired: 0 },
  ...{ part: null, whole: null, total: null, value: null },
};
const cell = (part: number, whole: number): Sums => {
  const value = (100 * part) / whole;
  return { ...none, cells: 1, known: 1, paired: 1, part, whole, total: value, value };
};
const hidden: Sums = { ...none, cells: 1, suppressed: 1 };
const silent: Sums = { ...none, cells: 1, silent: 1 };
const inapplicable: Sums = { ...none, cells: 1, inapplicable: 1 };
const ratio = { calculation: 'ratio', scale: 100 } as const;

describe('the figure of several cells', () => {
  it('is the ratio of their added counts, whatever their rates', () => {
    const counts = fc.array(fc.tuple(fc.nat(1_000), fc.integer({ min: 1, max: 1_000 })), {
      minLength: 2,
      maxLength: 9,
    });
    fc.assert(
      fc.property(counts, (pairs) => {
        const { value } = figureOf(addSums(pairs.map(([part, whole]) => cell(part, whole))), ratio);
        const [part, whole] = [0, 1].map((at) => pairs.reduce((sum, pair) => sum + (pair[at] ?? 0), 0));
        expect(value).toBeCloseTo((100 * (part ?? 0)) / (whole ?? 1), 10);
      }),
    );
  });

  it('is the same in whatever order and in whatever parts they are added', () => {
    const all = [cell(1, 10), cell(0, 90), hidden, silent, cell(7, 8)];
    const whole = addSums(all);
    expect(addSums([addSums(all.slice(0, 2)), addSums(all.slice(2))])).toEqual(whole);
    expect(addSums(all.toReversed())).toEqual(whole);
  });

  it('says how many cells are in it', () => {
    expect(figureOf(addSums([cell(1, 2), hidden, silent]), ratio)).toMatchObject({ value: 50, cells: 3, known: 1 });
  });

  it('is a sum of counts, and nothing where figures do not add up', () => {
    const two = addSums([cell(1, 2), cell(3, 4)]);
    expect(figureOf(two, { calculation: 'sum', scale: 1 }).value).toBe(125);
    expect(figureOf(two, { calculation: 'value', scale: 1 }).value).toBeNull();
    expect(figureOf(two, { calculation: 'growth', scale: 1 }).value).toBeNull();
  });
});

describe('the figure of one cell', () => {
  it('is what was published, a zero included', () => {
    expect(figureOf(cell(0, 10), ratio)).toMatchObject({ status: 'reported', value: 0 });
    expect(figureOf({ ...cell(1, 3), value: 33.3 }, ratio).value).toBe(33.3);
  });
});

describe('a set without any figure', () => {
  it.each([
    ['suppressed', [hidden, silent, inapplicable]],
    ['not-reported', [silent, inapplicable]],
    ['not-applicable', [inapplicable]],
  ] as const)('says why: %s', (status, cells) => {
    expect(figureOf(addSums(cells), ratio)).toMatchObject({ status, value: null });
  });
});

describe('classes of values', () => {
  const value = fc.integer({ min: -1e9, max: 1e9 }).map((thousandths) => thousandths / 1_000);

  it('hold every figure, the smallest and the largest too', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const bins = binsOf(low, high, false);
        const [first, last] = [limitsOf([0, 0], bins)[0], limitsOf([0, bins.count - 1], bins)[1]];
        const noise = bins.width * 1e-6;
        expect(first).toBeLessThanOrEqual(low + noise);
        expect(last).toBeGreaterThanOrEqual(high - noise);
        expect(bins.count).toBeLessThan(40);
      }),
    );
  });

  it('of whole figures are whole, and the largest has a class of its own', () => {
    expect(binsOf(0, 5, true)).toEqual({ start: 0, width: 1, count: 6 });
    expect(binsOf(0, 100, false)).toEqual({ start: 0, width: 10, count: 10 });
    expect(binsOf(7, 7, true).count).toBe(1);
  });

  it('are found again from the limits of a stretch of them', () => {
    const bins = { start: 95.4, width: 0.2, count: 19 };
    for (let first = 0; first < bins.count; first++)
      for (let last = first; last < bins.count; last++)
        expect(classesWithin(limitsOf([first, last], bins), bins)).toEqual([first, last]);
  });
});
