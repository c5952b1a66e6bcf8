import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { observationStatuses } from '../core/observation.ts';
import funnel from './funnel.ts';
import { readTexts, textFaults } from './kit/read-texts.ts';
import { sampleLabels } from './kit/samples.examples.ts';
import { renderSvg } from './render.ts';
import timeline from './timeline.ts';
import { stateOf, type State } from './timeline/events.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');
const labels = sampleLabels('zh', '标题');
const width = fc.constantFrom(288, 360, 700, 720);
const count = fc.nat(100_000);
const name = fc.constantFrom('公示', '村民代表会议民主评议并形成名单', 'Verified by the village committees', 'A');
const format = (value: number, of: number | undefined) => (of === undefined ? `${value}` : `${value} / ${of}`);

describe('funnel', () => {
  const row = fc.record({
    name,
    value: fc.option(count),
    of: fc.option(count),
    status: fc.constantFrom(...observationStatuses),
  });

  test('keeps its texts apart and in the picture', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 9 }), width, fc.boolean(), (rows, wide, ordered) => {
        const svg = funnel(rows, { document, width: wide, labels, format, ordered });
        expect(textFaults(svg)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('is the same picture whatever number is hidden', () => {
    const hidden = fc.constantFrom('suppressed', 'not-reported', 'not-applicable') as fc.Arbitrary<'suppressed'>;
    fc.assert(
      fc.property(count, count, hidden, (value, of, status) => {
        const draw = (own: object) =>
          funnel(
            [
              { name: '甲', status: 'reported', value: 40, of: 50 },
              { name: '乙', status, ...own },
            ],
            {
              document,
              labels,
              format,
            },
          );
        expect(renderSvg(draw({ value, of }), { id: 'a' })).toBe(renderSvg(draw({}), { id: 'a' }));
      }),
      { numRuns: 40 },
    );
  });

  test('says in words why a step has no bar', () => {
    const svg = funnel([{ name: '公告', status: 'not-reported' }], { document, labels, format });
    expect(readTexts(svg).map(({ text }) => text)).toContain('未报送');
    expect(svg.querySelectorAll('g[aria-hidden] rect')).toHaveLength(0);
  });

  test('numbers steps, not conditions', () => {
    const texts = (ordered: boolean) =>
      readTexts(funnel([{ name: '公告', status: 'reported', value: 1 }], { document, labels, format, ordered }));
    expect(texts(true)[0]?.text).toMatch(/^1 /);
    expect(texts(false)[0]?.text).toBe('公告');
  });
});

describe('timeline', () => {
  const asOf = '2020-12-31';
  const states: Record<State, string> = {
    'on-time': '按期',
    late: '逾期',
    undone: '未做',
    unknown: '暂无数据',
    pending: '未到期',
    done: '已做',
  };
  const options = {
    document,
    start: '2016-01-01',
    end: '2020-12-31',
    asOf,
    labels: {
      ...sampleLabels('zh', '日历'),
      states,
      summary: () => '共20次，逾期2次',
      several: '标记越大，同月次数越多',
    },
  };

  test.each([
    [{ due: '2017-12-31', done: '2017-12-31' }, 'on-time'],
    [{ due: '2017-12-31', done: '2018-01-01' }, 'late'],
    [{ due: '2017-12-31' }, 'undone'],
    [{ due: '2017-12-31', unknown: true }, 'unknown'],
    [{ due: '2021-12-31', unknown: true }, 'pending'],
    [{ due: '2021-12-31' }, 'pending'],
    [{ done: '2017-12-31' }, 'done'],
    [{ done: '2021-01-01' }, undefined],
    [{}, undefined],
  ] as const)('an event %o is %s', (event, state) => {
    expect(stateOf({ lane: 'a', ...event }, asOf)).toBe(state);
  });

  test('what was done after the ledger’s day is not known on it', () => {
    expect(stateOf({ lane: 'a', due: '2017-12-31', done: '2018-02-01' }, '2017-12-31')).toBe('undone');
  });

  test('draws events of a lane, a month and a state as one mark', () => {
    const rows = [1, 2, 3].map((day) => ({ lane: 'a', done: `2018-03-0${day}` }));
    const svg = timeline([...rows, { lane: 'a', done: '2018-04-01' }], options);
    expect(svg.querySelectorAll('.event-done').length).toBe(3);
  });

  test('keeps its texts apart and in the picture', () => {
    const day = fc
      .tuple(fc.integer({ min: 2016, max: 2020 }), fc.integer({ min: 1, max: 12 }))
      .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}-15`);
    const row = fc.record({ lane: name, due: fc.option(day), done: fc.option(day) });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), width, (rows, wide) => {
        expect(textFaults(timeline(rows, { ...options, width: wide }))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
