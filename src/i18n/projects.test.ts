import { describe, expect, test } from 'vitest';
import type { Project } from '../core/project.ts';
import { announcementSentences, announcementText, projectTexts } from './projects.ts';

const project: Project = {
  ...{
    project: 'A',
    name: 'A',
    programme: 'roads',
    year: 2017,
    area: '1',
    task: '修路',
    subsidy_standard: '每公里1元',
  },
  ...{ central: 0, province: 0, city: 0, county: 1, other: 0, budget: 1, paid: 0 },
  ...{ start: '2017-04-03', end: '2017-09-29', unit: '镇政府', responsible: '站长', performance_target: '全村' },
  ...{ mechanism: '雇工', status: 'under-way', file: 'projects/2017.csv', row: 2 },
  ...{ plan_formed_on: '2017-03-06', plan_announced_on: '2017-04-04', plan: { state: 'late', days: 21 } },
  ...{ planAfterStart: true, completion: { state: 'not-formed' } },
};

test('both languages have every text', () => {
  expect(Object.keys(projectTexts('zh').page)).toEqual(Object.keys(projectTexts('en').page));
});

describe('announcementText', () => {
  test('names the state and the working days', () => {
    expect(announcementText({ state: 'late', days: 41 }, 'zh')).toEqual({ state: '逾期', days: '41个工作日' });
    expect(announcementText({ state: 'missing', days: 213 }, 'zh').days).toBe('已过213个工作日');
    expect(announcementText({ state: 'on-time', days: 1 }, 'en')).toEqual({ state: 'In time', days: '1 working day' });
    expect(announcementText({ state: 'not-formed' }, 'en')).toEqual({ state: 'Nothing to announce yet', days: '' });
  });
});

describe('announcementSentences', () => {
  test('tell when the plan was formed and announced, whether that was in time and before the work', () => {
    expect(announcementSentences(project, '2017-12-31', 'zh')).toEqual([
      '计划于2017年3月6日形成，2017年4月4日才公示，用了21个工作日，逾期。开工之前没有公示。',
      '还没有形成完成情况，无须公告。',
    ]);
  });

  test('tell the as-of day where nothing was announced', () => {
    const silent = {
      ...project,
      completion_formed_on: '2017-10-09',
      completion: { state: 'missing', days: 59 },
    } as const;
    expect(announcementSentences(silent, '2017-12-31', 'en')[1]).toBe(
      'The completion was established on 9 October 2017 and not announced by 31 December 2017, 59 working days later.',
    );
  });
});
