import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Commitment } from './commitment.ts';
import { distinguish } from './format.ts';
import type { Point } from './facts.ts';
import type { StepJudgement, StepVerdict } from './judgement.ts';
import { due, promise, published, series, share, shares } from './specimens.ts';
import { judge, type Facts } from './verdict.ts';

const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }).map((x) => x + 0);
const positive = fc.double({ noNaN: true, min: 1e-3, max: 1e6 });
const years = [2016, 2017, 2018, 2019, 2020] as const;
const asOf = '2020-12-31';

const levelsOf = fc.array(number, { minLength: 5, maxLength: 5 });
const status = fc.constantFrom('reported', 'provisional', 'not-reported', 'not-applicable', 'suppressed');
const pointsOf = fc.array(fc.record({ value: number, status }), { minLength: 5, maxLength: 5 });

function written(levels: readonly number[]): NonNullable<Parameters<typeof promise>[0]['steps']> {
  return due(Object.fromEntries(years.map((year, index) => [year, levels[index] ?? 0])));
}

function given(points: readonly Omit<Point, 'period'>[]): Facts['series'] {
  return { indicator: published, points: points.map((point, index) => ({ period: String(years[index]), ...point })) };
}

/** The double next below or above a number. */
function next(x: number, direction: 1 | -1): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  view.setBigInt64(0, view.getBigInt64(0) + BigInt(direction * Math.sign(x)));
  return view.getFloat64(0);
}

const rank: readonly StepVerdict[] = ['missed', 'met-late', 'met'];

function verdicts(commitment: Commitment, facts: Facts): StepVerdict[] {
  return judge(commitment, facts).steps.map(({ verdict }) => verdict);
}

describe('PLAN-1 for every value', () => {
  test('a better value never makes a worse verdict', () => {
    fc.assert(
      fc.property(number, number, number, (level, x, y) => {
        const [worse, better] = [Math.min(x, y), Math.max(x, y)];
        const atLeast = promise({ steps: due({ 2016: level }) });
        const [low] = verdicts(atLeast, { asOf, series: series({ 2016: worse }) });
        const [high] = verdicts(atLeast, { asOf, series: series({ 2016: better }) });
        return low !== undefined && high !== undefined && rank.indexOf(high) >= rank.indexOf(low);
      }),
    );
  });

  test('there is no tolerance: the number next below the target misses it, the target itself meets it', () => {
    fc.assert(
      fc.property(positive, (level) => {
        const atLeast = promise({ steps: due({ 2016: level }) });
        const atMost = promise({ direction: 'at-most', steps: due({ 2016: level }) });
        const exactly = promise({ direction: 'exactly', steps: due({ 2016: level }) });
        const at = (commitment: Commitment, x: number) =>
          verdicts(commitment, { asOf, series: series({ 2016: x }) })[0];
        const [below, above] = [next(level, -1), next(level, 1)];
        expect([below, level, above].map((x) => at(atLeast, x))).toEqual(['missed', 'met', 'met']);
        expect([below, level, above].map((x) => at(atMost, x))).toEqual(['met', 'met', 'missed']);
        expect([below, level, above].map((x) => at(exactly, x))).toEqual(['missed', 'met', 'missed']);
      }),
    );
  });

  test('a share of counts is judged as the whole numbers say, never as the rounded rate does', () => {
    const count = fc.integer({ min: 1, max: 1e6 });
    fc.assert(
      fc.property(count, count, fc.integer({ min: 0, max: 1000 }), (n, d, tenths) => {
        const atLeast = promise({ steps: due({ 2016: tenths / 10 }) });
        const [verdict] = verdicts(atLeast, { asOf, series: shares({ 2016: [n, d] }) });
        return (verdict === 'met') === n * 1000 >= tenths * d;
      }),
    );
  });

  test('everyone is 100 %, and one less is not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), (all) => {
        const everyone = promise({ steps: due({ 2016: 100 }) });
        const at = (n: number) => judge(everyone, { asOf, series: shares({ 2016: [n, all] }) }).steps[0];
        expect(at(all)).toMatchObject({ verdict: 'met', gap: 0, remaining: 0, observed: 100 });
        expect(at(all - 1)).toMatchObject({ verdict: 'missed', remaining: 1 });
        expect(distinguish(at(all - 1)?.observed ?? 100, 100, 1)).toBeGreaterThan(0);
      }),
    );
  });

  test('the two directions mirror each other: with everything negated, verdict, gap and p are the same', () => {
    fc.assert(
      fc.property(levelsOf, number, pointsOf, (levels, base, points) => {
        const baseline = (value: number) => ({ period: '2015', value, quality: 'plan' as const });
        const up = promise({ baseline: baseline(base), steps: written(levels) });
        const minus = levels.map((level) => -level);
        const down = promise({ direction: 'at-most', baseline: baseline(-base), steps: written(minus) });
        const negated = points.map((point) => ({ ...point, value: -point.value }));
        const seen = ({ verdict, gap, p, fragile }: StepJudgement) => ({ verdict, gap, p, fragile });
        const a = judge(up, { asOf, series: given(points) });
        const b = judge(down, { asOf, series: given(negated) });
        expect(b.steps.map(seen)).toEqual(a.steps.map(seen));
        expect([b.standing, b.outcome, b.pace]).toEqual([a.standing, a.outcome, a.pace]);
      }),
    );
  });

  test('the gap is negative if and only if the step was missed on its day, and p is below 1 exactly then', () => {
    fc.assert(
      fc.property(levelsOf, number, pointsOf, (levels, base, points) => {
        const baseline = { period: '2015', value: base, quality: 'plan' as const };
        for (const step of judge(promise({ baseline, steps: written(levels) }), { asOf, series: given(points) })
          .steps) {
          if (step.gap === undefined) continue;
          expect(step.gap < 0).toBe(step.verdict !== 'met');
          if (step.p !== undefined && step.p !== 1) expect(step.p < 1).toBe(step.verdict !== 'met');
        }
      }),
    );
  });
});

