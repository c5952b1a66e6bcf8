import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { BuildError, buildData, checkData } from './build.ts';
import { fixtures, layOut } from '../testing/lay-out.ts';
import { formatProblem, isError, type Problem } from './problem.ts';

// A build takes a fraction of a second, but not on a machine that is busy with other things.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** Complete plans of their own, not laid over `small`: generality.test.ts builds their sites. */
const plans = ['second-plan', 'empty-plan'];
const cases = readdirSync(fixtures, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !plans.includes(entry.name))
  .map(({ name }) => name);
const folders: string[] = [];

/** A folder of its own for a case, with its input. */
function prepare(name: string): { input: string; output: string } {
  const folder = mkdtempSync(join(tmpdir(), `sunledger-${name}-`));
  folders.push(folder);
  const input = join(folder, 'input');
  layOut(name, input);
  return { input, output: join(folder, 'output') };
}

function expectedFiles(name: string): string[] {
  const entries = readdirSync(join(fixtures, name, 'expected'), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

const formatProblems = (problems: readonly Problem[], language: 'zh' | 'en'): string =>
  problems.map((each) => `[${each.severity}] ${formatProblem(each, language)}`).join('\n');

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('buildData', () => {
  it.each(cases.filter((name) => !existsSync(join(fixtures, name, 'expected/error.txt'))))(
    'builds %s and publishes exactly the expected files',
    async (name) => {
      const { input, output } = prepare(name);
      const { manifest, remarks } = await buildData({ input, output });
      const remarksFile = join(fixtures, name, 'expected/remarks.txt');
      if (remarks.length > 0 || existsSync(remarksFile))
        await expect(`${formatProblems(remarks, 'zh')}\n\n${formatProblems(remarks, 'en')}\n`).toMatchFileSnapshot(
          remarksFile,
        );
      for (const file of expectedFiles(name).filter((each) => each !== remarksFile)) {
        const published = file.replace(join(fixtures, name, 'expected'), join(output, `data/v${manifest.version}`));
        await expect(readFileSync(published, 'utf8')).toMatchFileSnapshot(file);
      }
    },
  );

  it.each(cases.filter((name) => existsSync(join(fixtures, name, 'expected/error.txt'))))(
    'refuses %s with file, row, column, value and cure in both languages',
    async (name) => {
      const { input, output } = prepare(name);
      const error = await buildData({ input, output }).catch((fault: unknown) => fault);
      if (!(error instanceof BuildError)) throw error;
      const text = `${error.format('zh')}\n\n${error.format('en')}\n`;
      await expect(text).toMatchFileSnapshot(join(fixtures, name, 'expected/error.txt'));
      expect(existsSync(output)).toBe(false);
      expect((await checkData({ input })).filter(isError).length).toBe(error.problems.length);
    },
  );
});
