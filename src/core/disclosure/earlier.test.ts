import { describe, expect, test } from 'vitest';
import type { Observation, Protected } from '../observation.ts';
import { figure } from '../specimens.ts';
import { earlierKeys, earlierRows, hiddenBefore, recordDisclosed, disclosedSchema } from './earlier.ts';
import type { DisclosureRule } from './rule.ts';

const rows = [
  figure({ indicator: 'aid', area: 'a', period: '2017', groups: '', numerator: 40, denominator: 80, value: 50 }),
  figure({ indicator: 'aid', area: 'b', period: '2017', groups: 'sex=m', status: 'suppressed' }),
  figure({ indicator: 'aid', area: 'c', period: '2017', groups: '', status: 'not-reported' }),
  figure({ indicator: 'income', area: 'a', period: '2017', groups: '', value: 9.5, status: 'provisional' }),
] as readonly Observation[] as Protected<readonly Observation[]>;
const record = recordDisclosed('2017.12.0', rows);

const rule: DisclosureRule = {
  ...{ sensitivity: 'sensitive', disclosure: { sensitive: 10, personal: 5, denominator: 30 } },
  ...{ calculation: 'ratio', scale: 100, measured: { value: 'other', numerator: 'people', denominator: 'people' } },
  ...{ share: true, groups: {}, judged: [{ area: 'a', groups: '' }] },
};

describe('the record of a release', () => {
  test('holds the numbers of every figure that it published, provisional ones too', () => {
    expect(record.figures).toEqual([
      { indicator: 'aid', area: 'a', period: '2017', groups: '', numerator: 40, denominator: 80, value: 50 },
      { indicator: 'income', area: 'a', period: '2017', groups: '', value: 9.5, status: 'provisional' },
    ]);
  });

  test('holds of what it hid the key alone: no number, no reason', () => {
    expect(record.hidden).toEqual([{ indicator: 'aid', area: 'b', period: '2017', groups: 'sex=m' }]);
  });

  test('says nothing of what had no number anyway', () => {
    expect(JSON.stringify(record)).not.toContain('"c"');
  });

  test('is read back from its file as it was written, with keys of other uses beside it', () => {
    const file = JSON.stringify({ ...record, manifest: 'sha256', files: [] });
    expect(disclosedSchema.parse(JSON.parse(file))).toMatchObject(record);
  });

  test.each([
    ['without its version', { figures: [], hidden: [] }],
    ['with a number written as text', { ...record, figures: [{ ...record.figures[0], numerator: '40' }] }],
    ['with a number of something hidden', { ...record, hidden: [{ ...record.hidden[0], numerator: 3 }] }],
    [
      'with a figure that says where it stood, but not in which period',
      { ...record, hidden: [{ indicator: 'aid', area: 'b', groups: '' }] },
    ],
  ])('is refused %s', (_, file) => {
    expect(disclosedSchema.safeParse(file).success).toBe(false);
  });
});

describe('an earlier release beside this one', () => {
  test('gives rows under names of their own, of the indicators that still have a rule', () => {
    const before = earlierRows([record], { aid: rule });
    expect(before.rows.map(({ indicator, area, status, numerator }) => [indicator, area, status, numerator])).toEqual([
      ['aid@2017.12.0', 'a', 'reported', 40],
      ['aid@2017.12.0', 'b', 'suppressed', undefined],
    ]);
    expect(before.rules).toEqual({ 'aid@2017.12.0': { ...rule, judged: [] } });
  });

  test('names what it hid and what it published by key, and the indicators of which it hid something', () => {
    const { hidden, published } = earlierKeys([record]);
    expect([hidden.size, published.size]).toEqual([1, 2]);
    expect(hiddenBefore([record])).toEqual(['aid', 'aid@2017.12.0']);
  });
});
