import { constants } from 'node:os';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const pending = new Set<() => void>();

/** The exit codes of a command that was stopped from outside, as shells have them. */
export const interrupted: readonly number[] = signals.map((signal) => 128 + constants.signals[signal]);

/**
 * Has `undo` run, synchronously, should the process be asked to stop before the returned function is called. The
 * process then ends with 128 plus the number of the signal. A signal that comes during `undo` waits: cleaning up is
 * not cut off by an impatient second Ctrl+C.
 */
export function undoWhenInterrupted(undo: () => void): () => void {
  if (pending.size === 0) for (const signal of signals) process.on(signal, stop);
  pending.add(undo);
  return () => {
    pending.delete(undo);
    if (pending.size === 0) for (const signal of signals) process.off(signal, stop);
  };
}

function stop(signal: NodeJS.Signals): void {
  for (const undo of [...pending].reverse()) undo();
  process.exit(128 + constants.signals[signal]);
}
