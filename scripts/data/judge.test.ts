import { describe, expect, it } from 'vitest';
import { indicatorSchema } from '../../src/core/indicator.ts';
import { asOfDaysOf, runningTotals } from './judge.ts';

const plan = { start: '2016-01-01', end: '2018-12-31' };
const text = { zh: '甲', en: 'A' };
const count = { name: text, unit: 'person' };
const indicator = indicatorSchema.parse({
  name: text,
  definition: text,
  formula: text,
  theme: 'health',
  unit: 'percent',
  calculation: 'ratio',
  better: 'higher',
  time: 'period',
  frequency: 'quarter',
  coverage: { areas: 'county', from: '2016-Q1', to: '2016-Q4' },
  sensitivity: 'sensitive',
  numerator: count,
  denominator: count,
  source: { producer: text, title: text, licence: 'none', kind: 'demonstration' },
});

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

describe('runningTotals', () => {
  const point = (period: string, numerator: number) =>
    ({ period, numerator, denominator: 500, value: numerator / 5, status: 'reported' }) as const;
  it('adds what was delivered since the plan began, against the denominator of the period', () => {
    const points = runningTotals(
      [point('2016-Q2', 130), point('2015-Q4', 90), point('2016-Q1', 260)],
      indicator,
      plan.start,
    );
    expect(points.map(({ numerator, value }) => [numerator, value])).toEqual([
      [260, 52],
      [390, 78],
    ]);
  });
  it('has no total after a period without a figure', () => {
    const points = [point('2016-Q1', 260), { period: '2016-Q2', status: 'suppressed' } as const, point('2016-Q3', 10)];
    expect(runningTotals(points, indicator, plan.start).map(({ status, value }) => [status, value])).toEqual([
      ['reported', 52],
      ['suppressed', undefined],
      ['suppressed', undefined],
    ]);
  });
});
