import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Outcome } from './gate.ts';
import type { Mutation } from './mutate.ts';

/** What one process tries. */
export interface Batch {
  readonly seed: number;
  readonly cases: number;
}

/** What it says meanwhile. */
export type FromWorker =
  | { readonly kind: 'trying'; readonly case: number; readonly mutation: Mutation }
  | { readonly kind: 'tried'; readonly outcome: Outcome; readonly path: string; readonly real: boolean }
  | { readonly kind: 'finished'; readonly fault?: { readonly mutation: Mutation; readonly message: string } };

/** A case in which the gate failed. */
export interface Fault {
  readonly seed: number;
  readonly case: number;
  readonly mutation?: Mutation | undefined;
  readonly message: string;
}

/** What all batches found. */
export interface Tried {
  readonly outcomes: Readonly<Record<Outcome, number>>;
  /** Cases built with a real output. */
  readonly real: number;
  /** By changed file: how many were built and how many refused. */
  readonly byFile: ReadonlyMap<string, Readonly<Record<Outcome, number>>>;
  readonly faults: readonly Fault[];
}

export interface Fuzzing {
  readonly seed: number;
  readonly cases: number;
  readonly workers: number;
  /** No case takes so long unless it hangs: its process is killed then. */
  readonly limitSeconds?: number;
  readonly until?: number;
  readonly onCase?: () => void;
  readonly worker?: string;
}

/** Cases of one process. */
const batchSize = 1000;

interface Tally {
  readonly outcomes: Record<Outcome, number>;
  readonly byFile: Map<string, Record<Outcome, number>>;
  readonly faults: Fault[];
  real: number;
}

/**
 * Tries so many cases, some processes at a time, each batch with a seed of its own that follows from the first. A
 * process that dies, or says nothing for longer than the limit, is a fault of the case it had begun.
 */
export async function fuzz(fuzzing: Fuzzing): Promise<Tried> {
  const { seed, cases, workers, until = Infinity } = fuzzing;
  const batches = Array.from({ length: Math.ceil(cases / batchSize) }, (_, index) => ({
    seed: seed + index,
    cases: Math.min(batchSize, cases - index * batchSize),
  }));
  const tally: Tally = { outcomes: { built: 0, refused: 0, unread: 0 }, byFile: new Map(), faults: [], real: 0 };
  const work = async (): Promise<void> => {
    for (let batch = batches.shift(); batch && tally.faults.length === 0; batch = batches.shift()) {
      if (Date.now() > until) return;
      const fault = await runBatch(batch, fuzzing, tally);
      if (fault) tally.faults.push(fault);
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  return tally;
}

function runBatch(
  batch: Batch,
  { limitSeconds = 60, onCase, worker = join(import.meta.dirname, 'worker.ts') }: Fuzzing,
  tally: Tally,
): Promise<Fault | undefined> {
  return new Promise((resolve) => {
    const child = fork(worker, [], { execArgv: [] });
    let begun: Extract<FromWorker, { kind: 'trying' }> | undefined;
    const end = (message: string | undefined, mutation = begun?.mutation): void => {
      clearTimeout(alarm);
      child.kill('SIGKILL');
      resolve(message === undefined ? undefined : { seed: batch.seed, case: begun?.case ?? 0, mutation, message });
    };
    const watch = (): NodeJS.Timeout =>
      setTimeout(() => end(`hangs: nothing for ${limitSeconds} s`), limitSeconds * 1000);
    let alarm = watch();
    child.on('message', (told: FromWorker) => {
      clearTimeout(alarm);
      alarm = watch();
      if (told.kind === 'trying') begun = told;
      else if (told.kind === 'finished') end(told.fault?.message, told.fault?.mutation);
      else {
        count(tally, told);
        onCase?.();
      }
    });
    child.once('exit', (code, signal) => end(`its process ended: ${signal ?? code}`));
    child.send(batch);
  });
}

function count(tally: Tally, { outcome, path, real }: Extract<FromWorker, { kind: 'tried' }>): void {
  const file = tally.byFile.get(path) ?? { built: 0, refused: 0, unread: 0 };
  file[outcome]++;
  tally.byFile.set(path, file);
  tally.outcomes[outcome]++;
  if (real) tally.real++;
}
