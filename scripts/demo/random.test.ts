import { describe, expect, test } from 'vitest';
import { createStream, drawNormal, shuffle } from './random.ts';

describe('createStream', () => {
  test('gives the same numbers for the same name, on every machine', () => {
    const next = createStream('treatment-442');
    expect([next(), next(), next()].map((number) => number.toFixed(9))).toMatchInlineSnapshot(`
      [
        "0.429419025",
        "0.963738812",
        "0.072962832",
      ]
    `);
  });

  test('gives other numbers for another name', () => {
    expect(createStream('a')()).not.toBe(createStream('b')());
  });
});

test('drawNormal lies around 0 with standard deviation 1', () => {
  const next = createStream('normal');
  const drawn = Array.from({ length: 4000 }, () => drawNormal(next));
  const mean = drawn.reduce((a, b) => a + b) / drawn.length;
  const variance = drawn.reduce((a, b) => a + (b - mean) ** 2, 0) / drawn.length;
  expect(Math.abs(mean)).toBeLessThan(0.06);
  expect(Math.abs(Math.sqrt(variance) - 1)).toBeLessThan(0.06);
});

test('shuffle keeps every item', () => {
  expect(shuffle([1, 2, 3, 4, 5], createStream('order')).toSorted()).toEqual([1, 2, 3, 4, 5]);
});
