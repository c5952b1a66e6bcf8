import type { Details } from '../problem.ts';
import type { RuleId } from '../rules/rules.ts';

type Sentence = readonly [pattern: RegExp, rule: RuleId, details: (found: readonly string[]) => Details];

/** The sentences that the core schemas write themselves, with their rule and their Chinese form. */
const sentences: readonly Sentence[] = [
  [/^the shares add up to (.+), expected 100$/, 'shares-not-100', ([, total = '']) => ({ total })],
  [
    /^the step of (\S+) stands behind that of (\S+)$/,
    'steps-out-of-order',
    ([, by = '', before = '']) => ({ by, before }),
  ],
  said(/^kind (\S+) takes direction (\S+)$/, (a, b) => `kind 为 ${a} 时 direction 应为 ${b}`),
  said(/^direction (\S+) takes kind (\S+)$/, (a, b) => `direction 为 ${a} 时 kind 应为 ${b}`),
  said(/^a number needs a unit$/, () => '有数字的承诺必须写 unit'),
  said(/^a qualitative promise has no value$/, () => '定性承诺不能有数值'),
  said(/^a blank has no value: the plan left it out$/, () => '规划未填的承诺不能有数值'),
  said(/^a report without a number has no value$/, () => '没有数字的现状说明不能有数值'),
  said(
    /^only a baseline can be as of the day of printing$/,
    () => '只有现状说明（kind: baseline）可以写 date: as-printed，承诺的期限不能',
  ),
  said(/^a promise with a number needs at least one dated step$/, () => '至少要有一个带日期的 steps'),
  said(/^a deliverable needs at least one dated step$/, () => '交付类承诺至少要有一个带日期的 steps'),
  said(/^either every step has a share or none$/, () => 'share 要么每一步都写，要么都不写'),
  said(/^expected the level due \(or kind: blank\)$/, () => '缺应达值 value（规划未填的写 kind: blank）'),
  said(/^a promise with a yardstick has no level of its own$/, () => '以参照序列为目标的承诺不能再写 value'),
  said(/^a band needs `value` and `upper`$/, () => '区间目标要同时写 value 和 upper'),
  said(
    /^every step of a schedule has a share, or every step a level$/,
    () => '分年计划的各步要么都写 share，要么都写 value',
  ),
  said(/^a ratio names its numerator and its denominator$/, () => '比率类指标必须写 numerator 和 denominator'),
  said(/^the coverage ends before it begins$/, () => 'coverage 的 from 晚于 to'),
  said(/^a sum names what is counted$/, () => '合计类指标必须写 numerator'),
  said(
    /^calculation: growth goes with from: \{growth: <indicator>\}$/,
    () => 'calculation: growth 要与 from: {growth: 指标} 同时写',
  ),
  [
    /^Invalid discriminator value\. Expected (.+)$/,
    'inconsistent',
    ([, kinds = '']) => {
      const list = kinds.replaceAll(' | ', ', ').replaceAll("'", '');
      return { detail: { zh: `kind 应为其中之一：${list}`, en: `expected one of these kinds: ${list}` } };
    },
  ],
  said(
    /^an expression goes with from: records\/<table> or panels\/<id>$/,
    () => 'expression 要与 from: records/<表名> 或 panels/<表名> 同时写',
  ),
];

function said(pattern: RegExp, zh: (...found: string[]) => string): Sentence {
  return [pattern, 'inconsistent', ([en = '', ...found]) => ({ detail: { zh: zh(...found), en } })];
}

/** The rule and the details of such a sentence; one that nobody has translated is shown as it is. */
export function translateSentence(message: string): [RuleId, Details] {
  for (const [pattern, rule, details] of sentences) {
    const found = pattern.exec(message);
    if (found) return [rule, details(found)];
  }
  return ['inconsistent', { detail: message }];
}
