import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { buildData } from '../../../scripts/data/build.ts';
import { loadSolver } from '../../../scripts/data/solver.ts';
import {
  assemble,
  bounds,
  exposed,
  solved,
  type Knowledge,
  type PublishedFigure,
} from '../../../scripts/testing/attacker.ts';
import type { Observation } from '../observation.ts';
import { figure } from '../specimens.ts';
import type { Solver } from './program.ts';
import { protect } from './protect.ts';
import type { DisclosureRule } from './rule.ts';

vi.setConfig({ testTimeout: 120_000 });

let solve: Solver;
beforeAll(async () => {
  solve = await loadSolver();
});

const k = 10;
const rule = (share: boolean): DisclosureRule => ({
  sensitivity: 'sensitive',
  disclosure: { sensitive: k, personal: 5, denominator: 30 },
  calculation: share ? 'ratio' : 'sum',
  scale: 100,
  measured: { value: share ? 'other' : 'people', numerator: 'people', ...(share && { denominator: 'people' }) },
  share,
  groups: { sex: 'sum' },
  judged: [],
});

interface Leaf {
  readonly area: string;
  readonly groups: string;
  readonly period: string;
  readonly numerator: number;
  readonly denominator: number;
}

/** The leaves of a table, summed up the tree of areas and over the groups. */
function sumUp(
  indicator: string,
  leaves: readonly Leaf[],
  parents: Readonly<Record<string, string>>,
  share = true,
): Observation[] {
  const sums = new Map<string, [numerator: number, denominator: number]>();
  for (const { area, groups, period, numerator, denominator } of leaves) {
    const chain: string[] = [];
    for (let at: string | undefined = area; at; at = parents[at]) chain.push(at);
    for (const place of chain)
      for (const group of new Set([groups, ''])) {
        const key = JSON.stringify([place, period, group]);
        const [n, d] = sums.get(key) ?? [0, 0];
        sums.set(key, [n + numerator, d + denominator]);
      }
  }
  return [...sums].map(([key, [numerator, denominator]]) => {
    const [area = '', period = '', groups = ''] = JSON.parse(key) as string[];
    const counts = share
      ? { numerator, denominator, value: (100 * numerator) / denominator }
      : { numerator, value: numerator };
    return figure({ indicator, area, period, groups, ...counts });
  });
}

function published(rows: readonly Observation[]): PublishedFigure[] {
  return rows.map(({ indicator, area, period, groups, numerator, denominator, value, status }) => ({
    ...{ indicator, area, period, groups, status },
    ...{ numerator: numerator ?? null, denominator: denominator ?? null, value: value ?? null },
  }));
}

/** Counts as they are: mostly large, often small, never of nobody (of nobody a published total tells by itself). */
const counts = fc
  .tuple(fc.oneof(fc.integer({ min: 1, max: 14 }), fc.integer({ min: 1, max: 130 })), fc.integer({ min: 1, max: 260 }))
  .map(([n, more]) => [n, n + more] as const);

const towns = (number: number): string[] => Array.from({ length: number }, (_, index) => `t${index}`);

