import { addMonths } from '../../src/core/period.ts';
import { drawDays } from './days.ts';
import { createStream } from './random.ts';
import { drawShares } from './shares.ts';
import type { Row } from './table.ts';
import { county, shareOut, towns, years } from './towns.ts';

/** What e-commerce there is in one village at the end of one year. */
interface VillagePoint {
  readonly town: string;
  readonly village: string;
  readonly is_key_village: boolean;
  readonly year: number;
  /** Empty while there is no service point. */
  readonly opened_on: string;
  /** Daily goods and farm inputs can be bought online and are delivered to the village. */
  readonly can_buy: boolean;
  /** Local products are sold online. */
  readonly can_sell: boolean;
  /** Yuan in the year. */
  readonly online_sales: number;
}

/** The county's service centre and the stations of the towns. */
interface Station {
  readonly station_id: string;
  readonly town: string;
  readonly kind: 'county' | 'town';
  readonly opened_on: string;
}

/** The day of the county's centre, also of the document about it. */
export const countyCentreOpened = '2017-11-20';

export const ecommerceStations: readonly Station[] = drawStations();

/** One row per village and year: 556 villages, of which 140 key villages under the names they have elsewhere. */
export const ecommerceVillages: readonly VillagePoint[] = drawVillages();

function drawStations(): Station[] {
  const opened = drawDays('town stations', towns.length, [
    ['2015-12-31', 2],
    ['2016-12-31', 5],
    ['2017-12-31', 8],
    ['2018-12-31', 11],
    ['2019-06-30', 12],
  ]);
  const centre = { station_id: 'DS000', town: towns[0]?.code ?? '', kind: 'county', opened_on: countyCentreOpened };
  return [
    centre as Station,
    ...towns.map(({ code }, i): Station => {
      return {
        station_id: `DS${String(i + 1).padStart(3, '0')}`,
        town: code,
        kind: 'town',
        opened_on: opened[i] ?? '',
      };
    }),
  ];
}

function drawVillages(): VillagePoint[] {
  const places = towns.flatMap(({ code, clinics, keyVillages }) =>
    Array.from({ length: clinics }, (_, i) => ({
      town: code,
      village: `示例${String(i + 1).padStart(2, '0')}村`,
      key: i < keyVillages,
    })),
  );
  const key = drawDayPairs('key villages', [11, 39, 74, 102, 121, 133], [43, 84, 113, 131, 140, 140]);
  const others = drawDayPairs('other villages', [38, 117, 222, 281, 322, 351], [121, 214, 302, 371, 402, 416]);
  const next = createStream('online sales');
  const used = { key: 0, others: 0 };
  return places.flatMap((place) => {
    const [opened = '', reachable = ''] = (place.key ? key[used.key++] : others[used.others++]) ?? [];
    const selling = opened === '' ? '' : addMonths(opened, 2 + Math.floor(next() * 22));
    const sales = 24 + next() * 168;
    return years.map((year) => villageInYear({ ...place, opened, reachable, selling, sales }, year));
  });
}

/** For each village the day its point was opened and the day parcels were first delivered to it. */
function drawDayPairs(name: string, points: readonly number[], parcels: readonly number[]): [string, string][] {
  const count = parcels.at(-1) ?? 0;
  const steps = (running: readonly number[]) => running.map((each, i) => [`${years[i] ?? ''}-12-31`, each] as const);
  const delivered = drawDays(`parcels to ${name}`, count, steps(parcels));
  return drawDays(`points in ${name}`, count, steps(points)).map((day, i) => [day, delivered[i] ?? '']);
}

interface Place {
  readonly town: string;
  readonly village: string;
  readonly key: boolean;
  readonly opened: string;
  readonly reachable: string;
  readonly selling: string;
  /** Hundreds of yuan in the first full year. */
  readonly sales: number;
}

function villageInYear(place: Place, year: string): VillagePoint {
  const { town, village, key, opened, reachable, selling, sales } = place;
  const end = `${year}-12-31`;
  const by = (day: string): boolean => day !== '' && day <= end;
  const months = by(selling) ? Math.min(12, (Number(year) - Number(selling.slice(0, 4))) * 12 + 6) : 0;
  const age = Number(year) - Number(selling.slice(0, 4));
  return {
    town,
    village,
    is_key_village: key,
    year: Number(year),
    opened_on: by(opened) ? opened : '',
    can_buy: by(reachable) || by(opened),
    can_sell: by(selling),
    online_sales: months === 0 ? 0 : Math.round((sales * months * (1 + 0.21 * age)) / 12) * 100,
  };
}

/** The rows about e-commerce that are not counted in the tables above. */
export function ecommerceRows(): Record<string, Row[]> {
  const managers = { 2015: 96, 2016: 118, 2017: 131, 2018: 138, 2019: 142, 2020: 143 };
  const trained = { 2015: 21, 2016: 74, 2017: 131, 2018: 138, 2019: 142, 2020: 143 };
  const staff = { 2015: 93, 2016: 286, 2017: 547, 2018: 703, 2019: 812, 2020: 894 };
  return {
    'ecommerce-county': years.map((period) => ({
      area: county,
      period,
      numerator: countyCentreOpened <= `${period}-12-31` ? 1 : 0,
      denominator: 1,
    })),
    'ecommerce-managers': years.map((period) => ({
      area: county,
      period,
      numerator: trained[period],
      denominator: managers[period],
    })),
    'ecommerce-staff': drawShares({
      name: 'ecommerce-staff',
      of: (period) =>
        shareOut('ecommerce staff', staff[period as unknown as keyof typeof staff], ({ clinics }) => clinics),
      outcomes: { 2015: 0.237, 2016: 0.619, 2017: { missing: 42 }, 2018: 1, 2019: 1, 2020: 1 },
    }),
  };
}
