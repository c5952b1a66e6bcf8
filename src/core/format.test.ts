import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  difference,
  distinguish,
  formatDay,
  formatGap,
  formatNumber,
  formatPeriod,
  formatValue,
  type NumberOptions,
} from './format.ts';
import { languages } from './text.ts';
import { builtinUnits } from './unit.ts';

const { percent, person, village, yuan, ratio } = builtinUnits;
const zh = { language: 'zh' } as const;
const en = { language: 'en' } as const;
const real = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 });
const digits = fc.nat(4);

/** The number a reader takes from a printed one. */
function read(printed: string): number {
  const folds: Record<string, number> = { 亿: 1e8, 万: 1e4, billion: 1e9, million: 1e6, thousand: 1e3 };
  const [, sign = '', number = '', rest = ''] = /^([−+]?)([\d,.]+)(.*)$/.exec(printed) ?? [];
  const fold = Object.entries(folds).find(([name]) => rest.includes(name))?.[1] ?? 1;
  return Number(number.replaceAll(',', '')) * fold * (sign === '−' ? -1 : 1);
}

describe('formatNumber(…)', () => {
  test('groups thousands and uses a true minus sign', () => {
    expect(formatNumber(8123)).toBe('8,123');
    expect(formatNumber(-1234567.891, { decimals: 2 })).toBe('−1,234,567.89');
    expect(formatNumber(999)).toBe('999');
  });

  test('leaves closing zeros out, or keeps them for a column', () => {
    expect(formatNumber(76, { decimals: 1 })).toBe('76');
    expect(formatNumber(76, { decimals: 1, fixed: true })).toBe('76.0');
    expect(formatNumber(70, { decimals: 0 })).toBe('70');
  });

  test('prints all the digits a number has unless told how many', () => {
    expect(formatNumber(59.96)).toBe('59.96');
    expect(formatNumber(1e21)).toBe('1,000,000,000,000,000,000,000');
    expect(formatNumber(1.5e-7)).toBe('0.00000015');
  });

  test('rounds halves away from zero on the digits as written', () => {
    expect(formatNumber(1.005, { decimals: 2 })).toBe('1.01');
    expect(formatNumber(-2.5, { decimals: 0 })).toBe('−3');
  });

  test('prints 0 only for 0, without a sign', () => {
    expect(formatNumber(0, { decimals: 1, signed: true })).toBe('0');
    expect(formatNumber(-0)).toBe('0');
    expect(formatNumber(0.04, { decimals: 1 })).toBe('0.04');
    expect(formatNumber(-0.004, { decimals: 1 })).toBe('−0.004');
  });

  test('signs both ways when asked', () => {
    expect([3.6, -3.6].map((gap) => formatNumber(gap, { signed: true }))).toEqual(['+3.6', '−3.6']);
  });

  test('refuses what is not a number', () => {
    expect(() => formatNumber(NaN)).toThrow('invalid number: NaN');
  });

  test('reads back within half a unit of the last digit', () => {
    fc.assert(
      fc.property(real, digits, (x, decimals) => {
        const half = 0.5 * 10 ** -decimals;
        expect(Math.abs(read(formatNumber(x, { decimals })) - x)).toBeLessThanOrEqual(half * (1 + 1e-3) + 1e-12);
      }),
    );
  });

  test('reads back as the very number where no digits are cut', () => {
    fc.assert(fc.property(real, (x) => read(formatNumber(x)) === x));
  });
});

describe('distinguish(…)', () => {
  test('takes as many decimals as it takes to see the miss, and no more', () => {
    expect(distinguish(59.96, 60, 1)).toBe(2);
    expect(distinguish((100 * 8122) / 8123, 100, 1)).toBe(2);
    expect(distinguish(76.4, 80, 1)).toBe(1);
    expect(distinguish(60, 60, 1)).toBe(1);
    expect(distinguish(99.9996, 100, 0)).toBe(4);
    expect(distinguish(60.04, 60, 0)).toBe(2);
  });

  test('never prints a value on the other side of the target', () => {
    fc.assert(
      fc.property(real, real, digits, (x, near, decimals) => {
        const printed = read(formatNumber(x, { decimals, near }));
        expect(Math.sign(printed - near)).toBe(Math.sign(x - near));
      }),
    );
  });
});

