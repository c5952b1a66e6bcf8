import { commitmentSchema, type Commitment } from './commitment.ts';
import type { Measure, Point, Series } from './facts.ts';
import type { Observation } from './observation.ts';
import type { z } from 'zod';

/** Small made-up promises and figures for the tests of the rules. Nothing here is published. */

type Written = z.input<typeof commitmentSchema>;

/** A promise as a plan file would write it, checked by the schema; a level of at least so many percent unless told. */
export function promise(written: Partial<Written> & Pick<Written, 'steps'>): Commitment {
  const words = { zh: '示例', en: 'Specimen' };
  return commitmentSchema.parse({
    id: '01-specimen',
    clause: '1.1.1',
    name: words,
    kind: 'level',
    direction: 'at-least',
    unit: 'percent',
    population: words,
    ...written,
  });
}

/** A starting point stated by the plan. */
export function startingAt(value: number, vintage?: string): Written['baseline'] {
  return { period: '2015', value, quality: 'plan', vintage };
}

/** Steps due at the end of years: `due({ 2016: 60, 2017: 80 })`. */
export function due(levels: Readonly<Record<number, number>>): NonNullable<Written['steps']> {
  return Object.entries(levels).map(([year, value]) => ({ by: `${year}-12-31`, value }));
}

export const published: Measure = { calculation: 'value', scale: 100, decimals: 1, lagMonths: 0 };
export const counted: Measure = { calculation: 'sum', scale: 1, decimals: 0, lagMonths: 0 };
export const share: Measure = { calculation: 'ratio', scale: 100, decimals: 1, lagMonths: 0 };

/** A series of values by period, all reported: `series({ 2016: 58, '2017-Q1': 61 })`. */
export function series(values: Readonly<Record<string, number>>, indicator: Measure = published): Series {
  const points = Object.entries(values).map(([period, value]): Point => ({ period, value, status: 'reported' }));
  return { indicator, points };
}

/** A series of counts by period: numerator and denominator, all reported. */
export function shares(
  counts: Readonly<Record<string, readonly [number, number]>>,
  indicator: Measure = share,
): Series {
  const points = Object.entries(counts).map(([period, [numerator, denominator]]): Point => ({
    period,
    numerator,
    denominator,
    status: 'reported',
  }));
  return { indicator, points };
}

/** One figure of a made-up indicator in a made-up area. */
export function figure(given: Partial<Observation> = {}): Observation {
  return {
    indicator: 'aid',
    area: '370323001',
    period: '2017',
    groups: '',
    status: 'reported',
    sourceKind: 'demonstration',
    file: 'indicators/aid.csv',
    rows: '2',
    ...given,
  };
}
