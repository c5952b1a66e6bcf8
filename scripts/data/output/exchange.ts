import { spawnSync } from 'node:child_process';
import { renameSync, statSync } from 'node:fs';

/** A program that exchanges two folders in one step. */
export interface Exchanger {
  readonly program: string;
  readonly args: (a: string, b: string) => readonly string[];
}

/** The number of `renameat2` on Linux, by processor: Perl calls it by number. */
const numbers: Readonly<Record<string, number>> = {
  ...{ x64: 316, arm64: 276, riscv64: 276, loong64: 276, ppc64: 357, s390x: 347, arm: 382, ia32: 353 },
};

const perl = 'exit(syscall($ARGV[0] + 0, -100, $ARGV[1], -100, $ARGV[2], 2) == 0 ? 0 : 1)';
const python = [
  'import ctypes, os, sys',
  'a, b = map(os.fsencode, sys.argv[1:])',
  'c = ctypes.CDLL(None)',
  'done = c.renamex_np(a, b, 2) if sys.platform == "darwin" else c.renameat2(-100, a, -100, b, 2)',
  'sys.exit(0 if done == 0 else 1)',
].join('\n');

/** Node has no call for it; of these programs every usual Linux has at least one, and a Mac the second. */
export const exchangers: readonly Exchanger[] = [
  { program: 'perl', args: (a, b) => ['-e', perl, '--', String(numbers[process.arch] ?? 0), a, b] },
  { program: 'python3', args: (a, b) => ['-c', python, a, b] },
  { program: 'mv', args: (a, b) => ['--exchange', '-T', '--', a, b] },
];

/**
 * Exchanges two folders of one disk. Where the system can (`RENAME_EXCHANGE` of renameat2(2) on Linux, `RENAME_SWAP`
 * on a Mac) this is one step: whoever looks at either path finds a whole folder at every moment, and a kill leaves one
 * or the other. Where it cannot (Windows, some network drives) it takes three renames by way of `aside`: a process
 * killed in the instant after the first leaves `b` absent and whole at `aside`, where `replaceFolder` finds it.
 */
export function exchangeFolders(
  { a, b, aside }: { a: string; b: string; aside: string },
  ways: readonly Exchanger[] = process.platform === 'linux' || process.platform === 'darwin' ? exchangers : [],
): void {
  const before = statSync(a).ino;
  for (const { program, args } of ways) {
    const { status } = spawnSync(program, args(a, b), { stdio: 'ignore' });
    if (status === 0 && statSync(b).ino === before) return;
  }
  renameSync(b, aside);
  try {
    renameSync(a, b);
  } catch (error) {
    renameSync(aside, b);
    throw error;
  }
  renameSync(aside, a);
}
