import { describe, expect, test } from 'vitest';
import { standings, type Judgement, type StepVerdict } from './judgement.ts';
import { due, promise, series, startingAt } from './specimens.ts';
import { breachesOf, standingOf, summarise } from './standing.ts';
import { judge } from './verdict.ts';

const steps = (...verdicts: readonly StepVerdict[]) => verdicts.map((verdict) => ({ by: '2017-12-31', verdict }));

describe('PLAN-1 the standing of a promise', () => {
  test('is its weakest due step: missed, hidden, not comparable, no data, withdrawn, met late, met', () => {
    const order = ['missed', 'suppressed', 'not-comparable', 'no-data', 'withdrawn', 'met-late', 'met'] as const;
    order.forEach((verdict, index) => {
      expect(standingOf('level', steps('not-due', ...order.slice(index).reverse()))).toBe(verdict);
    });
  });

  test('is not due where no step is, and also where there is none', () => {
    expect(standingOf('level', steps('not-due', 'not-due'))).toBe('not-due');
    expect(standingOf('deliverable', [])).toBe('not-due');
  });

  test('of what the plan left blank is blank, and of a fact or a direction without a number unjudged', () => {
    expect(judge(promise({ kind: 'blank', unit: undefined, steps: [] }), { asOf: '2020-12-31' }).standing).toBe(
      'blank',
    );
    const reported = promise({ kind: 'baseline', steps: due({ 2015: 86 }) });
    const judgement = judge(reported, { asOf: '2020-12-31', series: series({ 2015: 80 }) });
    expect(judgement).toMatchObject({ standing: 'unjudged', steps: [] });
    expect(standingOf('qualitative', [])).toBe('unjudged');
  });
});

describe('PLAN-1 once the last step is past', () => {
  const final = promise({ baseline: startingAt(0), steps: due({ 2016: 50, 2017: 80 }) });
  const after = (values: Record<string, number>) =>
    judge(final, { asOf: '2018-12-31', series: series(values) }).outcome;

  test('a promise is achieved, achieved late, not achieved, or cannot be judged', () => {
    expect(after({ 2016: 40, 2017: 80 })).toBe('achieved');
    expect(after({ 2016: 50, 2017: 79, 2018: 80 })).toBe('achieved-late');
    expect(after({ 2016: 50, 2017: 79, 2018: 79 })).toBe('not-achieved');
    expect(after({ 2016: 50, 2018: 80 })).toBe('cannot-be-judged');
  });

  test('one that was good enough from the start and slipped on the day is lost, though regained later', () => {
    const held = promise({ baseline: startingAt(90), steps: due({ 2017: 80 }) });
    const judgement = judge(held, { asOf: '2018-12-31', series: series({ 2017: 79, 2018: 85 }) });
    expect(judgement).toMatchObject({ standing: 'met-late', outcome: 'lost' });
  });
});

describe('PLAN-1 a rule for every year', () => {
  test('is breached in the missed years of all due ones, those without data included', () => {
    expect(breachesOf('standard', steps('met', 'missed', 'no-data', 'not-due'))).toEqual({ years: 1, of: 3 });
    expect(breachesOf('annual-quota', steps('met', 'met', 'withdrawn'))).toEqual({ years: 0, of: 2 });
  });

  test('is not counted while no year is due, nor for other kinds', () => {
    expect(breachesOf('standard', steps('not-due'))).toBeUndefined();
    expect(breachesOf('level', steps('missed'))).toBeUndefined();
  });
});

describe('PLAN-1 summing up', () => {
  test('counts the promises by standing, every standing present, and makes no score', () => {
    const judgements = (['met', 'met', 'missed', 'blank'] as const).map((standing): Judgement => ({
      commitment: 'x',
      asOf: '2020-12-31',
      standing,
      steps: [],
      rule: '',
    }));
    const counts = summarise(judgements);
    expect(counts).toMatchObject({ met: 2, missed: 1, blank: 1, 'no-data': 0 });
    expect(Object.keys(counts)).toEqual([...standings]);
  });
});
