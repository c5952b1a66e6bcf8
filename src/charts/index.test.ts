import { expect, test } from 'vitest';
import { charts, examples } from './index.ts';

test('every chart file is found by its name', () => {
  expect(Object.keys(charts).sort()).toEqual([
    'auto',
    'bars',
    'bullet',
    'cumulative',
    'distribution',
    'flow',
    'funnel',
    'matrix',
    'multiples',
    'spans',
    'tiles',
    'timeline',
    'towns',
    'trajectory',
  ]);
});

test('every chart draws by its default export and has a table and examples', async () => {
  expect(Object.keys(examples).sort()).toEqual(Object.keys(charts).sort());
  for (const [name, load] of Object.entries(charts)) {
    const chart = await load();
    expect([name, typeof chart.default, typeof chart.tabulate]).toEqual([name, 'function', 'function']);
    expect(Object.keys((await examples[name]?.()) ?? {}).length, name).toBeGreaterThan(0);
  }
});
