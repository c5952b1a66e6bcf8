import { describe, expect, test } from 'vitest';
import { commitmentSchema } from '../core/commitment.ts';
import { rule, type Judgement, type StepJudgement } from '../core/judgement.ts';
import { builtinUnits } from '../core/unit.ts';
import { fillFormula } from './formulas.ts';
import { describePromise } from './statements.ts';

const base = {
  id: '06-example',
  clause: '6.1.1',
  name: { zh: '示例', en: 'Example' },
  kind: 'level',
  direction: 'at-least',
  unit: 'percent',
  population: { zh: '全县', en: 'The county' },
};

function tell(change: object, judgement: Partial<Judgement>): [string, string] {
  const commitment = commitmentSchema.parse({ ...base, ...change });
  const whole: Judgement = {
    commitment: '06-example',
    asOf: '2020-12-31',
    standing: 'met',
    steps: [],
    rule,
    ...judgement,
  };
  const of = (language: 'zh' | 'en') =>
    describePromise(whole, { language, commitment, unit: builtinUnits.percent, decimals: 1 });
  return [of('zh'), of('en')];
}

const step = (year: number, rest: Partial<StepJudgement> = {}): StepJudgement => ({
  by: `${year}-12-31`,
  due: 80,
  observed: 82.1,
  gap: 2.1,
  verdict: 'met',
  ...rest,
});
const years = [2016, 2017, 2018, 2019, 2020];
const yearly = { kind: 'standard', steps: years.map((year) => ({ by: `${year}-12-31`, value: 80 })) };

describe('describePromise(…)', () => {
  test('a date the plan does not give is taken to be the end of the plan, and says so', () => {
    const undated = { steps: [{ by: '2020-12-31', date: 'period-end', value: 80 }] };
    const [zh, en] = tell(undated, { steps: [step(2020)] });
    expect(zh).toBe('2020年底应达80%，实际82.1%，按期达到。规划没有写期限，按规划期末计。');
    expect(en).toMatch(/kept on time\. The plan gives no date; it is taken to be due when the plan ends\.$/);
  });

  test('many years are counted by verdict, and the last one that made the standing is told', () => {
    const steps = years.map((year) => step(year, year === 2017 ? { verdict: 'missed', observed: 76, gap: -4 } : {}));
    const [zh, en] = tell(yearly, { steps, standing: 'missed', breached: { years: 1, of: 5 } });
    expect(zh).toBe('到期5年：4年按期达到，1年未达到。2017年应达80%，实际76%，差4个百分点，未达到。');
    expect(en).toMatch(/^5 years due: 4 kept on time, 1 missed\. At least 80% was due in 2017;/);
  });

  test('what was already so at the start is held or lost', () => {
    const one = { steps: [{ by: '2020-12-31', value: 80 }] };
    expect(tell(one, { steps: [step(2020)], outcome: 'held' })[0]).toMatch(/期满结论：起点已达到，一直保持。$/);
    expect(tell(one, { steps: [step(2020)], outcome: 'lost' })[1]).toMatch(
      /Final result: already so at the start, then lost\.$/,
    );
  });

  test('the pace is told while the last step is to come', () => {
    const two = {
      steps: [
        { by: '2017-12-31', value: 80 },
        { by: '2020-12-31', value: 90 },
      ],
    };
    const steps = [
      step(2017, { verdict: 'missed', observed: 76.4, gap: -3.6 }),
      step(2020, { verdict: 'not-due', due: 90 }),
    ];
    expect(tell(two, { steps, pace: 'just-behind' })[0]).toMatch(/进度：略低于序时进度。$/);
  });

  test('a blank is not zero: it is counted and not judged', () => {
    const [zh, en] = tell({ kind: 'blank', unit: undefined, steps: [] }, { standing: 'blank' });
    expect(zh).toBe('规划在这里该写数字却没有写，只能统计、无法判定。');
    expect(en).toBe('The plan leaves the number out here: counted, but it cannot be judged.');
  });

  test('a promise without a number is somebody’s own statement, not checked', () => {
    const [zh] = tell({ kind: 'qualitative', direction: 'qualitative', unit: undefined }, { standing: 'unjudged' });
    expect(zh).toContain('自述、未核算');
  });

  test('a starting point states its figure and no verdict', () => {
    const [zh] = tell({ kind: 'baseline', steps: [{ by: '2015-12-31', value: 12.5 }] }, { standing: 'unjudged' });
    expect(zh).toBe('规划写的是12.5%。这是规划报告的起点数字，不是要兑现的承诺，不作判定。');
  });

  test('a starting point of several years states the figure of each', () => {
    const steps = [2010, 2015].map((year) => ({ by: `${year}-12-31`, value: year - 2000 }));
    const [zh, en] = tell({ kind: 'baseline', steps }, { standing: 'unjudged' });
    expect(zh).toMatch(/^规划写的是2010年10%、2015年15%。/);
    expect(en).toMatch(/^The plan says 10% in 2010, 15% in 2015\. /);
  });

  test('a report without a number says that there is none, and no verdict', () => {
    const bare = { kind: 'baseline', direction: 'qualitative', unit: undefined, steps: [{ by: '2015-12-31' }] };
    const [zh, en] = tell(bare, { standing: 'unjudged' });
    expect(zh).toContain('没有可核对的数字，不是要兑现的承诺，不作判定');
    expect(en).toContain('without a number to check: not a promise to be kept, not judged');
  });
});

describe('fillFormula(…)', () => {
  const telling = (change: object = {}) => ({
    language: 'zh' as const,
    commitment: commitmentSchema.parse({ ...base, steps: [{ by: '2017-12-31', value: 80 }], ...change }),
    unit: builtinUnits.percent,
    decimals: 1,
  });

  test('fills the rule with the counts, the difference and the share of the way', () => {
    const missed = step(2017, {
      verdict: 'missed',
      observed: 76.4,
      gap: -3.6,
      numerator: 2697,
      denominator: 3530,
      p: 0.91,
    });
    expect(fillFormula(missed, telling(), 40)).toEqual([
      '2,697 ÷ 3,530 = 76.4%',
      '2017年底：76.4 − 80 = −3.6 ＜ 0 → 未达到',
      'p = (76.4 − 40) ÷ (80 − 40) = 0.91',
    ]);
  });

  test('turns round for a ceiling', () => {
    const held = step(2017, { due: 2, observed: 1.5, gap: 0.5 });
    expect(fillFormula(held, telling({ direction: 'at-most' }))).toEqual(['2017年底：2 − 1.5 = 0.5 ＞ 0 → 按期达到']);
  });

  test('shows nothing of a suppressed value', () => {
    expect(fillFormula(step(2017, { verdict: 'suppressed' }), telling())).toEqual([]);
  });
});
