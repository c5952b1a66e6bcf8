import { withLargest } from './largest.ts';
import { incomeAboveLineRows } from './poverty.ts';
import { listOf } from './register.ts';
import { drawGross } from './shares.ts';
import type { Row } from './table.ts';
import { city } from './towns.ts';

/** The rows of the theme income, by indicator. */
export function incomeRows(): Record<string, Row[]> {
  return {
    'poor-household-income': poorHouseholdIncome(),
    'rural-income-growth': ruralIncomeGrowth(),
    'income-above-line': incomeAboveLineRows(),
  };
}

/** Net income of all registered people together, and how many they are: yuan and people. */
function poorHouseholdIncome(): Row[] {
  const mean = { 2015: 3186, 2016: 4472, 2017: 5308, 2018: 6041, 2019: 6762, 2020: 7398 };
  const rows = drawGross({ name: 'poor-household-income', outcomes: mean, of: listOf, spread: 0.045 });
  return withLargest('poor-household-income', rows, { paidTo: ({ denominator = 0 }) => denominator / 3 });
}

/** The yardstick: published for the city until 2018, awaited since. */
function ruralIncomeGrowth(): Row[] {
  const known = { 2016: 7.9, 2017: 8.4, 2018: 7.6 };
  const awaited = ['2019', '2020'];
  return [
    ...Object.entries(known).map(([period, value]) => ({ area: city, period, value })),
    ...awaited.map((period): Row => ({ area: city, period, status: 'not-reported', note: '演示：全市增幅尚未公布' })),
  ];
}
