import { describe, expect, test } from 'vitest';
import { judgeAnnouncement } from './announcement.ts';
import { plainWeek } from './working-days.ts';

const on = { asOf: '2017-12-29', calendar: plainWeek };

describe('judgeAnnouncement', () => {
  test('the 20th working day is on time, the 21st is late', () => {
    const formedOn = '2017-03-06';
    expect(judgeAnnouncement({ formedOn, announcedOn: '2017-04-03' }, on)).toEqual({ state: 'on-time', days: 20 });
    expect(judgeAnnouncement({ formedOn, announcedOn: '2017-04-04' }, on)).toEqual({ state: 'late', days: 21 });
  });

  test('a holiday in between gives a day more', () => {
    const calendar = { holidays: new Set(['2017-04-04']), workdays: new Set<string>() };
    const announced = { formedOn: '2017-03-06', announcedOn: '2017-04-04' };
    expect(judgeAnnouncement(announced, { ...on, calendar })).toEqual({ state: 'on-time', days: 20 });
  });

  test('what was not announced is pending while the term runs and missing after it', () => {
    expect(judgeAnnouncement({ formedOn: '2017-12-01' }, on)).toEqual({ state: 'pending', days: 20 });
    expect(judgeAnnouncement({ formedOn: '2017-11-30' }, on)).toEqual({ state: 'missing', days: 21 });
  });

  test('what was not formed has nothing to be announced', () => {
    expect(judgeAnnouncement({}, on)).toEqual({ state: 'not-formed' });
  });
});
