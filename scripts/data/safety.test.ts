import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { hashTree } from '../commands/files.ts';
import { buildData, nodeEffects, type Effects } from './build.ts';
import { openDatabase } from './database.ts';
import { BuildError } from './problem.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const small = join(import.meta.dirname, '../fixtures/small/input');
const real = nodeEffects();
let folder: string;
let input: string;
let output: string;
let before: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), '安全 safety-'));
  input = join(folder, '数据 data');
  output = join(folder, '输出 out/dist');
  cpSync(small, input, { recursive: true });
  await buildData({ input, output });
  before = await hashTree([output]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a build is refused for; the output and the folders around it are as they were. */
async function refusals(build: Promise<unknown>): Promise<string[]> {
  const error = await build.then(
    () => new Error('it was built'),
    (fault: unknown) => fault,
  );
  expect(await hashTree([output])).toBe(before);
  expect(readdirSync(join(folder, '输出 out'))).toEqual(['dist']);
  if (!(error instanceof BuildError)) throw error;
  for (const { message, cure } of error.problems)
    for (const { zh, en } of [message, cure])
      expect([zh, en].every((text) => text !== '' && !/[{}]/.test(text))).toBe(true);
  return error.problems.map(({ file, rule }) => `${file}: ${rule}`);
}

const fault = (code: string): Error => Object.assign(new Error(code), { code });

/** Effects whose n-th writing call fails; `calls` counts them. */
function failingAt(n: number, error: Error): { effects: Effects; calls: () => number } {
  let calls = 0;
  const failing =
    <A extends unknown[], R>(call: (...args: A) => Promise<R>) =>
    (...args: A): Promise<R> =>
      ++calls === n ? Promise.reject(error) : call(...args);
  const { writeFile, rename, makeFolder, exchange, ...rest } = real;
  const effects: Effects = {
    ...rest,
    ...{ writeFile: failing(writeFile), rename: failing(rename) },
    ...{ makeFolder: failing(makeFolder), exchange: failing(exchange) },
    openDatabase: async (options) => {
      const database = await openDatabase(options);
      const run = failing(database.run);
      return { ...database, run: (sql) => (sql.startsWith('COPY') ? run(sql) : database.run(sql)) };
    },
  };
  return { effects, calls: () => calls };
}

describe('a place that cannot be written', () => {
  it.each([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EROFS', 'not-writable'],
    ['EACCES', 'not-writable'],
  ])('%s at any write is told as %s, and the last output stays', async (code, rule) => {
    const counting = failingAt(0, fault(code));
    await buildData({ input, output, effects: counting.effects });
    const calls = counting.calls();
    expect(calls).toBeGreaterThan(60);
    for (const n of [...Array.from({ length: 8 }, (_, index) => 1 + Math.floor((index * calls) / 8)), calls]) {
      const { effects } = failingAt(n, fault(code));
      expect([n, await refusals(buildData({ input, output, effects }))]).toEqual([n, [`${output}: ${rule}`]]);
    }
  });

  it('a full disk is known when the engine or another program tells it in words', async () => {
    for (const words of [
      'IO Error: Could not write file "x": No space left on device',
      'ENOSPC: no space left on device, write',
    ]) {
      const { effects } = failingAt(20, new Error('build failed', { cause: new Error(words) }));
      expect(await refusals(buildData({ input, output, effects }))).toEqual([`${output}: disk-full`]);
    }
  });

  it('an error that is no fault of the place is not taken for one', async () => {
    const { effects } = failingAt(20, new Error('a mistake of the program'));
    await expect(refusals(buildData({ input, output, effects }))).rejects.toThrow('a mistake of the program');
  });

  const mounted = canMount();
  it.runIf(mounted)('a real disk that is too small is told as full, and the last output on it stays', async () => {
    const disk = join(folder, 'disk');
    mkdirSync(disk);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', disk]);
    try {
      const out = join(disk, 'dist');
      await buildData({ input, output: out });
      const whole = await hashTree([out]);
      const { bavail, bsize } = statfsSync(disk);
      writeFileSync(join(disk, 'ballast'), Buffer.alloc(bavail * bsize - 200_000));
      expect(await refusals(buildData({ input, output: out }))).toEqual([`${out}: disk-full`]);
      expect(await hashTree([out])).toBe(whole);
      expect(readdirSync(disk).sort()).toEqual(['ballast', 'dist']);
    } finally {
      execFileSync('umount', [disk]);
    }
  });

  it.runIf(mounted)('a real read-only disk is told as not writable', async () => {
    const disk = join(folder, 'read-only');
    mkdirSync(disk);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'ro', 'tmpfs', disk]);
    try {
      expect(await refusals(buildData({ input, output: join(disk, 'dist') }))).toEqual([
        `${join(disk, 'dist')}: not-writable`,
      ]);
    } finally {
      execFileSync('umount', [disk]);
    }
  });

  it.runIf(mounted)('a mounted disk as the output itself is refused before anything is written', async () => {
    const disk = join(folder, 'volume');
    mkdirSync(disk);
    execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', disk]);
    try {
      expect(await refusals(buildData({ input, output: disk }))).toEqual([`${disk}: mount-point`]);
      expect(readdirSync(disk)).toEqual([]);
    } finally {
      execFileSync('umount', [disk]);
    }
  });
});

