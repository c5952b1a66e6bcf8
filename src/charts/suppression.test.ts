import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import bars from './bars.ts';
import bullet from './bullet.ts';
import cumulative from './cumulative.ts';
import { sampleLabels, samplePercent as format } from './kit/samples.examples.ts';
import multiples from './multiples.ts';
import { renderSvg } from './render.ts';
import tiles from './tiles.ts';
import towns from './towns.ts';
import trajectory from './trajectory.ts';

const document = parseHTML('<!doctype html><html><body></body></html>').document;
const labels = sampleLabels('zh', '标题');
const common = { document, format };
const hidden = ['suppressed', 'not-reported', 'not-applicable'] as const;
type Hidden = (typeof hidden)[number];

/** Each draws one row that is known and one whose number must not matter. */
const pictures: Record<string, (value: number | undefined, status: Hidden) => SVGSVGElement> = {
  trajectory: (value, status) =>
    trajectory(
      [
        { period: '2016', value: 40, status: 'reported' },
        { period: '2017', value, status },
      ],
      { ...common, labels, references: [{ name: '全市', rows: [{ period: '2017', value, status }] }] },
    ),
  towns: (value, status) =>
    towns(
      [
        { name: '甲', status: 'reported', value: 40 },
        { name: '乙', status, value, low: value, high: value, numerator: value, denominator: 1e6 },
      ],
      { ...common, labels, scale: 100, formatCounts: (n, d) => `${n}/${d}` },
    ),
  bars: (value, status) =>
    bars(
      [
        { name: '甲', status: 'reported', value: 40 },
        { name: '乙', status, value },
      ],
      { ...common, labels },
    ),
  cumulative: (value, status) =>
    cumulative(
      [
        { name: '2016', due: 40, quota: 40, total: value, delivered: value, status },
        { name: '2017', due: 80, quota: 40, total: 70, delivered: 30, status: 'reported' },
      ],
      { ...common, labels: { ...labels, running: (a, b) => `${a}/${b}`, yearly: (a, b) => `${a}/${b}` } },
    ),
  tiles: (value, status) =>
    tiles(
      [
        { name: '甲', column: 1, row: 1, status: 'reported', value: 40 },
        { name: '乙', column: 2, row: 1, status, value, href: '#' },
      ],
      { ...common, labels: { ...labels, notice: '示意图' }, breaks: [50] },
    ),
  bullet: (value, status) =>
    bullet(
      [
        { name: '甲', status: 'reported', value: 40, due: 50, format },
        { name: '乙', status, value, due: 50, format },
      ],
      { ...common, labels },
    ),
  multiples: (value, status) => {
    const known = [2016, 2017].map((year) => ({ period: String(year), value: 40, status: 'reported' as const }));
    const rows = [
      { name: '甲', rows: known },
      { name: '乙', rows: [{ period: '2016', value, status }] },
    ];
    const svg = multiples(rows, {
      ...common,
      labels: { ...labels, scale: (low, high) => `${low}-${high}` },
      compared: { name: '丙', rows: [{ period: '2017', value, status }] },
    });
    if (!svg) throw new Error('no picture');
    return svg;
  },
};

test.each(Object.entries(pictures))('%s is the same picture whatever number is hidden', (_, draw) => {
  const number = fc.double({ min: -1000, max: 1000, noNaN: true });
  fc.assert(
    fc.property(number, fc.constantFrom(...hidden), (value, status) => {
      const shown = renderSvg(draw(value, status), { id: 'a' });
      expect(shown).toBe(renderSvg(draw(undefined, status), { id: 'a' }));
    }),
    { numRuns: 60 },
  );
});

test('cumulative does not print the delivery from which a suppressed total could be taken back', () => {
  const rows = [
    { name: '2016', due: 40, quota: 40, status: 'suppressed' as const },
    { name: '2017', due: 80, quota: 40, total: 70, delivered: 31.5, status: 'reported' as const },
  ];
  const texts = {
    ...labels,
    running: (a: string, b: string) => `${a}/${b}`,
    yearly: (a: string, b: string) => `${a}/${b}`,
  };
  const picture = renderSvg(cumulative(rows, { ...common, labels: texts }), { id: 'a' });
  const other = rows.map((row) => (row.delivered === undefined ? row : { ...row, delivered: 3 }));
  expect(picture).toBe(renderSvg(cumulative(other, { ...common, labels: texts }), { id: 'a' }));
  expect(picture).not.toContain('31.5');
});
