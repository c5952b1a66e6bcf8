import { cityAverageRows } from './city-average.ts';
import { qualifiedClinics } from './clinics.ts';
import { hospitals } from './hospitals.ts';
import { listOf } from './register.ts';
import { drawGross, drawShares, type Outcome } from './shares.ts';
import type { Row } from './table.ts';
import { county, province, shareOut, towns, years, type ByTown } from './towns.ts';
import { treatmentRows } from './treatment.ts';

const byYear = <T>(values: readonly T[]): Record<string, T> =>
  Object.fromEntries(values.map((value, i) => [String(2020 - values.length + 1 + i), value]));

/** The rows of the theme health, by indicator; those made from a table of records are not among them. */
export function healthRows(): Record<string, Row[]> {
  return {
    'treatment-442': treatmentRows(),
    telemedicine: telemedicine(),
    'visits-within-county': drawShares({
      name: 'visits-within-county',
      of: visits,
      outcomes: byYear<Outcome>([0.8287, 0.8476, 0.8721, 0.8963, 0.9042, 0.9108]),
      spread: 0.15,
    }),
    'one-stop-settlement': drawShares({
      name: 'one-stop-settlement',
      of: listOf,
      outcomes: byYear<Outcome>([0.1214, 0.3379, 0.5962, 0.8124, 0.9173, 0.9618]),
    }),
    'assistance-scope': drawShares({
      name: 'assistance-scope',
      of: listOf,
      outcomes: byYear<Outcome>([0.9407, 0.9868, 1, 1, 1]),
    }),
    'second-assistance-rate': secondAssistance(),
    'cataract-treatment': cataracts(),
    'nine-diseases': [7, 9, 9, 9, 9].map((numerator, i) => ({ area: county, period: String(2016 + i), numerator })),
    'gp-per-township': gpPerTownship(),
    'gp-hospital-share': gpHospitalShare(),
    'village-doctors': villageDoctors(),
    'clinic-doctor': clinicDoctor(),
    'staff-rotation': staffRotation(),
    'health-literacy': healthLiteracy(),
    ...cityAverageRows(),
  };
}

/** Visits and admissions of the registered poor, from the settlement of insurance. */
function visits(period: string): ByTown {
  const perHead = 4.1 + 0.22 * (Number(period) - 2015);
  return shareOut('visits', 1_000_000, ({ rural, poverty }) => rural * poverty, 0.07).map((share) =>
    Math.round((share / 1_000_000) * perHead * 21846),
  );
}

/** Three levels that must not be added up: county hospitals, township hospitals, village clinics. */
function telemedicine(): Row[] {
  const countyHospitals: Record<string, number> = { 历山街道: 2, 南麻街道: 1 };
  const connected: Record<string, number[]> = { 历山街道: [1, 1, 2, 2, 2, 2], 南麻街道: [0, 1, 1, 1, 1, 1] };
  const clinics = drawShares({
    name: 'telemedicine village',
    of: () => towns.map((town) => town.clinics),
    outcomes: byYear<Outcome>([0.041, 0.227, 0.541, 0.713, 0.846, 0.92]),
    groups: { level: 'village' },
  });
  return [
    ...countyLevel(
      'county',
      ({ name }) => countyHospitals[name] ?? 0,
      ({ name }, i) => connected[name]?.[i] ?? 0,
    ),
    ...countyLevel(
      'township',
      (town) => town.hospitals,
      ({ code }, i) => hospitals.filter((each) => each.town === code && each.connected <= (years[i] ?? '')).length,
    ),
    ...clinics,
  ];
}

type Town = (typeof towns)[number];

/** Rows of institutions that some towns do not have at all. */
function countyLevel(level: string, of: (town: Town) => number, reached: (town: Town, year: number) => number): Row[] {
  return years.flatMap((period, i) =>
    towns.map((town): Row => {
      const row = { area: town.code, period, groups: { level } };
      if (of(town) === 0) return { ...row, status: 'not-applicable', note: '辖区内没有这一级机构' };
      return { ...row, numerator: reached(town, i), denominator: of(town) };
    }),
  );
}

