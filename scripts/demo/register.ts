import { apportion } from './apportion.ts';
import { createStream } from './random.ts';
import { shareOut, towns, years, type ByTown, type Year } from './towns.ts';

/** What happened to the register of poor people in a year, by town. */
interface Movement {
  /** Registered as poor at the end of the year. */
  readonly stock: ByTown;
  /** Declared out of poverty during the year. */
  readonly exits: ByTown;
  /** Fell back or newly registered during the year. */
  readonly returns: ByTown;
}

const stocks: Record<Year, number> = { 2015: 21846, 2016: 1437, 2017: 203, 2018: 38, 2019: 0, 2020: 0 };
const returned: Record<Year, number> = { 2015: 0, 2016: 127, 2017: 94, 2018: 511, 2019: 26, 2020: 0 };

/** Added to and taken off the list when it was verified again in 2018. */
const verification = { added: 468, removed: 391 };

/** The end of 2015: the list that exits are counted against. */
const listed = shareOut('registered poor', stocks[2015], ({ rural, poverty }) => rural * poverty, 0.05);

/** The list as verified again in 2018. */
const verified = addUp(
  addUp(
    listed,
    shareOut('newly listed 2018', verification.added, ({ rural, poverty }) => rural * poverty, 0.3),
  ),
  shareOut('taken off 2018', verification.removed, ({ rural, poverty }) => rural * poverty, 0.3).map((n) => -n),
);

/** People on the list that a year is counted against: the one of 2015, from 2018 the verified one. */
export function listOf(period: string): ByTown {
  return Number(period.slice(0, 4)) < 2018 ? listed : verified;
}

/** Households for a number of people, about 1.8 people each. */
export function toHouseholds(people: number): number {
  return people === 0 ? 0 : Math.max(1, Math.round(people / 1.8));
}

/** The households on the list that a year is counted against. */
export function householdsOf(period: string): ByTown {
  return listOf(period).map(toHouseholds);
}

/** Rural registered population: falls slowly as people move to the towns. */
export const ruralPopulation = Object.fromEntries(
  years.map((year, i) => [year, towns.map(({ rural }) => Math.round(rural * (1 - 0.007 * i)))]),
) as unknown as Record<Year, ByTown>;

/** Year by year; stock = stock before − exits + returns holds in every town. */
export const movements: Record<Year, Movement> = draw();

function draw(): Record<Year, Movement> {
  const result: Partial<Record<Year, Movement>> = { 2015: { stock: listed, exits: [], returns: [] } };
  const next = createStream('movements of the register');
  let before: ByTown = listed;
  for (const year of years.slice(1)) {
    const returns = shareOut(`returns ${year}`, returned[year], ({ rural, poverty }) => rural * poverty, 0.25);
    const open = addUp(before, returns);
    const stock =
      year === '2018'
        ? lastOnes()
        : apportion(
            stocks[year],
            open.map((people) => people * (0.6 + 0.8 * next())),
            open,
          );
    result[year] = { stock, returns, exits: open.map((people, i) => people - (stock[i] ?? 0)) };
    before = stock;
  }
  return result as Record<Year, Movement>;
}

/** The last ones in 2018 live in three towns. */
function lastOnes(): number[] {
  const rest: Record<string, number> = { 大张庄镇: 21, 鲁村镇: 9, 南鲁山镇: 8 };
  return towns.map(({ name }) => rest[name] ?? 0);
}

function addUp(a: ByTown, b: ByTown): number[] {
  return a.map((each, i) => each + (b[i] ?? 0));
}
