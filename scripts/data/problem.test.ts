import { describe, expect, it } from 'vitest';
import { BuildError, formatProblem, mask, problem } from './problem.ts';

describe('mask', () => {
  it.each([
    '11010519491231002X',
    '110105 1949 1231 0021',
    '13800001111',
    '+86 138-0000-1111',
    '6222020200001234567',
    'someone@example.org',
    '110105********002X',
  ])('hides all but the first and the last character of %s', (value) => {
    expect(mask(value)).toBe(`${value[0]}${'*'.repeat(value.length - 2)}${value.at(-1)}`);
  });
  it.each(['370323104', '370323001205', '悦庄', '2016-12-31', '98%', '12000000000'])('leaves %s', (value) => {
    expect(mask(value)).toBe(value);
  });
  it('cuts long text', () => {
    expect(mask('长'.repeat(80))).toHaveLength(60);
  });
});

describe('formatProblem', () => {
  const found = problem(
    'unknown-area',
    { file: 'indicators/water.csv', row: 7, column: 'area', value: '悦庄' },
    { nearest: '' },
  );
  it('names file, row, column, value, cure and rule in Chinese', () => {
    expect(formatProblem(found, 'zh')).toBe(
      'indicators/water.csv 第 7 行 area 列：未知地区“悦庄”。\n  改法：写 areas.csv 中的代码或全称。[unknown-area]',
    );
  });
  it('names file, row, column, value, cure and rule in English', () => {
    expect(formatProblem(found, 'en')).toBe(
      'indicators/water.csv, row 7, column area: unknown area "悦庄".\n  Cure: write a code or full name from areas.csv. [unknown-area]',
    );
  });
  it('masks numbers inside a sentence too', () => {
    const details = { numerator: 13800001111, denominator: 10, max: 100 };
    const fault = problem('numerator-above-denominator', { file: 'x.csv', row: 2, value: 13800001111 }, details);
    expect(JSON.stringify(fault)).not.toContain('13800001111');
  });
});

it('BuildError carries every problem and speaks both languages', () => {
  const error = new BuildError([problem('empty-file', { file: 'a.csv' }), problem('missing-file', { file: 'b.csv' })]);
  expect(error.problems).toHaveLength(2);
  expect(error.format('zh')).toContain('发现 2 处问题');
  expect(error.format('en')).toContain('2 problems found');
});
