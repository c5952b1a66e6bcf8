import { beforeAll, describe, expect, test } from 'vitest';
import { loadSolver } from '../../../scripts/data/solver.ts';
import type { Observation } from '../observation.ts';
import { figure } from '../specimens.ts';
import { Unprotectable } from './choose.ts';
import type { Solver } from './program.ts';
import { protect, suppress, type Disclosure, type DisclosureContext } from './protect.ts';
import type { DisclosureRule } from './rule.ts';

let solve: Solver;
beforeAll(async () => {
  solve = await loadSolver();
});

const rate: DisclosureRule = {
  sensitivity: 'sensitive',
  disclosure: { sensitive: 10, personal: 5, denominator: 30 },
  calculation: 'ratio',
  scale: 100,
  measured: { value: 'other', numerator: 'people', denominator: 'people' },
  share: true,
  groups: { sex: 'sum' },
  judged: [],
};
const count: DisclosureRule = {
  ...rate,
  calculation: 'sum',
  measured: { value: 'people', numerator: 'people' },
  share: false,
};
const towns = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'];
const areas = [{ code: 'county', parent: '' }, ...towns.map((code) => ({ code, parent: 'county' }))];

type Counts = readonly [numerator: number, denominator?: number];

function row(area: string, [numerator, denominator]: Counts, given: Partial<Observation> = {}): Observation {
  const value = denominator === undefined ? numerator : (100 * numerator) / denominator;
  return figure({ area, numerator, ...(denominator !== undefined && { denominator }), value, ...given });
}

/** Towns and the county that they make up. */
function table(counts: Readonly<Record<string, Counts>>, given: Partial<Observation> = {}): Observation[] {
  const all = Object.values(counts);
  const sum = (part: 0 | 1): number => all.reduce((total, each) => total + (each[part] ?? 0), 0);
  const total: Counts = all[0]?.[1] === undefined ? [sum(0)] : [sum(0), sum(1)];
  return [row('county', total, given), ...Object.entries(counts).map(([area, each]) => row(area, each, given))];
}

function run(rows: readonly Observation[], context: Partial<DisclosureContext> = {}): Disclosure {
  return protect(rows, { rules: { aid: rate }, areas, solve, ...context });
}

/** The hidden figures by their areas, with groups where there are any. */
function hidden({ observations }: Pick<Disclosure, 'observations'>, indicator = 'aid'): string[] {
  return observations
    .filter((each) => each.status === 'suppressed' && each.indicator === indicator)
    .map(({ area, groups }) => (groups === '' ? area : `${area} ${groups}`));
}

describe('protect(…)', () => {
  test('hides what the rules say, keeps the rest, the order and the length', () => {
    const rows = [row('a', [3, 500]), row('b', [40, 500]), figure({ area: 'c', status: 'not-reported' })];
    expect(run(rows).observations).toEqual([suppress(rows[0]!), rows[1], rows[2]]);
  });

  test('takes a number away that a status does not go with', () => {
    expect(run([figure({ status: 'not-reported', numerator: 3, value: 1 })]).observations).toEqual([
      figure({ status: 'not-reported' }),
    ]);
    expect(run([figure({ status: 'suppressed', value: 1, note: 'x' })]).observations).toEqual([
      figure({ status: 'suppressed' }),
    ]);
  });

  test('never passes on how many stand behind an amount and how much the largest of them got', () => {
    const [shown] = run([row('a', [40, 500], { contributors: 40, maxShare: 0.1 })]).observations;
    expect(shown).not.toHaveProperty('contributors');
    expect(shown).not.toHaveProperty('maxShare');
  });

  test('stops at an indicator without a rule', () => {
    expect(() => run([figure({ indicator: 'unknown' })])).toThrow(
      'unprotected indicator: unknown; expected a disclosure rule for it',
    );
  });
});

