import { describe, expect, test } from 'vitest';
import type { Point } from './facts.ts';
import { counted, due, promise, published, series, share, shares, startingAt } from './specimens.ts';
import { judge } from './verdict.ts';

const asOf = '2018-12-31';
const of = (...points: readonly Point[]) => ({ asOf, series: { indicator: published, points } });

describe('PLAN-1 a step that is due', () => {
  const coverage = promise({ steps: due({ 2017: 80 }) });

  test('is judged on the value whose reference period ends on the due day, not on a newer or an older one', () => {
    const quarterly = series({ '2017-Q3': 90, '2017-Q4': 79, '2018-Q1': 79 });
    expect(judge(coverage, { asOf, series: quarterly }).steps[0]).toMatchObject({
      verdict: 'missed',
      period: '2017-Q4',
    });
  });

  test('knows nothing that ended after the day of the ledger', () => {
    const facts = { asOf: '2017-12-31', series: series({ 2017: 79, 2018: 85 }) };
    expect(judge(coverage, facts).steps[0]).toMatchObject({ verdict: 'missed' });
    expect(judge(coverage, { ...facts, asOf }).steps[0]).toMatchObject({ verdict: 'met-late', reachedOn: asOf });
  });

  test('is not due before its day', () => {
    const judgement = judge(coverage, { asOf: '2017-12-30', series: series({ 2016: 90 }) });
    expect(judgement).toMatchObject({ standing: 'not-due', steps: [{ verdict: 'not-due', due: 80 }] });
  });

  test('without an indicator is no data, and says that nobody measures it', () => {
    expect(judge(coverage, { asOf }).steps[0]).toMatchObject({ verdict: 'no-data', reason: 'no-indicator' });
  });

  test('without a value is awaited during the stated lag, and not reported from its end on', () => {
    const lagging = { ...published, lagMonths: 6 };
    const at = (day: string) => judge(coverage, { asOf: day, series: series({ 2016: 70 }, lagging) }).steps[0]?.reason;
    expect(at('2017-12-31')).toBe('awaiting');
    expect(at('2018-06-29')).toBe('awaiting');
    expect(at('2018-06-30')).toBe('not-reported');
  });

  test('does not take the next year’s value for a year that was not reported', () => {
    const facts = of({ period: '2017', status: 'not-reported' }, { period: '2018', value: 90, status: 'reported' });
    expect(judge(coverage, facts).steps[0]).toMatchObject({ verdict: 'no-data', reason: 'not-reported' });
  });

  test('keeps not reported, not applicable and zero apart', () => {
    const reason = (point: Partial<Point>) =>
      judge(coverage, of({ period: '2017', status: 'reported', ...point })).steps[0];
    expect(reason({ status: 'not-applicable' })).toMatchObject({ verdict: 'no-data', reason: 'not-applicable' });
    expect(reason({ status: 'not-reported' })).toMatchObject({ verdict: 'no-data', reason: 'not-reported' });
    expect(reason({ value: 0 })).toMatchObject({ verdict: 'missed', observed: 0, gap: -80 });
    expect(reason({})).toMatchObject({ verdict: 'no-data', reason: 'not-reported' });
  });

  test('a rate of nobody is no data', () => {
    const facts = { asOf, series: shares({ 2017: [0, 0] }) };
    expect(judge(coverage, facts).steps[0]).toMatchObject({ verdict: 'no-data', reason: 'not-reported' });
  });

  test('is judged on the counts where they are known, and not on the rounded rate beside them', () => {
    const points = [{ period: '2017', value: 80, numerator: 7999, denominator: 10000, status: 'reported' }] as const;
    const [step] = judge(coverage, { asOf, series: { indicator: share, points } }).steps;
    expect(step).toMatchObject({ verdict: 'missed', observed: 79.99, gap: -0.01, numerator: 7999, denominator: 10000 });
  });

  test('judged on a provisional value says so', () => {
    const facts = of({ period: '2017', value: 80, status: 'provisional' });
    expect(judge(coverage, facts).steps[0]).toMatchObject({ verdict: 'met', provisional: true });
    const late = of(
      { period: '2017', value: 79, status: 'reported' },
      { period: '2018', value: 80, status: 'provisional' },
    );
    expect(judge(coverage, late).steps[0]).toMatchObject({ verdict: 'met-late', provisional: true });
  });

  test('judged on a survey value whose interval contains the target cannot be told apart', () => {
    const facts = of({ period: '2017', value: 81, interval: [79, 83], status: 'reported' });
    const [step] = judge(promise({ ...coverage, baseline: startingAt(40) }), facts).steps;
    expect(step).toMatchObject({
      verdict: 'no-data',
      reason: 'interval-contains-target',
      observed: 81,
      interval: [79, 83],
    });
    expect(step).not.toHaveProperty('gap');
    expect(step).not.toHaveProperty('p');
    const clear = of({ period: '2017', value: 84, interval: [82, 86], status: 'reported' });
    expect(judge(coverage, clear).steps[0]).toMatchObject({ verdict: 'met', gap: 4 });
  });
});

