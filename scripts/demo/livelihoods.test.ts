import { describe, expect, test } from 'vitest';
import { clinics } from './clinics.ts';
import { villageCooperatives } from './cooperatives.ts';
import { countyCentreOpened, ecommerceStations, ecommerceVillages } from './ecommerce.ts';
import { livelihoodEvidence } from './evidence-livelihoods.ts';
import { farmingProjects } from './farming.ts';
import { livelihoodRows } from './livelihoods.ts';
import { sum, towns, years } from './towns.ts';
import { tourismVillages } from './tourism.ts';
import { workersInWorkshops, workshops } from './workshops.ts';

const rows = livelihoodRows();
const place = ({ town, village }: { readonly town: string; readonly village: string }): string => town + village;

describe('the villages', () => {
  test('are the 140 key villages of the clinics, under the same names', () => {
    const expected = new Set(clinics.map(place));
    expect(new Set(villageCooperatives.map(place))).toEqual(expected);
    expect(new Set(tourismVillages.map(place))).toEqual(expected);
    expect(new Set(ecommerceVillages.filter((row) => row.is_key_village).map(place))).toEqual(expected);
  });

  test('all villages of the county are counted in one year like in the other', () => {
    for (const year of years)
      expect(ecommerceVillages.filter((row) => row.year === Number(year))).toHaveLength(
        sum(towns.map(({ clinics: count }) => count)),
      );
  });

  test('half of all villages at the end of 2017 and 70 % of the key villages at the end of 2018 are two counts', () => {
    const points = (year: number, key: boolean): number =>
      ecommerceVillages.filter((row) => row.year === year && row.opened_on !== '' && (!key || row.is_key_village))
        .length;
    expect([points(2017, false), points(2018, true)]).toEqual([296, 102]);
  });

  test('nothing is sold online without a point, and what can be done once can be done later', () => {
    for (const { opened_on: opened, can_buy: buys, can_sell: sells, online_sales: sales } of ecommerceVillages) {
      if (sells) expect(opened !== '' && buys).toBe(true);
      expect(sales > 0).toBe(sells);
    }
  });

  test('tourism starts in suitable villages only, and a product never before it', () => {
    for (const { suitable, tourism_since: since, product_since: product } of tourismVillages)
      expect(suitable ? since !== '' && product >= since : since + product === '').toBe(true);
  });
});

describe('the projects', () => {
  test('are 83 in 2017, for which the plan says about 80', () => {
    expect(farmingProjects.filter(({ year }) => year === 2017)).toHaveLength(83);
  });

  test('help no group of households so small that it would be known', () => {
    for (const { households, people } of farmingProjects) {
      expect(households === 0 || households >= 10).toBe(true);
      expect(people).toBeGreaterThanOrEqual(households);
    }
  });
});

describe('work', () => {
  test('the workshops pay bonuses for no more workers than they have, with no more contracts than bonuses', () => {
    for (const { poor_workers: workers, rewarded, contracts } of workshops) {
      expect(rewarded).toBeLessThanOrEqual(workers);
      expect(contracts).toBeLessThanOrEqual(rewarded);
    }
  });

  test.each(years.slice(1))('in %s everyone in work has one place of work, none of them negative', (year) => {
    towns.forEach(({ code }, i) => {
      const at = (id: string, groups?: Record<string, string>): number | undefined =>
        rows[id]?.find(
          (row) => row.area === code && row.period === year && (!groups || row.groups?.['place'] === groups['place']),
        )?.numerator;
      const parts = ['local', 'outside', 'workshop', 'post'].map(
        (each) => at('poor-employment', { place: each }) ?? -1,
      );
      expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
      expect(sum(parts)).toBe(at('poor-employment-rate'));
      expect(parts[2]).toBe(workersInWorkshops(year)[i]);
      expect(parts[3]).toBe(at('post-fallback'));
    });
  });

  test('the narrow rule for posts covers a part of those whom the wide rule covers', () => {
    for (const row of rows['post-holders'] ?? []) expect(row.numerator).toBeGreaterThanOrEqual(0);
  });
});

describe('the documents', () => {
  test('agree with the tables about the day of the county centre', () => {
    const documents = (livelihoodEvidence['chapter-03'] ?? []).filter(({ done_on: day }) => day === countyCentreOpened);
    expect(documents.map(({ commitment }) => commitment)).toEqual(['03-county-centre', '03-have-county']);
    expect(ecommerceStations.find(({ kind }) => kind === 'county')?.opened_on).toBe(countyCentreOpened);
  });
});
