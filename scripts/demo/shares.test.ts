import { describe, expect, test } from 'vitest';
import { amend, drawGross, drawShares } from './shares.ts';
import { sum, towns } from './towns.ts';

const sizes = towns.map(({ population }) => Math.round(population / 100));
const of = (): readonly number[] => sizes;

describe('drawShares', () => {
  test('adds up to the outcome of the county exactly', () => {
    const rows = drawShares({ name: 'x', outcomes: { 2016: 0.6, 2017: { missing: 3 }, 2018: 1 }, of });
    const whole = sum(sizes);
    const counted = (period: string): number =>
      sum(rows.filter((row) => row.period === period).map(({ numerator = 0 }) => numerator));
    expect(counted('2016')).toBe(Math.round(0.6 * whole));
    expect(counted('2017')).toBe(whole - 3);
    expect(counted('2018')).toBe(whole);
  });

  test('never lets a town pass its denominator', () => {
    const rows = drawShares({ name: 'y', outcomes: { 2016: 0.97, 2017: 0.02 }, of, spread: 0.9 });
    expect(rows.every(({ numerator = 0, denominator = 0 }) => numerator >= 0 && numerator <= denominator)).toBe(true);
  });
});

test('drawGross lets a town pass 100 % where it is put ahead', () => {
  const rows = drawGross({ name: 'z', outcomes: { 2016: 0.97 }, of, ahead: { '370323001': 0.08 } });
  const above = rows.filter(({ numerator = 0, denominator = 0 }) => numerator > denominator);
  expect(above.map(({ area }) => area)).toEqual(['370323001']);
});

describe('amend', () => {
  const rows = [{ area: 'a', period: '2016', numerator: 1, denominator: 2 }];

  test('takes the numbers out of a row that was not reported', () => {
    const [row] = amend(rows, { area: 'a' }, { status: 'not-reported' });
    expect(row).toEqual({ area: 'a', period: '2016', status: 'not-reported' });
  });

  test('refuses to amend a row that is not there', () => {
    expect(() => amend(rows, { area: 'b' }, { status: 'provisional' })).toThrow('no such row');
  });
});
