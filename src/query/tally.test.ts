import { expect, test } from 'vitest';
import { exampleDictionary, exampleRelease } from './example.ts';
import { indexRelease } from './published.ts';
import { byChapter, entriesAt, tally } from './tally.ts';

const files = {
  latest: { version: '2020.12.0', path: 'v2020.12.0/', as_of: '2018-12-31', dataset: 'demonstration' },
  manifest: { version: '1', asOf: '2018-12-31', dataset: 'demonstration', rule: 'PLAN-1 v1', inputs: [], files: [] },
  manifestHash: '',
  dictionary: exampleDictionary,
} as const;
const data = indexRelease(exampleRelease(), files);

test('entriesAt(…) lists the promises in the order of the plan', () => {
  expect(entriesAt(data, '2018-12-31').map(({ commitment }) => commitment.id)).toEqual([
    '05-thing',
    '06-direction',
    '06-clinics',
    '06-blank',
  ]);
});

test('tally(…) counts promises by verdict; due are those of which a step fell due, with and without a verdict', () => {
  const { all, due, counts } = tally(entriesAt(data, '2018-12-31'));
  expect({ all, due }).toEqual({ all: 4, due: 2 });
  expect(counts).toMatchObject({ met: 1, missed: 1, blank: 1, unjudged: 1, 'not-due': 0 });
  expect(tally(entriesAt(data, '2017-12-31'))).toMatchObject({ due: 1, counts: { 'not-due': 1, missed: 0 } });
});

test('the counts of all verdicts add up to the number of promises', () => {
  const { all, counts } = tally(entriesAt(data, '2018-12-31'));
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(all);
});

test('byChapter(…) leaves out chapters without promises', () => {
  const chapters = byChapter(data, entriesAt(data, '2018-12-31'));
  expect(chapters.map(({ chapter, entries }) => [chapter.number, entries.length])).toEqual([
    [5, 1],
    [6, 3],
  ]);
});
