import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { nodeEffects } from './data/output/effects.ts';
import { baseFolders } from './fuzz/base.ts';
import { inspect } from './data/inspect.ts';
import { checkFigures, inMemory, mutated, tryGate } from './fuzz/gate.ts';
import { mutations } from './fuzz/mutate.ts';

vi.setConfig({ testTimeout: 900_000 });

const folders = await baseFolders();
const [small = new Map<string, Buffer>()] = folders;

test('a changed data folder is refused with file and cure, or every row of it is published as it stands', async () => {
  const real = nodeEffects();
  const outcomes = { built: 0, refused: 0 };
  const property = fc.asyncProperty(mutations, async (mutation) => {
    outcomes[await tryGate(mutated(folders, mutation).folder, real)]++;
  });
  await fc.assert(property, { seed: 20_201_120, numRuns: 2000 });
  expect(Math.min(outcomes.built, outcomes.refused)).toBeGreaterThan(100);
});

test('every folder builds before it is changed, and between them they hold every kind of input', async () => {
  for (const folder of folders) expect(await tryGate(folder, nodeEffects())).toBe('built');
  const kinds = new Set(folders.flatMap((folder) => [...folder.keys()].map((path) => path.split('.').at(-1))));
  expect([...kinds].sort()).toEqual(['csv', 'parquet', 'xlsx', 'yml']);
});

test('the oracle of the fuzzer sees a lost row and a changed figure', async () => {
  const { figures } = await inspect('/memory', inMemory(small, nodeEffects()));
  const observations = figures?.observations ?? [];
  expect(() => checkFigures(small, observations)).not.toThrow();
  expect(() => checkFigures(small, observations.slice(0, -1))).toThrow('rows in indicators/water.csv');
  const changed = observations.map((each) => (each.numerator === 950 ? { ...each, numerator: 951 } : each));
  expect(() => checkFigures(small, changed)).toThrow('is published as 951');
});
