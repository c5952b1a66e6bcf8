import { describe, expect, test } from 'vitest';
import type { Indicator } from '../../../src/core/indicator.ts';
import type { Problem } from '../problem.ts';
import { amountColumns, checkAmounts, type AmountColumn } from './amounts.ts';
import type { Numbers } from './numbers.ts';

const money = { name: { zh: '金额', en: 'amount' }, unit: 'yuan' };
const people = { name: { zh: '人数', en: 'people' }, unit: 'person' };
const indicator = (given: object): Indicator =>
  ({ sensitivity: 'personal', calculation: 'ratio', unit: 'yuan-per-person', numerator: money, ...given }) as Indicator;

describe('an indicator about money paid to people needs besides', () => {
  test.each<[string, object, AmountColumn[]]>([
    ['the largest share alone, where its denominator is those people', { denominator: people }, ['max_share']],
    ['both, where it is a sum of money', { calculation: 'sum', unit: 'yuan' }, ['contributors', 'max_share']],
    [
      'both, where it is a value in money',
      { calculation: 'value', unit: 'yuan', numerator: undefined },
      ['contributors', 'max_share'],
    ],
    ['nothing, where it counts people', { numerator: people, denominator: people, unit: 'percent' }, []],
    [
      'nothing, where the money is that of institutions',
      { sensitivity: 'institution', calculation: 'sum', unit: 'yuan' },
      [],
    ],
    ['nothing, where it is a yearly change', { calculation: 'growth', unit: 'percent' }, []],
  ])('%s', (_, given, columns) => {
    expect(amountColumns(indicator(given), {})).toEqual(columns);
  });
});

/** What is read from a row with these cells, and the rules it breaks. */
function check(
  cells: Readonly<Record<string, string | number>>,
  {
    numbers = { numerator: 1000 },
    elsewhere = false,
    columns = ['contributors', 'max_share'],
  }: {
    numbers?: object;
    elsewhere?: boolean;
    columns?: AmountColumn[];
  } = {},
): { amounts: unknown; broken: string[] } {
  const problems: Problem[] = [];
  const amounts = checkAmounts(
    { cell: (column) => cells[column], file: 'indicators/aid.csv', row: 4 },
    { columns, numbers: numbers as Numbers, elsewhere },
    (problem) => void problems.push(problem),
  );
  expect(problems.every(({ file, row }) => file === 'indicators/aid.csv' && row === 4)).toBe(true);
  return { amounts, broken: problems.map(({ rule, column }) => `${column}: ${rule}`) };
}

describe('a row with an amount', () => {
  test('gives how many people got it, and the share of the largest', () => {
    expect(check({ contributors: 12, max_share: '0.25' })).toEqual({
      amounts: { contributors: 12, maxShare: 0.25 },
      broken: [],
    });
  });

  test('without the two is an error in both columns', () => {
    expect(check({})).toEqual({
      amounts: undefined,
      broken: ['contributors: amount-of-how-many', 'max_share: amount-of-how-many'],
    });
  });

  test.each([
    ['half a person', { contributors: 1.5, max_share: 0.5 }, 'contributors'],
    ['fewer than nobody', { contributors: -1, max_share: 0.5 }, 'contributors'],
    ['a word', { contributors: '许多', max_share: 0.5 }, 'contributors'],
    ['a share above the whole', { contributors: 12, max_share: 1.2 }, 'max_share'],
    ['a share of nothing', { contributors: 12, max_share: 0 }, 'max_share'],
    ['a share in percent', { contributors: 12, max_share: '25%' }, 'max_share'],
  ])('with %s is refused, and no number of it is taken', (_, cells, column) => {
    expect(check(cells)).toEqual({ amounts: undefined, broken: [`${column}: wrong-amount-of`] });
  });

  test('that is zero, or stands in a named publication, needs neither', () => {
    expect(check({}, { numbers: { numerator: 0 } }).broken).toEqual([]);
    expect(check({}, { elsewhere: true }).broken).toEqual([]);
  });

  test('as a value needs them, too; of another indicator nothing is asked', () => {
    expect(check({}, { numbers: { value: 9 } }).broken).toHaveLength(2);
    expect(check({}, { columns: [] })).toEqual({
      amounts: { contributors: undefined, maxShare: undefined },
      broken: [],
    });
  });
});