describe('formatValue(…)', () => {
  test('PLAN-1 V12 99.99 % is never printed as 100 %, with or without a target beside it', () => {
    const x = (100 * 8122) / 8123;
    expect(formatValue(x, percent, { ...zh, decimals: 1 })).toBe('99.99%');
    expect(formatValue(x, percent, { ...en, decimals: 0, near: 100 })).toBe('99.99%');
    expect(formatValue(100, percent, { ...zh, decimals: 1 })).toBe('100%');
    expect(formatValue(100.04, percent, { ...zh, decimals: 1 })).toBe('100.04%');
  });

  test('PLAN-1 V6 59.96 is printed as 59.96 where 60 was due', () => {
    expect(formatValue(59.96, percent, { ...zh, decimals: 1, near: 60 })).toBe('59.96%');
    expect(formatValue(59.96, percent, { ...zh, decimals: 1 })).toBe('60%');
  });

  test('sets a Chinese unit close to its number, an English word apart', () => {
    expect(formatValue(8123, person, zh)).toBe('8,123人');
    expect(formatValue(8123, person, en)).toBe('8,123 people');
    expect(formatValue(140, village, zh)).toBe('140个村');
    expect(formatValue(1.2, ratio, zh)).toBe('1.2倍');
    expect(formatValue(3, { zh: '', en: '', measure: 'quantity' }, en)).toBe('3');
  });

  test('uses the word for a single one where the unit has it', () => {
    const people = { ...person, one: 'person' };
    expect([1, -1, 1.5, 0].map((x) => formatValue(x, people, en))).toEqual([
      '1 person',
      '−1 person',
      '1.5 people',
      '0 people',
    ]);
  });

  test('folds Chinese money into 亿 with two decimals and into 万', () => {
    const amounts = [24870000000, 137000000, 100000000, 772500, 10000, 9999, 3507, 0];
    expect(amounts.map((x) => formatValue(x, yuan, zh))).toEqual([
      '248.70亿元',
      '1.37亿元',
      '1.00亿元',
      '77.25万元',
      '1万元',
      '9,999元',
      '3,507元',
      '0元',
    ]);
    expect(formatValue(-137000000, yuan, zh)).toBe('−1.37亿元');
  });

  test('folds English money into millions and thousands', () => {
    const amounts = [24870000000, 137000000, 772500, 16222, 3507];
    expect(amounts.map((x) => formatValue(x, yuan, en))).toEqual([
      '24.87 billion yuan',
      '137 million yuan',
      '772.5 thousand yuan',
      '16,222 yuan',
      '3,507 yuan',
    ]);
  });

  test('goes up to the larger unit where rounding gets there: 9,999.9999万元 is 1.00亿元', () => {
    expect(formatValue(99999999, yuan, zh)).toBe('1.00亿元');
    expect(formatValue(99999900, yuan, zh)).toBe('9,999.99万元');
    expect(formatValue(9999.6, yuan, { ...zh, decimals: 0 })).toBe('1万元');
    expect(formatValue(999999.9, yuan, en)).toBe('1 million yuan');
  });

  test('keeps one unit of money in a column', () => {
    const column = { ...zh, magnitude: 250000000, fixed: true };
    expect([250000000, 1500000, 0].map((x) => formatValue(x, yuan, column))).toEqual([
      '2.50亿元',
      '0.02亿元',
      '0.00亿元',
    ]);
    expect(formatValue(9000, yuan, { ...zh, magnitude: 20000 })).toBe('0.9万元');
  });

  test('shows a missed amount of money with the digits it takes', () => {
    expect(formatValue(19999990, yuan, { ...zh, near: 20000000 })).toBe('1,999.999万元');
  });

  test('reads back within half a unit of the last digit, in both languages', () => {
    const amount = fc.double({ noNaN: true, min: -1e13, max: 1e13 });
    const fold = (printed: string) => (printed === '' ? 1 : read(`1${printed}`));
    fc.assert(
      fc.property(amount, fc.constantFrom(...languages), (x, language) => {
        const printed = formatValue(x, yuan, { language, decimals: 0 });
        const size = fold(printed.replace(/^[−\d,.]+/, ''));
        const half = size === 1 ? 0.5 : 0.005 * size;
        expect(Math.abs(read(printed) - x)).toBeLessThanOrEqual(half * (1 + 1e-3));
      }),
    );
  });

  test('prints 100 % for 100 and 0 for 0, and for nothing else', () => {
    const near = fc.oneof(fc.double({ noNaN: true, min: 99, max: 101 }), fc.double({ noNaN: true, min: -1, max: 1 }));
    fc.assert(
      fc.property(near, digits, fc.constantFrom(...languages), (x, decimals, language) => {
        const printed = formatValue(x, percent, { language, decimals });
        expect(printed === '100%').toBe(x === 100);
        expect(read(printed) === 0).toBe(x === 0);
      }),
    );
  });
});

