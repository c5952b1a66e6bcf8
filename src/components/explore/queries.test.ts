import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { startNodeEngine } from '../../query/fixtures/node-engine.ts';
import { arrowStream, smallLedger } from '../../query/fixtures/tables.ts';
import { openSupervised, type Database } from '../../query/supervisor.ts';
import { askable, exampleSql, type Asked } from './examples.ts';

const text = { type: 'text', title: { zh: '文本', en: 'Text' } } as const;
const clinics = arrowStream(
  { title: text.title, grain: text.title, key: ['clinic'], columns: { clinic: text, town: text } },
  [
    { clinic: '1', town: '370323002' },
    { clinic: '2', town: '370323000' },
    { clinic: '3', town: '370323002' },
  ],
);

let database: Database;
beforeAll(async () => {
  const tables = { ...smallLedger, records_clinics: [clinics] };
  database = await openSupervised({ start: startNodeEngine, tables, memoryLimit: '256MB' });
}, 30_000);
afterAll(() => database.close());

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