describe('PLAN-1 whatever is hidden', () => {
  const kinds = fc.constantFrom('level', 'cumulative', 'standard', 'annual-quota');

  test('yields no verdict, no gap, no p, no count and no pace', () => {
    fc.assert(
      fc.property(levelsOf, pointsOf, kinds, fc.constantFrom(...years), (levels, points, kind, year) => {
        const baseline = { period: '2015', value: 0, quality: 'plan' as const };
        const commitment = promise({ kind, baseline, steps: written(levels) });
        const facts = { asOf: `${year}-12-31`, series: given(points) };
        const judgement = judge(commitment, facts);
        points.slice(0, year - 2015).forEach((point, index) => {
          if (point.status !== 'suppressed') return;
          const { fragile, ...step } = judgement.steps[index] ?? { by: '', verdict: 'met' as const };
          const period = String(years[index]);
          expect(fragile).toBeUndefined();
          expect(step).toEqual({
            by: `${period}-12-31`,
            due: levels[index],
            period,
            verdict: 'suppressed',
            reason: 'suppressed',
          });
        });
      }),
    );
  });

  test('changes nothing at all, whatever it is: the judgement is the same for every hidden number', () => {
    fc.assert(
      fc.property(
        levelsOf,
        pointsOf,
        pointsOf,
        kinds,
        fc.constantFrom(...years),
        (levels, points, others, kind, year) => {
          const swapped = points.map((point, index) =>
            point.status === 'suppressed' ? { ...point, value: others[index]?.value ?? 0 } : point,
          );
          const baseline = { period: '2016', from: 'indicator' as const };
          const commitment = promise({ kind, baseline, steps: written(levels), between: 'linear' });
          const at = `${year}-12-31`;
          const before = judge(commitment, { asOf: at, series: given(points) });
          expect(judge(commitment, { asOf: at, series: given(swapped) })).toEqual(before);
        },
      ),
    );
  });

  test('hides a yardstick the same way', () => {
    const name = { zh: '参照', en: 'Yardstick' };
    const relative = { indicator: 'line', area: '370300', name };
    const steps = years.map((year) => ({ by: `${year}-12-31` }));
    fc.assert(
      fc.property(pointsOf, pointsOf, pointsOf, (points, yardstick, others) => {
        const swapped = yardstick.map((point, index) =>
          point.status === 'suppressed' ? { ...point, value: others[index]?.value ?? 0 } : point,
        );
        const judged = (line: typeof yardstick) =>
          judge(promise({ kind: 'standard', steps, relative }), {
            asOf,
            series: given(points),
            yardstick: given(line),
          });
        expect(judged(swapped)).toEqual(judged(yardstick));
      }),
    );
  });
});

