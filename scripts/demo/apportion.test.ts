import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apportion } from './apportion.ts';

const total = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

describe('apportion', () => {
  test('shares out by weight, the larger remainders first', () => {
    expect(apportion(10, [1, 1, 1])).toEqual([4, 3, 3]);
    expect(apportion(100, [50, 30, 20])).toEqual([50, 30, 20]);
  });

  test('gives no place more than its cap and the rest to the others', () => {
    expect(apportion(10, [9, 1], [6, 8])).toEqual([6, 4]);
    expect(apportion(3, [0, 0], [1, 2])).toEqual([1, 2]);
  });

  test('refuses a total that does not fit', () => {
    expect(() => apportion(4, [1, 1], [1, 2])).toThrow('no room');
  });

  test('always adds up to the total, in whole numbers', () => {
    const weights = fc.array(fc.double({ min: 0, max: 1000, noNaN: true }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.nat(100_000), weights, (whole, each) => {
        const shares = apportion(whole, each);
        expect(total(shares)).toBe(whole);
        expect(shares.every((share) => Number.isInteger(share) && share >= 0)).toBe(true);
      }),
    );
  });
});
