import { describe, expect, test } from 'vitest';
import { commitmentSchema } from '../core/commitment.ts';
import type { StepJudgement } from '../core/judgement.ts';
import type { Language } from '../core/text.ts';
import { builtinUnits } from '../core/unit.ts';
import { describeStep, describeTail, signedDue, type Telling } from './sentences.ts';

const base = {
  id: '06-example',
  clause: '6.1.1',
  name: { zh: '示例', en: 'Example' },
  kind: 'level',
  direction: 'at-least',
  unit: 'percent',
  steps: [{ by: '2017-12-31', value: 80 }],
  population: { zh: '全县', en: 'The county' },
};

function telling(language: Language, change: object = {}, rest: Partial<Telling> = {}): Telling {
  const commitment = commitmentSchema.parse({ ...base, ...change });
  return { language, commitment, unit: builtinUnits.percent, decimals: 1, counted: builtinUnits.person, ...rest };
}

/** A step in both languages. */
function both(step: Partial<StepJudgement>, change: object = {}, rest: Partial<Telling> = {}): [string, string] {
  const whole = { by: '2017-12-31', due: 80, verdict: 'met', ...step } as StepJudgement;
  return [describeStep(whole, telling('zh', change, rest)), describeStep(whole, telling('en', change, rest))];
}

const deliverable = { kind: 'deliverable', direction: 'deliverable', unit: undefined, steps: [{ by: '2017-12-31' }] };
const yardstick = {
  steps: [{ by: '2017-12-31' }],
  relative: { indicator: 'x', area: '370300', name: { zh: '全市平均', en: 'city average' } },
};

describe('describeStep(…) says what was due, what happened and the verdict', () => {
  test('met on its day', () => {
    expect(both({ observed: 82.1, gap: 2.1 })).toEqual([
      '2017年底应达80%，实际82.1%，按期达到',
      'At least 80% was due by the end of 2017; actual 82.1%: kept on time',
    ]);
  });

  test('missed, with the gap in percentage points', () => {
    expect(both({ verdict: 'missed', observed: 76.4, gap: -3.6 })).toEqual([
      '2017年底应达80%，实际76.4%，差3.6个百分点，未达到',
      'At least 80% was due by the end of 2017; actual 76.4%, 3.6 percentage points short: missed',
    ]);
  });

  test('missed by less than a printed digit, with the digits that show it', () => {
    const [zh] = both({ verdict: 'missed', due: 60, observed: 59.96, gap: -0.04 });
    expect(zh).toBe('2017年底应达60%，实际59.96%，差0.04个百分点，未达到');
  });

  test('missed where everyone was promised, with how many are still missing and never as 100 %', () => {
    const [zh, en] = both({
      verdict: 'missed',
      due: 100,
      observed: (8122 / 8123) * 100,
      gap: -0.0123107,
      remaining: 1,
    });
    expect(zh).toBe('2017年底应达100%，实际99.99%，差0.01个百分点，还差1人，未达到');
    expect(en).toContain('1 person still missing');
  });

  test('missed where none was to be left, with how many there still are', () => {
    const none = { due: 0, verdict: 'missed', observed: 0.3, gap: -0.3, denominator: 4000, remaining: 12 } as const;
    expect(both(none, { direction: 'at-most' })).toEqual([
      '2017年底应不超过0%，实际0.3%，超出0.3个百分点，还有12人，未达到',
      'At most 0% was due by the end of 2017; actual 0.3%, 0.3 percentage points too high, 12 people left: missed',
    ]);
    const [counted] = both({ ...none, observed: 12, gap: -12, denominator: undefined }, { direction: 'at-most' });
    expect(counted).not.toContain('还有');
  });

  test('too high where a ceiling was promised', () => {
    expect(both({ verdict: 'missed', due: 2, observed: 2.4, gap: -0.4 }, { direction: 'at-most' })).toEqual([
      '2017年底应不超过2%，实际2.4%，超出0.4个百分点，未达到',
      'At most 2% was due by the end of 2017; actual 2.4%, 0.4 percentage points too high: missed',
    ]);
  });

  test('off an exact value', () => {
    const [zh, en] = both({ verdict: 'missed', due: 30, observed: 32, gap: -2 }, { direction: 'exactly' });
    expect(zh).toBe('2017年底应为30%，实际32%，相差2个百分点，未达到');
    expect(en).toBe('Exactly 30% was due by the end of 2017; actual 32%, off by 2 percentage points: missed');
  });

  test('inside a band', () => {
    const band = { direction: 'band', steps: [{ by: '2017-12-31', value: 3, upper: 5 }], unit: 'person' };
    const [zh, en] = both({ due: 3, upper: 5, observed: 4, gap: 1 }, band, { unit: builtinUnits.person });
    expect(zh).toBe('2017年底应在3人至5人之间，实际4人，按期达到');
    expect(en).toBe('Between 3 people and 5 people was due by the end of 2017; actual 4 people: kept on time');
  });

  test('kept late, with the day it was reached and the months', () => {
    const late = { verdict: 'met-late', observed: 76.4, gap: -3.6, reachedOn: '2018-12-31', monthsLate: 12 } as const;
    expect(both(late)).toEqual([
      '2017年底应达80%，当时76.4%，差3.6个百分点；2018年底才达到，逾期12个月',
      'At least 80% was due by the end of 2017; then 76.4%, 3.6 percentage points short; reached by the end of 2018, 12 months late',
    ]);
  });

  test('kept late by a single month in singular', () => {
    const [, en] = both({ verdict: 'met-late', observed: 76.4, gap: -3.6, reachedOn: '2018-01-31', monthsLate: 1 });
    expect(en).toContain('reached by 31 January 2018, 1 month late');
  });

  test('a yearly rule names the year', () => {
    const rule = { kind: 'standard', steps: [{ by: '2017-12-31', value: 80 }] };
    expect(both({ observed: 82.1, gap: 2.1 }, rule)).toEqual([
      '2017年应达80%，实际82.1%，按期达到',
      'At least 80% was due in 2017; actual 82.1%: kept on time',
    ]);
  });

  test('a yardstick is named with its value, and the lead over it is told', () => {
    expect(both({ due: 7.6, observed: 9.1, gap: 1.5 }, yardstick)).toEqual([
      '2017年底应不低于全市平均（7.6%），实际9.1%，高1.5个百分点，按期达到',
      'At least the city average (7.6%) was due by the end of 2017; actual 9.1%, 1.5 percentage points above: kept on time',
    ]);
  });
});

