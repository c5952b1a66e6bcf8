import { describe, expect, test } from 'vitest';
import { bases } from './bases.ts';
import { companies, lowestShare } from './companies.ts';
import { inspections } from './inspections.ts';
import { planQuarters, quarterEnd, quarters } from './quarters.ts';
import { quarterly } from './register-quarters.ts';
import { movements } from './register.ts';
import { supportRows } from './support.ts';
import type { Row } from './table.ts';
import { sum, towns, years } from './towns.ts';
import { villageHelp } from './village-help.ts';
import { keyVillages } from './villages.ts';

const rows = supportRows();
const planYears = years.slice(1);
const rowsOf = (indicator: string): readonly Row[] => rows[indicator] ?? [];

describe('the register by quarter', () => {
  test.each(planYears)('adds up to the yearly movements of %s in every town', (year) => {
    const own = [1, 2, 3, 4].map((quarter) => quarterly[`${year}-Q${quarter}`]);
    towns.forEach((_, i) => {
      expect(own.at(-1)?.stock[i]).toBe(movements[year].stock[i]);
      expect(sum(own.map((quarter) => quarter?.removed[i] ?? 0))).toBe(movements[year].exits[i]);
      const came = own.map((quarter) => (quarter?.added[i] ?? 0) + (quarter?.returned[i] ?? 0));
      expect(sum(came)).toBe(movements[year].returns[i]);
    });
  });

  test('stock = stock before + newly registered + fallen back − removed, never below none', () => {
    let before = movements[2015].stock;
    for (const period of planQuarters) {
      const { stock = [], added = [], returned = [], removed = [] } = quarterly[period] ?? {};
      towns.forEach((_, i) => {
        const expected = (before[i] ?? 0) + (added[i] ?? 0) + (returned[i] ?? 0) - (removed[i] ?? 0);
        expect(stock[i]).toBe(expected);
        expect(expected).toBeGreaterThanOrEqual(0);
      });
      before = stock;
    }
  });

  test('counts of the county are none or at least ten, so that none of them is hidden', () => {
    for (const { added, returned, removed } of Object.values(quarterly))
      for (const total of [added, returned, removed].map(sum)) expect(total === 0 || total >= 10).toBe(true);
  });
});

test('monitoring is not carried back before 2020, nor the third kind into it', () => {
  const monitored = rowsOf('monitored-households');
  expect(monitored.every(({ period }) => period >= '2020-Q2')).toBe(true);
  const third = monitored.filter(({ groups }) => groups?.['kind'] === 'emergency');
  expect(third.every(({ status, numerator }) => status === 'not-applicable' && numerator === undefined)).toBe(true);
});

test('no share passes its denominator', () => {
  for (const indicator of ['dibao-coverage', 'pension-coverage', 'house-acceptance', 'household-helper'])
    expect(rowsOf(indicator).every(({ numerator = 0, denominator = 0 }) => numerator <= denominator)).toBe(true);
});

describe('resident help', () => {
  test('has one row for each of the 140 key villages and each quarter', () => {
    expect(villageHelp).toHaveLength(keyVillages.length * quarters.length);
    expect(new Set(villageHelp.map((row) => row.village_id + row.quarter_end)).size).toBe(villageHelp.length);
  });

  test('is inspected within its quarter, and only where a first secretary is in post', () => {
    for (const { inspected_on: day, quarter_end: end, first_secretary: present } of villageHelp)
      expect(day === '' || (present && day <= end && day.slice(0, 4) === end.slice(0, 4))).toBe(true);
  });

  test('has teams of three to five people from 2018 on', () => {
    const sizes = villageHelp
      .filter((row) => row.team && row.quarter_end >= '2018-03-31')
      .map((row) => row.team_members);
    expect([Math.min(...sizes), Math.max(...sizes)]).toEqual([3, 5]);
  });

  test('is inspected in three rounds in 2016 and 2020, in four in between, and the rounds count the same villages', () => {
    const perYear = planYears.map((year) => inspections.filter(({ held_on: day }) => day.startsWith(year)).length);
    expect(perYear).toEqual([3, 4, 4, 4, 3]);
    expect(sum(inspections.map(({ villages }) => villages))).toBe(
      villageHelp.filter(({ inspected_on: day }) => day !== '').length,
    );
    expect(quarterEnd('2016-Q2')).toBe('2016-06-30');
  });

  test('results are circulated after the round and within its year, or not at all', () => {
    for (const { held_on: held, circulated_on: day } of inspections)
      expect(day === '' || (day > held && day.slice(0, 4) === held.slice(0, 4))).toBe(true);
  });
});

test('each company with a profit gave whole yuan, and two years fell below 3 %', () => {
  expect(companies.every(({ given }) => Number.isInteger(given))).toBe(true);
  expect(planYears.map((year) => lowestShare(Number(year)))).toEqual([1.8, 3, 2.4, 3, 3]);
});

test('ten bases were supported, each in a town', () => {
  expect(bases).toHaveLength(10);
  expect(bases.every(({ town }) => towns.some(({ code }) => code === town))).toBe(true);
});
