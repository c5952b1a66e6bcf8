import type { Row } from './table.ts';
import { county, years } from './towns.ts';

/** Yuan in the budget of the county, 2015 to 2020: what it took in by itself, and what of its own it spent on poverty. */
const revenue = [1_712_300_000, 1_803_100_000, 1_894_900_000, 1_976_200_000, 2_015_700_000, 2_031_800_000];
const spending = [18_640_000, 32_450_000, 42_180_000, 48_920_000, 50_730_000, 52_260_000];

/** Yuan of agricultural funds without the general subsidies, and of these for poverty, from 2016. */
const agricultural: readonly Pair[] = [
  [61_320_000, 286_400_000],
  [72_910_000, 304_700_000],
  [70_360_000, 311_200_000],
  [68_480_000, 318_900_000],
  [64_150_000, 322_500_000],
];

type Pair = readonly [numerator: number, denominator: number];

/** The rows of the theme money, by indicator: all about the county as a whole. */
export function moneyRows(): Record<string, Row[]> {
  return {
    'budget-revenue': amounts(revenue),
    'poverty-spending': amounts(spending),
    'fiscal-growth-margin': growthMargin(),
    'agricultural-funds-share': shares(agricultural),
    'land-revenue-returned': landRevenue(),
    'business-interest': shares([
      [552_000, 18_400_000],
      [1_281_000, 42_700_000],
      [1_682_400, 57_200_000],
      [1_848_000, 61_600_000],
      [1_749_000, 58_300_000],
    ]),
    'founder-interest': shares([
      [88_740, 94_180],
      [263_510, 268_930],
      [401_260, 401_260],
      [437_820, 437_820],
      [392_650, 392_650],
    ]),
    'employer-interest': shares([
      [104_400, 208_800],
      [311_750, 623_500],
      [398_200, 835_200],
      [412_380, 864_600],
      [377_930, 791_700],
    ]),
    'student-interest': shares([
      [571_480, 571_480],
      [618_230, 618_230],
      [662_940, 662_940],
      [704_510, 704_510],
      [731_870, 731_870],
    ]),
    'mutual-interest': years.slice(1).map((period): Row => ({
      area: county,
      period,
      status: 'not-reported',
      note: '演示：互助资金占用费补贴从未报送',
    })),
    'whole-process-oversight': shares([
      [27_160_000, 41_900_000],
      [49_830_000, 63_400_000],
      [60_720_000, 68_100_000],
      [61_940_000, 65_800_000],
      [60_190_000, 62_700_000],
    ]),
  };
}

function amounts(values: readonly number[]): Row[] {
  return years.map((period, y) => ({ area: county, period, numerator: values[y] ?? 0 }));
}

function shares(pairs: readonly Pair[]): Row[] {
  return pairs.map(([numerator, denominator], y) => ({
    area: county,
    period: String(2016 + y),
    numerator,
    denominator,
  }));
}

/** Percentage points by which spending grew faster than revenue, to two digits. */
function growthMargin(): Row[] {
  const growth = (values: readonly number[], y: number): number => ((values[y] ?? 0) / (values[y - 1] ?? 1) - 1) * 100;
  return years.slice(1).map((period, y) => ({
    area: county,
    period,
    value: Math.round((growth(spending, y + 1) - growth(revenue, y + 1)) * 100) / 100,
  }));
}

/** No spare quota was sold in 2016. */
function landRevenue(): Row[] {
  const [first, ...later] = shares([
    [0, 0],
    [9_870_000, 11_640_000],
    [18_320_000, 18_320_000],
    [21_760_000, 21_760_000],
    [14_930_000, 14_930_000],
  ]);
  const none: Row = {
    area: county,
    period: first?.period ?? '',
    status: 'not-applicable',
    note: '当年没有节余指标收益',
  };
  return [none, ...later];
}
