import { describe, expect, test } from 'vitest';
import { paceOf } from './progress.ts';
import { due, promise, published, series, startingAt } from './specimens.ts';
import { judge } from './verdict.ts';

describe('PLAN-1 the word for the share p of the scheduled way', () => {
  test('turns exactly at 1, 0.95, 0.60 and 0', () => {
    expect([1.2, 1].map((p) => paceOf(p))).toEqual(['on-schedule', 'on-schedule']);
    expect([0.9999999999999999, 0.95].map((p) => paceOf(p))).toEqual(['just-behind', 'just-behind']);
    expect([0.9499999999999999, 0.6].map((p) => paceOf(p))).toEqual(['behind', 'behind']);
    expect([0.5999999999999999, 0].map((p) => paceOf(p))).toEqual(['far-behind', 'far-behind']);
    expect([-Number.MIN_VALUE, -3].map((p) => paceOf(p))).toEqual(['below-baseline', 'below-baseline']);
  });

  test('turns at other bands only where they are asked for', () => {
    const bands = { justBehind: 0.9, behind: 0.5 };
    expect([1, 0.9, 0.89, 0.5, 0.49, -1].map((p) => paceOf(p, bands))).toEqual([
      'on-schedule',
      'just-behind',
      'behind',
      'behind',
      'far-behind',
      'below-baseline',
    ]);
  });
});

describe('PLAN-1 the standing now', () => {
  const rising = promise({ baseline: startingAt(0), steps: due({ 2016: 60, 2018: 90 }) });

  test('is measured on the newest value against the last step due', () => {
    expect(judge(rising, { asOf: '2017-12-31', series: series({ 2016: 60, 2017: 57 }) }).pace).toBe('just-behind');
  });

  test('is measured against even progress only where the plan says so', () => {
    const even = promise({ ...rising, between: 'linear' });
    const facts = { asOf: '2017-12-31', series: series({ 2016: 60, 2017: 66 }) };
    expect(judge(rising, facts).pace).toBe('on-schedule');
    expect(judge(even, facts).pace).toBe('behind');
  });

  test('says before anything is due how far even progress has come, and nothing where only steps count', () => {
    const steps = due({ 2020: 100 });
    const facts = { asOf: '2018-12-31', series: series({ 2018: 60 }) };
    expect(judge(promise({ baseline: startingAt(0), steps, between: 'linear' }), facts).pace).toBe('on-schedule');
    expect(judge(promise({ baseline: startingAt(0), steps }), facts).pace).toBeUndefined();
    expect(judge(promise({ baseline: startingAt(0), steps }), facts).standing).toBe('not-due');
  });

  test('is achieved as soon as the final target is reached, also before its day', () => {
    expect(judge(rising, { asOf: '2017-12-31', series: series({ 2016: 61, 2017: 90 }) }).pace).toBe('achieved');
  });

  test('is not said without a baseline, and not where the baseline already met the final target', () => {
    const facts = { asOf: '2017-12-31', series: series({ 2016: 61, 2017: 85 }) };
    expect(judge(promise({ steps: rising.steps }), facts)).not.toHaveProperty('pace');
    expect(judge(promise({ steps: rising.steps, baseline: startingAt(95) }), facts)).not.toHaveProperty('pace');
  });

  test('is never last year’s: once the next figure should have come, there is none', () => {
    const facts = { asOf: '2017-12-31', series: series({ 2016: 60 }) };
    expect(judge(rising, facts)).not.toHaveProperty('pace');
    const lagging = { ...published, lagMonths: 6 };
    expect(judge(rising, { ...facts, series: series({ 2016: 60 }, lagging) }).pace).toBe('on-schedule');
    expect(judge(rising, { asOf: '2018-06-30', series: series({ 2016: 60 }, lagging) })).not.toHaveProperty('pace');
  });

  test('is not taken from a value older than the last step due', () => {
    const steps = due({ 2016: 60, 2017: 80, 2018: 90 });
    const lagging = { ...published, lagMonths: 6 };
    const judgement = judge(promise({ baseline: startingAt(0), steps }), {
      asOf: '2017-12-31',
      series: series({ 2016: 60 }, lagging),
    });
    expect(judgement.steps[1]).toMatchObject({ verdict: 'no-data', reason: 'awaiting' });
    expect(judgement).not.toHaveProperty('pace');
  });

  test('is hidden with a hidden newest value, though older ones are public', () => {
    const points = [
      { period: '2016', value: 70, status: 'reported' },
      { period: '2017', value: 70, status: 'suppressed' },
    ] as const;
    const judgement = judge(rising, { asOf: '2017-12-31', series: { indicator: published, points } });
    expect(judgement).not.toHaveProperty('pace');
    expect(judgement.steps[0]).not.toHaveProperty('fragile');
  });

  test('is not said of a survey value that cannot be told apart from what was expected', () => {
    const points = [{ period: '2017', value: 60, interval: [57, 63], status: 'reported' }] as const;
    expect(judge(rising, { asOf: '2017-12-31', series: { indicator: published, points } })).not.toHaveProperty('pace');
  });

  test('is gone with a promise that was withdrawn', () => {
    const withdrawn = { on: '2017-03-01', document: '沂政发〔2017〕1号' };
    const judgement = judge(promise({ ...rising, withdrawn }), { asOf: '2017-12-31', series: series({ 2017: 60 }) });
    expect(judgement).not.toHaveProperty('pace');
  });
});

