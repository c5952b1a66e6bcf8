import { describe, expect, test } from 'vitest';
import { hasClause, planSchema } from './plan.ts';

const words = { zh: '示例', en: 'Specimen' };
const plan = planSchema.parse({
  title: words,
  short: words,
  issued: '2017-07',
  start: '2016-01-01',
  end: '2020-12-31',
  baseYear: 2015,
  chapters: [
    { number: 6, name: words, sections: [{ number: 1, name: words, items: [{ number: 1, name: words }] }] },
    { number: 10, name: words, sections: [{ number: 0, items: [{ number: 1, name: words }] }] },
  ],
});

describe('hasClause(…)', () => {
  test('knows the items of the outline', () => {
    expect(hasClause(plan, '6.1.1')).toBe(true);
    expect(hasClause(plan, '6.1.2')).toBe(false);
    expect(hasClause(plan, '6.2.1')).toBe(false);
    expect(hasClause(plan, '7.0.0')).toBe(false);
  });

  test('takes 0 for the text before the first section or item', () => {
    expect(hasClause(plan, '6.0.0')).toBe(true);
    expect(hasClause(plan, '6.1.0')).toBe(true);
    expect(hasClause(plan, '6.0.1')).toBe(false);
  });

  test('finds the items of a chapter without sections', () => {
    expect(hasClause(plan, '10.0.1')).toBe(true);
    expect(hasClause(plan, '10.0.2')).toBe(false);
  });
});

test('a plan refuses a key that nobody knows', () => {
  const result = planSchema.safeParse({ ...plan, colour: 'red' });
  expect(result.error?.issues[0]).toMatchObject({ code: 'unrecognized_keys', keys: ['colour'] });
});