describe('describeStep(…) says why there is no verdict', () => {
  test.each([
    ['no-indicator', '没有对应的公开数据', 'no published figure measures it'],
    ['not-reported', '未报送', 'not reported'],
    ['not-applicable', '没有适用对象', 'it does not apply'],
    ['awaiting', '数据还没到公布的时候', 'its figure is not yet to be expected'],
    [
      'interval-contains-target',
      '抽样区间包含目标值，分不清是否达到',
      "the survey's interval contains the target: cannot be told apart",
    ],
  ] as const)('no data: %s', (reason, zh, en) => {
    expect(both({ verdict: 'no-data', reason })).toEqual([
      `2017年底应达80%，${zh}，暂无法核对`,
      `At least 80% was due by the end of 2017; ${en}: cannot be checked`,
    ]);
  });

  test('a yardstick that nobody published is named', () => {
    expect(both({ verdict: 'no-data', reason: 'yardstick-missing', due: undefined, observed: 9.1 }, yardstick)).toEqual(
      [
        '2017年底应对照全市平均，对照数字没有公布（全市平均），暂无法核对',
        'The city average was the measure by the end of 2017; the yardstick was not published (city average): cannot be checked',
      ],
    );
  });

  test('a suppressed value leaves no number behind but the one that was due', () => {
    const [zh, en] = both({ verdict: 'suppressed', reason: 'suppressed' });
    expect(zh).toBe('2017年底应达80%，人数太少，数值已作保密处理，不公布判定');
    expect(en).toBe('At least 80% was due by the end of 2017; so few people that figure and verdict are withheld');
  });

  test('another vintage is not comparable, though there is a value', () => {
    const [zh] = both({ verdict: 'not-comparable', reason: 'vintage-break', observed: 85 });
    expect(zh).toBe('2017年底应达80%，前后口径不同，不作比较');
  });

  test('not due yet, and withdrawn by a document', () => {
    expect(both({ verdict: 'not-due' })[0]).toBe('2017年底应达80%，尚未到期');
    expect(both({ verdict: 'withdrawn', reason: 'withdrawn', document: '源政发〔2018〕1号' })).toEqual([
      '2017年底应达80%，已由源政发〔2018〕1号撤销',
      'At least 80% was due by the end of 2017; withdrawn by 源政发〔2018〕1号',
    ]);
  });

  test('a provisional value says so', () => {
    expect(both({ observed: 82.1, gap: 2.1, provisional: true })[0]).toMatch(/按期达到（初步数）$/);
  });
});

describe('describeStep(…) of a thing to be done names its document', () => {
  const document = '源政办字〔2017〕9号';
  test('done on time, though the day is not told', () => {
    expect(both({ document, due: undefined }, deliverable)).toEqual([
      `2017年底前应办成，已办成，按期达到，见${document}`,
      `To be done by the end of 2017; done: kept on time; see ${document}`,
    ]);
  });

  test('done late', () => {
    const late = { verdict: 'met-late', due: undefined, reachedOn: '2018-03-15', monthsLate: 3, document } as const;
    expect(both(late, deliverable)).toEqual([
      `2017年底前应办成，2018年3月15日才办成，逾期3个月，见${document}`,
      `To be done by the end of 2017; done on 15 March 2018, 3 months late; see ${document}`,
    ]);
  });

  test('not done, and nothing to go by', () => {
    expect(both({ verdict: 'missed', due: undefined }, deliverable)[0]).toBe('2017年底前应办成，到期没有办成，未达到');
    expect(both({ verdict: 'no-data', reason: 'no-evidence', due: undefined }, deliverable)).toEqual([
      '2017年底前应办成，没有公开的佐证文件，暂无法核对',
      'To be done by the end of 2017; no document has been published: cannot be checked',
    ]);
  });
});

test('signedDue(…) leaves the sign off where all, none or a running share is meant', () => {
  const step = (due: number): StepJudgement => ({ by: '2017-12-31', due, verdict: 'met' });
  expect(signedDue(step(98), telling('zh'))).toBe('≥98%');
  expect(signedDue(step(100), telling('zh'))).toBe('100%');
  expect(signedDue(step(2), telling('zh', { direction: 'at-most' }))).toBe('≤2%');
  expect(signedDue(step(80), telling('zh', { kind: 'cumulative', steps: [{ by: '2017-12-31', share: 100 }] }))).toBe(
    '80%',
  );
});

test('describeTail(…) is what stands under a mark', () => {
  const step: StepJudgement = {
    by: '2017-12-31',
    due: 100,
    verdict: 'missed',
    observed: 97.9,
    gap: -2.1,
    remaining: 3,
  };
  expect(describeTail(step, telling('zh', {}, { counted: builtinUnits.village }))).toBe('差2.1个百分点，还差3个村');
  expect(describeTail(step, telling('en', {}, { counted: builtinUnits.village }))).toBe(
    '2.1 percentage points short, 3 villages still missing',
  );
});
