import { describe, expect, it } from 'vitest';
import { firstDay, periodsBetween, vintageOf } from './periods.ts';
import { ranges, rowNumbers, weakest } from './totals.ts';

it('ranges writes row numbers in their shortest form and rowNumbers reads them back', () => {
  expect(ranges([13, 2, 3, 4, 20, 3])).toBe('2-4,13,20');
  expect(rowNumbers('2-4,13,20')).toEqual([2, 3, 4, 13, 20]);
});

it('weakest says demonstration as soon as one part is', () => {
  expect(weakest(['official', 'demonstration'])).toBe('demonstration');
  expect(weakest(['official', 'plan'])).toBe('plan');
  expect(weakest(['official'])).toBe('official');
});

describe('periodsBetween', () => {
  it('lists years, quarters and months with both ends', () => {
    expect(periodsBetween('2016', '2018', 'year')).toEqual(['2016', '2017', '2018']);
    expect(periodsBetween('2016-Q3', '2017-Q2', 'quarter')).toEqual(['2016-Q3', '2016-Q4', '2017-Q1', '2017-Q2']);
    expect(periodsBetween('2016', '2016', 'month')).toHaveLength(12);
  });
});

it('vintageOf takes the last vintage begun', () => {
  const vintages = [
    { from: '2018', id: 'new' },
    { from: '2015', id: 'old' },
  ];
  expect(['2014', '2015', '2017-Q4', '2018-Q1'].map((period) => vintageOf(vintages, period))).toEqual([
    undefined,
    'old',
    'old',
    'new',
  ]);
  expect(firstDay('2018-Q2')).toBe('2018-04-01');
});