describe('PLAN-1 over time', () => {
  test('what was missed on its day is never met afterwards, only met late; every other verdict on a value stays', () => {
    fc.assert(
      fc.property(levelsOf, pointsOf, fc.nat(4), fc.nat(4), (levels, points, a, b) => {
        const commitment = promise({ steps: written(levels) });
        const [sooner = 2016, later = 2016] = [years[Math.min(a, b)], years[Math.max(a, b)]];
        const then = verdicts(commitment, { asOf: `${sooner}-12-31`, series: given(points) });
        const now = verdicts(commitment, { asOf: `${later}-12-31`, series: given(points) });
        then.forEach((verdict, index) => {
          if (verdict === 'not-due') return;
          if (verdict === 'missed') expect(['missed', 'met-late']).toContain(now[index]);
          else expect(now[index]).toBe(verdict);
        });
      }),
    );
  });

  test('what is only known later changes nothing in the ledger of the day', () => {
    fc.assert(
      fc.property(levelsOf, pointsOf, fc.nat(4), (levels, points, index) => {
        const baseline = { period: '2015', value: 0, quality: 'plan' as const };
        const commitment = promise({ baseline, steps: written(levels) });
        const day = `${years[index]}-12-31`;
        const known = judge(commitment, { asOf: day, series: given(points.slice(0, index + 1)) });
        expect(judge(commitment, { asOf: day, series: given(points) })).toEqual(known);
      }),
    );
  });

  test('the standing is never better than any due step', () => {
    const order: readonly string[] = ['missed', 'suppressed', 'not-comparable', 'no-data', 'met-late', 'met'];
    fc.assert(
      fc.property(levelsOf, pointsOf, (levels, points) => {
        const judgement = judge(promise({ steps: written(levels) }), { asOf, series: given(points) });
        for (const { verdict } of judgement.steps)
          expect(order.indexOf(judgement.standing)).toBeLessThanOrEqual(order.indexOf(verdict));
      }),
    );
  });

  test('the order in which the figures come makes no difference', () => {
    fc.assert(
      fc.property(levelsOf, pointsOf, (levels, points) => {
        const commitment = promise({ steps: written(levels) });
        const facts = given(points);
        const reversed = facts && { ...facts, points: facts.points.toReversed() };
        expect(judge(commitment, { asOf, series: reversed })).toEqual(judge(commitment, { asOf, series: facts }));
      }),
    );
  });
});

test('PLAN-1 V6 for every count, the digits printed show on which side of the target the value lies', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 1e6 }), fc.nat(100), (n, d, level) => {
      const commitment = promise({ steps: due({ 2016: level }) });
      const [step] = judge(commitment, { asOf, series: shares({ 2016: [n, d] }, share) }).steps;
      const x = step?.observed ?? NaN;
      const printed = Number(x.toFixed(Math.min(100, distinguish(x, level, 1))));
      expect(Math.sign(printed - level)).toBe(Math.sign(x - level));
    }),
  );
});
