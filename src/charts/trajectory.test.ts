import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { stepVerdicts } from '../core/judgement.ts';
import { observationStatuses } from '../core/observation.ts';
import { readTexts, textFaults } from './kit/read-texts.ts';
import { sampleLabels, samplePercent as format, yearly } from './kit/samples.examples.ts';
import trajectory, { type TrajectoryOptions, type TrajectoryRow } from './trajectory.ts';

const document = parseHTML('<!doctype html><html><body></body></html>').document;
const labels = sampleLabels('zh', '巩固率');
const draw = (rows: readonly TrajectoryRow[], options: Partial<TrajectoryOptions> = {}) =>
  trajectory(rows, { document, labels, format, ...options });
const words = (svg: SVGSVGElement) => readTexts(svg).map(({ text }) => text);

/** Heights of everything drawn for the series itself. */
function heights(svg: SVGSVGElement): number[] {
  return [...svg.querySelectorAll('.line')].flatMap((path) =>
    [...(path.getAttribute('d') ?? '').matchAll(/[ML][-\d.]+,([-\d.]+)/g)].map(([, y]) => Number(y)),
  );
}

describe('what is missing', () => {
  test('a year that was not reported is a gap with a word under the axis, not a zero', () => {
    const svg = draw(yearly(2015, [90, null, 92]));
    expect(words(svg)).toContain('未报送');
    expect(svg.querySelector('.line')?.getAttribute('d') ?? '').not.toContain('L');
    expect(svg.querySelectorAll('.not-reported')).toHaveLength(1);
  });

  test('a suppressed year is an asterisk on the axis, and no number of it is drawn even if one is given', () => {
    const svg = draw([...yearly(2015, [90, 91]), { period: '2017', value: 12.5, status: 'suppressed' }]);
    expect(words(svg)).toContain('＊已隐去');
    expect(words(svg)).not.toContain('12.5%');
    expect(svg.querySelectorAll('.mark-suppressed')).toHaveLength(1);
    expect(heights(svg)).toHaveLength(4);
  });

  test('a zero is a value', () => {
    const svg = draw(yearly(2015, [0, 20]));
    expect(words(svg)).not.toContain('未报送');
    expect(words(svg)).toContain('0%');
  });

  test('a due step without data has its mark on the axis', () => {
    const svg = draw(yearly(2015, [90, null]), { steps: [{ by: '2016-12-31', value: 95, verdict: 'no-data' }] });
    expect(svg.querySelectorAll('g > .mark-no-data:not(.legend *)')).toHaveLength(1);
    expect(svg.querySelectorAll('.not-reported')).toHaveLength(0);
  });

  test('periods of the same kind in a row share one word', () => {
    expect(words(draw(yearly(2015, [90, null, null, null, 92]))).filter((word) => word === '未报送')).toHaveLength(1);
  });
});

describe('the line', () => {
  test('is not joined across a change of vintage, which has a hairline and a name', () => {
    const rows = yearly(2015, [40, 50, 60, 70]).map((row, index) => ({ ...row, vintage: index < 2 ? 'A' : 'B' }));
    const svg = draw(rows);
    expect((svg.querySelector('.line')?.getAttribute('d') ?? '').match(/M/g)).toHaveLength(2);
    expect(svg.querySelectorAll('.break')).toHaveLength(1);
    expect(words(svg)).toContain('口径变动');
  });

  test('is not joined over a year that has no row at all', () => {
    const svg = draw([...yearly(2015, [40]), ...yearly(2017, [60, 70])]);
    expect((svg.querySelector('.line')?.getAttribute('d') ?? '').match(/M/g)).toHaveLength(1);
  });

  test('ends with its value', () => {
    expect(words(draw(yearly(2015, [95.1, 96.2, 97.34])))).toContain('97.34%');
  });
});

