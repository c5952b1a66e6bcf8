import { describe, expect, it } from 'vitest';
import { linkedFacts as facts } from './linked/fixtures/ledger.ts';
import { readState, writeState } from './state.ts';

describe('readState', () => {
  it.each(['?i=gone', '?a=999999', '?f=zero', '?f=1900&t=2100', '?g=none', '?b=x~y', '?s=gone', '?d=gone', '?n=7'])(
    'puts the default in place of what the release does not know: %s',
    (search) => expect(readState(search, facts)).toEqual(readState('', facts)),
  );

  it('carries a query of any characters', () => {
    const sql = 'SELECT \'中文 & +%\', "a"\n-- ?#';
    const state = { ...readState('', facts), sql, limit: 100, release: '2020.12.0' };
    expect(readState(writeState(state, facts), facts)).toEqual(state);
  });
});

describe('writeState', () => {
  it('of the default is nothing', () => expect(writeState(readState('', facts), facts)).toBe(''));

  it.each([
    '?i=count&a=10,12&t=2016-Q2&r=2020.12.0',
    '?a=11&f=2016&t=2017&g=sex%3Df&b=10~25.5&d=missed,no-data',
    '?s=not-reported,suppressed&n=100',
  ])('says only what differs: %s', (search) => {
    expect(writeState(readState(search, facts), facts)).toBe(search);
  });
});
