import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { intervalOf, wilson } from './interval.ts';
import { builtinUnits, type Unit } from './unit.ts';

describe('wilson(…)', () => {
  test('gives the known 95 % intervals', () => {
    const known: [number, number, number, number][] = [
      [0, 10, 0, 0.277533],
      [10, 10, 0.722467, 1],
      [5, 10, 0.236593, 0.763407],
      [1, 10, 0.017876, 0.40415],
      [81, 263, 0.255289, 0.36621],
      [338, 412, 0.780416, 0.854442],
    ];
    for (const [numerator, denominator, low, high] of known) {
      const interval = wilson(numerator, denominator) ?? [];
      expect(interval[0]).toBeCloseTo(low, 6);
      expect(interval[1]).toBeCloseTo(high, 6);
    }
  });

  test('takes another z', () => {
    const [low = 0, high = 0] = wilson(5, 10, 1) ?? [];
    expect(low).toBeCloseTo(0.5 - 0.5 / Math.sqrt(11), 12);
    expect(high).toBeCloseTo(0.5 + 0.5 / Math.sqrt(11), 12);
  });

  test('is undefined where there is no share', () => {
    expect(wilson(0, 0)).toBeUndefined();
    expect(wilson(11, 10)).toBeUndefined();
    expect(wilson(-1, 10)).toBeUndefined();
    expect(wilson(NaN, 10)).toBeUndefined();
  });

  test('lies within 0 and 1, contains the share, mirrors its complement, and narrows as the place grows', () => {
    const counts = fc.tuple(fc.nat(1e5), fc.integer({ min: 1, max: 1e5 })).filter(([n, d]) => n <= d);
    fc.assert(
      fc.property(counts, ([n, d]) => {
        const [low, high] = wilson(n, d) ?? [NaN, NaN];
        const [complementLow, complementHigh] = wilson(d - n, d) ?? [NaN, NaN];
        const [wideLow, wideHigh] = wilson(10 * n, 10 * d) ?? [NaN, NaN];
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(n / d);
        expect(high).toBeGreaterThanOrEqual(n / d);
        expect(complementLow).toBeCloseTo(1 - high, 9);
        expect(complementHigh).toBeCloseTo(1 - low, 9);
        expect(wideHigh - wideLow).toBeLessThan(high - low);
      }),
    );
  });
});

describe('intervalOf(…)', () => {
  const units: Readonly<Record<string, Unit>> = builtinUnits;
  const people = { name: { zh: '人数', en: 'People' }, unit: 'person' };
  const rate = { calculation: 'ratio', scale: 100, numerator: people, denominator: people } as const;
  const figure = { status: 'reported', numerator: 81, denominator: 263 } as const;
  const of = (given: object, indicator: object = {}) =>
    intervalOf({ ...figure, ...given }, { ...rate, ...indicator }, (key) => units[key]);

  test('is Wilson’s in percent for a share known by its counts', () => {
    const [low = 0, high = 0] = wilson(81, 263) ?? [];
    expect(of({})).toEqual([low * 100, high * 100]);
  });

  test('is the survey’s own where one was published', () => {
    expect(of({ interval: [11.6, 15.5] })).toEqual([11.6, 15.5]);
  });

  test('is absent for what is no share of things counted', () => {
    expect(of({}, { scale: 1 })).toBeUndefined();
    expect(of({}, { calculation: 'sum' })).toBeUndefined();
    expect(of({}, { denominator: { ...people, unit: 'household' } })).toBeUndefined();
    const money = { ...people, unit: 'yuan' };
    expect(of({}, { numerator: money, denominator: money })).toBeUndefined();
  });

  test('is absent where there is no figure, and where more are counted than there are', () => {
    expect(of({ status: 'suppressed', numerator: undefined, denominator: undefined })).toBeUndefined();
    expect(of({ status: 'provisional' })).toBeUndefined();
    expect(of({ numerator: 264 })).toBeUndefined();
  });
});