describe('the steps', () => {
  const steps = [
    { by: '2016-12-31', value: 40, verdict: 'met' as const },
    { by: '2017-12-31', value: 80, verdict: 'missed' as const },
    { by: '2018-12-31', value: 100, verdict: 'not-due' as const },
  ];

  test('are one dashed stair, each step named', () => {
    const svg = draw(yearly(2015, [0, 41.2, 76.4]), { steps });
    expect(svg.querySelectorAll('.target')).toHaveLength(1);
    expect(words(svg)).toEqual(expect.arrayContaining(['40%', '80%', '100%', '76.4%']));
  });

  test('carry the mark of their verdict', () => {
    const svg = draw(yearly(2015, [0, 41.2, 76.4]), { steps });
    const marks = [...svg.querySelectorAll('g')]
      .filter((group) => !group.closest('.legend'))
      .map((group) => group.getAttribute('class'))
      .filter((name) => name?.startsWith('mark-'));
    expect(marks).toEqual(['mark-met', 'mark-missed', 'mark-not-due']);
  });

  test('of equal height in a row are named once', () => {
    const svg = draw(yearly(2015, [2, 2.9, 3.1]), {
      steps: [2015, 2016, 2017].map((year) => ({ by: `${year}-12-31`, value: 3, label: '≤3%' })),
    });
    expect(words(svg).filter((word) => word === '≤3%')).toHaveLength(1);
  });

  test('give way to the yardstick of a relative promise', () => {
    const svg = draw(yearly(2016, [11.2, 10.4]), {
      yardstick: { name: '全市', rows: yearly(2016, [8, 8.4]) },
      steps: [{ by: '2016-12-31', value: 8, verdict: 'met' }],
    });
    expect(words(svg)).toContain('全市 8.4%');
    expect(words(svg)).not.toContain('8%  ');
  });

  test('can be drawn before anything was reported', () => {
    expect(words(draw([], { steps }))).toEqual(expect.arrayContaining(['40%', '80%', '100%']));
  });
});

describe('the axis', () => {
  test('starts at zero where values are spread, and says so where it does not', () => {
    const zoomed = draw(yearly(2015, [95, 96, 97]));
    expect(words(zoomed)).toContain('纵轴不从0起');
    expect(words(draw(yearly(2015, [0, 50, 97])))).not.toContain('纵轴不从0起');
  });

  test('has no number above the largest value drawn', () => {
    const ticks = words(
      draw(yearly(2015, [0, 41.2, 76.4, 100]), { labels: { ...labels }, formatTick: (value) => `t${value}` }),
    );
    expect(ticks.filter((word) => word.startsWith('t')).map((word) => Number(word.slice(1)))).toEqual([
      0, 20, 40, 60, 80, 100,
    ]);
  });

  test('refuses to draw nothing', () => {
    expect(() => draw([])).toThrow('nothing to draw: no rows and no steps; expected at least one of them');
  });
});

const value = fc.oneof(
  fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100),
  fc.integer({ min: 9600, max: 10_000 }).map((hundredths) => hundredths / 100),
  fc.constantFrom(0, 98, 99, 100),
);
const language = fc.constantFrom('zh' as const, 'en' as const);

const picture = fc.record({
  language,
  quarterly: fc.boolean(),
  rows: fc.array(
    fc.record({
      value,
      status: fc.constantFrom('reported' as const, 'reported' as const, ...observationStatuses),
      vintage: fc.constantFrom('A', 'A', 'A', 'B'),
    }),
    { minLength: 1, maxLength: 12 },
  ),
  steps: fc.array(fc.record({ value, verdict: fc.constantFrom(...stepVerdicts) }), { maxLength: 5 }),
  references: fc.array(fc.array(fc.option(value), { minLength: 1, maxLength: 6 }), { maxLength: 3 }),
  size: fc.constantFrom('page' as const, 'card' as const),
  width: fc.constantFrom(288, 320, 700, 720),
});

describe('texts keep apart', () => {
  test('for any series, in both languages, at every width', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(picture, ({ language: lang, quarterly, rows, steps, references, size, width }) => {
        const names = lang === 'zh' ? ['全国', '全省', '全市'] : ['China', 'Shandong', 'Zibo City'];
        const svg = trajectory(
          rows.map((row, index) => ({
            ...row,
            period: quarterly ? `${2016 + Math.floor(index / 4)}-Q${(index % 4) + 1}` : String(2012 + index),
          })),
          {
            document,
            size,
            width: size === 'card' ? 300 : width,
            format,
            name: lang === 'zh' ? '沂源县' : 'Yiyuan County',
            labels: sampleLabels(lang, 't'),
            references: references.map((values, index) => ({ name: names[index] ?? '', rows: yearly(2015, values) })),
            steps: steps.map((step, index) => ({ ...step, by: `${2016 + index}-12-31` })),
          },
        );
        expect(textFaults(svg)).toEqual([]);
        const drawn = words(svg);
        const last = rows.findLast(({ status }) => status === 'reported' || status === 'provisional');
        const wanted = [...(last ? [last.value] : []), ...steps.map((step) => step.value)].map((each) => format(each));
        expect(wanted.filter((text) => !drawn.some((word) => word.endsWith(text)))).toEqual([]);
      }),
      { numRuns: 2000, seed: 20201231 },
    );
  });
});
