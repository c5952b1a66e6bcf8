import {
  aged15to17,
  aged3to5,
  aged6to14,
  boarders,
  entrantsNineYearsBefore,
  leftBehindChildren,
  newStudentsInCity,
  poorBoarders,
  poorLeavers,
  poorPupils,
  ruralLeaversWithoutGeneralSchool,
  vocationalStudents,
} from './pupils.ts';
import { amend, drawGross, drawShares, type Outcome } from './shares.ts';
import type { Row } from './table.ts';
import { county, nation, shareOut, towns, years } from './towns.ts';

const byYear = (values: readonly Outcome[]): Record<string, Outcome> =>
  Object.fromEntries(values.map((value, i) => [String(2020 - values.length + 1 + i), value]));

/** Published national figures as rows of their own source. */
function national(source: string, values: Readonly<Record<string, number>>, note?: string): Row[] {
  return Object.entries(values).map(([period, value]) => ({ area: nation, period, value, source, note }));
}

/** The rows of the theme education, by indicator; those made from a table of records are not among them. */
export function educationRows(): Record<string, Row[]> {
  return {
    'compulsory-retention': retention(),
    'preschool-enrolment': preschool(),
    'school-age-enrolment': drawShares({
      name: 'school-age-enrolment',
      of: aged6to14,
      outcomes: byYear([{ missing: 58 }, { missing: 37 }, { missing: 24 }, { missing: 11 }, 1, 1]),
    }),
    'upper-secondary': upperSecondary(),
    'higher-education': higherEducation(),
    'vocational-share': drawShares({
      name: 'vocational-share',
      of: ruralLeaversWithoutGeneralSchool,
      outcomes: byYear([0.5523, 0.6182, 0.7762, 0.9127, 0.9214, 0.9268]),
    }),
    'vocational-registered': drawShares({
      name: 'vocational-registered',
      of: poorLeavers,
      outcomes: byYear([0.71, 0.78, 0.85, 0.89, 0.92, { missing: 13 }]),
    }),
    'student-aid': studentAid(),
    'fee-waivers': feeWaivers(),
    'boarder-aid': drawShares({
      name: 'boarder-aid',
      of: boarders,
      outcomes: byYear([0.1487, 0.1523, 0.3038, 0.3114, 0.3177, 0.3209]),
      spread: 0.1,
    }),
    'boarder-registered': drawShares({
      name: 'boarder-registered',
      of: poorBoarders,
      outcomes: byYear([0.58, 0.67, { missing: 21 }, 1, 1, 1]),
    }),
    'teacher-training': teacherTraining(),
    'preschool-coverage': drawShares({
      name: 'preschool-coverage',
      of: () => towns.map(({ keyVillages }) => keyVillages),
      outcomes: byYear([0.61, 0.72, 0.81, 0.9, { missing: 8 }, { missing: 3 }]),
    }),
    'left-behind-care': leftBehindCare(),
    'outreach-teams': countyCounts([2, 3, 2, 1, 2]),
    'outreach-experts': countyCounts([6, 9, 7, 5, 8]),
    'research-projects': countyCounts([1, 2, 2]),
  };
}

function retention(): Row[] {
  return [
    ...national('moe-2017', { 2017: 93.8 }),
    ...national('moe-2019', { 2019: 94.8 }),
    ...national('nbs-2020', { 2020: 95.2 }),
    ...drawGross({
      name: 'compulsory-retention',
      of: entrantsNineYearsBefore,
      outcomes: { 2015: 0.9683, 2016: 0.9722, 2017: 0.9757, 2018: 0.9784, 2019: 0.9806, 2020: 0.9831 },
      spread: 0.006,
    }),
  ];
}

/** One town takes in children from its neighbours: its gross rate is above 100 %. */
function preschool(): Row[] {
  return [
    ...national('moe-2017-difference', { 2016: 77.4 }),
    ...national('moe-2017', { 2017: 79.6 }),
    ...national('moe-2019-difference', { 2018: 81.7 }),
    ...national('moe-2019', { 2019: 83.4 }),
    ...national('reprint-2020', { 2020: 85.2 }),
    ...drawGross({
      name: 'preschool-enrolment',
      of: aged3to5,
      outcomes: { 2015: 0.9268, 2016: 0.9434, 2017: 0.9557, 2018: 0.9651, 2019: 0.9724, 2020: 0.9782 },
      ahead: { '370323001': 0.075 },
      spread: 0.013,
    }),
  ];
}

