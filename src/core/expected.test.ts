import { describe, expect, test } from 'vitest';
import { fraction, toNumber } from './exact.ts';
import { boundsOf, expectedAt, levels, margin, meets, spans } from './expected.ts';
import { promise } from './specimens.ts';

const number = (x: { n: bigint; d: bigint } | undefined) => x && toNumber(x);

describe('the level due', () => {
  test('of a 40/40/20 schedule is 40, 80, 100: the shares run up', () => {
    const shares = [40, 40, 20].map((share, index) => ({ by: `${2016 + index}-12-31`, share }));
    expect(levels(promise({ kind: 'cumulative', steps: shares })).map(number)).toEqual([40, 80, 100]);
  });

  test('runs up without binary noise: 0.1 and 0.2 are 0.3', () => {
    const shares = [0.1, 0.2, 99.7].map((share, index) => ({ by: `${2016 + index}-12-31`, share }));
    expect(levels(promise({ kind: 'cumulative', steps: shares })).map(number)).toEqual([0.1, 0.3, 100]);
  });

  test('must be stated: a step with neither a level nor a share stops the build', () => {
    const steps = [{ by: '2016-12-31', date: 'stated' as const }];
    expect(() => levels({ id: '05-x', steps })).toThrow('missing level due: 05-x 2016-12-31; expected a value');
  });
});

describe('what a direction allows', () => {
  const far = (direction: Parameters<typeof boundsOf>[0], x: number, upper?: number) =>
    toNumber(margin(boundsOf(direction, fraction(50), upper === undefined ? undefined : fraction(upper)), fraction(x)));

  test('at least: everything from the level up', () => {
    expect([49, 50, 51].map((x) => far('at-least', x))).toEqual([-1, 0, 1]);
  });

  test('at most: everything from the level down', () => {
    expect([49, 50, 51].map((x) => far('at-most', x))).toEqual([1, 0, -1]);
  });

  test('exactly: the level and nothing else', () => {
    expect([49.5, 50, 50.5].map((x) => far('exactly', x))).toEqual([-0.5, 0, -0.5]);
  });

  test('a band: from the lower to the upper end, both included; the gap is the way to the nearer end', () => {
    expect([48, 50, 52, 60, 61].map((x) => far('band', x, 60))).toEqual([-2, 0, 2, 0, -1]);
    expect(meets(boundsOf('band', fraction(50), fraction(60)), fraction(60))).toBe(true);
  });
});

describe('the level expected on a day', () => {
  const marks = [
    { day: '2015-12-31', level: fraction(0) },
    { day: '2017-12-31', level: fraction(60) },
    { day: '2020-12-31', level: fraction(90) },
  ];
  const at = (day: string, between: 'step' | 'linear') => number(expectedAt(marks, day, between));

  test('is by default the last step due: what is not due does not count', () => {
    expect(at('2016-12-31', 'step')).toBe(0);
    expect(at('2017-12-30', 'step')).toBe(0);
    expect(at('2017-12-31', 'step')).toBe(60);
    expect(at('2019-12-31', 'step')).toBe(60);
    expect(at('2021-06-30', 'step')).toBe(90);
  });

  test('grows evenly where the plan says so, by months: a year is the same share of the way in a leap year', () => {
    expect(at('2016-12-31', 'linear')).toBe(30);
    expect(at('2018-12-31', 'linear')).toBe(70);
    expect(at('2016-03-31', 'linear')).toBe(7.5);
    expect(at('2017-12-31', 'linear')).toBe(60);
    expect(at('2021-12-31', 'linear')).toBe(90);
  });

  test('is unknown before the first of them', () => {
    expect(at('2015-12-30', 'step')).toBeUndefined();
    expect(at('2015-12-30', 'linear')).toBeUndefined();
  });
});

test('the interval of a survey value contains a level also where it ends there, and no interval contains nothing', () => {
  expect(spans([58, 62], fraction(60))).toBe(true);
  expect(spans([60, 62], fraction(60))).toBe(true);
  expect(spans([61, 63], fraction(60))).toBe(false);
  expect(spans([60, 60], fraction(60))).toBe(false);
  expect(spans(undefined, fraction(60))).toBe(false);
});
