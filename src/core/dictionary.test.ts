import { describe, expect, it, test } from 'vitest';
import { codesOf, type CodeSource } from './codes.ts';
import { codesText, describeTable, dictionaryRows, dictionaryTable } from './dictionary.ts';
import { indicatorFileTable } from './tables-indicator.ts';
import { tables, type Column, type TableDefinition } from './tables.ts';

const release = {
  site: {
    themes: { water: { zh: '饮水', en: 'Water' } },
    mechanismGroups: {},
    populationGroups: {},
    programmes: {},
    units: { bus: { zh: '辆公交车', en: 'buses', measure: 'count' } },
  },
  areas: [{ kind: 'county' }],
  indicators: { buses: { unit: 'bus' } },
  commitments: [{ unit: 'percent' }],
} as unknown as CodeSource;

const every: readonly (readonly [string, TableDefinition])[] = [
  ...Object.entries(tables),
  ['indicators/<id>', indicatorFileTable],
  ['data-dictionary', dictionaryTable],
];
const columns = every.flatMap(([table, definition]) =>
  Object.entries<Column>(definition.columns).map(([name, column]) => ({ at: `${table}.${name}`, table, name, column })),
);

describe('the definitions of the tables', () => {
  test('a key column is never empty', () => {
    const keys = every.flatMap(([table, { key }]) => key.map((name) => `${table}.${name}`));
    expect(columns.filter(({ at, column }) => keys.includes(at) && column.empty).map(({ at }) => at)).toEqual([]);
  });

  test('every reference leads to the key of a table', () => {
    const wrong = columns.flatMap(({ at, column: { refersTo } }) => {
      const [table = '', name = ''] = refersTo ?? [];
      const definition = (tables as Readonly<Record<string, TableDefinition>>)[table];
      return refersTo && !(definition?.key.length === 1 && definition.key[0] === name) ? [at] : [];
    });
    expect(wrong).toEqual([]);
  });

  test('no two columns of a table have the same title', () => {
    for (const language of ['zh', 'en'] as const)
      for (const [table, definition] of every) {
        const titles = Object.values(definition.columns).map(({ title }) => title[language]);
        expect(
          titles.filter((title, index) => titles.indexOf(title) !== index),
          table,
        ).toEqual([]);
      }
  });

  test('columns of the same name that are written in the same way stand for the same thing', () => {
    const days = columns.filter(({ name, column }) => /(_on|^start|^end|^as_of)$/.test(name) && column.type === 'text');
    expect(days.filter(({ column }) => column.form !== 'day').map(({ at }) => at)).toEqual([]);
  });
});

describe('codesOf(list)', () => {
  it('gives fixed codes with their words and, where they need one, a sentence', () => {
    expect(codesOf('status', release)[0]).toEqual({
      code: 'reported',
      word: { zh: '已报送', en: 'Reported' },
      meaning: { zh: '有数字；零就是零', en: 'a figure; zero means zero' },
    });
  });

  it('takes the keys of site.yml with their names', () => {
    expect(codesOf('themes', release)).toEqual([{ code: 'water', word: { zh: '饮水', en: 'Water' } }]);
  });

  it('names only the units and the levels of areas that the release uses', () => {
    expect(codesOf('units', release).map(({ code }) => code)).toEqual(['percent', 'bus']);
    expect(codesOf('areaKind', release).map(({ code }) => code)).toEqual(['county']);
  });
});

describe('describeTable(table)', () => {
  const rows = [
    { code: '', parent: null },
    { code: '037', parent: null },
  ];
  const entry = describeTable({ name: 'areas', definition: tables.areas, rows }, release);
  const column = (name: string) => entry.columns.find((each) => each.name === name);

  it('takes the first value that is there as the example', () => {
    expect(column('code')).toMatchObject({ example: '037', key: true });
    expect(column('parent')).not.toHaveProperty('example');
  });

  it('says of an empty cell what it means, and nothing where none is empty', () => {
    expect(column('parent')).toMatchObject({ refersTo: 'areas.code', empty: { zh: '最上一级' } });
    expect(column('code')).not.toHaveProperty('empty');
  });

  it('gives the dictionary one row for each column, in order', () => {
    const lines = dictionaryRows([entry], '示例数据（虚构）');
    expect(lines.map((line) => line.column)).toEqual(Object.keys(tables.areas.columns));
    expect(lines[0]).toMatchObject({
      table: 'areas',
      position: 1,
      key: true,
      type: 'text',
      notice: '示例数据（虚构）',
    });
    expect(Object.keys(lines[0] ?? {})).toEqual(Object.keys(dictionaryTable.columns));
  });
});

test('codes stand in a text with their words, or alone where they are words themselves', () => {
  const codes = [
    { code: 'a', word: { zh: '甲', en: 'A' } },
    { code: '乙', word: { zh: '乙', en: '乙' } },
  ];
  expect(codesText(codes, 'zh')).toBe('a=甲；乙');
  expect(codesText([], 'en')).toBeNull();
});
