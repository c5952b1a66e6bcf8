import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  add,
  compare,
  divide,
  fraction,
  growth,
  multiply,
  ratio,
  round,
  subtract,
  toDecimals,
  toNumber,
} from './exact.ts';

const finite = fc
  .double({ noNaN: true, noDefaultInfinity: true })
  .filter((x) => x === 0 || (Math.abs(x) > 1e-300 && Math.abs(x) < 1e300));

describe('fraction(…)', () => {
  test('takes a number as the decimal it prints as, also in scientific notation', () => {
    expect(fraction(76.4)).toEqual({ n: 764n, d: 10n });
    expect(fraction(-3)).toEqual({ n: -3n, d: 1n });
    expect(toNumber(fraction(1e21))).toBe(1e21);
    expect(toNumber(fraction(-1.5e-7))).toBe(-1.5e-7);
  });

  test('refuses what is not a number', () => {
    expect(() => fraction(NaN)).toThrow('invalid number: NaN; expected a finite number');
    expect(() => fraction(Infinity)).toThrow('invalid number: Infinity');
  });

  test('comes back as the same number', () => {
    fc.assert(fc.property(finite, (x) => toNumber(fraction(x)) === x));
  });
});

describe('compare(…)', () => {
  test('knows no binary noise: 0.1 + 0.2 is 0.3', () => {
    expect(compare(add(fraction(0.1), fraction(0.2)), fraction(0.3))).toBe(0);
    expect(toNumber(subtract(fraction(76.4), fraction(80)))).toBe(-3.6);
  });

  test('a share computed from counts is exactly the share: 3 of 5 is 60 %, 1,499 of 2,500 is not', () => {
    const share = (n: number, d: number) => ratio(n, d, 100) ?? fraction(0);
    expect(compare(share(3, 5), fraction(60))).toBe(0);
    expect(compare(share(1499, 2500), fraction(60))).toBe(-1);
    expect(compare(share(7, 100), fraction(7))).toBe(0);
    expect(compare(share(29, 100), fraction(29))).toBe(0);
  });

  test('orders every two numbers as they are ordered', () => {
    fc.assert(
      fc.property(finite, finite, (a, b) => compare(fraction(a), fraction(b)) === Math.sign(a - b) + 0 || a === b),
    );
    fc.assert(fc.property(finite, finite, (a, b) => compare(fraction(a), fraction(b)) < 0 === a < b));
  });

  test('a share of counts meets a level if and only if the whole numbers say so', () => {
    const count = fc.integer({ min: 1, max: 1e9 });
    const level = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(count, count, level, (n, d, m) => {
        const share = ratio(n, d, 100);
        return share !== undefined && compare(share, fraction(m)) >= 0 === BigInt(n) * 100n >= BigInt(m) * BigInt(d);
      }),
    );
  });
});

describe('divide(…)', () => {
  test('has no result for a divisor of 0', () => {
    expect(divide(fraction(1), fraction(0))).toBeUndefined();
    expect(ratio(1, 0, 100)).toBeUndefined();
  });

  test('keeps the sign in the numerator', () => {
    expect(divide(fraction(1), fraction(-4))).toEqual({ n: -1n, d: 4n });
    expect(multiply(fraction(-0.5), fraction(0.5))).toEqual({ n: -25n, d: 100n });
  });
});

describe('toNumber(…)', () => {
  test('rounds once, to the nearest number, whatever the size of the parts', () => {
    const whole = fc.integer({ min: -1e15, max: 1e15 });
    const factor = fc.bigInt({ min: 1n, max: 10n ** 40n });
    fc.assert(
      fc.property(whole, fc.integer({ min: 1, max: 1e15 }), factor, (n, d, k) => {
        return toNumber({ n: BigInt(n) * k, d: BigInt(d) * k }) === n / d || n === 0;
      }),
    );
  });
});

describe('round(…) and toDecimals(…)', () => {
  test('round half away from zero on the decimals as written', () => {
    expect(toDecimals(fraction(1.005), 2)).toBe('1.01');
    expect(toDecimals(fraction(2.5), 0)).toBe('3');
    expect(toDecimals(fraction(-2.5), 0)).toBe('-3');
    expect(toDecimals(fraction(0.04), 1)).toBe('0.0');
    expect(toDecimals(fraction(-0.04), 1)).toBe('0.0');
    expect(toDecimals(fraction(12), 2)).toBe('12.00');
    expect(round(fraction(59.96), 1)).toEqual({ n: 600n, d: 10n });
  });
});

describe('growth(…)', () => {
  test('is the change against the year before in percent, free of binary noise', () => {
    expect(growth(111.2, 100)).toBe(11.2);
    expect(growth(90, 100)).toBe(-10);
    expect(growth(1, 3)).toBe(-200 / 3);
  });

  test('has no result after a year of 0', () => {
    expect(growth(5, 0)).toBeUndefined();
  });
});
