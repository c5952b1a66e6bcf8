import { afterAll, describe, expect, test, vi } from 'vitest';
import { plantedPlaces, type PlantedPlace } from '../../testing/planted-places.ts';
import { plantedValues, traps, type PlantedValue } from '../../testing/planted-values.ts';
import { openDatabase } from '../database.ts';
import { searchFile, searchName } from './guard.ts';
import { openParquet } from './parquet.ts';
import type { Finding, SearchOptions } from './search.ts';

vi.setConfig({ testTimeout: 300_000 });

const none = new Set<string>();
const options: SearchOptions = {
  context: { today: '2026-11-25', contacts: none },
  places: new Set(['石桥', '鲁村']),
  table: () => ({ justified: none, amounts: none, counts: none, said: '', records: true }),
};
const columnFiles = openParquet({ openDatabase });
const tools = { columnFiles };
afterAll(columnFiles.close);

async function look(place: PlantedPlace, text: string): Promise<Finding[]> {
  const file = place.file(text);
  return [...searchName(file, options), ...(await searchFile(file, await place.bytes(text), { options, tools }))];
}

const fits = ({ names, fileName }: PlantedPlace, { bare, text }: PlantedValue): boolean =>
  (!bare || names === true) && (!fileName || !/[/\n"<>]/.test(text));

/** Found as what it is, in the right file and, where the place has one, in the right cell. */
function isCaught(found: readonly Finding[], { kinds }: PlantedValue, place: PlantedPlace): boolean {
  const at = place.at ?? {};
  return found.some(
    ({ what, place: where }) =>
      (kinds as readonly string[]).includes(what) &&
      (['sheet', 'row', 'column'] as const).every((key) => at[key] === undefined || where[key] === at[key]),
  );
}

const plants = plantedPlaces.map((place) => ({ place, values: plantedValues.filter((value) => fits(place, value)) }));
const planted = plants.reduce((sum, { values }) => sum + values.length, 0);

describe(`${planted} pieces of personal data are planted (${plantedValues.length} kinds and disguises, ${plantedPlaces.length} places) and all are found`, () => {
  let caught = 0;
  test.each(plants)('$place.id', async ({ place, values }) => {
    const missed: string[] = [];
    for (const value of values)
      if (isCaught(await look(place, value.text), value, place)) caught += 1;
      else missed.push(`${value.id} | ${value.text}`);
    expect(missed).toEqual([]);
  });
  test('caught: as many as planted', () => expect(caught).toBe(planted));
});

const cleanPlaces = plantedPlaces.filter(({ id }) => !id.endsWith('damaged'));
const fitting = (place: PlantedPlace): string[] => traps.filter((text) => !place.fileName || !/[/\n"<>]/.test(text));
const clean = cleanPlaces.reduce((sum, place) => sum + fitting(place).length, 0);

describe(`${clean} clean files hold what looks personal and is not (${traps.length} traps), and none is reported`, () => {
  test.each(cleanPlaces)('$id', async (place) => {
    const alarms: string[] = [];
    for (const text of fitting(place))
      for (const { what, value } of await look(place, text))
        if (what !== 'quiet' && !(place.opaque && what === 'binary')) alarms.push(`${text} | ${what} | ${value ?? ''}`);
    expect(alarms).toEqual([]);
  });
});
