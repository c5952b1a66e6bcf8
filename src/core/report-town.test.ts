import { describe, expect, test } from 'vitest';
import { checkReport, reportFacts } from './report-check.ts';
import { reportValues, type KnownRelease } from './report-key.ts';
import { sideKey, townKey } from './report-town.ts';

const day = '2018-12-31';
const figure = (area: string, period: string, value?: number) => ({
  ...{ indicator: 'water', area, period, groups: '' },
  ...(value === undefined ? { status: 'suppressed' } : { status: 'reported', value }),
});
const release = {
  site: { area: 'county' },
  areas: [
    { code: 'county', parent: '' },
    { code: 'a', parent: 'county' },
    { code: 'b', parent: 'county' },
    { code: 'c', parent: 'county' },
  ],
  asOfDays: ['2017-12-31', day],
  commitments: [
    { id: '06-water', clause: '6.1.1', direction: 'at-least', steps: [] },
    { id: '06-doc', clause: '6.1.2', direction: 'deliverable', steps: [] },
  ],
  indicators: { water: { calculation: 'ratio', commitments: ['06-water'] } },
  judgements: [
    {
      commitment: '06-water',
      asOf: '2017-12-31',
      standing: 'met',
      steps: [{ by: '2017-12-31', due: 80, verdict: 'met' }],
    },
    {
      ...{ commitment: '06-water', asOf: day, standing: 'missed' },
      steps: [
        { by: '2017-12-31', due: 80, verdict: 'met' },
        { by: day, due: 90, verdict: 'missed' },
      ],
    },
    { commitment: '06-doc', asOf: day, standing: 'no-data', steps: [] },
  ],
  observations: [
    ...[figure('county', '2017', 85), figure('county', '2018', 88), figure('a', '2017', 79.9), figure('a', '2018', 90)],
    figure('b', '2018'),
  ],
} as unknown as KnownRelease;
const values = reportValues(release);
const counts = (area: string, asOf: string) =>
  (['lines', 'compared', 'reached', 'short', 'hidden', 'absent'] as const).map((what) =>
    values.get(townKey(area, asOf, what)),
  );
const side = (area: string, asOf: string, period: string) =>
  values.get(sideKey({ commitment: '06-water', area, asOf, period }));

describe('what the report of a town counts', () => {
  test('is made from the last figures up to the day of the report', () => {
    expect(counts('a', '2017-12-31')).toEqual([1, 1, 0, 1, 0, 0]);
    expect(counts('a', day)).toEqual([1, 1, 1, 0, 0, 0]);
  });

  test('holds nothing against a level where the figure is hidden, and counts it as hidden', () => {
    expect(counts('b', day)).toEqual([1, 0, 0, 0, 1, 0]);
  });

  test('is nothing where a town has no figures', () => {
    expect(counts('c', day)).toEqual([0, 0, 0, 0, 0, 0]);
  });
});

test('a figure lies on a side of the level that was due at the end of its own period', () => {
  expect([side('a', day, '2017'), side('a', day, '2018'), side('b', day, '2018')]).toEqual([
    'short',
    'reached',
    'none',
  ]);
  expect(side('a', '2017-12-31', '2018')).toBeUndefined();
});

test('nothing is held against a level where counts are added up or a yardstick moves: it is not due of a town', () => {
  const sums = { ...release, indicators: { water: { calculation: 'sum', commitments: ['06-water'] } } };
  expect(reportValues(sums as unknown as KnownRelease).get(townKey('a', day, 'compared'))).toBe(0);
});

describe('a report of a town that says something else is told by its figure', () => {
  const facts = reportFacts(release);
  const datum = (key: string, value: number | string, text: string): string =>
    `<data value="${value}" data-key="${key}">${text}</data>`;
  const wrong = (html: string): readonly string[] => checkReport(html, facts).wrong;
  const reached = sideKey({ commitment: '06-water', area: 'a', asOf: day, period: '2018' });
  const short = sideKey({ commitment: '06-water', area: 'a', asOf: day, period: '2017' });

  test('what the release says has nothing wrong', () => {
    expect(wrong(datum(townKey('a', day, 'reached'), 1, '1'))).toEqual([]);
    expect(wrong(datum(reached, 'reached', '达到') + datum(short, 'short', '未达到'))).toEqual([]);
    expect(wrong('<p data-told="series water a">甲镇：2017年79.9%，2018年90%，上升10.1个百分点。</p>')).toEqual([]);
  });

  test.each([
    ['a count', datum(townKey('a', day, 'reached'), 2, '2')],
    ['a count as printed', datum(townKey('a', day, 'reached'), 1, '2')],
    ['a side', datum(short, 'reached', '达到')],
    ['the word for a side', datum(reached, 'reached', '达到') + datum(short, 'short', '达到')],
    ['a number of its course', '<p data-told="series water a">甲镇：2017年79.9%，2018年91%。</p>'],
  ])('%s', (_, html) => {
    expect(wrong(html).length).toBeGreaterThan(0);
  });
});
