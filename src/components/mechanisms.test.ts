import { describe, expect, test } from 'vitest';
import { mechanismSchema, type Mechanism } from '../core/mechanism.ts';
import { readingNoteSchema } from '../core/reading-note.ts';
import { recordsSchema } from '../core/records.ts';
import { exampleDictionary, exampleRelease } from '../query/example.ts';
import { indexRelease } from '../query/published.ts';
import { dutiesAt, mechanismsWith } from './duties.ts';
import { procedurePeriods, stepText } from './mechanism-views.ts';
import { isDemonstration, mechanismOf, mechanismsByGroup, promisesAbout } from './mechanisms.ts';
import { countedRows, countsPicture, spansPicture } from './records-views.ts';
import { notePath, notesAt, notesOn } from './reading-notes.ts';

const words = { zh: '词', en: 'Word' };
const mechanism = (given: Partial<Record<keyof Mechanism, unknown>> = {}): Mechanism =>
  mechanismSchema.parse({ name: words, group: 'care', clauses: ['6.1.1'], summary: words, shows: words, ...given });
const example = exampleRelease();
const release = {
  ...example,
  site: { ...example.site, mechanismGroups: { duty: words, care: words, empty: words } },
  mechanisms: {
    late: mechanism({ clauses: ['6.1.2'] }),
    early: mechanism({ commitments: ['06-clinics', '05-thing'], indicators: ['clinics'] }),
    letters: mechanism({ group: 'duty' }),
  },
  readingNotes: [
    readingNoteSchema.parse({
      id: 'A',
      clauses: ['6.1.1', '6.1.2'],
      commitments: ['06-clinics'],
      title: words,
      text: words,
    }),
    readingNoteSchema.parse({ id: 'B', clauses: ['6.1.2'], title: words, text: words }),
  ],
};
const data = indexRelease(release, {
  latest: { version: '2020.12.0', path: 'v2020.12.0/', as_of: '2018-12-31', dataset: 'demonstration' },
  manifest: {
    version: '2020.12.0',
    asOf: '2018-12-31',
    dataset: 'demonstration',
    rule: 'PLAN-1 v1',
    inputs: [],
    files: [],
  },
  manifestHash: 'ab',
  dictionary: exampleDictionary,
});

test('mechanismsByGroup(…) follows the order of the site and then of the plan, and leaves out empty groups', () => {
  const groups = mechanismsByGroup(data).map(({ id, entries }) => [id, ...entries.map((entry) => entry.id)]);
  expect(groups).toEqual([
    ['duty', 'letters'],
    ['care', 'early', 'late'],
  ]);
});

test('mechanismsByGroup(…) of a plan without mechanisms is nothing', () => {
  expect(mechanismsByGroup({ site: example.site, mechanisms: {} })).toEqual([]);
});

test('promisesAbout(…) are in the order of the plan', () => {
  const promises = promisesAbout(data, mechanismOf(data, 'early'));
  expect(promises.map(({ commitment }) => commitment.id)).toEqual(['05-thing', '06-clinics']);
});

test('an unknown mechanism is a mistake', () => {
  expect(() => mechanismOf(data, 'x')).toThrow('unknown mechanism: x');
});

test('isDemonstration(…) where any figure shown is made up', () => {
  const made = data.indicators['clinics']?.source.kind === 'demonstration';
  expect(isDemonstration(data, mechanismOf(data, 'early'))).toBe(made);
  expect(isDemonstration(data, mechanismOf(data, 'late'))).toBe(false);
});

test('notes are found by clause and by promise, and have an anchor each', () => {
  expect(notesAt(data, '6.1.2').map(({ id }) => id)).toEqual(['A', 'B']);
  expect(notesOn(data, '06-clinics').map(({ id }) => id)).toEqual(['A']);
  expect(notePath('A')).toBe('/plan/#note-A');
});

test('mechanismsWith(…) are those that name the promise', () => {
  expect(mechanismsWith(data, '06-clinics').map(({ id }) => id)).toEqual(['early']);
  expect(mechanismsWith(data, '06-blank')).toEqual([]);
});

