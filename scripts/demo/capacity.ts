import { householdsOf, ruralPopulation } from './register.ts';
import { drawShares, type Outcome } from './shares.ts';
import { apportion } from './apportion.ts';
import { createStream } from './random.ts';
import type { Row } from './table.ts';
import { county, shareOut, sum, towns, years, type ByTown } from './towns.ts';
import { villageWorks } from './village-works.ts';
import { administrativeVillages, naturalVillages } from './villages.ts';

type Works = (typeof villageWorks)[number];

/** The rows of the theme capacity, by indicator; those made from the table of village works are not among them. */
export function capacityRows(): Record<string, Row[]> {
  return {
    'main-street-connection': connection(),
    'three-phase-power': drawAround({
      name: 'three-phase-power',
      all: () => administrativeVillages,
      missingAmongKey: ({ three_phase: reached }) => (reached ? 0 : 1),
      sizeOfKey: () => 1,
      missingElsewhere: [19, 8, 0, 0, 0, 0],
    }),
    'natural-village-broadband': drawAround({
      name: 'natural-village-broadband',
      all: () => naturalVillages,
      missingAmongKey: ({ natural_villages: all, with_broadband: reached }) => all - reached,
      sizeOfKey: ({ natural_villages: all }) => all,
      missingElsewhere: [171, 37, 0, 0, 0, 0],
    }),
    'household-roads': drawAround({
      name: 'household-roads',
      all: (period) =>
        (ruralPopulation[period as (typeof years)[number]] ?? []).map((people) => Math.round(people / 2.7)),
      missingAmongKey: ({ households, households_on_road: reached }) => households - reached,
      sizeOfKey: ({ households }) => households,
      missingElsewhere: [13180, 9640, 6870, 4020, 1730, 341],
    }),
    'main-streets': mainStreets(),
    'information-officer': fewest('information_officers'),
    'household-power': drawShares({
      name: 'household-power',
      of: householdsOf,
      outcomes: byYear([{ missing: 318 }, { missing: 164 }, 1, 1, 1, 1]),
    }),
    'farm-power': drawShares({
      name: 'farm-power',
      of: () => shareOut('farm power points', 2316, ({ rural }) => rural, 0.15),
      outcomes: byYear([
        { missing: 412 },
        { missing: 236 },
        { missing: 71 },
        { missing: 38 },
        { missing: 17 },
        { missing: 9 },
      ]),
    }),
  };
}

const byYear = (values: readonly Outcome[]): Record<string, Outcome> =>
  Object.fromEntries(values.map((value, i) => [years[i] ?? '', value]));

interface Around {
  readonly name: string;
  readonly all: (period: string) => ByTown;
  /** How many of a key village are still missing, and how many it has. */
  readonly missingAmongKey: (works: Works) => number;
  readonly sizeOfKey: (works: Works) => number;
  /** Still missing outside the key villages, from 2015. */
  readonly missingElsewhere: readonly number[];
}

/** Rows about the whole county that agree with the table of key villages: what is missing there is missing here too. */
function drawAround({ name, all, missingAmongKey, sizeOfKey, missingElsewhere }: Around): Row[] {
  const next = createStream(`around ${name}`);
  const lead = towns.map(() => 0.7 + 0.6 * next());
  return years.flatMap((period, y) => {
    const denominators = all(period);
    const key = towns.map(({ code }) =>
      villageWorks.filter(({ town, year }) => town === code && year === Number(period)),
    );
    const room = denominators.map((size, i) => size - sum((key[i] ?? []).map(sizeOfKey)));
    const elsewhere = apportion(
      missingElsewhere[y] ?? 0,
      room.map((size, i) => size * (lead[i] ?? 1)),
      room,
    );
    return towns.map(({ code }, i) => {
      const denominator = denominators[i] ?? 0;
      const missing = sum((key[i] ?? []).map(missingAmongKey)) + (elsewhere[i] ?? 0);
      return { area: code, period, numerator: denominator - missing, denominator };
    });
  });
}

/** The key village that has fewest: of each town, and of the county. */
function fewest(column: 'main_streets' | 'information_officers'): Row[] {
  return years.flatMap((period) => {
    const own = villageWorks.filter(({ year }) => year === Number(period));
    const least = (rows: readonly Works[]): number => Math.min(...rows.map((each) => each[column]));
    return [
      { area: county, period, value: least(own) },
      ...towns.map(({ code }) => ({ area: code, period, value: least(own.filter(({ town }) => town === code)) })),
    ];
  });
}

/** Of any village of the town, not only the key ones: a town has its first year with a street everywhere no earlier. */
function mainStreets(): Row[] {
  const complete = new Set(
    connection()
      .filter(({ numerator, denominator }) => numerator === denominator)
      .map(({ area, period }) => `${area} ${period}`),
  );
  const keyOnly = fewest('main_streets').filter(({ area }) => area !== county);
  const rows = keyOnly.map((row): Row => ({
    ...row,
    value: complete.has(`${row.area} ${row.period}`) ? row.value : 0,
  }));
  return years.flatMap((period) => {
    const own = rows.filter((row) => row.period === period);
    return [{ area: county, period, value: Math.min(...own.map(({ value }) => value ?? 0)) }, ...own];
  });
}

/** A village whose main street does not reach a road. */
function connection(): Row[] {
  return drawAround({
    name: 'main-street-connection',
    all: () => administrativeVillages,
    missingAmongKey: ({ connected }) => (connected ? 0 : 1),
    sizeOfKey: () => 1,
    missingElsewhere: [58, 44, 28, 13, 4, 0],
  });
}
