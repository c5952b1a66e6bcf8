import { expect, test } from 'vitest';
import { areaKinds, type Area, type AreaKind } from '../core/area.ts';
import { namePlaces, placesOf, placeWords } from './places.ts';

const area = (code: string, kind: AreaKind, parent: string): Area => ({
  code,
  code_system: 'test',
  name: code,
  name_en: code,
  parent,
  kind,
});
const county = [area('n', 'nation', ''), area('c', 'county', 'n'), area('t', 'town', 'c')];
const city = [area('h', 'city', ''), area('d', 'county', 'h')];

test('places are called by the level that the tree gives them', () => {
  const text = '{@area}和{@children}，{@level}，{@references}';
  expect(namePlaces(text, placeWords(placesOf(county, 'c'), 'zh'))).toBe('全县和镇街，县级，全国');
  expect(namePlaces(text, placeWords(placesOf(city, 'h'), 'zh'))).toBe('全市和区县，市级，其他地区');
  expect(namePlaces('{@Children} of {@area}', placeWords(placesOf(city, 'h'), 'en'))).toBe(
    'Districts and counties of the city',
  );
});

test('an area without any below it takes the word of the next smaller level', () => {
  expect(placesOf([area('c', 'county', '')], 'c').children).toBe('town');
  expect(placesOf([area('v', 'village', '')], 'v').children).toBe('village');
});

test.each(areaKinds)('the words for a plan of a %s are complete in both languages', (kind) => {
  const places = placesOf([area('x', kind, '')], 'x');
  for (const language of ['zh', 'en'] as const)
    expect(Object.values(placeWords(places, language)).every(Boolean)).toBe(true);
});

test('namePlaces(…) goes through sections, and refuses a word it does not know', () => {
  const words = placeWords(placesOf(county, 'c'), 'en');
  expect(namePlaces({ a: { b: 'by {@child}' } }, words)).toEqual({ a: { b: 'by town' } });
  expect(() => namePlaces('{@street}', words)).toThrow('unknown place word: street; the text is “{@street}”');
});
