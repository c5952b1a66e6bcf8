import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { standings, stepVerdicts } from '../core/judgement.ts';
import { observationStatuses } from '../core/observation.ts';
import auto from './auto.ts';
import bars from './bars.ts';
import cumulative from './cumulative.ts';
import { readTexts, textFaults } from './kit/read-texts.ts';
import { sampleLabels, samplePercent as format } from './kit/samples.examples.ts';
import matrix from './matrix.ts';
import tiles from './tiles.ts';

const document = parseHTML('<!doctype html><html><body></body></html>').document;
const labels = sampleLabels('zh', '标题');
const words = (svg: SVGSVGElement) => readTexts(svg).map(({ text }) => text);
const status = fc.constantFrom('reported' as const, 'reported' as const, ...observationStatuses);
const value = fc.oneof(fc.double({ min: 0, max: 120, noNaN: true }), fc.constantFrom(0, 80, 100));
const width = fc.constantFrom(288, 320, 700, 720);
const name = fc.constantFrom('县级', '个人诊所', 'Village clinics', 'Township hospitals');
const runs = { numRuns: 150, seed: 20201231 };

describe('bars', () => {
  test('have words instead of a bar where there is no figure, and no number of what was suppressed', () => {
    const svg = bars(
      [
        { name: '县级', value: 7, status: 'suppressed' },
        { name: '镇级', status: 'not-reported' },
      ],
      { document, labels, format },
    );
    expect(words(svg)).toEqual(expect.arrayContaining(['＊已隐去', '未报送']));
    expect(words(svg)).not.toContain('7%');
    expect(svg.querySelectorAll('g[aria-hidden] rect')).toHaveLength(0);
  });

  test('keep their texts apart', () => {
    const rows = fc.array(fc.record({ name, value, status, due: fc.option(value) }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(rows, width, (all, wide) => {
        const target = { value: 80, label: '2020年目标 80%' };
        const dueOf = (text: string) => ` / ${text}`;
        expect(textFaults(bars(all, { document, width: wide, labels: { ...labels, dueOf }, format, target }))).toEqual(
          [],
        );
      }),
      runs,
    );
  });
});

describe('cumulative', () => {
  const texts = {
    ...labels,
    running: (total: string, due: string) => `累计${total} / 应达${due}`,
    yearly: (delivered: string, quota: string) => `当年${delivered} / 份额${quota}`,
  };

  test('prints running total against running target, and the year against its quota', () => {
    const row = { name: '2017年', due: 80, quota: 40, total: 78, delivered: 26, status: 'reported' as const };
    expect(words(cumulative([row], { document, labels: texts, format })).slice(0, 2)).toEqual([
      '2017年\u2002累计78% / 应达80%',
      '当年26% / 份额40%',
    ]);
  });

  test('says why a year has no figure and draws no bar for it', () => {
    const row = { name: '2017年', due: 80, quota: 40, total: 78, delivered: 26, status: 'suppressed' as const };
    const svg = cumulative([row], { document, labels: texts, format });
    expect(words(svg).join(' ')).toMatch(/累计＊已隐去.*当年＊已隐去/);
    expect(svg.querySelectorAll('.data')).toHaveLength(0);
  });

  test('keeps its texts apart and in the picture', () => {
    const year = fc.record({
      due: value,
      quota: value,
      total: fc.option(value),
      delivered: fc.option(value),
      status,
      verdict: fc.constantFrom(...stepVerdicts),
    });
    fc.assert(
      fc.property(fc.array(year, { minLength: 1, maxLength: 5 }), width, (all, wide) => {
        const rows = all.map((row, index) => ({ ...row, name: `${2016 + index}年` }));
        expect(textFaults(cumulative(rows, { document, width: wide, labels: texts, format }))).toEqual([]);
      }),
      runs,
    );
  });
});

describe('tiles', () => {
  const notice = '示意图，不代表实际位置和界线';

  test('always say that they are a diagram', () => {
    const row = { name: '鲁村镇', column: 1, row: 1, status: 'reported' as const, value: 76 };
    expect(words(tiles([row], { document, labels: { ...labels, notice }, format, breaks: [70] }))).toContain(notice);
  });

  test('hatch what is suppressed, leave empty what is missing, and print neither', () => {
    const rows = [
      { name: '中庄镇', column: 1, row: 1, status: 'suppressed' as const, value: 12 },
      { name: '石桥镇', column: 2, row: 1, status: 'not-reported' as const },
    ];
    const svg = tiles(rows, { document, labels: { ...labels, notice }, format, breaks: [70] });
    expect(words(svg)).not.toContain('12%');
    expect(svg.querySelectorAll('.tile-suppressed, .tile-empty')).toHaveLength(4);
  });

  test('keep their texts apart', () => {
    const rows = fc.array(
      fc.record({ value, status, name: fc.constantFrom('大张庄镇', 'Zhang\u00adjiapo', 'Dazhangzhuang') }),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(rows, width, (all, wide) => {
        const placed = all.map((row, index) => ({ ...row, column: 1 + (index % 5), row: 1 + Math.floor(index / 5) }));
        const svg = tiles(placed, {
          document,
          width: wide,
          labels: { ...labels, notice },
          format,
          breaks: [60, 80, 100],
        });
        expect(textFaults(svg)).toEqual([]);
      }),
      runs,
    );
  });

  test('refuse more classes than can be told apart', () => {
    expect(() => tiles([], { document, labels: { ...labels, notice }, format, breaks: [1, 2, 3, 4, 5] })).toThrow(
      'too many breaks: 5; expected at most 4',
    );
  });
});

test('matrix has one mark per promise and one definition per standing', () => {
  const rows = Array.from({ length: 60 }, (_, index) => ({
    name: `n${index}`,
    group: `${index % 3}`,
    standing: standings[index % 4] ?? 'met',
  }));
  const svg = matrix(rows, { document, width: 340, labels, formatCount: String });
  expect(svg.querySelectorAll('use')).toHaveLength(60);
  expect(svg.querySelectorAll('defs > g')).toHaveLength(4);
  expect(svg.getAttribute('role')).toBe('img');
});

test('auto keeps the names at the ends of its lines apart', () => {
  const series = fc.array(fc.array(fc.option(value), { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 });
  const columns = [
    { name: 'area', type: 'text' as const },
    { name: 'period', type: 'text' as const },
    { name: 'value', type: 'number' as const },
  ];
  fc.assert(
    fc.property(series, width, (all, wide) => {
      const rows = all.flatMap((values, index) =>
        values.map((each, at) => ({
          area: `${'很长的名称'.repeat(index % 4)}镇${index}`,
          period: `${2016 + at}`,
          value: each,
        })),
      );
      const svg = auto(rows, { document, width: wide, columns, format, labels: { ...labels, empty: '无数值' } });
      expect(svg ? textFaults(svg) : []).toEqual([]);
    }),
    runs,
  );
});
