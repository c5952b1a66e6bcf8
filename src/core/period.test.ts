import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addMonths,
  closingMonth,
  monthsBetween,
  periodClosing,
  periodEnd,
  periodKind,
  periodMonths,
  periodsBetween,
  periodYear,
  yearBefore,
} from './period.ts';
import { daySchema, periodSchema } from './period-schema.ts';

const day = fc
  .tuple(fc.integer({ min: 2000, max: 2040 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
  .map(([year, month, date]) => {
    const last = periodEnd(`${year}-${String(month).padStart(2, '0')}`);
    const text = `${last.slice(0, 8)}${String(date).padStart(2, '0')}`;
    return text > last ? last : text;
  });

describe('a period', () => {
  test('is a year, a quarter or a month, and nothing else', () => {
    for (const good of ['2016', '2016-Q1', '2016-Q4', '2016-01', '2016-12'])
      expect(periodSchema.safeParse(good).success).toBe(true);
    for (const bad of ['16', '2016年', '2016-Q5', '2016-13', '2016-1', '2016-12-31', ''])
      expect(periodSchema.safeParse(bad).success).toBe(false);
  });

  test('tells its kind, its year and its length', () => {
    expect(['2016', '2016-Q3', '2016-07'].map(periodKind)).toEqual(['year', 'quarter', 'month']);
    expect(['2016', '2016-Q3', '2016-07'].map(periodYear)).toEqual([2016, 2016, 2016]);
    expect(['2016', '2016-Q3', '2016-07'].map(periodMonths)).toEqual([12, 3, 1]);
  });

  test('ends on its last day, also in February', () => {
    expect(['2016', '2016-Q1', '2016-Q3'].map(periodEnd)).toEqual(['2016-12-31', '2016-03-31', '2016-09-30']);
    expect(['2016-02', '2017-02', '1900-02', '2000-02'].map((period) => periodEnd(period).slice(8))).toEqual([
      '29',
      '28',
      '28',
      '29',
    ]);
  });

  test('has the same one a year before', () => {
    expect(['2016', '2016-Q3', '2016-07'].map(yearBefore)).toEqual(['2015', '2015-Q3', '2015-07']);
  });
});

test('a day is a day of the calendar', () => {
  expect(daySchema.safeParse('2016-02-29').success).toBe(true);
  expect(daySchema.safeParse('2017-02-29').success).toBe(false);
  expect(daySchema.safeParse('2017-2-9').success).toBe(false);
});

describe('addMonths(…)', () => {
  test('keeps the end of a month at the end of a month', () => {
    expect(addMonths('2016-12-31', 2)).toBe('2017-02-28');
    expect(addMonths('2017-02-28', 1)).toBe('2017-03-31');
    expect(addMonths('2016-02-29', -12)).toBe('2015-02-28');
  });

  test('keeps the day of the month, or takes the last where the month is shorter', () => {
    expect(addMonths('2016-11-15', 3)).toBe('2017-02-15');
    expect(addMonths('2017-01-30', 1)).toBe('2017-02-28');
    expect(addMonths('2017-01-15', -1)).toBe('2016-12-15');
  });
});

describe('monthsBetween(…)', () => {
  test('counts whole months from one end of a month to another', () => {
    expect(monthsBetween('2018-12-31', '2019-06-30')).toBe(6);
    expect(monthsBetween('2016-12-31', '2017-12-31')).toBe(12);
    expect(monthsBetween('2017-12-31', '2017-12-31')).toBe(0);
  });

  test('rounds a part of a month up', () => {
    expect(monthsBetween('2017-12-31', '2018-01-01')).toBe(1);
    expect(monthsBetween('2017-12-31', '2018-03-01')).toBe(3);
    expect(monthsBetween('2018-02-28', '2018-03-29')).toBe(1);
    expect(monthsBetween('2017-06-15', '2017-07-16')).toBe(2);
  });

  test('is the least number of months that reaches the day', () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        const months = monthsBetween(from, to);
        expect(addMonths(from, months) >= to).toBe(true);
        if (months > 0) expect(addMonths(from, months - 1) < to).toBe(true);
      }),
    );
  });
});

describe('a row of periods', () => {
  test('runs from the first to the last, whatever their length', () => {
    expect(periodsBetween('2015', '2018')).toEqual(['2015', '2016', '2017', '2018']);
    expect(periodsBetween('2015-Q4', '2016-Q2')).toEqual(['2015-Q4', '2016-Q1', '2016-Q2']);
    expect(periodsBetween('2016-11', '2017-01')).toEqual(['2016-11', '2016-12', '2017-01']);
    expect(periodsBetween('2018', '2015')).toEqual([]);
  });

  test('is numbered by the months its periods end in', () => {
    for (const period of ['2016', '2016-Q1', '2016-Q4', '2016-01', '2016-12'])
      expect(periodClosing(closingMonth(period), periodKind(period))).toBe(period);
    expect(closingMonth('2016-Q4')).toBe(closingMonth('2016'));
  });
});