describe('PLAN-1 the baseline', () => {
  const steps = due({ 2017: 80, 2018: 90 });

  test('may be declared to be a figure of the judging indicator, and is then that figure', () => {
    const declared = promise({ steps, baseline: { period: '2015', from: 'indicator' } });
    const judgement = judge(declared, { asOf: '2017-12-31', series: series({ 2015: 40, 2017: 76.4 }) });
    expect(judgement.steps[0]?.p).toBe(0.91);
  });

  test('is never fetched where it is not declared', () => {
    const judgement = judge(promise({ steps }), { asOf: '2017-12-31', series: series({ 2015: 40, 2017: 76.4 }) });
    expect(judgement.steps[0]).not.toHaveProperty('p');
  });

  test('that is hidden or not reported leaves the verdict and takes p away', () => {
    const declared = promise({ steps, baseline: { period: '2015', from: 'indicator' } });
    const points = [
      { period: '2015', value: 40, status: 'suppressed' },
      { period: '2017', value: 76.4, status: 'reported' },
    ] as const;
    const [step] = judge(declared, { asOf: '2017-12-31', series: { indicator: published, points } }).steps;
    expect(step).toMatchObject({ verdict: 'missed', gap: -3.6 });
    expect(step).not.toHaveProperty('p');
  });

  test('of another vintage than the value takes p away', () => {
    const points = [{ period: '2017', value: 85, status: 'reported', vintage: 'B' }] as const;
    const facts = { asOf: '2017-12-31', series: { indicator: published, points } };
    const [step] = judge(promise({ steps, baseline: startingAt(40, 'A') }), facts).steps;
    expect(step?.verdict).toBe('met');
    expect(step).not.toHaveProperty('p');
  });

  test('of 0 is nothing under every vintage, and p stays', () => {
    const points = [{ period: '2017', value: 60, status: 'reported', vintage: 'B' }] as const;
    const facts = { asOf: '2017-12-31', series: { indicator: published, points } };
    expect(judge(promise({ steps, baseline: startingAt(0) }), facts).steps[0]?.p).toBe(0.75);
  });

  test('that the caller resolved is used as given', () => {
    const baseline = { period: '2015', value: 40 };
    const facts = { asOf: '2017-12-31', series: series({ 2017: 76.4 }), baseline };
    expect(judge(promise({ steps }), facts).steps[0]?.p).toBe(0.91);
  });

  test('that already met a step leaves that step without p', () => {
    const rising = promise({ steps: due({ 2016: 60, 2017: 80, 2018: 90 }), baseline: startingAt(65) });
    const judgement = judge(rising, { asOf: '2017-12-31', series: series({ 2016: 70, 2017: 77 }) });
    expect(judgement.steps[0]).not.toHaveProperty('p');
    expect(judgement.steps[1]?.p).toBe(0.8);
  });
});

describe('PLAN-1 robustness', () => {
  test('says at the last due step that even progress would be read differently', () => {
    const rising = promise({ baseline: startingAt(0), steps: due({ 2016: 60, 2018: 90 }) });
    const facts = { asOf: '2017-12-31', series: series({ 2016: 70, 2017: 70 }) };
    expect(judge(rising, facts).steps[0]).toMatchObject({ verdict: 'met', fragile: ['interpolation'] });
    expect(judge(promise({ ...rising, between: 'linear' }), facts).steps[0]?.fragile).toEqual(['interpolation']);
    const ahead = { ...facts, series: series({ 2016: 70, 2017: 80 }) };
    expect(judge(rising, ahead).steps[0]).not.toHaveProperty('fragile');
  });
});
