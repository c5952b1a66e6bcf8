import { expect, test } from 'vitest';
import { drawTable, toJson } from './table.ts';
import { keepsLimit, ratiosOf, spreadOf, type Measurement } from './measurement.ts';

const against = { name: { zh: '对手', en: 'bare' }, values: [100, 200, 50] };
const paired: Measurement = {
  ...{ part: 'first-view', name: { zh: '首页', en: 'home' }, unit: 'ms', values: [110, 180, 60] },
  ...{ against, limit: 1.1 },
};

test('a ratio is formed run by run, and its middle is held against the limit', () => {
  expect(ratiosOf(paired)).toEqual([1.1, 0.9, 1.2]);
  expect(keepsLimit(paired)).toBe(true);
  expect(keepsLimit({ ...paired, limit: 1.05 })).toBe(false);
});

test('without a competitor the value itself is held against the limit', () => {
  const { against: _, ...alone } = paired;
  expect(ratiosOf(alone)).toBeUndefined();
  expect(keepsLimit({ ...alone, limit: 109 })).toBe(false);
  expect(keepsLimit({ ...alone, limit: 110 })).toBe(true);
  expect(spreadOf(alone.values)).toEqual({ median: 110, least: 60, most: 180 });
});

test('nothing measured is an error, not a zero', () => {
  expect(() => spreadOf([])).toThrow('no values');
});

test('the table shows both sides, the ratio and whether the limit is kept; the JSON has every raw value', () => {
  expect(drawTable([paired], 'en').join('\n')).toMatch(
    /home +110 ms +\(60–180\) +bare: 100 ms +\(50–200\) +1\.10 +\(0\.90–1\.20\) +≤ 1\.1 +✓/,
  );
  const [line] = toJson([paired], { cores: 2 }).measurements;
  expect(line).toMatchObject({
    values: [110, 180, 60],
    against: { values: [100, 200, 50] },
    ratios: [1.1, 0.9, 1.2],
    kept: true,
  });
});
