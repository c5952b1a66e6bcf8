import { describe, expect, test } from 'vitest';
import { indicatorSchema, type Indicator } from '../indicator.ts';
import type { Observation } from '../observation.ts';
import { siteSchema } from '../site.ts';
import { figure } from '../specimens.ts';
import { hides } from './primary.ts';
import { disclosureRule, type DisclosureRule } from './rule.ts';

const words = { zh: '示例', en: 'Specimen' };
const people = { name: words, unit: 'person' };

function indicator(given: Partial<Indicator> = {}): Indicator {
  return indicatorSchema.parse({
    name: words,
    definition: words,
    formula: words,
    theme: 'health',
    unit: 'percent',
    calculation: 'ratio',
    better: 'higher',
    time: 'point',
    frequency: 'year',
    coverage: { areas: 'town', from: '2016', to: '2018' },
    sensitivity: 'sensitive',
    numerator: people,
    denominator: people,
    source: { producer: words, title: words, licence: 'x', kind: 'demonstration' },
    ...given,
  });
}

const site = siteSchema.parse({
  title: words,
  dataset: 'demonstration',
  release: '2020.12.0',
  asOf: '2020-12-31',
  area: '370323',
  licence: words,
  units: { pupil: { zh: '名学生', en: 'pupils', measure: 'count' }, fund: { zh: '元', en: 'yuan', measure: 'money' } },
});

const sensitive = disclosureRule(indicator(), site);
const personal = disclosureRule(indicator({ sensitivity: 'personal' }), site);
const of = (numerator: number, denominator?: number): Observation =>
  figure({ numerator, ...(denominator !== undefined && { denominator, value: (100 * numerator) / denominator }) });

describe('hides(…)', () => {
  test('a numerator from 1 to 9 of a sensitive kind, from 1 to 4 of any other count of people', () => {
    expect([1, 9].map((n) => hides(of(n, 500), sensitive))).toEqual(['small-numerator', 'small-numerator']);
    expect(hides(of(10, 500), sensitive)).toBeUndefined();
    expect([1, 4].map((n) => hides(of(n, 500), personal))).toEqual(['small-numerator', 'small-numerator']);
    expect(hides(of(5, 500), personal)).toBeUndefined();
  });

  test('a complement just as small: nearly all tells about the few who are left', () => {
    expect([491, 499].map((n) => hides(of(n, 500), sensitive))).toEqual(['small-complement', 'small-complement']);
    expect([490, 500].map((n) => hides(of(n, 500), sensitive))).toEqual([undefined, undefined]);
    expect([496, 495].map((n) => hides(of(n, 500), personal))).toEqual(['small-complement', undefined]);
  });

  test('a rate of fewer than 30 people or households, whatever it is', () => {
    expect([0, 15, 29].map((n) => hides(of(n, 29), personal))).toEqual(Array(3).fill('small-denominator'));
    expect(hides(of(15, 30), personal)).toBeUndefined();
  });

  test('not zero and not all in a group that is large enough: nobody left poor is a public result', () => {
    expect([0, 500].map((n) => hides(of(n, 500), sensitive))).toEqual([undefined, undefined]);
    expect(
      hides(of(0), disclosureRule(indicator({ calculation: 'sum', denominator: undefined }), site)),
    ).toBeUndefined();
  });

  test('nobody and everybody of fewer than 30 on a sensitive question, also where a site publishes smaller rates', () => {
    const lowered: DisclosureRule = { ...sensitive, disclosure: { ...sensitive.disclosure, denominator: 5 } };
    expect(hides(of(0, 29), lowered)).toBe('nobody-of-few');
    expect(hides(of(29, 29), lowered)).toBe('everybody-of-few');
    expect(hides(of(0, 30), lowered)).toBeUndefined();
    expect(hides(of(0, 29), { ...lowered, sensitivity: 'personal' })).toBeUndefined();
  });

  test('not counts of villages, clinics or public money', () => {
    for (const sensitivity of ['institution', 'public'] as const)
      expect(hides(of(1, 3), disclosureRule(indicator({ sensitivity }), site))).toBeUndefined();
    const villages = { name: words, unit: 'village' };
    const ofVillages = disclosureRule(indicator({ numerator: villages, denominator: villages }), site);
    expect(hides(of(1, 3), ofVillages)).toBeUndefined();
  });

  test('a mean by its denominator only: money paid to few people is hidden, a small sum paid to many is not', () => {
    const aid = disclosureRule(indicator({ scale: 1, numerator: { name: words, unit: 'fund' } }), site);
    const paidOut = (amount: number, people: number) => hides({ ...of(amount, people), maxShare: 0.1 }, aid);
    expect(paidOut(9, 500)).toBeUndefined();
    expect(paidOut(9000, 29)).toBe('small-denominator');
    expect(paidOut(495, 500)).toBeUndefined();
  });

  test('a count given away by the rate and the other count beside it', () => {
    const rate = { value: 0.4, denominator: 842 };
    expect(hides(figure(rate), sensitive)).toBe('small-numerator');
    expect(hides(figure({ value: 50, numerator: 12 }), sensitive)).toBe('small-denominator');
    expect(hides(figure({ value: 10, denominator: 842 }), sensitive)).toBeUndefined();
  });

  test('a count published as a value, but not a value that counts nobody', () => {
    const published = (unit: string) =>
      disclosureRule(indicator({ calculation: 'value', unit, numerator: undefined, denominator: undefined }), site);
    expect(hides(figure({ value: 3 }), published('person'))).toBe('small-numerator');
    expect(hides(figure({ value: 3 }), published('pupil'))).toBe('small-numerator');
    expect(hides(figure({ value: 3 }), published('unheard-of'))).toBe('small-numerator');
    expect(hides(figure({ value: 3 }), published('percent'))).toBeUndefined();
  });

  test('not what the plan or a named publication prints: it is public already', () => {
    expect(hides({ ...of(1, 3), sourceKind: 'plan' }, sensitive)).toBeUndefined();
    expect(hides({ ...of(1, 3), sourceKind: 'official', reference: 'bulletin-2017' }, sensitive)).toBeUndefined();
  });

  test('what an office reports itself, also when it is official', () => {
    expect(hides({ ...of(1, 500), sourceKind: 'official' }, sensitive)).toBe('small-numerator');
  });

  test('nothing where there is no number', () => {
    expect(hides(figure({ status: 'not-reported' }), sensitive)).toBeUndefined();
    expect(hides(figure({ status: 'suppressed', numerator: 3 }), sensitive)).toBeUndefined();
  });

  const paid = { ...sensitive, measured: { value: 'other', numerator: 'money', denominator: 'money' } } as const;

  test('money that goes to fewer than ten, or of which one gets half', () => {
    const of = (given: Partial<Observation>) =>
      hides(figure({ numerator: 9000, denominator: 50_000, value: 18, ...given }), paid);
    expect(of({ contributors: 9, maxShare: 0.2 })).toBe('few-contributors');
    expect(of({ contributors: 10, maxShare: 0.2 })).toBeUndefined();
    expect(of({ maxShare: 0.2 })).toBe('few-contributors');
    expect(of({ contributors: 400 })).toBe('one-contributor-dominates');
    expect(of({ contributors: 400, maxShare: 0.5 })).toBe('one-contributor-dominates');
    expect(of({ contributors: 400, maxShare: 0.49 })).toBeUndefined();
  });

  test('an amount of nothing tells of nobody', () => {
    expect(hides(figure({ numerator: 0, denominator: 0, value: 0, contributors: 0 }), paid)).toBeUndefined();
  });
});
