import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { observationStatuses } from '../core/observation.ts';
import { readTexts, textFaults } from './kit/read-texts.ts';
import { sampleLabels, samplePercent as format } from './kit/samples.examples.ts';
import towns, { type TownRow, type TownsOptions } from './towns.ts';

const document = parseHTML('<!doctype html><html><body></body></html>').document;
const labels = sampleLabels('zh', '各镇街');
const draw = (rows: readonly TownRow[], options: Partial<TownsOptions> = {}) =>
  towns(rows, { document, labels, format, formatCounts: (n, d) => `${n}/${d}人`, scale: 100, ...options });
const words = (svg: SVGSVGElement) => readTexts(svg).map(({ text }) => text);
const count = (svg: SVGSVGElement, name: string) =>
  (svg.querySelector(`.${name}`)?.getAttribute('d') ?? '').match(/M/g)?.length ?? 0;

const rows: TownRow[] = [
  { name: '历山街道', status: 'reported', value: 82, numerator: 338, denominator: 412 },
  { name: '中庄镇', status: 'suppressed', value: 51.5, numerator: 4, denominator: 8 },
  { name: '石桥镇', status: 'not-reported' },
  { name: '燕崖镇', status: 'reported', value: 0, numerator: 0, denominator: 203 },
  { name: '开发区', status: 'not-applicable' },
];

describe('towns', () => {
  test('stand in the order given, whatever their values', () => {
    const names = words(draw(rows)).filter((word) => rows.some(({ name }) => name === word));
    expect(names).toEqual(rows.map(({ name }) => name));
  });

  test('print the counts behind the rate and draw the interval made of them', () => {
    const svg = draw(rows);
    expect(words(svg)).toContain('338/412人');
    expect(count(svg, 'data-2')).toBe(2);
    expect(count(draw(rows, { scale: undefined }), 'data-2')).toBe(0);
  });

  test('say why there is no value, and never show what was suppressed', () => {
    const svg = draw(rows);
    expect(words(svg)).toEqual(expect.arrayContaining(['＊已隐去', '未报送', '不适用']));
    expect(words(svg).join(' ')).not.toMatch(/51.5%|4\/8/);
    expect(count(svg, 'data')).toBe(2);
  });

  test('draw a zero as a value', () => {
    expect(words(draw(rows))).toEqual(expect.arrayContaining(['0%', '0/203人']));
  });

  test('draw nothing but names where nobody reported', () => {
    expect(words(draw([{ name: '石桥镇', status: 'not-reported' }]))).toEqual(
      expect.arrayContaining(['石桥镇', '未报送']),
    );
  });

  test('keep their texts apart for any values, names, languages and widths', { timeout: 30_000 }, () => {
    const town = fc.record({
      name: fc.constantFrom('历山街道', '鲁村镇', 'Dazhangzhuang', 'Lishan Subdistrict'),
      status: fc.constantFrom('reported' as const, 'reported' as const, ...observationStatuses),
      numerator: fc.nat({ max: 400 }),
      denominator: fc.integer({ min: 400, max: 2000 }),
      strong: fc.boolean(),
    });
    const width = fc.constantFrom(288, 320, 700, 720);
    const english = fc.boolean();
    fc.assert(
      fc.property(fc.array(town, { minLength: 1, maxLength: 13 }), width, english, (all, wide, en) => {
        const data = all.map((row) => ({ ...row, value: (100 * row.numerator) / row.denominator }));
        const texts = en ? sampleLabels('en', 't') : labels;
        const svg = draw(data, {
          width: wide,
          labels: texts,
          formatCounts: (n, d) => (en ? `${n} of ${d} people` : `${n}/${d}人`),
          target: { value: 60, label: en ? 'Target for 2017: 60%' : '2017年目标 累计60%' },
        });
        expect(textFaults(svg)).toEqual([]);
      }),
      { numRuns: 500, seed: 20201231 },
    );
  });
});
