import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { BuildError, buildData, checkData } from './build.ts';
import { isError } from './problem.ts';

// A build takes a fraction of a second, but not on a machine that is busy with other things.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const fixtures = join(import.meta.dirname, '../fixtures');
/** Complete plans of their own, not laid over `small`: generality.test.ts builds their sites. */
const plans = ['second-plan', 'empty-plan'];
const cases = readdirSync(fixtures, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !plans.includes(entry.name))
  .map(({ name }) => name);
const folders: string[] = [];

/** The smallest plan that builds, with the files of a case laid over it. */
function layOut(name: string): { input: string; output: string } {
  const folder = mkdtempSync(join(tmpdir(), `sunledger-${name}-`));
  folders.push(folder);
  const input = join(folder, 'input');
  cpSync(join(fixtures, 'small/input'), input, { recursive: true });
  cpSync(join(fixtures, name, 'input'), input, { recursive: true });
  return { input, output: join(folder, 'output') };
}

function expectedFiles(name: string): string[] {
  const entries = readdirSync(join(fixtures, name, 'expected'), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('buildData', () => {
  it.each(cases.filter((name) => !existsSync(join(fixtures, name, 'expected/error.txt'))))(
    'builds %s and publishes exactly the expected files',
    async (name) => {
      const { input, output } = layOut(name);
      const { manifest } = await buildData({ input, output });
      for (const file of expectedFiles(name)) {
        const published = file.replace(join(fixtures, name, 'expected'), join(output, `data/v${manifest.version}`));
        await expect(readFileSync(published, 'utf8')).toMatchFileSnapshot(file);
      }
    },
  );

  it.each(cases.filter((name) => existsSync(join(fixtures, name, 'expected/error.txt'))))(
    'refuses %s with file, row, column, value and cure in both languages',
    async (name) => {
      const { input, output } = layOut(name);
      const error = await buildData({ input, output }).catch((fault: unknown) => fault);
      if (!(error instanceof BuildError)) throw error;
      const text = `${error.format('zh')}\n\n${error.format('en')}\n`;
      await expect(text).toMatchFileSnapshot(join(fixtures, name, 'expected/error.txt'));
      expect(existsSync(output)).toBe(false);
      expect((await checkData({ input })).filter(isError).length).toBe(error.problems.length);
    },
  );
});
