import { listOf, ruralPopulation } from './register.ts';
import type { Row } from './table.ts';
import { city, county, sum, years } from './towns.ts';

/** What is counted in the county, and what the city is said to have. */
interface Comparison {
  /** The denominators, by year from 2015. */
  readonly of: readonly number[];
  /** The county's shares of them. */
  readonly shares: readonly number[];
  /** The city's values in the unit of the indicator; absent where nobody published one. */
  readonly inCity: readonly (number | undefined)[];
}

/** One indicator for each field in which the plan wants the rural poor at the city average by the end of 2018. */
const comparisons: Readonly<Record<string, Comparison>> = {
  'rural-hospital-beds': {
    of: years.map((year) => sum(ruralPopulation[year])),
    shares: [0.00294, 0.00305, 0.00321, 0.00344, 0.00363, 0.00379],
    inCity: [3.42, 3.5, 3.58, 3.66, 3.75, 3.83],
  },
  'blood-pressure-control': {
    of: [3018, 3094, 3151, 3207, 3266, 3312],
    shares: [0.412, 0.447, 0.498, 0.563, 0.601, 0.634],
    inCity: [48.3, 49.9, 51.6, 53.2, 54.7, 56.1],
  },
  'health-records': {
    of: years.map((year) => sum(listOf(year))),
    shares: [0.874, 0.908, 0.947, 0.969, 0.978, 0.985],
    inCity: [90.2, 91.5, 92.8, 94.1, 95, 95.8],
  },
  'maternal-care': {
    of: [5127, 6408, 5983, 5214, 4790, 4026],
    shares: [0.881, 0.898, 0.917, 0.9353, 0.9462, 0.9519],
    inCity: [92.7, 93.1, 93.5, 93.9, 94.4, 94.8],
  },
  vaccination: {
    of: [38214, 39672, 40518, 40127, 39386, 38245],
    shares: [0.9612, 0.9703, 0.9758, 0.9814, 0.9846, 0.9871],
    inCity: [96.9, 97.4, 97.8, undefined, 98.3, 98.5],
  },
  'preconception-checks': {
    of: [2846, 3157, 2934, 2611, 2308, 1972],
    shares: [0.842, 0.879, 0.913, 0.941, 0.952, 0.957],
    inCity: [88.6, 90.1, 91.7, 92.8, 93.5, 94],
  },
};

/** The county by counts, the city as given; nobody published the city's vaccination of 2018. */
export function cityAverageRows(): Record<string, Row[]> {
  return Object.fromEntries(
    Object.entries(comparisons).map(([indicator, { of, shares, inCity }]) => [
      indicator,
      years.flatMap((period, i): Row[] => {
        const denominator = of[i] ?? 0;
        const value = inCity[i];
        return [
          value === undefined
            ? { area: city, period, status: 'not-reported', note: '演示：当年全市数没有公布' }
            : { area: city, period, value },
          { area: county, period, numerator: Math.round(denominator * (shares[i] ?? 0)), denominator },
        ];
      }),
    ]),
  );
}