describe('PLAN-1 a step missed on its day', () => {
  test('and reached later is met late, with the day and the months, and stays what it was on its day', () => {
    const clinics = promise({ unit: 'village', steps: due({ 2018: 140 }) });
    const facts = { asOf: '2020-12-31', series: series({ 2018: 137, '2019-Q1': 139, '2019-Q2': 140 }, counted) };
    expect(judge(clinics, facts)).toMatchObject({
      standing: 'met-late',
      outcome: 'achieved-late',
      steps: [{ verdict: 'met-late', observed: 137, gap: -3, reachedOn: '2019-06-30', monthsLate: 6 }],
    });
  });

  test('is never reached late where each year stands alone: a standard, a quota, a change against the year before', () => {
    const facts = { asOf, series: series({ 2017: 79, 2018: 81 }) };
    const steps = due({ 2017: 80 });
    expect(judge(promise({ kind: 'standard', steps }), facts).standing).toBe('missed');
    expect(judge(promise({ kind: 'annual-quota', steps }), facts).standing).toBe('missed');
    const growing = {
      ...facts,
      series: { ...facts.series, indicator: { ...published, calculation: 'growth' as const } },
    };
    expect(judge(promise({ steps }), growing).standing).toBe('missed');
  });

  test('is not reached late by a value of another vintage, a hidden one, or one whose interval contains the target', () => {
    const coverage = promise({ vintage: 'A', steps: due({ 2017: 80 }) });
    const with2018 = (point: Partial<Point>) =>
      judge(
        coverage,
        of(
          { period: '2017', value: 79, status: 'reported', vintage: 'A' },
          { period: '2018', value: 90, status: 'reported', vintage: 'A', ...point },
        ),
      ).standing;
    expect(with2018({})).toBe('met-late');
    expect(with2018({ vintage: 'B' })).toBe('missed');
    expect(with2018({ status: 'suppressed' })).toBe('missed');
    expect(with2018({ interval: [75, 95] })).toBe('missed');
  });
});

describe('PLAN-1 what remains', () => {
  test('is said for a promise of 100 %: how many are still missing, and none when there are more than all', () => {
    const everyone = promise({ steps: due({ 2018: 100 }) });
    expect(judge(everyone, { asOf, series: shares({ 2018: [963, 1000] }) }).steps[0]?.remaining).toBe(37);
    expect(judge(everyone, { asOf, series: shares({ 2018: [1001, 1000] }) }).steps[0]?.remaining).toBe(0);
  });

  test('is said for a promise of none: how many are left', () => {
    const none = promise({ direction: 'at-most', unit: 'household', steps: due({ 2018: 0 }) });
    expect(judge(none, { asOf, series: series({}, counted) }).steps[0]).not.toHaveProperty('remaining');
    const points = [{ period: '2018', numerator: 37, status: 'reported' }] as const;
    const [step] = judge(none, { asOf, series: { indicator: counted, points } }).steps;
    expect(step).toMatchObject({ verdict: 'missed', remaining: 37, gap: -37 });
  });

  test('is not said for any other level', () => {
    const most = promise({ steps: due({ 2018: 95 }) });
    expect(judge(most, { asOf, series: shares({ 2018: [90, 100] }) }).steps[0]).not.toHaveProperty('remaining');
  });
});

describe('PLAN-1 robustness', () => {
  test('a verdict that the last published digit decides says so, on both sides of the target', () => {
    const coverage = promise({ steps: due({ 2018: 60 }) });
    const fragile = (value: number) => judge(coverage, { asOf, series: series({ 2018: value }) }).steps[0]?.fragile;
    expect(fragile(59.9)).toEqual(['rounding']);
    expect(fragile(60)).toEqual(['rounding']);
    expect(fragile(60.1)).toBeUndefined();
    expect(fragile(59.8)).toBeUndefined();
  });

  test('a value cannot move above the largest one possible', () => {
    const full = promise({ direction: 'exactly', steps: due({ 2018: 100 }) });
    const capped = { ...published, max: 100 };
    const [step] = judge(full, { asOf, series: series({ 2018: 99.95 }, capped) }).steps;
    expect(step?.fragile).toEqual(['rounding']);
    const [open] = judge(full, { asOf, series: series({ 2018: 99.95 }) }).steps;
    expect(open).not.toHaveProperty('fragile');
  });
});

