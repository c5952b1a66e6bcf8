import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatValue } from './format.ts';
import { leftOver, missingOf, nearWhole } from './remaining.ts';
import { builtinUnits } from './unit.ts';

const name = { zh: '户', en: 'Households' };
const households = { name, unit: 'household' };
const kind = { calculation: 'ratio', scale: 100, max: 100, better: 'higher' } as const;
const share = { ...kind, numerator: households, denominator: households };
const row = (numerator: number, denominator: number) => ({ status: 'reported', numerator, denominator }) as const;

describe('what is left over beside a share', () => {
  test('is said where the share is near 100 %, and not below', () => {
    expect(leftOver(row(375, 412), share)).toEqual({ count: 37, of: 'everyone' });
    expect(leftOver(row(370, 412), share)).toBeUndefined();
    expect(leftOver(row(90, 100), share)?.count).toBe(100 - nearWhole);
  });

  test('is said at any share where everyone was promised', () => {
    expect(leftOver(row(1, 412), share, 'everyone')).toEqual({ count: 411, of: 'everyone' });
  });

  test('is the count itself where nobody was to be left', () => {
    expect(leftOver(row(12, 4000), share, 'nobody')).toEqual({ count: 12, of: 'nobody' });
    expect(leftOver(row(0, 4000), share, 'nobody')).toBeUndefined();
  });

  test('is nothing where all are reached', () => {
    expect(leftOver(row(412, 412), share, 'everyone')).toBeUndefined();
  });

  test('is what the rate lacks to 100 %, where it may exceed that, unless everyone was promised', () => {
    const gross = { ...share, max: undefined };
    expect(leftOver(row(99, 100), gross)).toEqual({ count: 1, of: 'rate' });
    expect(leftOver(row(101, 100), gross)).toBeUndefined();
    expect(leftOver(row(101, 100), gross, 'everyone')).toBeUndefined();
    expect(leftOver(row(99, 100), gross, 'everyone')).toEqual({ count: 1, of: 'everyone' });
  });

  test('is not said where neither way is better, unless everyone was promised', () => {
    expect(leftOver(row(99, 100), { ...share, better: 'neither' })).toBeUndefined();
    expect(leftOver(row(99, 100), { ...share, better: 'neither' }, 'everyone')?.count).toBe(1);
  });

  test('is not said where two different things are compared, or of a mean', () => {
    expect(leftOver(row(99, 100), { ...share, denominator: { name, unit: 'person' } })).toBeUndefined();
    expect(leftOver(row(99, 100), { ...share, scale: 1 })).toBeUndefined();
    expect(missingOf(row(99, 100), { calculation: 'sum', scale: 100 })).toBeUndefined();
  });

  test.each(['suppressed', 'not-reported', 'not-applicable'] as const)(
    'is nothing for a figure that is %s',
    (status) => {
      expect(leftOver({ ...row(411, 412), status }, share, 'everyone')).toBeUndefined();
      expect(leftOver({ status }, share, 'nobody')).toBeUndefined();
    },
  );

  test('stands beside every share that is near 100 % without being it, which is never printed as 100 %', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 0, max: 1_000_000 }), (whole, part) => {
        const numerator = Math.min(part, whole);
        const left = leftOver(row(numerator, whole), share);
        const value = (100 * numerator) / whole;
        expect(left?.count).toBe(numerator < whole && 10 * numerator >= 9 * whole ? whole - numerator : undefined);
        const printed = formatValue(value, builtinUnits.percent, { language: 'zh', decimals: 1 });
        expect(printed === '100%').toBe(numerator === whole);
      }),
    );
  });
});
