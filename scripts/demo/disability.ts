import { bases } from './bases.ts';
import { byYear } from './quarters.ts';
import { drawShares } from './shares.ts';
import type { Row } from './table.ts';
import { county, shareOut, towns, years } from './towns.ts';

/** Support of disabled people, by indicator. Where a town has only a few of them, the county alone reports. */
export function disabilityRows(): Record<string, Row[]> {
  return {
    'rehab-coverage': countyShares('2015', [
      [41, 79],
      [55, 83],
      [68, 86],
      [76, 88],
      [83, 89],
      [91, 91],
    ]),
    'rehab-subsidy': rehabSubsidy(),
    'family-allowance': countyValues([2000, 2500, 2500, 2500, 2500]),
    'disabled-free-training': countyShares('2016', [
      [287, 324],
      [341, 362],
      [396, 409],
      [428, 428],
      [377, 377],
    ]),
    'disabled-startup-grant': countyValues([3000, 5000, 5000, 6000, 6000]),
    'disability-base-amount': baseAmount(),
    'early-pension-years': countyValues([5, 5, 5, 5, 5]),
    'early-pension': drawShares({
      name: 'early-pension',
      of: () => shareOut('severely disabled', 1183, ({ rural }) => rural, 0.12),
      outcomes: byYear([0.287, { missing: 22 }, 1, 1, 1, 1]),
    }),
    'disability-aids': drawShares({
      name: 'disability-aids',
      of: () => shareOut('aids needed', 1927, ({ rural, poverty }) => rural * poverty, 0.12),
      outcomes: byYear([0.612, 0.947, 0.988, 1, 1, 1]),
    }),
    'home-conversion': drawShares({
      name: 'home-conversion',
      of: () => shareOut('homes to convert', 1136, ({ rural, poverty }) => rural * poverty, 0.12),
      outcomes: byYear([0.083, 0.312, 0.548, 0.761, 0.932, { missing: 16 }]),
    }),
    'care-institutions': years.flatMap((period) =>
      towns.map(({ code, name }) => ({
        area: code,
        period,
        numerator: name === '南麻街道' && period >= '2018' ? 1 : 0,
      })),
    ),
  };
}

function countyShares(from: string, counts: readonly (readonly [number, number])[]): Row[] {
  return counts.map(([numerator, denominator], i) => ({
    area: county,
    period: String(Number(from) + i),
    numerator,
    denominator,
  }));
}

/** One value a year for the whole county, 2016 to 2020. */
function countyValues(values: readonly number[]): Row[] {
  return values.map((value, i) => ({ area: county, period: String(2016 + i), value }));
}

/** The lowest and the highest rate paid, and of the two the one farther from the middle of the band. */
function rehabSubsidy(): Row[] {
  const rates = [
    [10800, 16000],
    [12000, 17200],
    [12000, 17200],
    [12600, 17200],
    [12600, 17200],
  ] as const;
  const middle = (12000 + 17200) / 2;
  return rates.flatMap(([lowest, highest], i) => {
    const farther = middle - lowest >= highest - middle ? lowest : highest;
    const at = { area: county, period: String(2016 + i) };
    return [
      { ...at, groups: { rate: '' }, value: farther },
      { ...at, groups: { rate: 'lowest' }, value: lowest },
      { ...at, groups: { rate: 'highest' }, value: highest },
    ];
  });
}

/** Of the bases supported in a year, the amount farthest from 50,000 yuan. */
function baseAmount(): Row[] {
  const away = (amount: number): number => Math.abs(amount - 50_000);
  return years.slice(1).map((period) => {
    const amounts = bases.filter(({ supported_on: day }) => day.startsWith(period)).map(({ amount }) => amount);
    return { area: county, period, value: amounts.reduce((a, b) => (away(b) > away(a) ? b : a)) };
  });
}
