import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Area } from '../area.ts';
import type { Indicator } from '../indicator.ts';
import type { Observation } from '../observation.ts';
import { checkTotals } from './totals.ts';

const area = (code: string, kind: Area['kind'], parent: string): Area => ({
  code,
  kind,
  parent,
  code_system: 'test',
  name: code,
  name_en: code,
});
const areas = [area('c', 'county', ''), area('t1', 'town', 'c'), area('t2', 'town', 'c'), area('t3', 'town', 'c')];

const text = { zh: '', en: '' };
const column = (total: 'sum' | 'none') => ({ name: text, values: { a: text, b: text }, total });
const indicators = {
  x: { coverage: { areas: 'town' }, groups: { sex: column('sum'), kind: column('none') } } as unknown as Indicator,
};

const row = (place: string, numerator: number | undefined, groups = ''): Observation => ({
  indicator: 'x',
  area: place,
  period: '2018',
  groups,
  ...(numerator === undefined ? { status: 'suppressed' } : { status: 'reported', numerator }),
  sourceKind: 'demonstration',
  file: 'x.csv',
  rows: '2',
});
const total = (numerator: number, groups = '', place = 'c'): Observation => ({
  ...row(place, numerator, groups),
  reporting: { of: 3, reported: 3 },
});
const found = (observations: Observation[]) => checkTotals({ areas, indicators, observations });

describe('the total of an area', () => {
  test('is the sum of its towns, whatever the counts', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(counts, fc.integer({ min: -5, max: 5 }), (parts, error) => {
        const sum = parts.reduce((all, part) => all + part, 0);
        const { checked, wrong } = found([
          total(sum + error),
          ...parts.map((part, index) => row(`t${index + 1}`, part)),
        ]);
        expect(checked).toBe(1);
        expect(wrong.length).toBe(error === 0 || Math.abs(error) <= 1e-9 * sum ? 0 : 1);
      }),
    );
  });

  test('names both numbers where it is not', () => {
    expect(found([total(7), row('t1', 1), row('t2', 2), row('t3', 3)]).wrong).toEqual([
      {
        zh: 'x c 2018 numerator：公布的合计是 7，各部分相加是 6',
        en: 'x c 2018 numerator: 7 published as the total, its parts add up to 6',
      },
    ]);
  });

  test('is not less than what is known of it where a town is hidden', () => {
    const parts = [row('t1', 5), row('t2', 5), row('t3', undefined)];
    expect(found([total(10), ...parts]).wrong).toEqual([]);
    expect(found([total(15), ...parts]).wrong).toEqual([]);
    expect(found([total(9), ...parts]).wrong[0]?.en).toMatch(/its published parts add up to 10$/);
  });

  test('leaves out a town that the indicator does not apply to', () => {
    const without: Observation = { ...row('t3', undefined), status: 'not-applicable' };
    expect(found([total(3), row('t1', 1), row('t2', 2), without]).wrong).toEqual([]);
    expect(found([total(4), row('t1', 1), row('t2', 2), without]).wrong).toHaveLength(1);
  });

  test('adds decimals as the numbers that they print as', () => {
    expect(found([total(0.6), row('t1', 0.1), row('t2', 0.2), row('t3', 0.3)]).wrong).toEqual([]);
  });

  test('is not among those checked where no part is published, and where it was not made by adding', () => {
    expect(found([total(3)])).toEqual({ checked: 0, wrong: [] });
    expect(found([row('c', 99), row('t1', 1), row('t2', 2), row('t3', 3)])).toEqual({ checked: 0, wrong: [] });
  });
});

describe('the total over groups', () => {
  test('is the sum of the groups that may be added', () => {
    const parts = [row('t1', 1, 'sex=a'), row('t1', 2, 'sex=b')];
    expect(found([total(3, '', 't1'), ...parts])).toEqual({ checked: 1, wrong: [] });
    expect(found([total(4, '', 't1'), ...parts]).wrong).toHaveLength(1);
  });

  test('is never held against groups that overlap', () => {
    const parts = [row('t1', 1, 'kind=a'), row('t1', 2, 'kind=b')];
    expect(found([total(4, '', 't1'), ...parts])).toEqual({ checked: 0, wrong: [] });
  });

  test('keeps the other group of its own key', () => {
    const parts = [row('t1', 1, 'kind=a;sex=a'), row('t1', 2, 'kind=a;sex=b'), row('t1', 9, 'kind=b;sex=b')];
    expect(found([total(3, 'kind=a', 't1'), ...parts])).toEqual({ checked: 1, wrong: [] });
  });
});
