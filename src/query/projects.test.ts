import { describe, expect, test } from 'vitest';
import type { Announcement, Project } from '../core/project.ts';
import { behindTime, budgetByProgramme, sumYuan, tallyProjects } from './projects.ts';

const onTime: Announcement = { state: 'on-time', days: 3 };

function project(id: string, changes: Partial<Project> = {}): Project {
  return {
    ...{
      project: id,
      name: id,
      programme: 'roads',
      year: 2017,
      area: '1',
      task: '修路',
      subsidy_standard: '每公里1元',
    },
    ...{ central: 0.1, province: 0, city: 0, county: 0.2, other: 0, budget: 0.3, paid: 0.1 },
    ...{ start: '2017-04-03', end: '2017-09-29', unit: '镇政府', responsible: '站长', performance_target: '全村' },
    ...{ mechanism: '雇工', status: 'accepted', plan_formed_on: '2017-03-06', file: 'projects/2017.csv', row: 2 },
    ...{ plan: onTime, planAfterStart: false, completion: onTime },
    ...changes,
  };
}

describe('tallyProjects', () => {
  test('adds amounts exactly and counts the announcements by how they stand', () => {
    const projects = [
      project('A'),
      project('B', { plan: { state: 'late', days: 30 }, completion: { state: 'pending', days: 4 } }),
      project('C', { plan: { state: 'missing', days: 99 }, completion: { state: 'not-formed' }, planAfterStart: true }),
    ];
    expect(tallyProjects(projects)).toEqual({
      count: 3,
      budget: 0.9,
      paid: 0.3,
      plan: { due: 3, onTime: 1, late: 1, missing: 1, pending: 0 },
      completion: { due: 1, onTime: 1, late: 0, missing: 0, pending: 1 },
      afterStart: 1,
    });
    expect(behindTime(projects).map((each) => each.project)).toEqual(['B', 'C']);
  });
});

test('sumYuan is free of binary noise', () => {
  expect(sumYuan([0.1, 0.2])).toBe(0.3);
});

test('budgetByProgramme keeps the order of the site and leaves out programmes without projects', () => {
  const projects = [project('A'), project('B', { programme: 'water', budget: 5 }), project('C')];
  const rows = budgetByProgramme(projects, ['water', 'solar', 'roads']);
  expect(rows.map(({ programme, budget, levels }) => [programme, budget, levels.county])).toEqual([
    ['water', 5, 0.2],
    ['roads', 0.6, 0.4],
  ]);
});
