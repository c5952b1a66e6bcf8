import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Evidence } from '../facts.ts';
import { judgeOn, type Judged } from '../judging.ts';
import type { Judgement } from '../judgement.ts';
import type { Release } from '../release.ts';
import { promise } from '../specimens.ts';
import { checkVerdicts } from './figures.ts';

const written = { kind: 'deliverable', direction: 'deliverable', unit: undefined } as const;
const office = promise({ ...written, steps: [{ by: '2016-12-31' }, { by: '2018-06-30' }] });
const ledger: Judged = {
  site: { area: 'c' },
  plan: { start: '2016-01-01' },
  indicators: {},
  commitments: [office],
  observations: [],
};
const asOfDays = ['2016-12-31', '2017-12-31', '2018-12-31', '2019-12-31'];
const published = (judgements: readonly Judgement[]): Release =>
  ({ ...ledger, asOfDays, judgements }) as unknown as Release;

const day = fc
  .date({ min: new Date('2016-01-01'), max: new Date('2020-06-30'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const paper = fc.record({ on: day, document: fc.constantFrom('A', 'B', 'C'), done: fc.boolean() });
const papers = fc.uniqueArray(paper, { maxLength: 6, selector: ({ on }) => on });

describe('verdicts on documents', () => {
  test('follow from the documents that are published beside them, whatever documents there were', () => {
    fc.assert(
      fc.property(papers, (evidence) => {
        const judgements = judgeOn(ledger)(office, asOfDays, evidence);
        expect(checkVerdicts(published(judgements))).toEqual({ checked: asOfDays.length, wrong: [] });
      }),
    );
  });

  const evidence: Evidence[] = [{ on: '2017-03-01', document: 'A' }];
  const judgements = judgeOn(ledger)(office, asOfDays, evidence);

  test.each<[string, (judgement: Judgement) => Judgement]>([
    [
      'kept late is called kept in time',
      (each) => ({ ...each, steps: each.steps.map((step) => ({ ...step, verdict: 'met' })) }),
    ],
    [
      'the day of a document is moved in one of the years',
      (each) => ({ ...each, steps: each.steps.map((step) => ({ ...step, documentOn: '2016-05-01' })) }),
    ],
    [
      'a document is taken away',
      (each) => ({ ...each, steps: each.steps.map(({ document: _, documentOn: __, ...step }) => step) }),
    ],
  ])('are found wrong where %s', (_, change) => {
    const changed = judgements.map((each) => (each.asOf === '2018-12-31' ? change(each) : each));
    expect(checkVerdicts(published(changed)).wrong.length).toBeGreaterThan(0);
  });

  test('are missed where one is not published', () => {
    expect(checkVerdicts(published(judgements.slice(1))).wrong.map(({ en }) => en)).toEqual([
      `${office.id} 2016-12-31: no verdict published`,
    ]);
  });
});
