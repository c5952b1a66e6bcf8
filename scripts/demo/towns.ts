import { apportion } from './apportion.ts';
import { createStream, drawNormal } from './random.ts';

/** The size of one town in the demonstration: invented, but in proportion to places of its kind. */
export interface Town {
  readonly code: string;
  readonly name: string;
  /** Inhabitants at the end of 2015. The county's 566,500 follow from the plan's GDP and GDP per head. */
  readonly population: number;
  /** Of these, registered as agricultural population. */
  readonly rural: number;
  /** Village clinics. */
  readonly clinics: number;
  /** Province-designated key villages; 140 in all. */
  readonly keyVillages: number;
  /** How much more (or less) common registered poverty is than in the county as a whole. */
  readonly poverty: number;
  /** Township hospitals; the subdistricts have none. */
  readonly hospitals: number;
}

/** In administrative order, as in areas.csv. */
export const towns: readonly Town[] = [
  town('370323001', '历山街道', [82400, 44300, 31, 6, 0.55, 0]),
  town('370323002', '南麻街道', [97900, 51200, 38, 7, 0.6, 0]),
  town('370323102', '鲁村镇', [52300, 49100, 62, 16, 1.22, 2]),
  town('370323103', '东里镇', [51900, 48700, 64, 13, 1.0, 2]),
  town('370323104', '悦庄镇', [65800, 61500, 73, 15, 0.92, 2]),
  town('370323105', '西里镇', [38200, 36400, 47, 12, 1.08, 1]),
  town('370323106', '大张庄镇', [40100, 38600, 60, 20, 1.55, 2]),
  town('370323107', '中庄镇', [28400, 27000, 36, 9, 1.02, 1]),
  town('370323108', '张家坡镇', [26300, 25100, 37, 11, 1.24, 1]),
  town('370323109', '燕崖镇', [26900, 25600, 34, 9, 1.05, 1]),
  town('370323110', '石桥镇', [21700, 20700, 30, 8, 1.15, 1]),
  town('370323111', '南鲁山镇', [34600, 33000, 44, 14, 1.28, 1]),
];

export const county = '370323';
export const city = '370300';
export const province = '370000';
export const nation = '100000';

export const years = ['2015', '2016', '2017', '2018', '2019', '2020'] as const;
export type Year = (typeof years)[number];

/** One number per town, in administrative order. */
export type ByTown = readonly number[];

export const sum = (numbers: Iterable<number>): number => Array.from(numbers).reduce((total, each) => total + each, 0);

/** A total shared out to the towns by a weight that is a little uneven, the same way each time for one name. */
export function shareOut(name: string, total: number, weight: (town: Town) => number, unevenness = 0.06): number[] {
  const next = createStream(`share out ${name}`);
  return apportion(
    total,
    towns.map((each) => weight(each) * (1 + unevenness * drawNormal(next))),
  );
}

function town(code: string, name: string, numbers: [number, number, number, number, number, number]): Town {
  const [population, rural, clinics, keyVillages, poverty, hospitals] = numbers;
  return { code, name, population, rural, clinics, keyVillages, poverty, hospitals };
}
