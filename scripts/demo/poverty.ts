import { apportion } from './apportion.ts';
import { createStream } from './random.ts';
import { householdsOf, listOf, movements, ruralPopulation, toHouseholds } from './register.ts';
import { amend, countRows, drawShares, type Outcome } from './shares.ts';
import type { Row } from './table.ts';
import { city, county, province, shareOut, towns, years, type ByTown, type Year } from './towns.ts';

const since2016 = years.slice(1);

/** The rows of the theme poverty, by indicator. */
export function povertyRows(): Record<string, Row[]> {
  return {
    'registered-poor': [...registeredElsewhere(2423821, 60859), ...atYearEnd((y) => movements[y].stock)],
    'registered-poor-households': [
      ...registeredElsewhere(1211065, 33814),
      ...atYearEnd((y) => movements[y].stock.map(toHouseholds)),
    ],
    'poverty-exits': since2016.flatMap((year) => countRows(year, movements[year].exits)),
    'poverty-returns': since2016.flatMap((year) => countRows(year, movements[year].returns)),
    'poverty-exit-share': years.flatMap((year) => {
      const list = listOf(year);
      const out = list.map((people, i) => people - (movements[year].stock[i] ?? 0));
      return ratioRows(year, out, list);
    }),
    'poverty-incidence': years.flatMap((year) => ratioRows(year, movements[year].stock, ruralPopulation[year])),
    'key-villages-removed': keyVillagesRemoved(),
    'key-village-incidence': keyVillageIncidence(),
    'exit-procedure': exitProcedure(),
    'village-exit-procedure': villageExitProcedure(),
    guarantees: guarantees(),
  };
}

/** What was published for the province and the city at the end of 2015. */
function registeredElsewhere(inProvince: number, inCity: number): Row[] {
  const note = '省定标准，年末数';
  return [
    { area: province, period: '2015', numerator: inProvince, note, source: 'dzwww' },
    { area: city, period: '2015', numerator: inCity, note, source: 'dzwww' },
  ];
}

function atYearEnd(counts: (year: Year) => ByTown): Row[] {
  return years.flatMap((year) => countRows(year, counts(year)));
}

function ratioRows(period: string, numerators: ByTown, denominators: ByTown, groups?: Row['groups']): Row[] {
  return towns.map(({ code }, i) => ({
    area: code,
    period,
    groups,
    numerator: numerators[i] ?? 0,
    denominator: denominators[i] ?? 0,
  }));
}

/** Villages taken off the list, running total. The county's 140 at the end of 2016 is what the plan says. */
function keyVillagesRemoved(): Row[] {
  const all = towns.map(({ keyVillages }) => keyVillages);
  const told: Row = {
    area: county,
    period: '2016',
    numerator: 140,
    note: '规划2.4.1的说法；镇街分数为示例',
    source: 'plan',
  };
  return [told, ...countRows('2015', removedBefore2016()), ...since2016.flatMap((year) => countRows(year, all))];
}

function removedBefore2016(): number[] {
  const caps = towns.map(({ keyVillages }) => keyVillages);
  return apportion(
    46,
    shareOut('villages removed 2015', 4600, ({ keyVillages }) => keyVillages, 0.3),
    caps,
  );
}

/** The highest headcount ratio of any key village: every one of them is under the limit if and only if this is. */
function keyVillageIncidence(): Row[] {
  const next = createStream('key-village-incidence');
  const highest = towns.map(({ name }) => (name === '大张庄镇' ? 2.6 : Math.round((0.7 + 1.2 * next()) * 10) / 10));
  const later: Record<string, number> = { 大张庄镇: 1.1, 鲁村镇: 0.8, 南鲁山镇: 0.6 };
  const series: Record<string, number[]> = {
    2016: highest,
    2017: highest.map((value) => Math.round(value * (0.35 + 0.3 * next()) * 10) / 10),
    2018: towns.map(({ name }) => later[name] ?? 0),
  };
  return Object.entries(series).flatMap(([period, values]) => [
    { area: county, period, value: Math.max(...values), note: '各重点村中的最高值' },
    ...towns.map(({ code }, i) => ({ area: code, period, value: values[i] ?? 0 })),
  ]);
}

