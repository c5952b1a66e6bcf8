import { createStream } from './random.ts';
import { shareOut, towns, type ByTown } from './towns.ts';

/** One of the 140 key villages; the same places, in the same order, as in the list of clinics. */
export interface Village {
  /** `CZ001` to `CZ140`. */
  readonly village_id: string;
  readonly town: string;
  /** A made-up name, unique in its town. */
  readonly village: string;
  /** Rural registered population at the end of 2015. */
  readonly population: number;
  readonly households: number;
  /** Settlements (natural villages) that belong to it. */
  readonly settlements: number;
}

export const keyVillages: readonly Village[] = drawVillages();

/** All administrative villages, key villages included: each has its clinic. */
export const administrativeVillages: ByTown = towns.map(({ clinics }) => clinics);

/** All natural villages. */
export const naturalVillages: ByTown = shareOut('natural villages', 1487, ({ clinics }) => clinics, 0.1);

function drawVillages(): Village[] {
  const next = createStream('key villages');
  const places = towns.flatMap(({ code, keyVillages: count }) =>
    Array.from({ length: count }, (_, i) => ({ town: code, village: `示例${String(i + 1).padStart(2, '0')}村` })),
  );
  return places.map(({ town, village }, i) => {
    const population = 430 + Math.floor(next() * 560);
    const households = Math.round(population / (2.5 + 0.5 * next()));
    const settlements = 1 + Math.floor(next() * 4);
    return { village_id: `CZ${String(i + 1).padStart(3, '0')}`, town, village, population, households, settlements };
  });
}
