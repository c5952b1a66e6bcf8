import { describe, expect, test } from 'vitest';
import { promise } from './specimens.ts';
import { judge } from './verdict.ts';

const asOf = '2018-12-31';
const written = { kind: 'deliverable', direction: 'deliverable', unit: undefined } as const;

describe('PLAN-1 a deliverable', () => {
  const fund = promise({ ...written, steps: [{ by: '2017-12-31' }] });

  test('done by its day is met, with its document', () => {
    const evidence = [{ on: '2017-12-31', document: '沂政办发〔2017〕9号', link: 'https://www.yiyuan.gov.cn/' }];
    expect(judge(fund, { asOf, evidence })).toMatchObject({
      standing: 'met',
      outcome: 'achieved',
      steps: [
        {
          verdict: 'met',
          reachedOn: '2017-12-31',
          document: '沂政办发〔2017〕9号',
          documentOn: '2017-12-31',
          link: 'https://www.yiyuan.gov.cn/',
        },
      ],
    });
  });

  test('done after its day is met late, with the months', () => {
    const evidence = [{ on: '2018-03-01', document: 'D1' }];
    const judgement = judge(fund, { asOf, evidence });
    expect(judgement.steps[0]).toMatchObject({ verdict: 'met-late', reachedOn: '2018-03-01', monthsLate: 3 });
    expect(judgement).toMatchObject({ standing: 'met-late', outcome: 'achieved-late' });
  });

  test('without evidence is no data, never missed', () => {
    const judgement = judge(fund, { asOf });
    expect(judgement.steps).toEqual([{ by: '2017-12-31', verdict: 'no-data', reason: 'no-evidence' }]);
    expect(judgement).toMatchObject({ standing: 'no-data', outcome: 'cannot-be-judged' });
  });

  test('is missed where a document says that it was not done, until it is done', () => {
    const undone = { on: '2017-12-31', document: 'Audit', done: false };
    expect(judge(fund, { asOf, evidence: [undone] }).steps[0]).toEqual({
      by: '2017-12-31',
      verdict: 'missed',
      document: 'Audit',
      documentOn: '2017-12-31',
    });
    const evidence = [undone, { on: '2018-05-01', document: 'D2' }];
    expect(judge(fund, { asOf, evidence }).steps[0]).toMatchObject({ verdict: 'met-late', document: 'D2' });
  });

  test('is not missed because it had not been done yet before its day', () => {
    const evidence = [{ on: '2017-06-30', document: 'Report', done: false }];
    expect(judge(fund, { asOf, evidence }).steps[0]).toMatchObject({ verdict: 'no-data', reason: 'no-evidence' });
  });

  test('does not know a document dated after the day of the ledger', () => {
    const evidence = [{ on: '2018-03-01', document: 'D1' }];
    expect(judge(fund, { asOf: '2017-12-31', evidence }).standing).toBe('no-data');
  });

  test('is not due before its day, also when it is done already', () => {
    const evidence = [{ on: '2016-03-01', document: 'D1' }];
    expect(judge(fund, { asOf: '2016-12-31', evidence }).steps[0]).toEqual({ by: '2017-12-31', verdict: 'not-due' });
    expect(judge(fund, { asOf, evidence }).standing).toBe('met');
  });

  test('shows the first of several documents', () => {
    const evidence = [
      { on: '2017-11-01', document: 'Second' },
      { on: '2017-03-01', document: 'First' },
    ];
    expect(judge(fund, { asOf, evidence }).steps[0]).toMatchObject({ document: 'First' });
  });

  test('due every year takes each document for the year it falls in, or for the step it names', () => {
    const yearly = promise({ ...written, steps: [{ by: '2016-12-31' }, { by: '2017-12-31' }, { by: '2018-12-31' }] });
    const evidence = [
      { on: '2017-02-01', document: 'Report of 2016', by: '2016-12-31' },
      { on: '2017-12-01', document: 'Report of 2017' },
    ];
    expect(judge(yearly, { asOf, evidence }).steps).toMatchObject([
      { verdict: 'met-late', monthsLate: 2 },
      { verdict: 'met' },
      { verdict: 'no-data' },
    ]);
  });

  test('that was withdrawn shows the document that took it back', () => {
    const withdrawn = { on: '2017-01-31', document: '沂政发〔2017〕1号' };
    const judgement = judge(promise({ ...fund, withdrawn }), { asOf });
    expect(judgement.steps[0]).toMatchObject({ verdict: 'withdrawn', document: '沂政发〔2017〕1号' });
    expect(judgement).not.toHaveProperty('outcome');
  });
});
