import { describe, expect, test } from 'vitest';
import { commitmentSchema, dueLevels } from './commitment.ts';

const words = { zh: '示例', en: 'Specimen' };
const written = {
  id: '05-retention',
  clause: '5.0.0',
  name: words,
  kind: 'level',
  direction: 'at-least',
  unit: 'percent',
  population: words,
  steps: [{ by: '2020-12-31', value: 98 }],
};

/** The problems of a promise, each as its place and its message. */
function problems(changes: Readonly<Record<string, unknown>>): string[] {
  const result = commitmentSchema.safeParse({ ...written, ...changes });
  return (result.error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
}

describe('a commitment', () => {
  test('as a plan file writes it has defaults for what it leaves out', () => {
    expect(commitmentSchema.parse(written)).toMatchObject({
      between: 'step',
      notes: [],
      see: [],
      steps: [{ by: '2020-12-31', date: 'stated', value: 98 }],
    });
  });

  test('must stand in a clause of the plan and have a permanent id', () => {
    expect(problems({ clause: '5' })).toEqual(['clause: expected chapter.section.item, for example 6.1.1']);
    expect(problems({ clause: undefined })).toHaveLength(1);
    expect(problems({ id: 'Retention' })).toEqual([
      'id: expected the two-digit chapter and a short name, for example 05-retention',
    ]);
  });

  test('refuses a key that nobody knows and a translation that is missing', () => {
    expect(problems({ target: 98 })).toHaveLength(1);
    expect(problems({ name: { zh: '示例' } })).toHaveLength(1);
  });

  test('with a number needs a unit, a step and a level in each step', () => {
    expect(problems({ unit: undefined })).toEqual(['unit: a number needs a unit']);
    expect(problems({ steps: [] })).toEqual(['steps: a promise with a number needs at least one dated step']);
    expect(problems({ steps: [{ by: '2020-12-31' }] })).toEqual([
      'steps.0.value: expected the level due (or kind: blank)',
    ]);
  });

  test('without a number has a kind and a direction of the same name, and no level', () => {
    const bare = { unit: undefined, steps: [] };
    const dated = { ...bare, steps: [{ by: '2020-12-31' }] };
    expect(problems({ ...dated, kind: 'deliverable', direction: 'deliverable' })).toEqual([]);
    expect(problems({ ...bare, kind: 'deliverable', direction: 'deliverable' })).toEqual([
      'steps: a deliverable needs at least one dated step',
    ]);
    expect(problems({ ...bare, kind: 'qualitative', direction: 'qualitative' })).toEqual([]);
    expect(problems({ ...bare, kind: 'qualitative', direction: 'at-least' })).toHaveLength(1);
    expect(problems({ kind: 'level', direction: 'qualitative' })).toHaveLength(1);
    expect(problems({ kind: 'qualitative', direction: 'qualitative' })).toContain(
      'steps: a qualitative promise has no value',
    );
  });

  test('that only reports how things stood may do so without a number, and then has no level', () => {
    const bare = { kind: 'baseline', direction: 'qualitative', unit: undefined };
    expect(problems({ ...bare, steps: [] })).toEqual([]);
    expect(problems({ ...bare, steps: [{ by: '2015-12-31' }] })).toEqual([]);
    expect(problems(bare)).toEqual(['steps: a report without a number has no value']);
    expect(problems({ ...bare, direction: 'exactly' })).toEqual(['unit: a number needs a unit']);
    expect(problems({ kind: 'baseline', direction: 'exactly', steps: [{ by: '2015-12-31' }] })).toHaveLength(1);
  });

  test('that reports without a date is as of the day the plan was printed; a promise cannot be', () => {
    const steps = [{ by: '2017-07-31', date: 'as-printed', value: 57 }];
    expect(problems({ kind: 'baseline', direction: 'exactly', steps })).toEqual([]);
    expect(problems({ steps })).toEqual(['steps.0.date: only a baseline can be as of the day of printing']);
  });

  test('that the plan left blank has no level', () => {
    expect(problems({ kind: 'blank', steps: [{ by: '2020-12-31' }] })).toEqual([]);
    expect(problems({ kind: 'blank' })).toEqual(['steps: a blank has no value: the plan left it out']);
  });

  test('measured against a yardstick needs no level', () => {
    const relative = { indicator: 'income-growth', area: '370300', name: words };
    expect(problems({ relative, steps: [{ by: '2018-12-31' }] })).toEqual([]);
    expect(problems({ relative })).toEqual(['steps.0.value: a promise with a yardstick has no level of its own']);
  });

  test('of a band has two ends', () => {
    expect(problems({ direction: 'band' })).toEqual(['steps: a band needs `value` and `upper`']);
    expect(problems({ direction: 'band', steps: [{ by: '2020-12-31', value: 3, upper: 5 }] })).toEqual([]);
  });

  test('has its steps in order of date, each day once', () => {
    const steps = (...days: string[]) => ({ steps: days.map((by, index) => ({ by, value: index })) });
    const behind = (by: string): string => `steps.1.by: the step of ${by} stands behind that of 2017-12-31`;
    expect(problems(steps('2017-12-31', '2016-12-31'))).toEqual([behind('2016-12-31')]);
    expect(problems(steps('2017-12-31', '2017-12-31'))).toEqual([behind('2017-12-31')]);
    expect(problems(steps('2017-02-30'))).toHaveLength(1);
  });
});

describe('a cumulative schedule', () => {
  const schedule = (...shares: (number | undefined)[]) => ({
    kind: 'cumulative',
    steps: shares.map((share, index) => ({
      by: `${2016 + index}-12-31`,
      ...(share === undefined ? { value: 1 } : { share }),
    })),
  });

  test('has shares that add up to 100, whatever the binary noise', () => {
    expect(problems(schedule(40, 40, 20))).toEqual([]);
    expect(problems(schedule(33.3, 33.3, 33.4))).toEqual([]);
    expect(problems(schedule(40, 40, 21))[0]).toContain('the shares add up to 101, expected 100');
  });

  test('has a share in every step or in none', () => {
    expect(problems(schedule(40, undefined, 60))[0]).toContain('either every step has a share or none');
  });

  test('of 40/40/20 is due at 40, 80 and 100', () => {
    const parse = (...shares: number[]) => commitmentSchema.parse({ ...written, ...schedule(...shares) });
    expect(dueLevels(parse(40, 40, 20))).toEqual([40, 80, 100]);
    expect(dueLevels(commitmentSchema.parse(written))).toEqual([98]);
  });
});
