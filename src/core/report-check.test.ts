import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { builtinUnits } from './unit.ts';
import { formatValue } from './format.ts';
import { checkReport, reportFacts } from './report-check.ts';
import type { KnownRelease } from './report-key.ts';

const step = { by: '2017-12-31', due: 80, observed: 76.4, gap: -3.6, verdict: 'missed' };
const release = {
  ...{ site: { area: '0' }, areas: [], indicators: {} },
  asOfDays: ['2017-12-31'],
  commitments: [
    { id: '06-clinics', clause: '6.1.1', steps: [{ by: '2017-12-31', value: 80 }] },
    { id: '06-blank', clause: '6.1.2', steps: [] },
  ],
  judgements: [
    { commitment: '06-clinics', asOf: '2017-12-31', standing: 'missed', steps: [step] },
    { commitment: '06-blank', asOf: '2017-12-31', standing: 'blank', steps: [] },
  ],
  observations: [
    { indicator: 'funds', area: '1', period: '2017', groups: '', status: 'reported', value: 248_712_345 },
    { indicator: 'funds', area: '2', period: '2017', groups: '', status: 'suppressed' },
  ],
} as unknown as KnownRelease;
const facts = reportFacts(release);

const datum = (key: string, value: string, text: string): string =>
  `<data value="${value}" data-key="${key}">${text}</data>`;
const observed = 'step 06-clinics 2017-12-31 2017-12-31 observed';
const verdict = 'step 06-clinics 2017-12-31 2017-12-31 verdict';
const wrongIn = (html: string): readonly string[] => checkReport(html, facts).wrong;

describe('a report that says what the release says', () => {
  test.each([
    datum(observed, '76.4', '76.4%'),
    datum('figure funds 1 2017', '248712345', '2.49亿元'),
    datum('figure funds 1 2017', '248712345', '248.71 million yuan'),
    datum('figure funds 2 2017', 'suppressed', '已隐去'),
    datum('count 2017-12-31 missed 6', '1', '1'),
    datum('count 2017-12-31 all', '2', '2'),
    datum('standing 06-clinics 2017-12-31', 'missed', '未达到'),
    `<p data-told="${verdict}">2017年底应达80%，实际76.4%，差3.6个百分点，未达到。</p>`,
    '<p data-told="count 2017-12-31 all">规划的2项。到2017年底应当兑现1项，按期做到0项。</p>',
    '<p data-told="due 2017-12-31">2017年有1个到期节点，涉及1项承诺。</p>',
  ])('has nothing wrong: %s', (html) => {
    expect(checkReport(html, facts)).toEqual({ checked: 1, wrong: [] });
  });
});

describe('a report that says something else is told by its figure', () => {
  test.each([
    ['the value it carries', datum(observed, '86.4', '76.4%')],
    ['the number as printed', datum(observed, '76.4', '86.4%')],
    ['a number that is rounded wrongly', datum(observed, '76.4', '77%')],
    ['a number of another size', datum('figure funds 1 2017', '248712345', '2.49万元')],
    ['the sign', datum(observed, '76.4', '−76.4%')],
    ['a value where the release hides it', datum('figure funds 2 2017', '7', '7')],
    ['a figure that the release does not have', datum('figure funds 3 2017', '7', '7')],
    ['a count', datum('count 2017-12-31 missed 6', '1', '2')],
    ['a verdict', datum(verdict, 'met', '按期达到')],
    ['a number in a sentence', `<p data-told="${verdict}">2017年底应达80%，实际79.4%，差0.6个百分点。</p>`],
    ['a sentence about nothing known', '<p data-told="step 06-x 2017-12-31 2017-12-31 verdict">80%</p>'],
  ])('%s', (_, html) => {
    expect(wrongIn(html).length).toBeGreaterThan(0);
  });

  test('the word for a verdict, where the same verdict has another word elsewhere', () => {
    const right = datum(verdict, 'missed', '未达到');
    const changed = datum(verdict, 'missed', '按期达到');
    expect(wrongIn(`${right}${right}`)).toEqual([]);
    expect(wrongIn(`${right}${changed}`)).toHaveLength(1);
    expect(wrongIn(right + datum('standing 06-blank 2017-12-31', 'blank', '未达到'))).toHaveLength(1);
  });
});

test('every number that the site prints for a value agrees with it, and with no other that prints differently', () => {
  const units = [builtinUnits.percent, builtinUnits.yuan, builtinUnits.person, builtinUnits.mu];
  const value = fc.double({ noNaN: true, min: 0.01, max: 1e9 }).map((x) => Math.round(x * 100) / 100);
  const check = (of: number, text: string): readonly string[] => {
    const observations = [{ indicator: 'a', area: '1', period: '2017', groups: '', status: 'reported', value: of }];
    const known = reportFacts({ ...release, observations } as unknown as KnownRelease);
    return checkReport(datum('figure a 1 2017', String(of), text), known).wrong;
  };
  fc.assert(
    fc.property(value, fc.constantFrom(...units), fc.constantFrom('zh', 'en'), (number, unit, language) => {
      expect(check(number, formatValue(number, unit, { language, decimals: 1 }))).toEqual([]);
      // Far enough apart: 19,950 is printed as 2万, which may stand for any number from 15,000.
      const other = Math.round(number * 3 * 100) / 100 + 1;
      expect(check(number, formatValue(other, unit, { language, decimals: 1 })).length).toBe(1);
    }),
    { numRuns: 100 },
  );
});
