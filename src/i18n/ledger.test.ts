import { expect, test } from 'vitest';
import { standings, type Standing } from '../core/judgement.ts';
import { headline, leadSentences, type LedgerCounts } from './ledger.ts';

function ledger(counts: Partial<Record<Standing, number>>, rest: Partial<LedgerCounts> = {}): LedgerCounts {
  const none = Object.fromEntries(standings.map((standing) => [standing, 0])) as Record<Standing, number>;
  return { all: 421, due: 270, counts: { ...none, ...counts }, held: 0, ...rest };
}

test('headline(…) says how many promises, how many due and how many kept on time', () => {
  const told = ledger({ met: 134 });
  expect(headline(told, '2020-12-31', 'zh')).toEqual([
    '规划的421项，逐项记在台账上。',
    '到2020年底应当兑现270项，按期做到134项。',
  ]);
  expect(headline(told, '2020-12-31', 'en')).toEqual([
    'All 421 items of the plan are on the ledger.',
    'By the end of 2020, 270 were due and 134 had been kept on time.',
  ]);
});

test('headline(…) of a day on which nothing was due says so', () => {
  expect(headline(ledger({}, { due: 0 }), '2016-12-31', 'zh')[1]).toBe('到2016年底还没有一项到期。');
});

test('leadSentences(…) tells the others that were due and leaves out what is zero', () => {
  const told = ledger({ 'met-late': 44, missed: 1, 'no-data': 68, blank: 12, unjudged: 139 });
  expect(leadSentences(told, 'zh')).toEqual([
    '其余到期的承诺中，逾期做到44项，没有做到1项，68项没有公开数据可核对。',
    '规划自己有12处数字没有填，139项只有方向或只报现状、没有数可核。',
  ]);
  expect(leadSentences(told, 'en')[0]).toBe(
    'Of the others that were due, 44 were kept late, 1 was missed, 68 cannot be checked for want of data.',
  );
});

test('leadSentences(…) counts what was held since the start apart from what was newly achieved', () => {
  expect(leadSentences(ledger({ met: 134 }, { held: 5 }), 'zh').at(-1)).toContain('有5项在起点年份就已达到');
});