/** One town is missing in 2018, one is provisional in 2020. */
function upperSecondary(): Row[] {
  const drawn = drawGross({
    name: 'upper-secondary',
    of: aged15to17,
    outcomes: { 2015: 0.9507, 2016: 0.9583, 2017: 0.9642, 2018: 0.9709, 2019: 0.9771, 2020: 0.9818 },
    spread: 0.006,
  });
  const withGap = amend(
    drawn,
    { area: '370323110', period: '2018' },
    { status: 'not-reported', note: '石桥镇2018学年学籍年报未报送' },
  );
  return [
    ...national('moe-2017-difference', { 2016: 87.5 }),
    ...national('moe-2017', { 2017: 88.3 }),
    ...national('nbs-2019', { 2019: 89.5 }),
    ...amend(withGap, { area: '370323106', period: '2020' }, { status: 'provisional', note: '学籍年报终审前的初步数' }),
  ];
}

/** Nobody has ever reported it: a county cannot know where its young people study. */
function higherEducation(): Row[] {
  const note = '演示：县级没有可用的统计，从未报送';
  return [
    ...national('moe-2017', { 2017: 45.7 }),
    ...years.map((period): Row => ({ area: county, period, status: 'not-reported', note })),
  ];
}

function studentAid(): Row[] {
  const outcomes: Record<keyof typeof poorPupils, Outcome[]> = {
    preschool: [0.72, 0.93, 0.97, 1, 1, 1],
    compulsory: [0.84, 0.9, 0.95, 0.98, 0.99, 1],
    'upper-secondary': [0.88, 0.96, 1, 1, 1, 1],
    vocational: [0.91, 0.95, 0.97, 1, 1, 1],
    higher: [0.63, 0.71, 0.82, 0.88, 0.93, 1],
  };
  return Object.entries(poorPupils).flatMap(([stage, of]) =>
    drawShares({
      name: `student-aid ${stage}`,
      of,
      outcomes: byYear(outcomes[stage as keyof typeof poorPupils]),
      groups: { stage },
    }),
  );
}

function feeWaivers(): Row[] {
  const waivers = {
    preschool: { of: poorPupils.preschool, outcomes: [{ missing: 31 }, 1, 1, 1, 1] },
    'upper-secondary': { of: poorPupils['upper-secondary'], outcomes: [1, 1, 1, 1, 1] },
    'green-channel': { of: newStudentsInCity, outcomes: [1, 1, 1, 1, 1] },
    'vocational-tuition': { of: vocationalStudents, outcomes: [1, 1, 1, 1, 1] },
  };
  return Object.entries(waivers).flatMap(([fee, { of, outcomes }]) =>
    drawShares({ name: `fee-waivers ${fee}`, of, outcomes: byYear(outcomes), groups: { fee } }),
  );
}

/** Teachers of the primary schools in key villages who have had the training, running total. */
function teacherTraining(): Row[] {
  const teachers = shareOut('teachers in key villages', 712, ({ keyVillages }) => keyVillages, 0.1);
  return drawShares({
    name: 'teacher-training',
    of: () => teachers,
    outcomes: byYear([0.214, 0.583, 0.946, 0.985, 1, 1]),
    spread: 0.15,
  });
}

function leftBehindCare(): Row[] {
  const drawn = drawShares({
    name: 'left-behind-care',
    of: leftBehindChildren,
    outcomes: byYear([0.69, 0.81, 0.9, 0.95, { missing: 14 }]),
  });
  return amend(
    drawn,
    { area: '370323107', period: '2020' },
    { status: 'not-reported', note: '中庄镇2020年关爱台账未报送' },
  );
}

/** What only the county counts, from 2016 on. */
function countyCounts(counts: readonly number[]): Row[] {
  return counts.map((numerator, i) => ({ area: county, period: String(2016 + i), numerator }));
}
