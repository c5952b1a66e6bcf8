import fc from 'fast-check';
import { expect, test } from 'vitest';
import { profileColumn } from './profile.ts';

const number = { name: 'n', type: 'DOUBLE', numeric: true };
const text = { name: 't', type: 'VARCHAR', numeric: false };

test('numbers: empty cells, different values, the ends, mean, median, and how they are spread', () => {
  expect(profileColumn(number, [1, null, 2, 2, 11])).toEqual({
    ...{ name: 'n', type: 'DOUBLE', empty: 1, distinct: 3, least: 1, most: 11, mean: 4, median: 2 },
    bins: [1, 2, 0, 0, 0, 0, 0, 0, 0, 1],
  });
});

test('text: the ends by code point, and the most frequent values first', () => {
  expect(profileColumn(text, ['b', 'a', null, 'b', ''])).toEqual({
    ...{ name: 't', type: 'VARCHAR', empty: 1, distinct: 3, least: '', most: 'b' },
    frequent: [
      ['b', 2],
      ['', 1],
      ['a', 1],
    ],
  });
});

test('a column without any value has neither ends nor mean', () => {
  expect(profileColumn(number, [null, null])).toEqual({
    ...{ name: 'n', type: 'DOUBLE', empty: 2, distinct: 0, frequent: [] },
  });
});

test('numbers that are not finite are told as text', () => {
  expect(profileColumn(number, [1, Number.NaN, Infinity]).mean).toBeUndefined();
});

test('every number falls into one stretch, and the mean lies between the ends', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { minLength: 1 }), (numbers) => {
      const { bins = [], mean = NaN, least, most } = profileColumn(number, numbers);
      expect(bins.reduce((sum, count) => sum + count, 0)).toBe(numbers.length);
      expect(mean).toBeGreaterThanOrEqual(Number(least) - 1e-3);
      expect(mean).toBeLessThanOrEqual(Number(most) + 1e-3);
    }),
  );
});