describe('what would give a hidden figure away is hidden with it:', () => {
  test('one more area, where the total would leave a single one', () => {
    const found = run(table({ a: [3, 100], b: [40, 100], c: [60, 100] }));
    expect(hidden(found)).toHaveLength(2);
    expect(hidden(found)).toContain('a');
  });

  test('so many that together they are not small either', () => {
    const found = run(table({ a: [3], b: [4], c: [12], d: [60] }), { rules: { aid: count } });
    expect(hidden(found)).toEqual(['a', 'b', 'c']);
  });

  test('of several that would do, the smaller; the total never, while anything else does', () => {
    expect(hidden(run(table({ a: [3, 100], b: [400, 900], c: [40, 90] })))).toEqual(['a', 'c']);
  });

  test('the remainder: 97 of 100 leaves 3, also beside areas in which nobody is left', () => {
    const found = run(table({ a: [97, 100], b: [100, 100], c: [85, 100], d: [100, 100] }));
    expect(hidden(found)).toEqual(['a', 'c']);
  });

  test('a group of the same area and the same group of another area', () => {
    const cells = { a: [3, 60], b: [50, 80], c: [51, 81] } as const;
    const men = table(cells, { groups: 'sex=m' });
    const women = table({ a: [30, 60], b: [40, 80], c: [41, 81] }, { groups: 'sex=f' });
    const both = table({ a: [33, 120], b: [90, 160], c: [92, 162] });
    const found = hidden(run([...men, ...women, ...both]));
    expect(found).toEqual(['a sex=m', 'b sex=m', 'a sex=f', 'b sex=f']);
  });

  test('the same number where another table prints it', () => {
    const rows = [row('a', [4, 100]), row('a', [4], { indicator: 'cases' })];
    const personal = { ...count, sensitivity: 'public' } as const;
    const known = [{ id: 'same', says: 'aid.numerator = cases.numerator', within: 0 }];
    expect(hidden(run(rows, { rules: { aid: rate, cases: personal }, known }), 'cases')).toEqual(['a']);
  });

  test('the remainder where another table counts it, with the denominator beside it', () => {
    const rows = [
      ...table({ a: [96, 100], b: [50, 100] }),
      ...table({ a: [100], b: [100] }, { indicator: 'register' }),
      ...table({ a: [4], b: [50] }, { indicator: 'left' }),
    ];
    const known = [
      { id: 'people', says: 'aid.denominator = register.numerator', within: 0 },
      { id: 'left', says: 'register.numerator = aid.numerator + left.numerator', within: 0 },
    ];
    const found = run(rows, { rules: { aid: rate, register: count, left: count }, known });
    expect(hidden(found)).toEqual(['a', 'b']);
    expect(hidden(found, 'left')).toEqual(['a', 'b']);
    expect(hidden(found, 'register')).toEqual([]);
  });

  test('a count that is the same in every place and year as one in another table, though nobody declared it', () => {
    const numbers = Object.fromEntries(towns.map((code, index) => [code, [8 + index * 7]] as const));
    const rules = { aid: count, cases: { ...count, sensitivity: 'personal' } as const };
    const found = run([...table(numbers), ...table(numbers, { indicator: 'cases' })], { rules });
    expect(hidden(found)).toEqual(['a', 'b']);
    expect(hidden(found, 'cases')).toEqual(['a', 'b']);
  });

  test('the yearly change into a hidden year and out of it, and no other', () => {
    const income = (period: string, n: number) => row('a', [n], { indicator: 'income', period });
    const growth = (period: string, given: Partial<Observation> = {}) =>
      figure({ indicator: 'growth', area: 'a', period, value: 9, ...given });
    const rows = [income('2015', 30), income('2016', 4), income('2017', 30), income('2018', 31)];
    const rules = { income: count, growth: { ...rate, calculation: 'growth', growthOf: 'income' } as const };
    const changes = ['2015', '2016', '2017', '2018'].map((period) => growth(period));
    const statuses = run([...rows, ...changes], { rules })
      .observations.slice(4)
      .map(({ status }) => status);
    expect(statuses).toEqual(['reported', 'suppressed', 'suppressed', 'reported']);
  });

  test('a rate without its counts, where its denominator stands in another table: 0.4 % of 842 are 3', () => {
    const rows = [figure({ area: 'a', value: 0.4 }), row('a', [842], { indicator: 'register' })];
    const known = [{ id: 'people', says: 'aid.denominator = register.numerator', within: 0 }];
    const found = (value: number) =>
      hidden(run([{ ...rows[0]!, value }, rows[1]!], { rules: { aid: rate, register: count }, known }));
    expect(found(0.4)).toEqual(['a']);
    expect(found(99.6)).toEqual(['a']);
    expect(found(40)).toEqual([]);
  });

  test('more of the table of a count that never falls, where the years around it would enclose it', () => {
    const year = (period: string, counts: Readonly<Record<string, Counts>>) => table(counts, { period });
    const rows = [
      ...year('2016', { a: [30], b: [40], c: [50], d: [60] }),
      ...year('2017', { a: [4], b: [41], c: [70], d: [80] }),
      ...year('2018', { a: [50], b: [43], c: [90], d: [90] }),
    ];
    const rules = { aid: count };
    const known = [{ id: 'rising', says: 'aid.numerator@before <= aid.numerator', within: 0 }];
    const of2017 = (found: Disclosure) =>
      hidden({ observations: found.observations.filter(({ period }) => period === '2017') as never });
    expect(of2017(run(rows, { rules }))).toEqual(['a', 'b']);
    // Between 40 and 43, town b would give town a away to within 3.
    expect(of2017(run(rows, { rules, known }))).not.toEqual(['a', 'b']);
  });
});

