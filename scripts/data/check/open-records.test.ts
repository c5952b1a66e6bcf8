import { describe, expect, test } from 'vitest';
import type { Mechanism } from '../../../src/core/mechanism.ts';
import type { Records } from '../../../src/core/records.ts';
import type { Site } from '../../../src/core/site.ts';
import type { Problem } from '../problem.ts';
import { checkOpenRecords } from './open-records.ts';

const site = {
  disclosure: { sensitive: 10, personal: 5, denominator: 30 },
  units: { bed: { zh: '张', en: 'beds', one: 'bed', measure: 'count' } },
} as unknown as Site;
const shown = { kind: 'table', records: 'workshops', columns: ['village', 'workers'] };
const mechanisms = { help: { records: ['workshops'], views: [shown], pages: [] } } as unknown as Record<
  string,
  Mechanism
>;

type Column = Partial<Records['columns'][string]>;

/** The rules that a table breaks whose row by row list is published, or is not. */
function broken(
  columns: Readonly<Record<string, Column>>,
  row: Readonly<Record<string, string | number>>,
  open = true,
): string[] {
  const problems: Problem[] = [];
  const named = Object.entries(columns).map(([name, column]) => [
    name,
    { name: { zh: name, en: name }, type: 'integer', ...column },
  ]);
  const schema = { sensitivity: 'institution', columns: Object.fromEntries(named) } as unknown as Records;
  const names = Object.keys(columns);
  const table = {
    ...{ id: 'workshops', file: 'records/workshops.csv', schema, columns: names },
    rows: [{ row: 2, cells: names.map((name) => row[name]) }],
  };
  const yaml = { file: 'records/workshops.yml', data: {}, line: () => 7 };
  checkOpenRecords(
    [table],
    { site, mechanisms: open ? mechanisms : {}, definitions: [{ id: 'workshops', definition: schema, yaml }] },
    (problem) => void problems.push(problem),
  );
  return problems.map(({ file, row: line, column, rule }) => `${file} ${line} ${column}: ${rule}`);
}

describe('a table that is published row by row', () => {
  test('says of every number what it counts', () => {
    expect(broken({ workers: {} }, { workers: 30 })).toEqual([
      'records/workshops.yml 7 columns.workers.unit: column-without-unit',
    ]);
    expect(broken({ village: { type: 'text' } }, { village: '东村' })).toEqual([]);
  });

  test('counts no so few people that they would be hidden elsewhere', () => {
    expect(broken({ workers: { unit: 'person' } }, { workers: 4 })).toEqual([
      'records/workshops.csv 2 workers: few-in-records',
    ]);
    expect(broken({ workers: { unit: 'person' } }, { workers: 5 })).toEqual([]);
    expect(broken({ workers: { unit: 'person' } }, { workers: 0 })).toEqual([]);
  });

  test('may count few things: a unit that the site declares is of things', () => {
    expect(broken({ beds: { unit: 'bed' } }, { beds: 2 })).toEqual([]);
  });

  test('may hold few people in a column that says for itself how sensitive it is', () => {
    expect(broken({ workers: { unit: 'person', sensitivity: 'institution' } }, { workers: 2 })).toEqual([]);
    expect(broken({ workers: { unit: 'person', sensitivity: 'personal' } }, { workers: 2 })).toEqual([]);
  });

  test('holds money paid to ten people or more, or to nobody', () => {
    const columns = { paid: { unit: 'yuan', contributors: 'workers' }, workers: { unit: 'person' } };
    expect(broken(columns, { paid: 9000, workers: 9 })).toEqual(['records/workshops.csv 2 paid: few-in-records']);
    expect(broken(columns, { paid: 9000, workers: 10 })).toEqual([]);
    expect(broken(columns, { paid: 0, workers: 6 })).toEqual([]);
  });

  test('names a column that is there for the people whose money it is', () => {
    expect(broken({ paid: { unit: 'yuan', contributors: 'nobody' } }, { paid: 9000 })).toEqual([
      'records/workshops.yml 7 columns.paid.contributors: unknown-column',
    ]);
  });
});

test('a table that is only counted is not asked for any of this', () => {
  expect(broken({ workers: {}, paid: {} }, { workers: 1, paid: 5 }, false)).toEqual([]);
});
