import { describe, expect, it } from 'vitest';
import { asOfDaysOf } from './judging.ts';

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
