import { expect, test } from 'vitest';
import { fitsChoice, isNarrowed, readChoice, writeChoice, type FacetValues } from './ledger-choice.ts';

const promise: FacetValues = {
  standing: ['missed'],
  kind: ['level'],
  chapter: ['5'],
  due: ['2017', '2018'],
  population: ['poor-people', 'patients'],
  data: ['yes'],
};

test('a choice comes back from the address it was written to', () => {
  const search = '?standing=missed&chapter=5&due=2018&population=patients&q=%E5%AE%A4&sort=due';
  expect(writeChoice(readChoice(search))).toBe(search);
  expect(writeChoice(readChoice(''))).toBe('');
});

test('fitsChoice(…) asks for every facet, and for one of several due years and groups of people', () => {
  expect(fitsChoice(promise, readChoice('?standing=missed&due=2018'))).toBe(true);
  expect(fitsChoice(promise, readChoice('?standing=missed&due=2016'))).toBe(false);
  expect(fitsChoice(promise, readChoice('?population=patients&due=2017'))).toBe(true);
  expect(fitsChoice(promise, readChoice('?population=disabled'))).toBe(false);
  expect(fitsChoice(promise, readChoice('?data=no'))).toBe(false);
  expect(fitsChoice(promise, readChoice(''))).toBe(true);
});

test('isNarrowed(…) is true for words and facets, not for an order', () => {
  expect(isNarrowed(readChoice('?q=a'))).toBe(true);
  expect(isNarrowed(readChoice('?sort=due'))).toBe(false);
});
