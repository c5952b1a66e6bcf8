import { apportion } from './apportion.ts';
import { povertyRows } from './poverty.ts';
import { createStream } from './random.ts';
import { movements } from './register.ts';
import type { Row } from './table.ts';
import { sum, towns, years, type Year } from './towns.ts';
import { keyVillages, type Village } from './villages.ts';

/** What the file of one key village says about how it left the list. Days are empty where the step was not taken. */
interface VillageExit {
  readonly village_id: string;
  readonly town: string;
  readonly village: string;
  /** Put on the list of the province. */
  readonly identified_on: string;
  readonly proposed_on: string;
  readonly notice_from: string;
  readonly notice_to: string;
  readonly confirmed_on: string;
  readonly announced_on: string;
}

/** One key village at the end of one year. */
interface VillageYear {
  readonly village_id: string;
  readonly town: string;
  readonly village: string;
  readonly year: number;
  readonly rural_population: number;
  readonly poor_persons: number;
  /** Percent with one digit. */
  readonly incidence: number;
  readonly within_limit: boolean;
  /** Yuan in the year. */
  readonly collective_income: number;
}

const published = povertyRows();

/** One row per key village: 46 left the list in 2015, the others in 2016, three of them without a notice. */
export const villageExits: readonly VillageExit[] = drawExits();

/** Six rows per key village. */
export const villageYears: readonly VillageYear[] = drawVillageYears();

function rowOf(indicator: string, where: { town: string; period: string; requirement?: string }): Row | undefined {
  return published[indicator]?.find(
    ({ area, period, groups }) =>
      area === where.town && period === where.period && groups?.['requirement'] === where.requirement,
  );
}

function drawExits(): VillageExit[] {
  const next = createStream('village exits');
  return towns.flatMap(({ code: town }) => {
    const early = rowOf('key-villages-removed', { town, period: '2015' })?.numerator ?? 0;
    const notices = rowOf('village-exit-procedure', { town, period: '2016', requirement: 'notice' });
    const silent = (notices?.denominator ?? 0) - (notices?.numerator ?? 0);
    const own = keyVillages.filter((village) => village.town === town);
    const identified = own.map(() => `2014-0${next() < 0.4 ? 5 : 6}-${String(10 + Math.floor(next() * 18))}`);
    return own.map(({ village_id, village }, i) => {
      const year = i < early ? 2015 : 2016;
      const noticed = i < own.length - silent;
      const proposed = 1 + Math.floor(next() * 24);
      const start = proposed + 3 + Math.floor(next() * 6);
      const end = start + 7 + Math.floor(next() * 4);
      const confirmed = end + 4 + Math.floor(next() * 12);
      return {
        village_id,
        town,
        village,
        identified_on: identified[i] ?? '',
        proposed_on: dayOf(year, proposed),
        notice_from: noticed ? dayOf(year, start) : '',
        notice_to: noticed ? dayOf(year, end) : '',
        confirmed_on: dayOf(year, confirmed),
        announced_on: dayOf(year, confirmed + 2 + Math.floor(next() * 6)),
      };
    });
  });
}

/** A number of days after the end of September, never after the end of the year. */
function dayOf(year: number, days: number): string {
  const lengths = [31, 30, 31];
  let month = 0;
  let day = days;
  while (month < 2 && day > (lengths[month] ?? 0)) day -= lengths[month++] ?? 0;
  return `${year}-${10 + month}-${String(Math.min(day, 31)).padStart(2, '0')}`;
}

function drawVillageYears(): VillageYear[] {
  const poor = new Map(years.flatMap((year) => towns.flatMap(({ code }) => poorOf(code, year))));
  const incomes = drawIncomes();
  return keyVillages.flatMap((village, i) =>
    years.map((year, y) => {
      const rural_population = populationOf(village, year);
      const poor_persons = poor.get(`${village.village_id} ${year}`) ?? 0;
      const { village_id, town, village: name } = village;
      return {
        village_id,
        town,
        village: name,
        year: Number(year),
        rural_population,
        poor_persons,
        incidence: toTenths(poor_persons, rural_population) / 10,
        within_limit: poor_persons * 50 <= rural_population,
        collective_income: incomes[i]?.[y] ?? 0,
      };
    }),
  );
}

/** Shrinks as the rural population of the towns does. */
function populationOf({ population }: Village, year: Year): number {
  return Math.round(population * (1 - 0.007 * (Number(year) - 2015)));
}

/** Tenths of a percent. */
function toTenths(poor: number, population: number): number {
  return Math.round((poor * 1000) / population);
}

/** The poor of each key village of a town: part of the town's, and the highest ratio is the published one. */
function poorOf(town: string, year: Year): [string, number][] {
  const next = createStream(`poor of villages ${town} ${year}`);
  const own = keyVillages.filter((village) => village.town === town);
  const sizes = own.map((village) => populationOf(village, year));
  const stock = movements[year].stock[towns.findIndex(({ code }) => code === town)] ?? 0;
  const highest = Math.round((rowOf('key-village-incidence', { town, period: year })?.value ?? 0) * 10);
  const left = (i: number): boolean =>
    (villageExits.find((each) => each.village_id === own[i]?.village_id)?.announced_on ?? '') <= `${year}-12-31`;
  const caps = sizes.map((size, i) => {
    if (year === '2015') return left(i) ? Math.floor(size / 50) : Math.floor(size / 4);
    return mostWithin(size, highest);
  });
  const top = year === '2015' ? -1 : sizes.findIndex((size, i) => toTenths(caps[i] ?? 0, size) === highest);
  if (year !== '2015' && top < 0) throw new Error(`no village of ${town} fits the ratio of ${year}`);
  const fixed = caps[top] ?? 0;
  const room = caps.map((cap, i) => (i === top ? 0 : cap));
  const others = Math.max(0, Math.min(Math.round(stock * 0.55) - fixed, Math.floor(sum(room) * 0.7)));
  const shares = apportion(
    others,
    sizes.map((size) => size * (0.3 + next())),
    room,
  );
  return own.map(({ village_id }, i) => [`${village_id} ${year}`, i === top ? fixed : (shares[i] ?? 0)]);
}

/** The largest number of poor whose ratio is still printed as no more than so many tenths of a percent. */
function mostWithin(population: number, tenths: number): number {
  let poor = 0;
  while (toTenths(poor + 1, population) <= tenths) poor++;
  return poor;
}

/** Below 30,000 yuan in 2015, the limit of the list; rising, now and then falling back a little. */
function drawIncomes(): number[][] {
  const next = createStream('collective income of villages');
  return keyVillages.map(() => {
    let income = 1500 + 27000 * next() * (0.35 + 0.65 * next());
    return years.map((_, y) => {
      if (y > 0) income = income * (0.97 + 0.28 * next()) + 13500 * next();
      return Math.round(income / 100) * 100;
    });
  });
}
