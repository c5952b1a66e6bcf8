import { spawnSync } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Text } from '../src/core/text.ts';
import { root, runCommand } from './commands/command.ts';
import { installMissing } from './commands/machine.ts';
import type { Voice } from './commands/voice.ts';

interface Check {
  readonly name: Text;
  /** The program below node_modules, and its arguments. */
  readonly program: string;
  readonly args: readonly string[];
}

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

/** In this order: the type check writes the types that the lint reads. */
const checks: readonly Check[] = [
  { name: { zh: '类型', en: 'Types' }, program: 'astro/bin/astro.mjs', args: ['check'] },
  {
    name: { zh: '规范', en: 'Lint' },
    program: 'eslint/bin/eslint.js',
    args: ['--config', '.config/eslint.config.mjs', 'src', 'scripts'],
  },
  {
    name: { zh: '格式', en: 'Format' },
    program: 'prettier/bin/prettier.cjs',
    args: ['--check', '--log-level=warn', '.'],
  },
];

await runCommand('test', async ({ others, flags, voice }) => {
  installMissing(voice);
  const tally: Tally = { passed: 0, failed: 0, skipped: 0 };
  if (others.length === 0) for (const check of checks) runCheck(check, tally, voice);
  await runTests([...(flags.has('update') ? ['--update'] : []), ...others], tally);
  const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : '';
  console.log(`\n${tally.passed} passed, ${tally.failed} failed${skipped}`);
  return tally.failed === 0;
});

/** One check; what it prints is shown only when it fails. */
function runCheck({ name, program, args }: Check, tally: Tally, voice: Voice): void {
  const begun = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'node_modules', program), ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  if (status === 0) {
    tally.passed++;
    voice.say({ zh: `✓ ${name.zh}（${seconds} 秒）`, en: `✓ ${name.en} (${seconds} s)` });
    return;
  }
  tally.failed++;
  console.log(`${stdout}${stderr}`.trim());
  voice.announce({ zh: `✗ ${name.zh}没有通过`, en: `✗ ${name.en} failed` });
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
}

/** All tests with Vitest. A run that ends badly without a failed test (a file that does not load) counts as a failure. */
async function runTests(extra: readonly string[], tally: Tally): Promise<void> {
  const report = join(root, '.cache', 'vitest.json');
  await rm(report, { force: true });
  const args = ['run', '--config', '.config/vitest.config.ts', '--reporter=default', '--reporter=json'];
  const { status } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/vitest/vitest.mjs'), ...args, `--outputFile.json=${report}`, ...extra],
    { cwd: root, stdio: 'inherit' },
  );
  const result = await readFile(report, 'utf8').then(
    (text) => JSON.parse(text) as VitestReport,
    () => undefined,
  );
  tally.passed += result?.numPassedTests ?? 0;
  tally.failed += Math.max(result?.numFailedTests ?? 0, status === 0 ? 0 : 1);
  tally.skipped += (result?.numPendingTests ?? 0) + (result?.numTodoTests ?? 0);
}
