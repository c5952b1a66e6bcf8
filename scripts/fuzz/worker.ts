import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { nodeEffects } from '../data/output/effects.ts';
import { baseFolders } from './base.ts';
import { mutated, reusing, tryBuild, tryGate } from './gate.ts';
import { mutations } from './mutate.ts';
import type { Batch, FromWorker } from './run.ts';

/** One case in so many is built with a real output. */
const everyRealBuild = 50;

const tell = (message: FromWorker): void => void process.send?.(message);

/** A batch of cases in a process of its own, which says what it is about to try before it tries it. */
async function runBatch({ seed, cases }: Batch): Promise<void> {
  const folders = await baseFolders();
  const real = reusing(nodeEffects());
  const place = mkdtempSync(join(tmpdir(), 'sunledger-fuzz-'));
  const output = join(place, 'out');
  const [first = new Map<string, Buffer>()] = folders;
  await tryBuild(first, nodeEffects(), output);
  let count = 0;
  const property = fc.asyncProperty(mutations, async (mutation) => {
    count += 1;
    tell({ kind: 'trying', case: count, mutation });
    const { folder, path } = mutated(folders, mutation);
    const isReal = count % everyRealBuild === 0;
    const outcome = isReal ? await tryBuild(folder, real, output) : await tryGate(folder, real);
    tell({ kind: 'tried', outcome, path, real: isReal });
  });
  const { counterexample, errorInstance } = await fc.check(property, { seed, numRuns: cases });
  rmSync(place, { recursive: true, force: true });
  const fault = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
  tell({ kind: 'finished', ...(counterexample && { fault: { mutation: counterexample[0], message: fault } }) });
}

// Listening keeps the process alive: a case that waits for nothing is a hang, and no end.
process.on('message', (batch) => {
  void runBatch(batch as Batch).then(() => process.disconnect());
});
