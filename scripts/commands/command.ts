import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inspect, parseArgs } from 'node:util';
import type { Text } from '../../src/core/text.ts';
import { interrupted } from '../data/output/interrupt.ts';
import { hidePersonal } from '../data/personal/conceal.ts';
import { BuildError } from '../data/problem.ts';
import commands from './commands.json' with { type: 'json' };
import { createVoice, type Voice } from './voice.ts';

export type CommandName = keyof typeof commands;

/** What a command was given: options with their defaults (folders as absolute paths), other arguments, and a voice. */
export interface Call {
  readonly options: Readonly<Record<string, string>>;
  readonly flags: ReadonlySet<string>;
  readonly others: readonly string[];
  readonly voice: Voice;
}

/** The folder of the checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** An error the person at the terminal can mend: shown as it is, without a stack. */
export function refusal(text: Text): Error & { text: Text } {
  return Object.assign(new Error(text.en), { text });
}

/** A path from the command line is meant from where the person stands, also when npm has gone to the checkout. */
export function fromCaller(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
}

/** Reads the arguments of a command, runs it, and turns its result into an exit code: 1 for false or an error. */
export async function runCommand(name: CommandName, run: (call: Call) => Promise<boolean>): Promise<void> {
  const voice = createVoice(process.stdout);
  process.stdout.on('error', leaveQuietly);
  process.on('exit', (code) => {
    if (interrupted.includes(code)) createVoice(process.stderr).announce(stopped);
  });
  try {
    if (!(await run(readCall(name, process.argv.slice(2), voice)))) process.exitCode = 1;
  } catch (error) {
    reportError(error);
    process.exitCode = 1;
  }
}

/** The arguments of a command as declared in commands.json. */
export function readCall(name: CommandName, args: string[], voice: Voice): Call {
  const declared = Object.entries(commands[name].options as Record<string, { value?: string; default?: string }>);
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: 'arguments' in commands[name],
    options: Object.fromEntries(declared.map(([key, { value }]) => [key, { type: value ? 'string' : 'boolean' }])),
  });
  const options: Record<string, string> = {};
  for (const [key, spec] of declared) {
    const given = values[key];
    const folder = spec.value === 'DIR';
    if (typeof given === 'string') options[key] = folder || spec.value === 'FILE' ? fromCaller(given) : given;
    else if (spec.default !== undefined) options[key] = folder ? resolve(root, spec.default) : spec.default;
  }
  const flags = new Set(Object.keys(values).filter((key) => values[key] === true));
  return { options, flags, others: positionals, voice };
}

const stopped: Text = {
  zh: '已中止；输出文件夹完好，没有留下未完成的文件',
  en: 'Stopped; the output folder is whole and nothing unfinished was left',
};

/** Whoever was reading has had enough, for example `head`. */
function leaveQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
}

function reportError(error: unknown): void {
  const voice = createVoice(process.stderr);
  if (error instanceof BuildError) voice.announce({ zh: error.format('zh'), en: error.format('en') });
  else if (error instanceof Error && 'text' in error) voice.announce(error.text as Text);
  else console.error(hidePersonal(inspect(error)));
}
