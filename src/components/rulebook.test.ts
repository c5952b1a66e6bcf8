import { expect, test } from 'vitest';
import { chaptersOf, rulebook } from './rulebook.ts';

test('chaptersOf(…) reads the titles of a test file, whatever their quotes', () => {
  const source = [
    "describe('judge(…)', () => {",
    "  test('59.96 isn\\'t 60', () => {});",
    '  test(`a second`, () => {});',
    '});',
  ].join('\n');
  expect(chaptersOf(source)).toEqual([{ name: 'judge(…)', rules: ["59.96 isn't 60", 'a second'] }]);
});

test('rulebook() holds every vector of PLAN-1', () => {
  const titles = rulebook().flatMap(({ rules }) => rules);
  for (let number = 1; number <= 21; number++)
    expect(
      titles.some((title) => title.startsWith(`PLAN-1 V${number} `)),
      `V${number}`,
    ).toBe(true);
});
