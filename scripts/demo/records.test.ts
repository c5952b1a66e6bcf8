import { describe, expect, test } from 'vitest';
import { clinics } from './clinics.ts';
import { schools } from './schools.ts';
import { sum, towns } from './towns.ts';

const by = (day: string, days: readonly string[]): number => days.filter((each) => each !== '' && each <= day).length;

describe('the clinics', () => {
  test('are one for each of the 140 key villages, under made-up names', () => {
    expect(clinics).toHaveLength(140);
    expect(sum(towns.map(({ keyVillages }) => keyVillages))).toBe(140);
    expect(new Set(clinics.map(({ town, village }) => town + village)).size).toBe(140);
    expect(clinics.every(({ village }) => village.startsWith('示例'))).toBe(true);
  });

  test('are all standardised six months late: 137 at the end of 2018, 140 at the end of June 2019', () => {
    const days = clinics.map(({ standardised_on: day }) => day);
    expect(['2018-12-31', '2019-03-31', '2019-06-30'].map((day) => by(day, days))).toEqual([137, 138, 140]);
  });

  test('are found up to standard only after they are standardised, seven of them not at all', () => {
    for (const { standardised_on: built, standard_met_on: met } of clinics)
      expect(met === '' || met > built).toBe(true);
    expect(clinics.filter(({ standard_met_on: met }) => met === '')).toHaveLength(7);
  });
});

describe('the schools', () => {
  test('start the pairing no earlier than they are paired, and only schools are paired', () => {
    for (const { kind, paired_on: paired, pairing_started_on: started } of schools)
      expect(kind === 'kindergarten' ? paired + started === '' : started >= paired).toBe(true);
  });

  test('finish works only where they are needed, in every town somewhere', () => {
    const needing = schools.filter(({ works_needed: needed }) => needed === true);
    expect(needing).toHaveLength(23);
    expect(new Set(needing.map(({ town }) => town)).size).toBe(towns.length);
    expect(schools.every(({ works_needed: needed, works_done_on: done }) => done === '' || needed === true)).toBe(true);
  });
});
