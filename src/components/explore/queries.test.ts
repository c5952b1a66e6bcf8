import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { startNodeEngine } from '../../query/fixtures/node-engine.ts';
import { arrowStream, smallLedger } from '../../query/fixtures/tables.ts';
import { openSupervised, type Database } from '../../query/supervisor.ts';
import { choiceColumns, choiceSql, literal, stepsSql } from './choice-sql.ts';
import { askable, exampleSql, type Asked } from './examples.ts';
import type { Choice } from './state.ts';

const text = { type: 'text', title: { zh: '文本', en: 'Text' } } as const;
const clinics = arrowStream({ title: text.title, key: ['clinic'], columns: { clinic: text, town: text } }, [
  { clinic: '1', town: '370323002' },
  { clinic: '2', town: '370323000' },
  { clinic: '3', town: '370323002' },
]);

let database: Database;
beforeAll(async () => {
  const tables = { ...smallLedger, records_clinics: clinics };
  database = await openSupervised({ start: startNodeEngine, tables, memoryLimit: '256MB' });
}, 30_000);
afterAll(() => database.close());

const choice: Choice = {
  indicator: 'clinic-coverage',
  areas: ['370323', '370323002'],
  from: 2016,
  to: 2017,
  group: '',
  view: 'time',
};

describe('the query of a choice', () => {
  it('gives the columns it promises, places in administrative order, time upwards', async () => {
    const { columns, rows } = await database.query(choiceSql(choice, 'zh'));
    expect(columns.map(({ name }) => name)).toEqual([...choiceColumns]);
    expect(rows.map(([area, name, period, , value, , , , , status]) => [area, name, period, value, status])).toEqual([
      ['370323', '沂源县', '2016', 52, 'reported'],
      ['370323', '沂源县', '2017', 64, 'reported'],
      ['370323002', '南鲁山镇', '2016', null, 'suppressed'],
      ['370323002', '南鲁山镇', '2017', 66, 'reported'],
    ]);
  });

  it('names places in the language of the page', async () => {
    const { rows } = await database.query(choiceSql({ ...choice, areas: ['370323'] }, 'en'));
    expect(rows[0]?.[1]).toBe('Yiyuan County');
  });

  it('cannot be left by a quote', () => expect(literal("x' OR ''='")).toBe("'x'' OR ''''='''"));

  it('finds what was due, as judged last', async () => {
    const { rows } = await database.query(
      stepsSql({ indicator: 'clinic-coverage', area: '370323', group: '', language: 'zh' }),
    );
    expect(rows.map(([, due_on, due, , verdict]) => [due_on, due, verdict])).toEqual([
      ['2017-12-31', 70, 'met-late'],
      ['2018-12-31', 100, 'missed'],
    ]);
  });
});

const asked: Asked = {
  indicator: 'clinic-coverage',
  day: '2017-12-31',
  area: 'county',
  children: 'town',
  above: ['nation', 'province', 'city'],
  records: { table: 'records_clinics', area: 'town' },
};

test('a release without records tables is not asked about them', () => {
  expect(askable({ ...asked, records: undefined })).not.toContain('records');
});

describe.each(['zh', 'en'] as const)('each example runs (%s)', (language) => {
  const answers: Partial<Record<string, unknown>> = {
    late: [language === 'zh' ? '卫生室全覆盖' : 'A clinic in every village', '2017-12-31', '2018-12-31', 12],
    hidden: ['2016', 1, 5],
    silent: [language === 'zh' ? '标准化卫生室覆盖率' : 'Clinic coverage', '[2017]'],
    change: [40, 100, 60],
    blank: [1, 1, 2],
    records: [1],
  };
  it.each(askable(asked))('%s', async (key) => {
    const { rows } = await database.query(exampleSql(key, language, asked));
    if (key in answers) expect(rows[0]?.slice(1)).toEqual(answers[key]);
  });

  it('towns below the county target of 2017 are found, a hidden or missing one is not', async () => {
    const { rows } = await database.query(exampleSql('towns', language, asked));
    expect(rows.map((row) => row.slice(3))).toEqual([
      [64, 70, -6],
      [65, 70, -5],
      [66, 70, -4],
    ]);
  });
});