describe('an attacker with everything that is published', () => {
  test('works out no hidden figure of areas, groups and periods', async () => {
    const shape = fc.tuple(
      fc.integer({ min: 2, max: 6 }),
      fc.integer({ min: 0, max: 4 }),
      fc.integer({ min: 1, max: 2 }),
    );
    await fc.assert(
      fc.asyncProperty(shape, fc.array(counts, { minLength: 48, maxLength: 48 }), async ([t, g, p], drawn) => {
        const parents = Object.fromEntries(towns(t).map((town) => [town, 'county']));
        const groups = g === 0 ? [''] : Array.from({ length: g }, (_, index) => `sex=${index}`);
        const leaves = towns(t).flatMap((area, i) =>
          groups.flatMap((group, j) =>
            Array.from({ length: p }, (_, period): Leaf => {
              const [numerator, denominator] = drawn[(i * 8 + j * 2 + period) % drawn.length]!;
              return { area, groups: group, period: String(2016 + period), numerator, denominator };
            }),
          ),
        );
        const rows = sumUp('aid', leaves, parents);
        const areas = [{ code: 'county', parent: '' }, ...towns(t).map((code) => ({ code, parent: 'county' }))];
        const { observations } = protect(rows, { rules: { aid: rule(true) }, areas, solve });
        const knowledge: Knowledge = { parents, shares: ['aid'], counts: [], columns: { aid: ['sex'] } };
        expect(await exposed(published(observations), knowledge, () => k)).toEqual([]);
      }),
      { numRuns: 60, seed: 4 },
    );
  });

  test('works out none up and down a tree of areas, nor by a denominator that two tables share', async () => {
    const parents = { province: 'nation', c1: 'province', c2: 'province', a: 'c1', b: 'c1', c: 'c2', d: 'c2', e: 'c2' };
    const places = ['a', 'b', 'c', 'd', 'e'];
    const areas = [
      { code: 'nation', parent: '' },
      ...Object.entries(parents).map(([code, parent]) => ({ code, parent })),
    ];
    const known = [{ id: 'people', says: 'aid.denominator = loan.denominator', within: 0 }];
    await fc.assert(
      fc.asyncProperty(
        fc.array(counts, { minLength: 5, maxLength: 5 }),
        fc.array(fc.nat(99), { minLength: 5, maxLength: 5 }),
        async (drawn, percent) => {
          const leaf = (area: string, numerator: number, denominator: number): Leaf => ({
            ...{ area, groups: '', period: '2017' },
            numerator,
            denominator,
          });
          const aid = places.map((area, i) => leaf(area, drawn[i]![0], drawn[i]![1]));
          const loan = places.map((area, i) =>
            leaf(area, 1 + Math.floor(((drawn[i]![1] - 1) * percent[i]!) / 100), drawn[i]![1]),
          );
          const rows = [...sumUp('aid', aid, parents), ...sumUp('loan', loan, parents)];
          const { observations } = protect(rows, { rules: { aid: rule(true), loan: rule(true) }, areas, solve, known });
          const same = [['aid.denominator', 'loan.denominator']] as const;
          const knowledge: Knowledge = { parents, shares: ['aid', 'loan'], counts: [], columns: {}, same };
          expect(await exposed(published(observations), knowledge, () => k)).toEqual([]);
        },
      ),
      { numRuns: 40, seed: 5 },
    );
  });

  test('does work it out where only two of each row and column are hidden: that is no protection', () => {
    // Rows a–d, columns 0–3; the hidden cells of the well-known counter-example.
    const hidden = ['a0', 'a1', 'b0', 'b1', 'c1', 'c2', 'c3', 'd2', 'd3'];
    const leaves = towns(4).flatMap((area, i) =>
      [0, 1, 2, 3].map((group): Leaf => ({
        area,
        groups: `sex=${group}`,
        period: '2017',
        numerator: 20 + i * 4 + group,
        denominator: 1,
      })),
    );
    const parents = Object.fromEntries(towns(4).map((town) => [town, 'county']));
    const figures = published(sumUp('aid', leaves, parents, false)).map((each) => {
      const name = `${'abcd'[Number(each.area.slice(1))]}${each.groups.slice(-1)}`;
      return hidden.includes(name) ? { ...each, numerator: null, value: null, status: 'suppressed' } : each;
    });
    const knowledge: Knowledge = { parents, shares: [], counts: ['aid'], columns: { aid: ['sex'] } };
    expect(solved(assemble(figures, knowledge))).toEqual(['aid.numerator|t2|2017|sex=1']);
  });

  test('finds nothing in the folder that a build writes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sunledger-attacker-'));
    try {
      const fixtures = join(import.meta.dirname, '../../../scripts/fixtures');
      for (const name of ['small', 'suppressed-cell'])
        cpSync(join(fixtures, name, 'input'), join(folder, 'input'), { recursive: true });
      const { manifest } = await buildData({ input: join(folder, 'input'), output: join(folder, 'out') });
      const read = (name: string) =>
        (
          JSON.parse(readFileSync(join(folder, `out/data/v${manifest.version}/${name}.json`), 'utf8')) as {
            rows: never[];
          }
        ).rows;
      const parents = Object.fromEntries(read('areas').map(({ code, parent }) => [code, parent ?? '']));
      const figures = (read('observations') as PublishedFigure[]).filter(({ indicator }) => indicator === 'treatment');
      const knowledge: Knowledge = { parents, shares: ['treatment'], counts: [], columns: { treatment: ['sex'] } };
      expect(figures.some(({ status }) => status === 'suppressed')).toBe(true);
      expect(await exposed(figures, knowledge, () => k)).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('as little is hidden as can be', () => {
  /** The fewest inner cells that would do, by trying all of them. */
  async function fewest(
    rows: readonly Observation[],
    primary: readonly number[],
    knowledge: Knowledge,
    atMost: number,
  ): Promise<number> {
    const inner = rows.flatMap(({ area, groups }, index) =>
      area !== 'county' && groups !== '' && !primary.includes(index) ? [index] : [],
    );
    const isSafe = async (chosen: readonly number[]): Promise<boolean> => {
      const hidden = new Set([...primary, ...chosen]);
      const figures = published(rows).map((each, index) =>
        hidden.has(index) ? { ...each, numerator: null, denominator: null, value: null, status: 'suppressed' } : each,
      );
      const assembled = assemble(figures, knowledge);
      if (solved(assembled).length > 0) return false;
      return [...(await bounds(assembled)).values()].every(({ low, high }) => high - low >= k - 1e-6);
    };
    const anySafe = async (chosen: readonly number[], from: number, size: number): Promise<boolean> => {
      if (chosen.length === size) return isSafe(chosen);
      for (let index = from; index < inner.length; index++)
        if (await anySafe([...chosen, inner[index]!], index + 1, size)) return true;
      return false;
    };
    for (let size = 0; size < atMost; size++) if (await anySafe([], 0, size)) return size;
    return atMost;
  }

  test('on small tables no more than the least that a search through all choices finds', async () => {
    const parents = { t0: 'county', t1: 'county', t2: 'county' };
    const areas = [{ code: 'county', parent: '' }, ...towns(3).map((code) => ({ code, parent: 'county' }))];
    const knowledge: Knowledge = { parents, shares: [], counts: ['aid'], columns: { aid: ['sex'] } };
    const tables = fc.sample(
      fc.array(fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 10, max: 90 }) }, fc.integer({ min: 1, max: 9 })), {
        minLength: 12,
        maxLength: 12,
      }),
      { numRuns: 8, seed: 6 },
    );
    const ratios: number[] = [];
    for (const drawn of tables) {
      const leaves = drawn.map((numerator, i): Leaf => ({
        area: `t${i % 3}`,
        groups: `sex=${Math.floor(i / 3)}`,
        period: '2017',
        numerator,
        denominator: 1,
      }));
      const rows = sumUp('aid', leaves, parents, false);
      const { reasons } = protect(rows, { rules: { aid: rule(false) }, areas, solve });
      const primary = [...reasons].flatMap(([index, reason]) => (reason === 'secondary' ? [] : [index]));
      if (primary.length === 0) continue;
      const added = reasons.size - primary.length;
      const least = await fewest(rows, primary, knowledge, added);
      ratios.push(reasons.size / (primary.length + least));
    }
    expect(ratios.length).toBeGreaterThan(4);
    expect(ratios.reduce((sum, each) => sum + each, 0) / ratios.length).toBeLessThanOrEqual(1.05);
  });
});
