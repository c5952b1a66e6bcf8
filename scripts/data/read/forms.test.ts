import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOfSerial, isMissingMark, readDay, readNumber, readPeriod, shiftPoint, withoutBlanks } from './forms.ts';

describe('readNumber', () => {
  it.each([
    ['12000', '12000', ''],
    ['-3.2', '-3.2', ''],
    ['1,234,567.5', '1234567.5', 'thousands'],
    ['１２，３４５', '12345', 'full-width thousands'],
    ['９８．５％', '98.5', 'full-width percent-sign'],
    ['1.2万', '12000', 'multiples'],
    ['0.00005万', '0.5', 'multiples'],
    ['3.507亿', '350700000', 'multiples'],
    ['1,200万', '12000000', 'multiples thousands'],
    ['-0.5万', '-5000', 'multiples'],
  ])('%s is %s by %s', (text, plain, forms) => {
    const read = readNumber(text);
    expect([read?.text, [...(read?.forms ?? [])].sort().join(' ')]).toEqual([plain, forms]);
  });
  it.each([
    '1,23',
    '12,3456',
    ',123',
    '1 200',
    '704人',
    '约300',
    '(1,200)',
    '+5',
    '1.2E+4',
    '万',
    '%',
    '1.2万%',
    '1.2.3',
    '１２万人',
    '2,016年',
    '',
    '0x10',
    '十二',
  ])('%s is not guessed at', (text) => {
    expect(readNumber(text)).toBeUndefined();
  });
});

it('shiftPoint moves the point without rounding', () => {
  expect([
    shiftPoint(0.29, 2),
    shiftPoint(1.1, 2),
    shiftPoint(-0.05, 2),
    shiftPoint(1e-7, 2),
    shiftPoint(1e21, 2),
  ]).toEqual(['29', '110', '-5', '0.00001', '100000000000000000000000']);
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), fc.integer({ min: 0, max: 8 }), (whole, places) => {
      expect(shiftPoint(String(whole), places)).toBe(String(whole * 10n ** BigInt(places)));
    }),
  );
});

describe('readPeriod', () => {
  it.each([
    ['2016', '2016'],
    ['2016-Q3', '2016-Q3'],
    ['2016年', '2016'],
    ['2016年度', '2016'],
    ['２０１６年7月', '2016-07'],
    ['2016年12月份', '2016-12'],
    ['2016年第3季度', '2016-Q3'],
    ['2016年四季度', '2016-Q4'],
  ])('%s is %s', (text, period) => expect(readPeriod(text)?.text).toBe(period));
  it.each(['2016.7', '2016/7', '16年', '2016年13月', '2016年上半年', '2016年五季度', '二〇一六年', '2016-7'])(
    '%s is refused',
    (text) => expect(readPeriod(text)).toBeUndefined(),
  );
});

describe('readDay', () => {
  it.each([
    ['2016-12-31', ''],
    ['2016年12月31日', 'day-words'],
    ['2016/12/31', 'day-slashes'],
    ['2016.12.31', 'day-dots'],
    ['２０１６/12/31', 'full-width day-slashes'],
  ])('%s is 2016-12-31 by %s', (text, forms) => {
    expect([readDay(text)?.text, readDay(text)?.forms.join(' ')]).toEqual(['2016-12-31', forms]);
  });
  it.each(['12/31/2016', '31.12.2016', '2016-1-1', '16/12/31', '2016年12月', '20161231', '2016/12-31'])(
    '%s is refused',
    (text) => expect(readDay(text)).toBeUndefined(),
  );
});

it('blanks at the ends are found, also full-width ones and those of no width', () => {
  expect(withoutBlanks('　悦庄镇\u200b ')).toEqual({ text: '悦庄镇', forms: ['spaces'] });
  expect(withoutBlanks('南 麻').forms).toEqual([]);
});

it('marks for a missing figure are known in columns of figures; in text only dashes and slashes are', () => {
  expect(
    ['-', '—', '——', '／', '/', '无', 'N/A', '…', '×', '－'].filter((mark) => !isMissingMark(mark, false)),
  ).toEqual([]);
  expect(['0', '-1', '无锡', '—3'].filter((text) => isMissingMark(text, false))).toEqual([]);
  expect(['-', '/', '—'].filter((mark) => !isMissingMark(mark, true))).toEqual([]);
  expect(['无', '缺', 'x', 'N/A'].filter((mark) => isMissingMark(mark, true))).toEqual([]);
});

it('dayOfSerial counts as spreadsheets do, and gives no day before March 1900', () => {
  expect([dayOfSerial(61, false), dayOfSerial(42735, false), dayOfSerial(60, false)]).toEqual([
    '1900-03-01',
    '2016-12-31',
    undefined,
  ]);
  expect([dayOfSerial(41273, true), dayOfSerial(1.5, false), dayOfSerial(9e9, false)]).toEqual([
    '2016-12-31',
    undefined,
    undefined,
  ]);
});