describe('dutiesAt(…)', () => {
  const duties = { records: 'list', clause: 'clause', offices: ['lead', 'other'] };
  const column = (type: string) => ({ name: words, type, required: false });
  const definition = recordsSchema.parse({
    ...{ name: words, grain: words, area: 'area', key: ['clause'], sensitivity: 'public' },
    source: { producer: words, title: words, licence: 'none', kind: 'demonstration' },
    columns: {
      area: column('text'),
      clause: column('clause'),
      lead: { ...column('text'), labels: { a: { zh: '甲局', en: 'Office A' } } },
      other: column('text'),
    },
  });
  const row = (clause: string, lead: string, other: string | null) => ({ area: '1', clause, lead, other });
  const table = {
    definition,
    columns: ['area', 'clause', 'lead', 'other'],
    rows: [row('6.0', 'a', null), row('6.1', 'b', 'c'), row('6.1.2', 'c', null)],
  };
  const site = { ...example.site, duties };
  const offices = (clause: string) =>
    dutiesAt({ site, records: { list: table } }, clause).map(({ office }) => office.zh);

  test('takes the row of the item, else of the section, else of the chapter', () => {
    expect(offices('6.1.2')).toEqual(['c']);
    expect(offices('6.1.1')).toEqual(['b', 'c']);
    expect(offices('6.2.1')).toEqual(['甲局']);
    expect(offices('6.0.0')).toEqual(['甲局']);
  });

  test('is nothing where no row or no table stands', () => {
    expect(offices('7.1.1')).toEqual([]);
    expect(dutiesAt({ site: example.site, records: { list: table } }, '6.1.1')).toEqual([]);
    expect(dutiesAt({ site, records: {} }, '6.1.1')).toEqual([]);
  });
});

describe('pictures of a records table', () => {
  const column = (type: string, more: object = {}) => ({ name: words, type, required: false, ...more });
  const definition = recordsSchema.parse({
    ...{ name: words, grain: words, area: 'town', key: ['policy'], sensitivity: 'public' },
    source: { producer: words, title: words, licence: 'none', kind: 'demonstration' },
    columns: {
      policy: column('text', { labels: { aid: { zh: '资助', en: 'Aid' } } }),
      town: column('text'),
      kind: column('text', { values: ['b', 'a'] }),
      since: column('date'),
      until: column('date'),
    },
  });
  const [first, second] = data.areas.map(({ code }) => code);
  if (!first || !second) throw new Error('missing areas');
  const rows = [
    { policy: 'aid', town: second, kind: 'a', since: '2016-12-31', until: null },
    { policy: 'loan', town: first, kind: 'b', since: '2017-03-01', until: '2018-12-31' },
    { policy: 'roof', town: second, kind: 'a', since: null, until: null },
  ];
  const table = { definition, columns: Object.keys(definition.columns), rows };
  const own = { ...data, records: { policies: table } };
  const drawing = { language: 'zh', id: 'x', title: '政策' } as const;

  test('countedRows(…) counts areas in administrative order and declared values in theirs', () => {
    const counts = (by: string) =>
      countedRows(own, { kind: 'counts', records: 'policies', by }).map(({ value, count }) => [value, count]);
    expect(counts('town')).toEqual([
      [first, 1],
      [second, 2],
    ]);
    expect(counts('kind')).toEqual([
      ['b', 1],
      ['a', 2],
    ]);
    expect(countsPicture(own, { kind: 'counts', records: 'none', by: 'town' }, drawing)).toBeUndefined();
  });

  test('spansPicture(…) says until when, or that no end is published, and leaves out what has no beginning', () => {
    const view = { kind: 'spans', records: 'policies', name: 'policy', from: 'since', to: 'until' } as const;
    const { wide = '' } = spansPicture(own, view, drawing) ?? {};
    expect(wide).toContain('2016年12月31日起，止期未公布');
    expect(wide).toContain('2017年3月1日至2018年12月31日');
    expect(wide).toContain('资助');
    expect(wide).not.toContain('roof');
  });
});

test('a procedure without rows has no periods', () => {
  const view = { kind: 'procedure', indicator: 'clinics', column: 'step', ordered: true } as const;
  expect(procedurePeriods(data, view)).toEqual({ shown: [], all: 0 });
});

test('stepText(…) says how many are short, and nothing where none is', () => {
  const indicator = data.indicators['clinics'];
  if (!indicator) throw new Error('missing indicator: clinics');
  expect(stepText(data, indicator, { value: 549, of: 571, language: 'zh' })).toMatch(/^549 \/ 571.*，差22$/);
  expect(stepText(data, indicator, { value: 571, of: 571, language: 'en' })).toMatch(/^571 of 571/);
  expect(stepText(data, indicator, { value: 571, of: 571, language: 'en' })).not.toContain('short');
});
