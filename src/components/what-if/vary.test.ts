import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { levels } from '../../core/expected.ts';
import { due, promise, series, startingAt } from '../../core/specimens.ts';
import { judge } from '../../core/verdict.ts';
import type { WhatIfPromise } from './file.ts';
import { readSettings, writeSettings } from './settings.ts';
import { differs, judgeUnder, published, type Settings } from './vary.ts';

type Written = Parameters<typeof promise>[0];

function whatIf(written: Written, values: Readonly<Record<string, number>>, yardstick = {}): WhatIfPromise {
  const commitment = promise(written);
  return {
    name: commitment.name,
    commitment,
    series: series(values),
    ...(Object.keys(yardstick).length > 0 && { yardstick: series(yardstick) }),
    said: [],
  };
}

const under = (entry: WhatIfPromise, change: Partial<Settings>, day = '2018-12-31') =>
  judgeUnder(entry, day, { ...published, ...change });

describe('judgeUnder(…) says what another rule would say', () => {
  const twoSteps = whatIf({ steps: due({ 2016: 60, 2018: 90 }), baseline: startingAt(0) }, { 2016: 58, 2018: 90 });
  const between = whatIf({ steps: due({ 2016: 60, 2019: 90 }), baseline: startingAt(0) }, { 2016: 60, 2018: 57 });

  test('with the published rule it is PLAN-1', () => {
    const { commitment, series: judged } = twoSteps;
    const own = judge(promise({ ...commitment, steps: [...commitment.steps] }), {
      asOf: '2018-12-31',
      ...(judged && { series: judged }),
    });
    expect(under(twoSteps, {})).toEqual({ standing: own.standing, pace: own.pace, outcome: own.outcome });
    expect(own.standing).toBe('met-late');
  });

  test('other bands change the pace word and no verdict', () => {
    expect(under(between, {}).pace).toBe('just-behind');
    expect(under(between, { justBehind: 0.96 }).pace).toBe('behind');
    expect(under(between, { justBehind: 0.97, behind: 0.96 }).pace).toBe('far-behind');
    expect(under(between, { justBehind: 0.96 }).standing).toBe(under(between, {}).standing);
  });

  test('even progress between the steps changes the pace word and no verdict', () => {
    expect(under(between, { between: 'linear' })).toEqual({ ...under(between, {}), pace: 'behind' });
  });

  test('the last step due instead of the weakest', () => {
    const caught = whatIf(
      { kind: 'standard', steps: due({ 2016: 60, 2017: 60, 2018: 60 }) },
      { 2016: 58, 2017: 61, 2018: 60 },
    );
    expect(under(caught, {}).standing).toBe('missed');
    expect(under(caught, { shows: 'last' }).standing).toBe('met');
    expect(under(caught, { shows: 'last' }, '2015-12-31').standing).toBe('not-due');
  });

  test.each([
    ['at-least', 98, 'met'],
    ['at-least', 97.9, 'missed'],
    ['at-most', 102, 'met'],
    ['at-most', 102.1, 'missed'],
    ['exactly', 98, 'met'],
    ['exactly', 102.1, 'missed'],
  ] as const)('a level of 100 eased by 2 %%: %s, %d is %s', (direction, value, standing) => {
    const entry = whatIf({ direction, steps: due({ 2018: 100 }), kind: 'standard' }, { 2018: value });
    expect(under(entry, { eased: 2 }).standing).toBe(standing);
  });

  test('a level of 0 stays 0', () => {
    const none = whatIf({ direction: 'at-most', steps: due({ 2018: 0 }) }, { 2018: 0.1 });
    expect(under(none, { eased: 20 }).standing).toBe('missed');
  });

  test('shares of a schedule are eased as running levels', () => {
    const shares = [40, 40, 20].map((share, index) => ({ by: `${2016 + index}-12-31`, share }));
    const entry = whatIf({ kind: 'cumulative', steps: shares }, { 2016: 40, 2017: 79, 2018: 100 });
    expect(under(entry, {}).standing).toBe('met-late');
    expect(under(entry, { eased: 2 }).standing).toBe('met');
  });

  test('a yardstick is eased as a level is', () => {
    const relative = { indicator: 'x', area: '370300', name: { zh: '全市', en: 'city' } };
    const entry = whatIf({ steps: [{ by: '2018-12-31' }], relative, kind: 'standard' }, { 2018: 7.9 }, { 2018: 8 });
    expect(under(entry, {}).standing).toBe('missed');
    expect(under(entry, { eased: 2 }).standing).toBe('met');
  });

  test('easing never turns a kept promise into a missed one', () => {
    const level = fc.integer({ min: 0, max: 1000 }).map((whole) => whole / 10);
    const eased = fc.integer({ min: 0, max: 40 }).map((halves) => halves / 2);
    const direction = fc.constantFrom('at-least', 'at-most', 'exactly' as const);
    fc.assert(
      fc.property(level, level, direction, eased, (target, value, way, by) => {
        const entry = whatIf({ direction: way, steps: due({ 2018: target }) }, { 2018: value });
        expect(levels(entry.commitment)).toHaveLength(1);
        if (under(entry, {}).standing === 'met') expect(under(entry, { eased: by }).standing).toBe('met');
      }),
    );
  });
});

test('differs(…) tells a verdict from a pace word', () => {
  expect(differs({ standing: 'met' }, { standing: 'met' })).toBeUndefined();
  expect(differs({ standing: 'met', outcome: 'held' }, { standing: 'met', outcome: 'achieved' })).toBe('verdict');
  expect(differs({ standing: 'not-due' }, { standing: 'not-due', pace: 'behind' })).toBe('pace');
});

describe('the settings in the address', () => {
  const settings = fc.record({
    justBehind: fc.integer({ min: 60, max: 100 }).map((percent) => percent / 100),
    behind: fc.integer({ min: 0, max: 60 }).map((percent) => percent / 100),
    between: fc.constantFrom('plan', 'step', 'linear' as const),
    eased: fc.integer({ min: 0, max: 40 }).map((halves) => halves / 2),
    shows: fc.constantFrom('weakest', 'last' as const),
  });

  test('come back as they were written', () => {
    fc.assert(
      fc.property(settings, (given) => {
        expect(readSettings(`?${writeSettings(given)}`)).toEqual(given);
      }),
    );
  });

  test('are empty for the published rule', () => {
    expect(writeSettings(published)).toBe('');
    expect(readSettings('')).toEqual(published);
  });

  test('are as published where the address says nonsense, and the bands stay in order', () => {
    expect(readSettings('?near=x&behind=-1&between=%3Cb%3E&eased=99&shows=first')).toEqual(published);
    expect(readSettings('?near=0.5&behind=0.9')).toMatchObject({ justBehind: 0.5, behind: 0.5 });
  });
});