describe('what stays open', () => {
  test('a total, and everything in a table without a small number', () => {
    expect(hidden(run(table({ a: [30, 100], b: [40, 100], c: [60, 100] })))).toEqual([]);
  });

  test('that nobody is left in all says so of every part: no hiding undoes it', () => {
    const found = run(table({ a: [0, 20], b: [0, 25], c: [0, 400] }));
    expect(hidden(found)).toEqual(['a', 'b']);
  });

  test('what a named publication prints', () => {
    const official = { sourceKind: 'official', reference: 'bulletin' } as const;
    expect(hidden(run([row('a', [3, 100], official)]))).toEqual([]);
  });
});

describe('the total goes, too, or the build stops,', () => {
  test('where the remainder of the whole is small', () => {
    expect(hidden(run(table({ a: [96, 100], b: [40, 40] })))).toEqual(['county', 'a']);
  });

  test('where everything beside a small number is public elsewhere', () => {
    const official = { sourceKind: 'official', reference: 'bulletin' } as const;
    const rows = [row('county', [43, 200], official), row('a', [3, 100]), row('b', [40, 100], official)];
    expect(() => run(rows)).toThrow(Unprotectable);
  });

  test('where a figure printed elsewhere gives a small one away', () => {
    const rows = table({ a: [3], b: [40] });
    const known = [{ id: 'news', says: 'aid.numerator[a, 2017] + aid.numerator[b, 2017] = 43', within: 0 }];
    const rules = { aid: count };
    expect(hidden(run(rows, { rules, known }))).toEqual(['a', 'b']);
    const other = [{ id: 'news', says: 'aid.numerator[b, 2017] = 40', within: 0 }];
    expect(hidden(run(rows, { rules, known: other }))).toEqual(['county', 'a']);
    const direct = [{ id: 'news', says: 'aid.numerator[a, 2017] = 3', within: 2 }];
    expect(() => run(rows, { rules, known: direct })).toThrow(Unprotectable);
  });
});

describe('what is known of the figures', () => {
  test('is reported where the figures contradict it', () => {
    const rows = [row('a', [40]), row('a', [41], { indicator: 'other' })];
    const known = [{ id: 'same', says: 'aid.numerator = other.numerator', within: 0 }];
    expect(run(rows, { rules: { aid: count, other: count }, known }).contradictions).toEqual([
      { id: 'same', area: 'a', period: '2017' },
    ]);
  });
});

describe('earlier releases', () => {
  const rules = { aid: count };
  const figures = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts).map(([area, n]) => ({
      indicator: 'aid',
      area,
      period: '2017',
      groups: '',
      numerator: n,
      value: n,
    }));
  const keys = (...list: string[]) => list.map((area) => ({ indicator: 'aid', area, period: '2017', groups: '' }));

  test('what one of them hid stays hidden', () => {
    const earlier = [{ version: '1', figures: figures({ county: 143 }), hidden: keys('a', 'b', 'c') }];
    expect(hidden(run(table({ a: [3], b: [40], c: [100] }), { rules, earlier }))).toEqual(['a', 'b', 'c']);
  });

  test('this one hides the same areas, not others that would give the first ones away', () => {
    const earlier = [{ version: '1', figures: figures({ county: 103, b: 40 }), hidden: keys('a', 'c') }];
    expect(hidden(run(table({ a: [3], b: [40], c: [60] }), { rules, earlier }))).toEqual(['a', 'c']);
  });

  test('what one published is known for ever: an area that joins it in hiding protects nothing', () => {
    const earlier = [{ version: '1', figures: figures({ county: 103, b: 40, c: 60 }), hidden: keys('a') }];
    expect(() => run(table({ a: [3], b: [40], c: [60] }), { rules, earlier })).toThrow(Unprotectable);
  });

  test('a figure that is hidden now but was open is told to the office', () => {
    const earlier = [{ version: '1', figures: figures({ a: 4 }), hidden: [] }];
    const found = run([row('a', [4])], { rules, earlier });
    expect(found.openBefore).toEqual([0]);
    expect(hidden(found)).toEqual(['a']);
  });

  test('an area that was revised keeps its old number in the old sum', () => {
    const earlier = [{ version: '1', figures: figures({ county: 103, b: 40 }), hidden: keys('a', 'c') }];
    const found = run(table({ a: [3], b: [50], c: [60] }), { rules, earlier });
    expect(hidden(found)).toEqual(['a', 'c']);
  });

  test('a class that was lowered opens nothing', () => {
    const earlier = [{ version: '1', figures: figures({ county: 103, b: 40 }), hidden: keys('a', 'c') }];
    const open = { aid: { ...count, sensitivity: 'public' } as const };
    expect(hidden(run(table({ a: [3], b: [40], c: [60] }), { rules: open, earlier }))).toEqual(['a', 'c']);
  });
});
