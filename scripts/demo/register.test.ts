import { describe, expect, test } from 'vitest';
import { listOf, movements, ruralPopulation } from './register.ts';
import { sum, towns, years } from './towns.ts';

describe('the register of poor people', () => {
  test.each(years.slice(1))('in %s stock = stock before − exits + returns, in every town', (year) => {
    const before = movements[String(Number(year) - 1) as typeof year];
    const now = movements[year];
    towns.forEach((_, i) => {
      const expected = (before.stock[i] ?? 0) - (now.exits[i] ?? 0) + (now.returns[i] ?? 0);
      expect(now.stock[i]).toBe(expected);
      expect(now.exits[i]).toBeGreaterThanOrEqual(0);
    });
  });

  test('the list changes in 2018 and only then', () => {
    expect(listOf('2017')).toBe(listOf('2015'));
    expect(sum(listOf('2018'))).not.toBe(sum(listOf('2017')));
    expect(listOf('2020')).toBe(listOf('2018'));
  });

  test('nobody is poor who is not on the list, and the list is a small part of the rural population', () => {
    for (const year of years)
      towns.forEach((_, i) => {
        expect(movements[year].stock[i]).toBeLessThanOrEqual(listOf(year)[i] ?? 0);
        expect(listOf(year)[i]).toBeLessThan((ruralPopulation[year][i] ?? 0) / 10);
      });
  });

  test('the county has fewer registered poor than its city had at the end of 2015', () => {
    expect(sum(movements[2015].stock)).toBeLessThan(60859);
  });
});