describe('PLAN-1 a cumulative schedule', () => {
  const people = promise({ kind: 'cumulative', unit: 'person', steps: due({ 2016: 200, 2017: 400, 2018: 500 }) });

  test('does not give away a hidden year by the next year’s own delivery', () => {
    const points = [
      { period: '2016', value: 260, status: 'suppressed' },
      { period: '2017', value: 400, status: 'reported' },
    ] as const;
    const judgement = judge(people, { asOf: '2017-12-31', series: { indicator: counted, points } });
    expect(judgement.steps[0]).toEqual({
      by: '2016-12-31',
      due: 200,
      period: '2016',
      verdict: 'suppressed',
      reason: 'suppressed',
    });
    expect(judgement.steps[1]).toMatchObject({ verdict: 'met', quota: 200 });
    expect(judgement.steps[1]).not.toHaveProperty('delivered');
    expect(judgement.standing).toBe('suppressed');
  });

  test('does not subtract a year that was counted on another base', () => {
    const points = [
      { period: '2016', value: 260, status: 'reported', vintage: 'A' },
      { period: '2017', value: 400, status: 'reported', vintage: 'B' },
    ] as const;
    const judgement = judge(people, { asOf: '2017-12-31', series: { indicator: counted, points } });
    expect(judgement.steps[1]).not.toHaveProperty('delivered');
  });

  test('counts from its baseline where it has one', () => {
    const from100 = promise({ ...people, baseline: startingAt(100) });
    const judgement = judge(from100, { asOf: '2016-12-31', series: series({ 2016: 180 }, counted) });
    expect(judgement.steps[0]).toMatchObject({ verdict: 'missed', delivered: 80, quota: 100, p: 0.8 });
  });
});

describe('PLAN-1 a yardstick instead of a number', () => {
  const name = { zh: '参照', en: 'Yardstick' };
  const relative = { indicator: 'line', area: '370300', name };
  const raised = promise({
    kind: 'standard',
    unit: 'yuan',
    steps: [{ by: '2017-12-31' }, { by: '2018-12-31' }],
    relative: { ...relative, transform: 'previous-year' },
  });

  test('previous-year compares every period with the one a year before', () => {
    const line = series({ 2016: 3000, 2017: 3100, 2018: 3050 });
    const judgement = judge(raised, { asOf, series: line, yardstick: line });
    expect(judgement.steps).toMatchObject([
      { verdict: 'met', due: 3000, gap: 100 },
      { verdict: 'missed', due: 3100, gap: -50 },
    ]);
  });

  test('previous-year does not compare across a break of the vintage', () => {
    const points = [
      { period: '2016', value: 3000, status: 'reported', vintage: 'A' },
      { period: '2017', value: 3100, status: 'reported', vintage: 'B' },
    ] as const;
    const line = { indicator: published, points };
    const judgement = judge(raised, { asOf: '2017-12-31', series: line, yardstick: line });
    expect(judgement.steps[0]).toMatchObject({ verdict: 'not-comparable', reason: 'vintage-break' });
  });

  test('that is hidden hides the verdict, which would tell on which side it lies', () => {
    const points = [{ period: '2018', value: 50, status: 'suppressed' }] as const;
    const average = promise({ steps: [{ by: asOf }], relative });
    const judgement = judge(average, {
      asOf,
      series: series({ 2018: 60 }),
      yardstick: { indicator: published, points },
    });
    expect(judgement.steps[0]).toEqual({ by: asOf, period: '2018', verdict: 'suppressed', reason: 'suppressed' });
  });

  test('moves on with time: a level is reached late when it meets the yardstick of its own later period', () => {
    const average = promise({ steps: [{ by: '2016-12-31' }], relative });
    const facts = {
      asOf,
      series: series({ 2016: 15, 2017: 17, 2018: 20 }),
      yardstick: series({ 2016: 16, 2017: 18, 2018: 19 }),
    };
    expect(judge(average, facts).steps[0]).toMatchObject({ verdict: 'met-late', due: 16, reachedOn: '2018-12-31' });
  });
});

describe('PLAN-1 a promise that was withdrawn', () => {
  const withdrawn = { on: '2017-06-30', document: '沂政发〔2017〕1号' };
  const taken = promise({ steps: due({ 2016: 60, 2017: 80, 2018: 90 }), withdrawn });

  test('shows the document for the steps it took back, and keeps the verdict on those already due', () => {
    const judgement = judge(taken, { asOf, series: series({ 2016: 58, 2017: 90 }) });
    expect(judgement.steps).toMatchObject([
      { verdict: 'met-late' },
      { verdict: 'withdrawn', due: 80, document: withdrawn.document },
      { verdict: 'withdrawn', due: 90 },
    ]);
    expect(judgement.standing).toBe('withdrawn');
  });

  test('stays missed where it was missed: taking back does not undo', () => {
    expect(judge(taken, { asOf, series: series({ 2016: 58 }) }).standing).toBe('missed');
  });

  test('was still standing before the document', () => {
    expect(judge(taken, { asOf: '2017-06-29', series: series({ 2016: 60 }) }).steps[1]?.verdict).toBe('not-due');
  });
});