/** General practitioners of the township hospital that has fewest: every hospital has one if and only if this is 1. */
function gpPerTownship(): Row[] {
  const fewest = (period: string, code?: string): number =>
    Math.min(...hospitals.filter(({ town }) => !code || town === code).map((each) => each.doctors(Number(period))));
  return years.flatMap((period) => [
    { area: county, period, value: fewest(period), note: '各卫生院中的最少数' },
    ...towns.map(({ code, hospitals: count }): Row =>
      count === 0
        ? { area: code, period, status: 'not-applicable', note: '街道不设乡镇卫生院' }
        : { area: code, period, value: fewest(period, code) },
    ),
  ]);
}

function gpHospitalShare(): Row[] {
  return years.flatMap((period) =>
    towns.map(({ code, hospitals: denominator }): Row => {
      if (denominator === 0) return { area: code, period, status: 'not-applicable', note: '街道不设乡镇卫生院' };
      const numerator = hospitals.filter((each) => each.town === code && each.doctors(Number(period)) >= 1).length;
      return { area: code, period, numerator, denominator };
    }),
  );
}

/** Village doctors for every thousand people their clinics serve. */
function villageDoctors(): Row[] {
  const served = towns.map(({ rural }) => Math.round(rural * 0.96));
  return drawGross({
    name: 'village-doctors',
    of: () => served,
    outcomes: byYear([0.00087, 0.00089, 0.00092, 0.00096, 0.00099, 0.00104]),
    spread: 0.06,
  });
}

/** Qualified doctors of the key village's clinic that has fewest. */
function clinicDoctor(): Row[] {
  return years.flatMap((period) => [
    { area: county, period, value: Math.min(...towns.map(({ code }) => qualifiedClinics(code, period))) },
    ...towns.map(({ code }) => ({ area: code, period, value: qualifiedClinics(code, period) })),
  ]);
}

/** Health workers of township hospitals and clinics who had a rotation training, running total since 2016. */
function staffRotation(): Row[] {
  const staff = shareOut('health workers', 1846, ({ population }) => population, 0.1);
  return drawShares({
    name: 'staff-rotation',
    of: () => staff,
    outcomes: byYear<Outcome>([0.286, 0.641, 0.967, { missing: 14 }, 1]),
  });
}

/** Yuan paid and yuan that could be reimbursed within the yearly limit. */
function secondAssistance(): Row[] {
  const costs = (period: string): ByTown =>
    shareOut(
      `second assistance ${period}`,
      2_914_000 + 163_000 * (Number(period) - 2016),
      ({ rural, poverty }) => rural * poverty,
      0.15,
    );
  return drawShares({
    name: 'second-assistance-rate',
    of: costs,
    outcomes: byYear<Outcome>([0.6837, 0.6971, 0.7064, 0.7118, 0.7132]),
    spread: 0.05,
  });
}

/** Few people and nearly all treated: these rows show what the gate does with small numbers. */
function cataracts(): Row[] {
  const registered = [118, 104, 93, 71, 58];
  const untreated = [29, 21, 14, 8, 5];
  return drawShares({
    name: 'cataract-treatment',
    of: (period) =>
      shareOut(
        `cataracts ${period}`,
        registered[Number(period) - 2016] ?? 0,
        ({ rural, poverty }) => rural * poverty,
        0.2,
      ),
    outcomes: byYear<Outcome>(untreated.map((missing) => ({ missing }))),
  });
}

/** A sample survey: the county's poor by counts, the province as given; nobody published the province of 2018. */
function healthLiteracy(): Row[] {
  const asked = 1240;
  const literate = [101, 118, 139, 168, 201, 232];
  const inProvince = [10.6, 12.1, 14.3, undefined, 19.4, 22.8];
  return years.flatMap((period, i) => [
    yardstick(period, inProvince[i]),
    { area: county, period, numerator: literate[i] ?? 0, denominator: asked, ...interval(literate[i] ?? 0, asked) },
  ]);
}

function yardstick(period: string, value: number | undefined): Row {
  if (value !== undefined) return { area: province, period, value };
  return { area: province, period, status: 'not-reported', note: '演示：当年全省数没有公布' };
}

/** The 95 % interval of a share, in percent with one digit, as a survey would publish it. */
function interval(found: number, asked: number): { low: number; high: number } {
  const share = found / asked;
  const half = 1.96 * Math.sqrt((share * (1 - share)) / asked);
  const print = (number: number): number => Math.round(number * 1000) / 10;
  return { low: print(share - half), high: print(share + half) };
}
