import { describe, expect, it } from 'vitest';
import { runningTotals } from './gather.ts';
import { indicatorSchema } from './indicator.ts';

const start = '2016-01-01';
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

describe('runningTotals', () => {
  const point = (period: string, numerator: number) =>
    ({ period, numerator, denominator: 500, value: numerator / 5, status: 'reported' }) as const;
  it('adds what was delivered since the plan began, against the denominator of the period', () => {
    const points = runningTotals(
      [point('2016-Q2', 130), point('2015-Q4', 90), point('2016-Q1', 260)],
      indicator,
      start,
    );
    expect(points.map(({ numerator, value }) => [numerator, value])).toEqual([
      [260, 52],
      [390, 78],
    ]);
  });
  it('has no total after a period without a figure', () => {
    const points = [point('2016-Q1', 260), { period: '2016-Q2', status: 'suppressed' } as const, point('2016-Q3', 10)];
    expect(runningTotals(points, indicator, start).map(({ status, value }) => [status, value])).toEqual([
      ['reported', 52],
      ['suppressed', undefined],
      ['suppressed', undefined],
    ]);
  });
});
