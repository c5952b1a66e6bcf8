import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNodeEngine } from '../../../query/fixtures/node-engine.ts';
import { openSupervised, type Database } from '../../../query/supervisor.ts';
import { choiceSql, literal, readDues, stepsSql } from './choice-sql.ts';
import { fitChoice, wholeChoice, type Choice } from './choice.ts';
import { linkedFacts, linkedLedger } from './fixtures/ledger.ts';
import { pickDue } from './shown.ts';

let database: Database;
beforeAll(async () => {
  database = await openSupervised({ start: startNodeEngine, tables: linkedLedger, memoryLimit: '256MB' });
}, 30_000);
afterAll(() => database.close());

const facts = { ...linkedFacts, language: 'zh' as const };
const bins = { start: 0, width: 5, count: 13 };

async function rowsOf(change: Partial<Choice>): Promise<string[]> {
  const choice = fitChoice({ ...wholeChoice('rate', facts), ...change }, facts);
  const { rows } = await database.query(choiceSql(choice, { facts, bins }));
  return rows.map(([area, , period]) => `${String(area)} ${String(period)}`);
}

describe('the query of a choice', () => {
  it('gives the plan’s own area and those below it while nothing is chosen', async () => {
    expect(await rowsOf({})).toHaveLength(4 + 12);
  });

  it('gives the places and periods chosen, in administrative order, time upwards', async () => {
    expect(await rowsOf({ places: ['12', '10'], from: '2016', to: '2017' })).toEqual([
      ...['10 2016', '10 2017', '12 2016', '12 2017'],
    ]);
    expect(await rowsOf({ places: ['11'], from: '2018', to: '2018' })).toEqual(['11 2018']);
  });

  it('gives the figures of a stretch of values: without its upper limit, but for the last class', async () => {
    expect(await rowsOf({ values: [50, 55] })).toEqual(['12 2016', '12 2017']);
    expect(await rowsOf({ values: [45, 50] })).toEqual([]);
    expect(await rowsOf({ values: [60, 65] })).toEqual(['11 2015', '11 2016', '11 2018']);
  });

  it('gives cells by status and by verdict', async () => {
    expect(await rowsOf({ states: ['suppressed'] })).toEqual(['10 2016']);
    expect(await rowsOf({ verdicts: ['missed'] })).toEqual(['1 2017', '10 2017', '11 2017', '12 2017']);
  });

  it('cannot be left by a quote', () => {
    expect(literal("x' OR ''='")).toBe("'x'' OR ''''='''");
  });
});

describe('what was due', () => {
  it('is told promise by promise, as judged last', () => {
    const dues = readDues([
      ['a', '2018-12-31', 9, null, 'missed', 'linear', '名称'],
      ['b', '2017-12-31', null, null, 'no-data', 'step', '另一'],
      ['b', '2018-12-31', 5, 8, 'met', 'step', '另一'],
    ]);
    expect(dues.map(({ commitment, linear, steps }) => [commitment, linear, steps.length])).toEqual([
      ['a', true, 1],
      ['b', false, 2],
    ]);
    expect(dues[1]?.steps[0]).toEqual({ by: '2017-12-31', value: undefined, upper: undefined, verdict: 'no-data' });
    expect(pickDue(dues, [])?.commitment).toBe('b');
    expect(pickDue(dues, ['missed'])?.commitment).toBe('a');
    expect(pickDue([], ['missed'])).toBeUndefined();
  });

  it('is asked for of one series on the last day', async () => {
    const sql = stepsSql({ indicator: 'rate', area: '1', group: '', language: 'zh' });
    expect(sql).toContain('as_of = (SELECT max(as_of) FROM verdicts)');
    expect((await database.query(sql)).columns.map(({ name }) => name)).toHaveLength(7);
  });
});
