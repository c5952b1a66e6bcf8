import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asOfDaysOf, groupKey, groupPath } from './judging.ts';

const plan = { start: '2016-01-01', end: '2018-12-31' };
describe('asOfDaysOf', () => {
  it('lists the ends of the years of the plan up to the day of the ledger', () => {
    expect(asOfDaysOf(plan, '2018-12-31')).toEqual(['2016-12-31', '2017-12-31', '2018-12-31']);
    expect(asOfDaysOf(plan, '2017-12-31')).toEqual(['2016-12-31', '2017-12-31']);
  });
  it('ends with the day of the ledger, also within a year or after the plan', () => {
    expect(asOfDaysOf(plan, '2017-06-30')).toEqual(['2016-12-31', '2017-06-30']);
    expect(asOfDaysOf(plan, '2020-03-31')).toEqual(['2016-12-31', '2017-12-31', '2018-12-31', '2020-03-31']);
  });
});

describe('groupPath', () => {
  it('is short for plain names and has no other signs for those of another script', () => {
    expect(groupPath(groupKey({ level: 'county' }))).toBe('level-county');
    expect(groupPath(groupKey({ sex: '女' }))).toBe('sex-~5973~');
  });
  it('is never the same for two combinations', () => {
    const column = fc.stringMatching(/^[a-z][a-z0-9_]*$/, { size: 'xsmall' });
    const key = fc.tuple(
      column,
      fc.string({ unit: fc.constantFrom('a', '-', '=', '~', '女', '男', '5', ';'), maxLength: 4 }),
    );
    fc.assert(
      fc.property(key, key, (one, two) => {
        const [a, b] = [groupKey(Object.fromEntries([one])), groupKey(Object.fromEntries([two]))];
        expect(groupPath(a) === groupPath(b)).toBe(a === b);
        expect(groupPath(a)).toMatch(/^[\w~-]+$/);
      }),
    );
  });
});
