import { execFileSync } from 'node:child_process';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { findProgram } from '../commands/machine.ts';

/** What the figures were measured on. A load above zero at the start means that something else was running. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly gigabytes: number;
  readonly system: string;
  readonly node: string;
  readonly chromium: string;
  readonly loadAtStart: number;
}

/** Reads it off this machine. */
export function describeMachine(): Machine {
  const chromium = findProgram('chromium');
  return {
    processor: cpus()[0]?.model.trim() ?? '',
    cores: cpus().length,
    gigabytes: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    node: process.version,
    chromium: chromium ? execFileSync(chromium, ['--version'], { encoding: 'utf8' }).trim() : '',
    loadAtStart: loadavg()[0] ?? 0,
  };
}
