import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitChoice, periodsOf, readChoice, wholeChoice, writeChoice, indicatorOf, type Choice } from './choice.ts';
import { linkedFacts as facts } from './fixtures/ledger.ts';

const read = (search: string): Choice => readChoice(new URLSearchParams(search), facts);

describe('the choice of an address', () => {
  it('is the default indicator with nothing chosen where the address says nothing', () => {
    expect(read('')).toEqual({
      ...{ indicator: 'rate', places: [], from: '2015', to: '2018', group: '', states: [], verdicts: [] },
    });
  });

  it('keeps places in administrative order and periods in order of time', () => {
    expect(read('a=12,10&f=2017&t=2016')).toMatchObject({ places: ['10', '12'], from: '2016', to: '2017' });
  });

  it('has no place that the plan is not reported by: not its own area, not the nation', () => {
    expect(read('a=1,9,11').places).toEqual(['11']);
  });

  it('has either a stretch of values or statuses', () => {
    expect(read('b=1~2&s=suppressed')).toMatchObject({ values: [1, 2], states: [] });
    expect(read('s=suppressed')).toMatchObject({ states: ['suppressed'] });
    expect(read('b=2~1')).not.toHaveProperty('values');
  });

  it('begins with the first group where an indicator has no total', () => {
    expect(read('i=given').group).toBe('kind=a');
  });

  it('is written without what is the default anyway, and read again as the same', () => {
    const some = <Value>(...values: Value[]) => fc.subarray(values);
    const choice = fc
      .record({
        ...{ indicator: fc.constantFrom('rate', 'count', 'given'), places: some('10', '11', '12') },
        ...{ group: fc.constantFrom('', 'sex=f', 'kind=a'), values: fc.option(fc.tuple(fc.nat(), fc.nat())) },
        ...{
          states: some('suppressed' as const, 'reported' as const),
          verdicts: some('met' as const, 'missed' as const),
        },
        ...{ from: fc.constantFrom('2015', '2016-Q2', '2017'), to: fc.constantFrom('2016', '2016-Q3', '2018') },
      })
      .map((each) => fitChoice({ ...each, values: each.values ?? undefined }, facts));
    fc.assert(
      fc.property(choice, (each) => {
        expect(readChoice(new URLSearchParams(writeChoice(each, facts)), facts)).toEqual(each);
      }),
    );
  });
});

describe('fitChoice', () => {
  it('keeps places, periods and verdicts that the new indicator can have, and lets go of values', () => {
    const choice = { ...read('a=10,11&f=2016&t=2016&b=10~20&d=missed'), indicator: 'count' };
    expect(fitChoice(choice, facts, 'rate')).toEqual({
      ...{ indicator: 'count', places: ['10', '11'], group: '', states: [], verdicts: ['missed'] },
      ...{ from: '2016-Q1', to: '2016-Q3' },
    });
  });

  it('shows a new indicator whole where the two have no period in common', () => {
    expect(fitChoice({ ...read('f=2018&t=2018'), indicator: 'count' }, facts, 'rate')).toMatchObject({
      from: '2016-Q1',
      to: '2016-Q3',
    });
  });

  it('keeps periods inside the time of the indicator', () => {
    expect(read('f=1990&t=2016')).toMatchObject({ from: '2015', to: '2016' });
    expect(periodsOf(indicatorOf('count', facts))).toEqual(['2016-Q1', '2016-Q2', '2016-Q3']);
  });

  it('of a whole choice changes nothing', () => {
    for (const { id } of facts.indicators)
      expect(fitChoice(wholeChoice(id, facts), facts)).toEqual(wholeChoice(id, facts));
  });
});
