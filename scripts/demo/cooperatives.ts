import { clinics } from './clinics.ts';
import { drawDays } from './days.ts';
import { createStream } from './random.ts';
import { householdsOf } from './register.ts';
import { drawShares } from './shares.ts';
import type { Row } from './table.ts';
import { county, towns, years } from './towns.ts';

/** The farmers' cooperatives of one key village at the end of one year. */
interface VillageCooperatives {
  readonly town: string;
  readonly village: string;
  readonly year: number;
  readonly cooperatives: number;
  /** Member households of all kinds, poor or not. */
  readonly member_households: number;
}

/** One row per key village and year, villages as in the list of clinics. */
export const villageCooperatives: readonly VillageCooperatives[] = drawCooperatives();

function drawCooperatives(): VillageCooperatives[] {
  const first = drawDays('first cooperative', clinics.length, [
    ['2015-12-31', 74],
    ['2016-12-31', 109],
    ['2017-12-31', 136],
    ['2018-12-31', 140],
  ]);
  const second = drawDays('second cooperative', clinics.length, [
    ['2016-12-31', 14],
    ['2017-12-31', 25],
    ['2018-12-31', 37],
    ['2019-12-31', 46],
    ['2020-12-31', 52],
  ]);
  const next = createStream('members of cooperatives');
  return clinics.flatMap(({ town, village }, i) => {
    const size = 24 + Math.floor(next() * 31);
    const growth = 1 + Math.floor(next() * 4);
    const from = first[i] ?? '';
    return years.map((year) => {
      const end = `${year}-12-31`;
      const more = second[i] !== '' && (second[i] ?? '') <= end ? 1 : 0;
      const cooperatives = from <= end ? 1 + more : 0;
      const age = Number(year) - Number(from.slice(0, 4));
      const members = cooperatives === 0 ? 0 : size + growth * age + more * Math.round(size / 2);
      return { town, village, year: Number(year), cooperatives, member_households: members };
    });
  });
}

/** The rows about cooperatives that are not counted in the table above. */
export function cooperativeRows(): Record<string, Row[]> {
  const joined = householdsJoined();
  return {
    'village-cooperative-fewest': years.flatMap((year) => [
      { area: county, period: year, value: fewestInAnyVillage(year) },
      ...towns.map(({ code }) => ({ area: code, period: year, value: fewestInAnyVillage(year, code) })),
    ]),
    'household-cooperatives': joined,
    'household-cooperative-fewest': fewestOfAnyHousehold(joined),
  };
}

function fewestInAnyVillage(year: string, town?: string): number {
  const own = villageCooperatives.filter((row) => row.year === Number(year) && (!town || row.town === town));
  return Math.min(...own.map(({ cooperatives }) => cooperatives));
}

/** Registered poor households with labour that suit local development, and those in a cooperative. */
function householdsJoined(): Row[] {
  return drawShares({
    name: 'household-cooperatives',
    of: (period) => householdsOf(period).map((all) => Math.round(all * 0.37)),
    outcomes: { 2016: 0.7136, 2017: 0.8941, 2018: 0.9427, 2019: 0.9662, 2020: 0.9788 },
  });
}

/** 1 where every suitable household is in a cooperative, otherwise 0: the fewest that any of them joined. */
function fewestOfAnyHousehold(joined: readonly Row[]): Row[] {
  const periods = [...new Set(joined.map(({ period }) => period))];
  const all = (rows: readonly Row[]): number => (rows.every((row) => row.numerator === row.denominator) ? 1 : 0);
  return periods.flatMap((period) => {
    const rows = joined.filter((row) => row.period === period);
    return [
      { area: county, period, value: all(rows) },
      ...rows.map((row) => ({ area: row.area, period, value: all([row]) })),
    ];
  });
}
