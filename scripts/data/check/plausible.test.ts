import { describe, expect, it } from 'vitest';
import { indicatorSchema, type Indicator } from '../../../src/core/indicator.ts';
import { checkPlausible } from './plausible.ts';
import type { GivenRow } from './checked.ts';
import type { Problem } from '../problem.ts';

const text = { zh: '甲', en: 'A' };
const count = { name: text, unit: 'household' };
const indicator = (rest: Partial<Record<keyof Indicator, unknown>> = {}): Indicator =>
  indicatorSchema.parse({
    ...{ name: text, definition: text, formula: text, theme: 'life', unit: 'household', calculation: 'sum' },
    ...{ better: 'higher', time: 'period', frequency: 'year', sensitivity: 'public', numerator: count },
    coverage: { areas: 'town', from: '2016', to: '2018' },
    source: { producer: text, title: text, licence: '无', kind: 'official' },
    ...rest,
  });

/** Rows of several areas; each series starts in 2016. */
function rows(series: Readonly<Record<string, readonly number[]>>, rest: Partial<GivenRow> = {}): GivenRow[] {
  return Object.entries(series).flatMap(([area, values]) =>
    values.map((numerator, index) => ({
      ...{ indicator: 'a', area, period: String(2016 + index), groups: {}, numerator },
      ...{ status: 'reported' as const, file: 'a.csv', row: Number(area) * 10 + index, ...rest },
    })),
  );
}

function check(given: readonly GivenRow[], definition = indicator()): string[] {
  const found: Problem[] = [];
  checkPlausible(given, definition, (problem) => found.push(problem));
  expect(found.every(({ severity }) => severity === 'warning')).toBe(true);
  return found.map(({ rule, row, value }) => [rule, row, value].filter((part) => part !== undefined).join(' '));
}

const usual = { 1: [200, 220], 2: [310, 330], 3: [150, 170], 4: [90, 95], 5: [400, 450] };

describe('a figure far from the one of the year before', () => {
  it.each([
    ['a digit too many', 2400],
    ['a unit ten thousand times too large', 2_400_000],
    ['a digit too few', 24],
    ['nothing where there was much', 0],
  ])('%s is asked about', (_, value) => {
    expect(check(rows({ ...usual, 6: [230, value] }))).toEqual([`jump 61 ${value}`]);
  });
  it('a change that all areas share is none', () => {
    expect(check(rows({ 1: [20, 200], 2: [31, 290], 3: [15, 160], 4: [9, 95], 5: [40, 390] }))).toEqual([]);
  });
  it('small counts move by chance', () => {
    expect(check(rows({ ...usual, 6: [2, 11], 7: [9, 1], 8: [12, 0] }))).toEqual([]);
  });
  it('where areas differ much, a factor of three is nothing', () => {
    expect(
      check(rows({ 1: [100, 300], 2: [300, 100], 3: [100, 290], 4: [290, 90], 5: [100, 340], 6: [100, 33] })),
    ).toEqual([]);
  });
  it('a series of one area is held against itself, with more patience', () => {
    expect(check(rows({ 1: [200, 1200] }))).toEqual([]);
    expect(check(rows({ 1: [200, 2100] }))).toEqual(['jump 11 2100']);
  });
  it('a row with a note has been looked at', () => {
    const given = rows({ ...usual, 6: [230, 2400] });
    expect(check(given.map((row) => (row.row === 61 ? { ...row, note: '行政区划调整' } : row)))).toEqual([]);
  });
  it('a series is not joined across a break of its denominator', () => {
    const vintages = [
      { from: '2016', id: 'old', note: text },
      { from: '2017', id: 'new', note: text },
    ];
    expect(check(rows({ 1: [200, 2100] }), indicator({ vintages }))).toEqual([]);
  });
  it('the change declared for the indicator holds instead', () => {
    const strict = indicator({ plausible: { change: 15 } });
    expect(check(rows({ 1: [200, 232], 2: [200, 228], 3: [200, 168] }), strict)).toEqual([
      'jump 11 232',
      'jump 31 168',
    ]);
    const patient = indicator({ plausible: { change: 2000 } });
    expect(check(rows({ 1: [200, 2100] }), patient)).toEqual([]);
  });
  it('groups are held against their own past', () => {
    const groups = { sex: { name: text, total: 'sum', values: { m: text, f: text } } };
    const given = [
      ...rows({ 1: [200, 210] }, { groups: { sex: 'm' } }),
      ...rows({ 1: [2000, 2100] }, { groups: { sex: 'f' } }),
    ];
    expect(check(given, indicator({ groups }))).toEqual([]);
  });
});

describe('figures copied from the year before', () => {
  const copied = { 1: [200, 200], 2: [310, 310], 3: [150, 150], 4: [90, 90], 5: [400, 400] };
  it('are asked about once, where every area has them', () => {
    expect(check(rows(copied))).toEqual(['copied-period 11']);
    expect(check(rows({ ...copied, 5: [400, 401] }))).toEqual([]);
  });
  it('are nothing unusual of a stock, of all that there is, and of a few values', () => {
    expect(check(rows(copied), indicator({ time: 'point' }))).toEqual([]);
    expect(check(rows(copied).map((row) => ({ ...row, denominator: row.numerator })))).toEqual([]);
    expect(check(rows({ 1: [1, 1], 2: [1, 1], 3: [2, 2], 4: [2, 2], 5: [0, 0] }))).toEqual([]);
  });
});