function canMount(): boolean {
  const probe = mkdtempSync(join(tmpdir(), 'mount-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', probe], { stdio: 'ignore' });
    execFileSync('umount', [probe], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  } finally {
    rmSync(probe, { recursive: true, force: true });
  }
}

describe('data folder and output in one another', () => {
  it('an output inside the data folder, or the data folder itself, is refused', async () => {
    for (const place of [input, join(input, 'dist'), join(input, 'a/b/dist')])
      expect(await refusals(buildData({ input, output: place }))).toEqual([`${place}: output-in-input`]);
    expect(existsSync(join(input, 'a'))).toBe(false);
  });

  it('an output that holds the data folder is refused, and the data stay', async () => {
    const inputs = await hashTree([input]);
    expect(await refusals(buildData({ input, output: folder }))).toEqual([`${folder}: input-in-output`]);
    expect(await hashTree([input])).toBe(inputs);
  });

  it.runIf(process.platform !== 'win32')('also where links lead there', async () => {
    const link = join(folder, 'link');
    symlinkSync(input, link);
    expect(await refusals(buildData({ input, output: join(link, 'dist') }))).toEqual([
      `${join(link, 'dist')}: output-in-input`,
    ]);
    expect(await refusals(buildData({ input: link, output: folder }))).toEqual([`${folder}: input-in-output`]);
  });

  it('a folder whose name only begins alike is another place', async () => {
    const beside = `${input}-2`;
    await buildData({ input, output: beside });
    expect(existsSync(join(beside, 'data/latest.json'))).toBe(true);
  });

  it('a folder of somebody’s own work is never replaced', async () => {
    const mine = join(folder, 'mine');
    mkdirSync(mine);
    writeFileSync(join(mine, 'thesis.docx'), 'years of work');
    expect(await refusals(buildData({ input, output: mine }))).toEqual([`${mine}: foreign-output`]);
    expect(readFileSync(join(mine, 'thesis.docx'), 'utf8')).toBe('years of work');
  });
});

describe('a data folder that changes while it is read', () => {
  it('is refused, naming the file', async () => {
    const place = join(folder, 'changing');
    cpSync(small, place, { recursive: true });
    const file = join(place, 'indicators/income.csv');
    const effects: Effects = {
      ...real,
      readFile: async (path) => {
        const bytes = await real.readFile(path);
        if (path.endsWith('water.yml')) writeFileSync(file, readFileSync(file, 'utf8').replace('14000', '14001'));
        return bytes;
      },
    };
    expect(await refusals(buildData({ input: place, output, effects }))).toEqual([
      'indicators/income.csv: input-changed',
    ]);
  });

  it('a file that goes away before it is read is told, not stumbled over', async () => {
    const place = join(folder, 'vanishing');
    cpSync(small, place, { recursive: true });
    const effects: Effects = {
      ...real,
      readFile: (path) => {
        rmSync(join(place, 'indicators/water.csv'), { force: true });
        return real.readFile(path);
      },
    };
    expect(await refusals(buildData({ input: place, output, effects }))).toContain(
      'indicators/water.csv: input-changed',
    );
  });
});
