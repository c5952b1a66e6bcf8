import { describe, expect, test } from 'vitest';
import { addDays, isWorkingDay, plainWeek, workingDaysBetween } from './working-days.ts';

describe('workingDaysBetween', () => {
  test('does not count the day it starts from, and counts the day it ends on', () => {
    expect(workingDaysBetween('2017-03-06', '2017-03-06', plainWeek)).toBe(0);
    expect(workingDaysBetween('2017-03-06', '2017-03-07', plainWeek)).toBe(1);
  });

  test('leaves out Saturdays and Sundays', () => {
    expect(workingDaysBetween('2017-03-03', '2017-03-06', plainWeek)).toBe(1);
    expect(workingDaysBetween('2017-03-06', '2017-04-03', plainWeek)).toBe(20);
  });

  test('leaves out holidays and counts weekends that were worked instead', () => {
    const calendar = { holidays: new Set(['2017-03-08']), workdays: new Set(['2017-03-11']) };
    expect(workingDaysBetween('2017-03-06', '2017-03-10', calendar)).toBe(3);
    expect(workingDaysBetween('2017-03-06', '2017-03-12', calendar)).toBe(4);
  });

  test('is 0 for a day before', () => {
    expect(workingDaysBetween('2017-03-06', '2017-02-01', plainWeek)).toBe(0);
  });
});

test('addDays crosses months, years and leap days', () => {
  expect(addDays('2016-02-28', 1)).toBe('2016-02-29');
  expect(addDays('2016-12-31', 1)).toBe('2017-01-01');
  expect(addDays('2017-01-01', -1)).toBe('2016-12-31');
});

test('isWorkingDay: a weekend that is worked is a working day, a holiday is not', () => {
  expect(isWorkingDay('2017-03-11', plainWeek)).toBe(false);
  expect(isWorkingDay('2017-03-11', { ...plainWeek, workdays: new Set(['2017-03-11']) })).toBe(true);
  expect(isWorkingDay('2017-03-08', { ...plainWeek, holidays: new Set(['2017-03-08']) })).toBe(false);
});