describe('formatGap(…)', () => {
  test('gives the difference of percentages in percentage points, without a sign', () => {
    expect(formatGap(-3.6, percent, { ...zh, decimals: 1 })).toBe('3.6个百分点');
    expect(formatGap(-3.6, percent, { ...en, decimals: 1 })).toBe('3.6 percentage points');
    expect(formatGap(1, percent, en)).toBe('1 percentage point');
    expect(formatGap(-3, village, zh)).toBe('3个村');
  });

  test('signs it when asked', () => {
    expect(formatGap(-3.6, percent, { ...zh, signed: true })).toBe('−3.6个百分点');
    expect(formatGap(1.5, percent, { ...en, signed: true })).toBe('+1.5 percentage points');
  });

  test('never prints a gap of 0 where there is one', () => {
    expect(formatGap(-0.04, percent, { ...zh, decimals: 1 })).toBe('0.04个百分点');
    expect(formatGap(0, percent, { ...zh, decimals: 1 })).toBe('0个百分点');
  });
});

describe('formatPeriod(…)', () => {
  const both = (period: string) => languages.map((language) => formatPeriod(period, language));

  test('names years, quarters and months', () => {
    expect(both('2016')).toEqual(['2016年', '2016']);
    expect(both('2016-Q3')).toEqual(['2016年第三季度', 'Q3 2016']);
    expect(both('2016-07')).toEqual(['2016年7月', 'July 2016']);
  });
});

describe('formatDay(…)', () => {
  const both = (day: string, options?: { yearEnd?: boolean }) =>
    languages.map((language) => formatDay(day, language, options));

  test('writes the day out', () => {
    expect(both('2016-12-31')).toEqual(['2016年12月31日', '31 December 2016']);
    expect(both('2017-07-05')).toEqual(['2017年7月5日', '5 July 2017']);
  });

  test('calls the last day of a year its end when asked, and no other day', () => {
    expect(both('2016-12-31', { yearEnd: true })).toEqual(['2016年底', 'end of 2016']);
    expect(both('2016-12-30', { yearEnd: true })).toEqual(['2016年12月30日', '30 December 2016']);
  });
});

test('difference(…) is free of binary noise', () => {
  expect(difference(76.4, 80)).toBe(-3.6);
  expect(difference(9.1, 7.6)).toBe(1.5);
});

test('no option prints a number differently by the language of the machine', () => {
  const options: NumberOptions = { decimals: 1, fixed: true };
  expect(formatNumber(1234.5, options)).toBe('1,234.5');
});
