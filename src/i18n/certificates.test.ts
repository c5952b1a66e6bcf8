import { describe, expect, test } from 'vitest';
import type { Observation } from '../core/observation.ts';
import { builtinUnits } from '../core/unit.ts';
import { rowsText, tellMaking, type Making } from './certificates.ts';

const count = (zh: string, en: string) => ({ name: { zh, en }, unit: 'village' });
const clinics: Making = {
  indicator: {
    ...{ calculation: 'ratio', scale: 100, decimals: 1 },
    numerator: count('已建卫生室的村', 'Villages with a clinic'),
    denominator: count('重点村', 'Key villages'),
  },
  unit: builtinUnits.percent,
  language: 'zh',
};
const row = (given: Partial<Observation>): Observation => ({
  ...{ indicator: 'x', area: '370323', period: '2017', groups: '', status: 'reported', sourceKind: 'demonstration' },
  ...{ file: 'indicators/x.csv', rows: '2' },
  ...given,
});

describe('tellMaking(…) says how a figure was made', () => {
  const rate = row({ numerator: 132, denominator: 140, value: (132 / 140) * 100 });

  test('a rate from its two counts, with their names', () => {
    expect(tellMaking(rate, clinics)).toBe('已建卫生室的村 132 ÷ 重点村 140 × 100 = 94.3%');
    expect(tellMaking(rate, { ...clinics, language: 'en' })).toBe(
      'Villages with a clinic 132 ÷ Key villages 140 × 100 = 94.3%',
    );
  });

  test('a mean without a factor, a rate per thousand with its own', () => {
    const mean = { ...clinics, indicator: { ...clinics.indicator, scale: 1 }, unit: builtinUnits.yuan };
    expect(tellMaking(row({ numerator: 9000, denominator: 4, value: 2250 }), mean)).toContain('÷ 重点村 4 = 2,250元');
    const thousand = { ...clinics, indicator: { ...clinics.indicator, scale: 1000 } };
    expect(tellMaking(rate, thousand)).toContain('× 1,000');
  });

  test('a sum with every digit, also where the table folds it into 万', () => {
    const sum = {
      ...clinics,
      indicator: { ...clinics.indicator, calculation: 'sum' as const },
      unit: builtinUnits.yuan,
    };
    expect(tellMaking(row({ numerator: 586000, value: 586000 }), sum)).toBe('已建卫生室的村 = 586,000元');
    expect(tellMaking(row({ numerator: 586000, value: 586000 }), { ...sum, language: 'en' })).toBe(
      'Villages with a clinic = 586,000 yuan',
    );
  });

  test('a change from the two figures it compares', () => {
    const growth: Making = {
      ...{ indicator: { calculation: 'growth', scale: 100, decimals: 1 }, unit: builtinUnits.percent, language: 'zh' },
      change: { now: 5400, before: 5000 },
    };
    expect(tellMaking(row({ value: 8 }), growth)).toBe('（5,400 − 5,000）÷ 5,000 × 100 = 8%');
  });

  test('a published figure as it was published', () => {
    const given: Making = { ...clinics, indicator: { calculation: 'value', scale: 100, decimals: 1 } };
    expect(tellMaking(row({ value: 95.24 }), given)).toBe('95.24%，按发布的数字，不相加');
  });

  test.each(['zh', 'en'] as const)('no figure in words, without any number: %s', (language) => {
    for (const status of ['suppressed', 'not-reported', 'not-applicable'] as const)
      expect(tellMaking(row({ status }), { ...clinics, language })).not.toMatch(/\d/);
  });
});

test('rowsText(…) names the rows, and counts them where they are many', () => {
  expect(rowsText('2', 'zh')).toBe('第2行');
  expect(rowsText('', 'zh')).toBe('');
  expect(rowsText('2-3,8', 'zh')).toBe('第2–3、8行');
  expect(rowsText('2-3,8', 'en')).toBe('rows 2–3, 8');
  expect(rowsText('3,11,20,29,38,47,56-57', 'zh')).toBe('第3行至第57行中的8行');
});
