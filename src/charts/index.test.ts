import { expect, test } from 'vitest';
import { charts } from './index.ts';

test('every chart file is found by its name', () => {
  expect(Object.keys(charts).sort()).toEqual([
    'auto',
    'bars',
    'cumulative',
    'flow',
    'funnel',
    'matrix',
    'spans',
    'tiles',
    'timeline',
    'towns',
    'trajectory',
  ]);
});

test.each(Object.entries(charts))('%s draws by its default export', async (_, load) => {
  expect(typeof (await load()).default).toBe('function');
});
