import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { checkDigit, isCreditCode, isDisabilityEnd, isOldIdentity, isPastDay, judgeIdentity } from './identity.ts';

const today = '2026-11-25';

describe('checkDigit', () => {
  it.each(['11010519491231002X', '440524188001010014'])('agrees with the published example %s', (number) => {
    expect(checkDigit(number)).toBe(number[17]);
  });
});

describe('judgeIdentity', () => {
  test('a known province, a real day and the right check digit make an identity number', () => {
    expect(judgeIdentity('11010519491231002X', today)).toBe('valid');
    expect(judgeIdentity('11010519491231002x', today)).toBe('valid');
  });
  test('a wrong check digit is a typing error and no less personal', () => {
    expect(judgeIdentity('110105194912310021', today)).toBe('mistyped');
  });
  test('with a wrong check digit and a day of the plans it is a project number', () => {
    expect(judgeIdentity('370323201612310012', today)).toBeUndefined();
  });
  test.each([
    ['an unknown province', '880105194912310028'],
    ['a month that is none', '110105194913310020'],
    ['a day that is none', '110105194902300025'],
    ['a day in the future', '110105203012310029'],
    ['a day before 1900', '440524188001010014'],
  ])('%s makes none', (_, number) => expect(judgeIdentity(number, today)).toBeUndefined());
  test('the credit code in the index of the county is none', () => {
    expect(judgeIdentity('113703233130158447', today)).toBeUndefined();
  });
  test('a credit code of digits only with a right check character is none, whatever day it seems to hold', () => {
    const body = '11110119970101123';
    const code = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'].map((each) => body + each).find(isCreditCode) ?? '';
    expect(isCreditCode(code)).toBe(true);
    if (/^\d+$/.test(code) && checkDigit(code) !== code[17]) expect(judgeIdentity(code, today)).toBeUndefined();
  });

  const person = fc
    .record({
      area: fc.constantFrom('110105', '370323', '510104', '650102', '810000'),
      day: fc.date({ min: new Date('1900-01-01'), max: new Date('2026-11-25'), noInvalidDate: true }),
      serial: fc.integer({ min: 0, max: 999 }),
    })
    .map(({ area, day, serial }) => {
      const digits = `${area}${day.toISOString().slice(0, 10).replaceAll('-', '')}${String(serial).padStart(3, '0')}`;
      return digits + checkDigit(digits);
    });
  test('every number made by the rule is one', () => {
    fc.assert(fc.property(person, (number) => judgeIdentity(number, today) === 'valid'));
  });
  test('every single digit typed wrong is noticed by the check digit', () => {
    fc.assert(
      fc.property(person, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (number, at, by) => {
        const digit = String((Number(number[at]) + by) % 10);
        const wrong = number.slice(0, at) + digit + number.slice(at + 1);
        expect(checkDigit(wrong)).not.toBe(number[17]);
      }),
    );
  });
  test('of random digits fewer than one in two thousand pass', () => {
    const digits = fc.sample(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 18, maxLength: 18 }), {
      numRuns: 20_000,
      seed: 4,
    });
    const passed = digits.filter((each) => judgeIdentity(each.join(''), today) !== undefined).length;
    expect(passed).toBeLessThan(10);
  });
});

describe('isOldIdentity', () => {
  test('15 digits with a province and a day of birth are one', () => {
    expect(isOldIdentity('110105491231002', false)).toBe(true);
  });
  test('an area code with serial numbers is none, unless something says so', () => {
    expect(isOldIdentity('370323001205001', false)).toBe(false);
    expect(isOldIdentity('370323001205001', true)).toBe(true);
  });
});

test('isDisabilityEnd knows seven types and four grades', () => {
  expect(['11', '43', '74'].every(isDisabilityEnd)).toBe(true);
  expect(['01', '81', '45', '40'].some(isDisabilityEnd)).toBe(false);
});

test('isPastDay knows leap years', () => {
  expect([isPastDay('20000229', today), isPastDay('19000229', today)]).toEqual([true, false]);
});