/** Of the households that exited in the year: for how many each requirement was fulfilled. */
function exitProcedure(): Row[] {
  const of = (period: string): ByTown => movements[period as Year].exits.map(toHouseholds);
  const requirements: Record<string, Record<string, Outcome>> = {
    income: { 2016: 1, 2017: 1, 2018: 1 },
    guarantees: { 2016: { missing: 214 }, 2017: { missing: 17 }, 2018: 1 },
    review: { 2016: 1, 2017: 1, 2018: 1 },
    verification: { 2016: 1, 2017: 1, 2018: 1 },
    consent: { 2016: { missing: 41 }, 2017: 1, 2018: 1 },
    notice: { 2016: 1, 2017: 1, 2018: 1 },
    'town-review': { 2016: 1, 2017: 1, 2018: 1 },
    announcement: { 2016: 1, 2017: 1, 2018: 1 },
    deregistration: { 2016: 1, 2017: 1, 2018: 1 },
  };
  const rows = Object.entries(requirements).flatMap(([requirement, outcomes]) =>
    drawShares({ name: `exit-procedure ${requirement}`, outcomes, of, groups: { requirement }, spread: 0.4 }),
  );
  const lost = rows.find((row) => row.area === '370323105' && row.groups?.['requirement'] === 'announcement');
  return amend(rows, { ...lost }, { status: 'not-reported', note: '西里镇2016年公告台账未报送' });
}

/** Of the key villages that exited in 2016: for how many each requirement was fulfilled. */
function villageExitProcedure(): Row[] {
  const before = removedBefore2016();
  const exiting = towns.map(({ keyVillages }, i) => keyVillages - (before[i] ?? 0));
  const requirements: Record<string, Outcome> = {
    proposal: 1,
    notice: { missing: 3 },
    confirmation: 1,
    announcement: 1,
  };
  return Object.entries(requirements).flatMap(([requirement, outcome]) =>
    drawShares({
      name: `village-exit-procedure ${requirement}`,
      outcomes: { 2016: outcome },
      of: () => exiting,
      groups: { requirement },
    }),
  );
}

/** Of the people on the register: for how many each need was secured. */
function guarantees(): Row[] {
  const needs: Record<string, Record<string, Outcome>> = {
    food: { 2016: { missing: 96 }, 2017: { missing: 31 }, 2018: 1, 2019: 1, 2020: 1 },
    clothing: { 2016: { missing: 58 }, 2017: 1, 2018: 1, 2019: 1, 2020: 1 },
    education: { 2016: { missing: 74 }, 2017: { missing: 42 }, 2018: { missing: 19 }, 2019: 1, 2020: 1 },
    medical: { 2016: 0.962, 2017: 0.981, 2018: 0.993, 2019: { missing: 44 }, 2020: { missing: 7 } },
    housing: { 2016: 0.914, 2017: 0.958, 2018: 0.989, 2019: { missing: 63 }, 2020: 1 },
    all: { 2016: 0.897, 2017: 0.949, 2018: 0.984, 2019: { missing: 97 }, 2020: { missing: 7 } },
  };
  return Object.entries(needs).flatMap(([need, outcomes]) =>
    drawShares({ name: `guarantees ${need}`, outcomes, of: listOf, groups: { need } }),
  );
}

/** Households on the list whose income per head was above the city's line of the year. */
export function incomeAboveLineRows(): Row[] {
  const outcomes: Record<string, Outcome> = {
    2016: 0.936,
    2017: 0.991,
    2018: { missing: 24 },
    2019: { missing: 15 },
    2020: { missing: 11 },
  };
  return drawShares({ name: 'income-above-line', outcomes, of: householdsOf });
}
