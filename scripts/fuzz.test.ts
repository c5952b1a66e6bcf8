import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { nodeEffects } from './data/effects.ts';
import { smallFolder } from './fuzz/base.ts';
import { inspect } from './data/inspect.ts';
import { checkFigures, inMemory, mutated, tryGate } from './fuzz/gate.ts';
import { mutations } from './fuzz/mutate.ts';

vi.setConfig({ testTimeout: 300_000 });

const small = smallFolder();

test('a changed data folder is refused with file and cure, or every row of it is published as it stands', async () => {
  const real = nodeEffects();
  const outcomes = { built: 0, refused: 0 };
  const property = fc.asyncProperty(mutations, async (mutation) => {
    outcomes[await tryGate(mutated(small, mutation).folder, real)]++;
  });
  await fc.assert(property, { seed: 20_201_120, numRuns: 400 });
  expect(Math.min(outcomes.built, outcomes.refused)).toBeGreaterThan(20);
});

test('the oracle of the fuzzer sees a lost row and a changed figure', async () => {
  const { figures } = await inspect('/memory', inMemory(small, nodeEffects()));
  const observations = figures?.observations ?? [];
  expect(() => checkFigures(small, observations)).not.toThrow();
  expect(() => checkFigures(small, observations.slice(0, -1))).toThrow('rows in indicators/water.csv');
  const changed = observations.map((each) => (each.numerator === 950 ? { ...each, numerator: 951 } : each));
  expect(() => checkFigures(small, changed)).toThrow('is published as 951');
});
