import { describe, expect, it } from 'vitest';
import { fitChoice, readState, writeState } from './state.ts';

const unit = { zh: '%', en: '%', measure: 'share' } as const;
const common = { unit, decimals: 1, page: '/', groups: [{ key: '', name: '全部' }] };
const facts = {
  areas: [],
  choice: { indicator: 'clinics', area: '370323' },
  indicators: [
    {
      ...common,
      id: 'clinics',
      name: '卫生室',
      areas: ['370323', '370323001', '370323002'],
      years: [2015, 2020] as const,
    },
    {
      ...{ ...common, id: 'treatment', name: '救治', areas: ['370000', '370323'], years: [2016, 2018] as const },
      groups: [
        { key: '', name: '全部' },
        { key: 'level=county', name: '县级' },
        { key: 'level=town', name: '乡级' },
      ],
    },
  ],
};

describe('readState', () => {
  it('of an empty address is the default choice', () => {
    expect(readState('', facts)).toEqual({
      choice: { indicator: 'clinics', areas: ['370323'], from: 2015, to: 2020, group: '', view: 'time' },
      sql: undefined,
      limit: 1_000,
      release: undefined,
    });
  });

  it('keeps places in administrative order and years in order of time', () => {
    const { choice } = readState('?a=370323002,370323&f=2019&t=2016', facts);
    expect(choice).toMatchObject({ areas: ['370323', '370323002'], from: 2016, to: 2019 });
  });

  it.each(['?i=gone', '?a=999999', '?f=zero', '?f=1900&t=2100', '?g=none', '?g=*', '?v=pie', '?n=7'])(
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

  it('says only what differs', () => {
    const search = '?i=treatment&a=370000,370323&t=2017&g=*&v=places';
    expect(writeState(readState(search, facts), facts)).toBe(search.replace('*', '*'));
  });
});

describe('fitChoice', () => {
  it('keeps places and years where the new indicator has them', () => {
    const { choice } = readState('?a=370323,370323001&f=2017', facts);
    expect(fitChoice({ ...choice, indicator: 'treatment' }, facts)).toEqual({
      indicator: 'treatment',
      areas: ['370323'],
      from: 2017,
      to: 2018,
      group: '',
      view: 'time',
    });
  });
});
