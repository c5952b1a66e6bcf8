import { describe, expect, test } from 'vitest';
import { commitmentSchema } from './commitment.ts';
import { formatGap, formatValue } from './format.ts';
import { rule } from './judgement.ts';
import { counted, due, promise, published, series, shares, startingAt } from './specimens.ts';
import { builtinUnits } from './unit.ts';
import { judge } from './verdict.ts';

const { percent } = builtinUnits;

describe('PLAN-1 test vectors', () => {
  test('PLAN-1 V1 a falling number that is exactly where it should be is met, at the whole of its scheduled way', () => {
    const poor = promise({
      direction: 'at-most',
      unit: 'person',
      baseline: startingAt(1000),
      steps: due({ 2016: 400, 2018: 0 }),
    });
    const judgement = judge(poor, { asOf: '2016-12-31', series: series({ 2016: 400 }, counted) });
    expect(judgement.steps[0]).toMatchObject({ verdict: 'met', due: 400, observed: 400, gap: 0, p: 1 });
    expect(judgement).toMatchObject({ standing: 'met', pace: 'on-schedule', rule });
    expect(judgement.outcome).toBeUndefined();
  });

  test('PLAN-1 V2 one too many is missed, however close: there is no tolerance', () => {
    const poor = promise({
      direction: 'at-most',
      unit: 'person',
      baseline: startingAt(1000),
      steps: due({ 2016: 400, 2018: 0 }),
    });
    const judgement = judge(poor, { asOf: '2016-12-31', series: series({ 2016: 401 }, counted) });
    expect(judgement.steps[0]).toMatchObject({ verdict: 'missed', gap: -1, p: 599 / 600, fragile: ['rounding'] });
    expect(judgement).toMatchObject({ standing: 'missed', pace: 'just-behind' });
  });

  test('PLAN-1 V3 a first year that brings a twentieth of what was due is far behind, not on track', () => {
    const coverage = promise({ baseline: startingAt(0), steps: due({ 2016: 20, 2020: 100 }) });
    const judgement = judge(coverage, { asOf: '2016-12-31', series: series({ 2016: 1 }) });
    expect(judgement.steps[0]).toMatchObject({ verdict: 'missed', gap: -19, p: 0.05 });
    expect(judgement.pace).toBe('far-behind');
  });

  test('PLAN-1 V4 once the last day is past, 95 of 100 is not achieved and has no word of pace', () => {
    const coverage = promise({ baseline: startingAt(10), steps: due({ 2018: 100 }) });
    const judgement = judge(coverage, { asOf: '2018-12-31', series: series({ 2018: 95 }) });
    expect(judgement.steps[0]).toMatchObject({ verdict: 'missed', gap: -5, p: 85 / 90 });
    expect(judgement).toMatchObject({ standing: 'missed', outcome: 'not-achieved' });
    expect(judgement.pace).toBeUndefined();
  });

  test('PLAN-1 V5 76.4 where 80 was due from 40 is missed by 3.6 points, at 0.91 of the way: behind', () => {
    const treated = promise({ baseline: startingAt(40), steps: due({ 2017: 80, 2018: 100 }) });
    const judgement = judge(treated, { asOf: '2017-12-31', series: series({ 2017: 76.4 }) });
    expect(judgement.steps[0]).toMatchObject({ verdict: 'missed', gap: -3.6, p: 0.91 });
    expect(judgement.steps[1]).toEqual({ by: '2018-12-31', due: 100, verdict: 'not-due' });
    expect(judgement.pace).toBe('behind');
    expect(formatGap(-3.6, percent, { language: 'zh', decimals: 1 })).toBe('3.6个百分点');
  });

  test('PLAN-1 V6 59.96 is not 60: missed, printed with the digits that show it, and without a baseline there is no p', () => {
    const vocational = promise({ steps: due({ 2016: 60, 2017: 80 }) });
    const judgement = judge(vocational, { asOf: '2016-12-31', series: shares({ 2016: [1499, 2500] }) });
    const [step] = judgement.steps;
    expect(step).toMatchObject({ verdict: 'missed', observed: 59.96, gap: -0.04 });
    expect(step).not.toHaveProperty('p');
    expect(judgement).not.toHaveProperty('pace');
    expect(formatValue(59.96, percent, { language: 'zh', decimals: 1, near: 60 })).toBe('59.96%');
    expect(formatGap(-0.04, percent, { language: 'en', decimals: 1 })).toBe('0.04 percentage points');
  });

  test('PLAN-1 V7 what was already met at the baseline and still is has been held, not achieved by the plan', () => {
    const enrolled = promise({ baseline: startingAt(100), steps: due({ 2018: 100 }) });
    const judgement = judge(enrolled, { asOf: '2018-12-31', series: series({ 2018: 100 }) });
    expect(judgement).toMatchObject({ standing: 'met', outcome: 'held' });
    expect(judgement.steps[0]).toMatchObject({ verdict: 'met', gap: 0 });
    expect(judgement.steps[0]).not.toHaveProperty('p');
  });

  test('PLAN-1 V8 what was already met at the baseline and no longer is has been lost', () => {
    const enrolled = promise({ baseline: startingAt(100), steps: due({ 2018: 100 }) });
    const judgement = judge(enrolled, { asOf: '2018-12-31', series: series({ 2018: 99.9 }) });
    expect(judgement).toMatchObject({ standing: 'missed', outcome: 'lost' });
    expect(judgement.steps[0]).toMatchObject({ verdict: 'missed', gap: -0.1 });
  });

  test('PLAN-1 V9 a number that went the wrong way is below its baseline', () => {
    const dropout = promise({ direction: 'at-most', baseline: startingAt(50), steps: due({ 2017: 30, 2018: 20 }) });
    const judgement = judge(dropout, { asOf: '2017-12-31', series: series({ 2017: 55 }) });
    expect(judgement.steps[0]).toMatchObject({ verdict: 'missed', gap: -25, p: -0.25 });
    expect(judgement.pace).toBe('below-baseline');
  });

  test('PLAN-1 V10 a 40/40/20 schedule is judged on the running total: 390 of the 400 due of 500 is missed, at 0.975', () => {
    const shared = promise({ kind: 'cumulative', steps: schedule(40, 40, 20) });
    const judgement = judge(shared, { asOf: '2017-12-31', series: shares({ 2016: [260, 500], 2017: [390, 500] }) });
    expect(judgement.steps[0]).toMatchObject({
      verdict: 'met',
      due: 40,
      observed: 52,
      delivered: 52,
      quota: 40,
      p: 1.3,
    });
    expect(judgement.steps[1]).toMatchObject({ verdict: 'missed', due: 80, observed: 78, gap: -2, p: 0.975 });
    expect(judgement.steps[1]).toMatchObject({ delivered: 26, quota: 40 });
    expect(judgement.pace).toBe('just-behind');
    const people = promise({ kind: 'cumulative', unit: 'person', steps: due({ 2016: 200, 2017: 400, 2018: 500 }) });
    const inPeople = judge(people, { asOf: '2017-12-31', series: series({ 2016: 260, 2017: 390 }, counted) });
    expect(inPeople.steps[1]).toMatchObject({ verdict: 'missed', gap: -10, p: 0.975, delivered: 130, quota: 200 });
  });

  test('PLAN-1 V11 what was done early counts in the running total: met by carry-over, though the year fell short of its quota', () => {
    const people = promise({ kind: 'cumulative', unit: 'person', steps: due({ 2016: 200, 2017: 400, 2018: 500 }) });
    const judgement = judge(people, { asOf: '2017-12-31', series: series({ 2016: 260, 2017: 400 }, counted) });
    expect(judgement.steps[1]).toMatchObject({ verdict: 'met', gap: 0, p: 1, delivered: 140, quota: 200 });
    expect(judgement.pace).toBe('on-schedule');
  });

  test('PLAN-1 V12 8,122 of 8,123 is not achieved: one person remains, and 100 % is not printed', () => {
    const everyone = promise({ baseline: startingAt(0), steps: due({ 2018: 100 }) });
    const judgement = judge(everyone, { asOf: '2018-12-31', series: shares({ 2018: [8122, 8123] }) });
    const [step] = judgement.steps;
    expect(judgement).toMatchObject({ standing: 'missed', outcome: 'not-achieved' });
    expect(step).toMatchObject({ verdict: 'missed', remaining: 1, p: 8122 / 8123 });
    const observed = step?.observed ?? 0;
    expect(formatValue(observed, percent, { language: 'zh', decimals: 1, near: 100 })).toBe('99.99%');
    expect(formatValue(observed, percent, { language: 'en', decimals: 0 })).not.toContain('100');
  });

  test('PLAN-1 V13 a yearly ceiling has a verdict for each year and is breached in 1 of 3', () => {
    const ceiling = promise({ kind: 'standard', direction: 'at-most', steps: due({ 2016: 3, 2017: 3, 2018: 3 }) });
    const judgement = judge(ceiling, { asOf: '2018-12-31', series: series({ 2016: 2.9, 2017: 3.1, 2018: 2.8 }) });
    expect(judgement.steps.map(({ verdict }) => verdict)).toEqual(['met', 'missed', 'met']);
    expect(judgement.steps.map(({ gap }) => gap)).toEqual([0.1, -0.1, 0.2]);
    expect(judgement).toMatchObject({ standing: 'missed', breached: { years: 1, of: 3 } });
    expect(judgement).not.toHaveProperty('outcome');
  });

  test('PLAN-1 V14 a missing value is no data, counted among the due ones', () => {
    const coverage = promise({ baseline: startingAt(40), steps: due({ 2017: 80 }) });
    const judgement = judge(coverage, { asOf: '2017-12-31', series: series({ 2016: 79 }) });
    expect(judgement.steps).toEqual([{ by: '2017-12-31', due: 80, verdict: 'no-data', reason: 'not-reported' }]);
    expect(judgement).toMatchObject({ standing: 'no-data', outcome: 'cannot-be-judged' });
  });

  test('PLAN-1 V15 a promise without a number has no verdict', () => {
    const kindness = promise({ kind: 'qualitative', direction: 'qualitative', unit: undefined, steps: [] });
    expect(judge(kindness, { asOf: '2020-12-31' })).toMatchObject({ standing: 'unjudged', steps: [] });
  });

  test('PLAN-1 V16 a value counted on another base is not comparable and has neither gap nor p', () => {
    const steps = due({ 2017: 80 });
    const coverage = promise({ baseline: startingAt(40, 'A'), vintage: 'A', steps });
    const points = [{ period: '2017', value: 85, status: 'reported', vintage: 'B' }] as const;
    const judgement = judge(coverage, { asOf: '2017-12-31', series: { indicator: published, points } });
    expect(judgement.steps[0]).toMatchObject({ verdict: 'not-comparable', reason: 'vintage-break', observed: 85 });
    expect(judgement.steps[0]).not.toHaveProperty('p');
    expect(judgement.steps[0]).not.toHaveProperty('gap');
    expect(judgement).toMatchObject({ standing: 'not-comparable', outcome: 'cannot-be-judged' });
  });

  test('PLAN-1 V17 a hidden value hides its verdict, its gap, its p and its counts', () => {
    const coverage = promise({ baseline: startingAt(40), steps: due({ 2017: 80 }) });
    const points = [{ period: '2017', value: 76.4, numerator: 382, denominator: 500, status: 'suppressed' }] as const;
    const judgement = judge(coverage, { asOf: '2017-12-31', series: { indicator: published, points } });
    const hidden = { verdict: 'suppressed', reason: 'suppressed' };
    expect(judgement.steps).toEqual([{ by: '2017-12-31', due: 80, period: '2017', ...hidden }]);
    expect(judgement).toMatchObject({ standing: 'suppressed', outcome: 'cannot-be-judged' });
  });

  test('PLAN-1 V18 shares of 40/40/21 stop the build', () => {
    const words = { zh: '示例', en: 'Specimen' };
    const written = { id: '06-treatment', clause: '6.0.0', name: words, population: words, unit: 'percent' };
    const result = commitmentSchema.safeParse({
      ...written,
      kind: 'cumulative',
      direction: 'at-least',
      steps: schedule(40, 40, 21),
    });
    expect(result.error?.issues).toMatchObject([{ path: ['steps'] }]);
    expect(result.error?.issues[0]?.message).toContain('the shares add up to 101, expected 100');
  });

  test('PLAN-1 V19 each step keeps its own verdict: a later good year makes the first met late, never met', () => {
    const vocational = promise({ baseline: startingAt(0), steps: due({ 2016: 60, 2017: 80, 2018: 90 }) });
    const facts = { asOf: '2018-12-31', series: series({ 2016: 58, 2017: 82, 2018: 90 }) };
    const judgement = judge(vocational, facts);
    expect(judgement.steps.map(({ verdict }) => verdict)).toEqual(['met-late', 'met', 'met']);
    expect(judgement.steps[0]).toMatchObject({
      reachedOn: '2017-12-31',
      monthsLate: 12,
      observed: 58,
      gap: -2,
      p: 58 / 60,
    });
    expect(judgement.steps.slice(1).map(({ p }) => p)).toEqual([1.025, 1]);
    expect(judgement).toMatchObject({ standing: 'met-late', outcome: 'achieved' });
    expect(judge(vocational, { ...facts, asOf: '2016-12-31' }).steps[0]).toMatchObject({ verdict: 'missed' });
  });

  test('PLAN-1 V20 half of all villages and 70 % of the poor villages are two promises, each on its own series', () => {
    const all = promise({ id: '03-all', unit: 'percent', baseline: startingAt(20), steps: due({ 2017: 50 }) });
    const poor = promise({ id: '03-poor', unit: 'percent', steps: due({ 2018: 70 }) });
    const asOf = '2018-12-31';
    const ofAll = judge(all, { asOf, series: shares({ 2017: [330, 640], 2018: [470, 640] }) });
    const ofPoor = judge(poor, { asOf, series: shares({ 2018: [90, 140] }) });
    expect(ofAll).toMatchObject({ commitment: '03-all', standing: 'met', steps: [{ p: 31.5625 / 30 }] });
    expect(ofPoor).toMatchObject({ commitment: '03-poor', standing: 'missed', outcome: 'not-achieved' });
    expect(ofPoor.steps[0]).not.toHaveProperty('p');
  });

  test('PLAN-1 V21 against a yardstick each period is compared with its own, and one nobody published is said to be missing', () => {
    const name = { zh: '全市平均', en: 'City average' };
    const steps = [{ by: '2016-12-31' }, { by: '2017-12-31' }, { by: '2018-12-31' }];
    const growth = promise({ kind: 'standard', steps, relative: { indicator: 'income-growth', area: '370300', name } });
    const own = series({ 2016: 11.2, 2017: 10.4, 2018: 9.1 });
    const judgement = judge(growth, { asOf: '2018-12-31', series: own, yardstick: series({ 2016: 8, 2017: 8.4 }) });
    expect(judgement.steps).toMatchObject([
      { verdict: 'met', due: 8, gap: 3.2 },
      { verdict: 'met', due: 8.4, gap: 2 },
      { verdict: 'no-data', reason: 'yardstick-missing', observed: 9.1 },
    ]);
    expect(judgement.steps[2]).not.toHaveProperty('gap');
    expect(judgement).toMatchObject({ standing: 'no-data', breached: { years: 0, of: 3 } });
  });
});

function schedule(...parts: readonly number[]): { by: string; share: number }[] {
  return parts.map((part, index) => ({ by: `${2016 + index}-12-31`, share: part }));
}
