import { describe, expect, test } from 'vitest';
import auto, { chooseChart, type AutoColumn } from './auto.ts';
import { sampleLabels } from './kit/samples.examples.ts';

const column = (name: string, type: AutoColumn['type'] = 'text'): AutoColumn => ({ name, type });
const period = column('period');
const value = column('value', 'number');

describe('chooseChart', () => {
  test('draws a line for periods and a number', () => {
    const rows = [
      { period: '2016', value: 1 },
      { period: '2017', value: 2 },
    ];
    expect(chooseChart(rows, [period, value])).toEqual({ kind: 'line', x: 'period', y: 'value' });
  });

  test('draws a line per name where each name has a period once', () => {
    const rows = ['a', 'b'].flatMap((area) => ['2016-Q1', '2016-Q2'].map((at) => ({ area, period: at, value: 1 })));
    expect(chooseChart(rows, [column('area'), period, value])).toEqual({
      kind: 'line',
      x: 'period',
      y: 'value',
      series: 'area',
    });
  });

  test('reads a column of years, and counts that arrive as BigInt', () => {
    const rows = [
      { year: 2016n, n: 3n },
      { year: 2017n, n: 4n },
    ];
    expect(chooseChart(rows, [column('year', 'integer'), column('n', 'integer')])).toEqual({
      kind: 'line',
      x: 'year',
      y: 'n',
    });
  });

  test('draws bars for names and a number', () => {
    const rows = [
      { area: 'a', value: 1 },
      { area: 'b', value: null },
    ];
    expect(chooseChart(rows, [column('area'), value])).toEqual({ kind: 'bars', name: 'area', value: 'value' });
  });

  test('draws bars of places where only one period is asked for', () => {
    const rows = [
      { area: 'a', period: '2016', value: 1 },
      { area: 'b', period: '2016', value: 2 },
    ];
    expect(chooseChart(rows, [column('area'), period, value])?.kind).toBe('bars');
  });

  test.each([
    ['a single row', [{ area: 'a', value: 1 }], [column('area'), value]],
    ['no number', [{ area: 'a' }, { area: 'b' }], [column('area')]],
    [
      'two rows for one bar',
      [
        { area: 'a', value: 1 },
        { area: 'a', value: 2 },
      ],
      [column('area'), value],
    ],
    [
      'only empty values',
      [
        { area: 'a', value: null },
        { area: 'b', value: null },
      ],
      [column('area'), value],
    ],
    [
      'more lines than can be told apart',
      Array.from({ length: 20 }, (_, i) => ({ area: `a${i >> 1}`, period: `${2016 + (i & 1)}`, value: i })),
      [column('area'), period, value],
    ],
  ])('draws nothing for %s', (_, rows, columns) => {
    const choice = chooseChart(rows, columns);
    expect(choice?.kind === 'bars' ? undefined : choice).toBeUndefined();
  });
});

test('auto gives nothing where no chart fits', () => {
  expect(auto([], { columns: [value], format: String, labels: { ...sampleLabels('zh'), empty: '' } })).toBeUndefined();
});
