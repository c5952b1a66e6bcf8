import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { assetYears } from './asset-income.ts';
import { capacityRows } from './capacity.ts';
import { clinics } from './clinics.ts';
import { consequenceRows } from './consequences.ts';
import { governanceRows } from './governance.ts';
import { healthNotices } from './health-notices.ts';
import { moneyRows } from './money.ts';
import { oversight, reportsMade } from './oversight.ts';
import { povertyRows } from './poverty.ts';
import { projectTeams } from './project-teams.ts';
import { projects } from './projects.ts';
import { movements } from './register.ts';
import { responsibilities } from './responsibilities.ts';
import type { Row } from './table.ts';
import { sum, towns, years } from './towns.ts';
import { villageExits, villageYears } from './village-exit.ts';
import { villageWorks } from './village-works.ts';
import { keyVillages } from './villages.ts';

const of = (rows: Record<string, Row[]>, id: string): Row[] => rows[id] ?? [];

describe('the key villages', () => {
  test('are the villages of the clinics, in the same order', () => {
    expect(keyVillages.map(({ town, village }) => town + village)).toEqual(
      clinics.map(({ town, village }) => town + village),
    );
  });

  test('have as their highest ratio the one published for the town, and no more poor than the town', () => {
    for (const { area, period, value } of of(povertyRows(), 'key-village-incidence')) {
      const own = villageYears.filter(
        ({ town, year }) => String(year) === period && (town === area || area === '370323'),
      );
      expect(Math.max(...own.map(({ incidence }) => incidence)), `${area} ${period}`).toBe(value);
    }
    for (const year of years)
      for (const [i, { code }] of towns.entries()) {
        const own = villageYears.filter((each) => each.town === code && String(each.year) === year);
        expect(sum(own.map(({ poor_persons: poor }) => poor))).toBeLessThanOrEqual(movements[year].stock[i] ?? 0);
      }
  });

  test('left the list as the towns report: 46 in 2015, 94 in 2016, three of them without a notice', () => {
    const by = (year: string): number => villageExits.filter(({ announced_on: on }) => on.startsWith(year)).length;
    expect([by('2015'), by('2016')]).toEqual([46, 94]);
    expect(villageExits.filter(({ notice_from: start }) => start === '')).toHaveLength(3);
    for (const { proposed_on: a, notice_from: b, notice_to: c, confirmed_on: d, announced_on: e } of villageExits)
      expect([a, b || a, c || a, d, e].toSorted()).toEqual([a, b || a, c || a, d, e]);
  });

  test('lose nothing that was built', () => {
    for (const { village_id: id } of keyVillages) {
      const own = villageWorks.filter((each) => each.village_id === id);
      for (const [i, now] of own.entries())
        for (const column of ['households_on_road', 'with_broadband', 'households_safe_water', 'main_streets'] as const)
          expect(now[column]).toBeGreaterThanOrEqual(own[i - 1]?.[column] ?? 0);
    }
  });

  test('are part of the county: what is missing there is missing in the town', () => {
    for (const { area, period, numerator = 0, denominator = 0 } of of(capacityRows(), 'main-street-connection')) {
      const own = villageWorks.filter(({ town, year }) => town === area && String(year) === period);
      expect(denominator - numerator).toBeGreaterThanOrEqual(own.filter(({ connected }) => !connected).length);
    }
  });
});

describe('asset income', () => {
  test('is shared out in full and never paid beyond what is due', () => {
    for (const { village_share: village, household_share: households, ...row } of assetYears) {
      expect(village + households).toBe(100);
      expect(row.paid_to_households).toBeLessThanOrEqual(row.due_to_households);
      expect(row.paid_on === '').toBe(row.paid_to_households === 0);
    }
  });
});

describe('the calendar of inspections and reports', () => {
  test('has every town report every year but for one that did not in 2018', () => {
    const silent = years
      .slice(1)
      .flatMap((year) => towns.filter(({ code }) => reportsMade(code, year) === 0).map(({ name }) => name + year));
    expect(silent).toEqual(['石桥镇2018']);
  });

  test('knows nothing of the time after the ledger and finds nothing where nothing took place', () => {
    for (const { done_on: done, published_on: published, findings, corrected } of oversight) {
      expect(done <= '2020-12-31' && published <= '2020-12-31').toBe(true);
      if (done === '') expect([published, findings, corrected]).toEqual(['', '', '']);
      expect(Number(corrected)).toBeLessThanOrEqual(Number(findings));
    }
  });
});

describe('governance', () => {
  test('counts the same cases by type and by outcome', () => {
    const total = (id: string, year: string): number =>
      sum(of(governanceRows(), id).flatMap(({ period, numerator = 0 }) => (period === year ? [numerator] : [])));
    for (const year of years.slice(1))
      expect(total('accountability-cases', year)).toBe(total('accountability-outcomes', year));
  });

  test('names each section once in the list of responsibilities, and offices only', () => {
    expect(new Set(responsibilities.map(({ clause }) => clause)).size).toBe(responsibilities.length);
    for (const { lead_office: office } of responsibilities) expect(office).toMatch(/^(县|国网)/);
  });

  test('has an office for every promise of the plan; chapter 1 reports facts and needs none', async () => {
    const named = new Set(responsibilities.map(({ clause }) => clause));
    const folder = 'data/plan/commitments';
    const clauses: string[] = [];
    for (const file of await readdir(folder))
      for (const { clause } of parse(await readFile(`${folder}/${file}`, 'utf8')) as { clause: string }[])
        clauses.push(clause);
    const orphans = clauses.filter((clause) => !named.has(clause) && !named.has(clause.split('.', 2).join('.')));
    expect(clauses.length).toBeGreaterThan(900);
    expect(orphans.filter((clause) => !clause.startsWith('1.'))).toEqual([]);
  });

  test('grades the same 38 towns and departments every year', () => {
    for (const year of years.slice(1)) {
      const own = of(consequenceRows(), 'assessment-results').filter(({ period }) => period === year);
      expect(sum(own.map(({ numerator = 0 }) => numerator))).toBe(38);
    }
  });

  test('has teams only at stages that the project reached', () => {
    const accepted = new Set(projects.filter(({ accepted_on: on }) => on !== '').map(({ project }) => project));
    for (const { project, stage } of projectTeams) if (stage === 'acceptance') expect(accepted).toContain(project);
    expect(new Set(projectTeams.map(({ project, stage }) => project + stage)).size).toBe(projectTeams.length);
  });

  test('publishes no notice before its day and none after the ledger', () => {
    for (const { planned_on: planned, published_on: published } of healthNotices)
      expect(published === '' || (published >= planned && published <= '2020-12-31')).toBe(true);
    expect(healthNotices.filter(({ published_on: on }) => on === '').length).toBeGreaterThanOrEqual(3);
  });
});

describe('public money', () => {
  test('has the margin of growth that its amounts give', () => {
    const rows = moneyRows();
    const amount = (id: string, year: number): number =>
      of(rows, id).find(({ period }) => period === String(year))?.numerator ?? 0;
    const growth = (id: string, year: number): number => (amount(id, year) / amount(id, year - 1) - 1) * 100;
    for (const { period, value } of of(rows, 'fiscal-growth-margin'))
      expect(growth('poverty-spending', Number(period)) - growth('budget-revenue', Number(period))).toBeCloseTo(
        value ?? 0,
        2,
      );
  });
});
