import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeEffects } from './effects.ts';
import { exchangeFolders, exchangers } from './exchange.ts';
import { takeLock } from './lock.ts';
import { BuildError } from '../problem.ts';
import { besides, replaceFolder, type Made } from './replace-folder.ts';

let folder: string;
let out: string;
const effects = nodeEffects();

/** A small output: what makes a folder one is its `data/latest.json`. */
function write(place: string, text: string): void {
  mkdirSync(join(place, 'data'), { recursive: true });
  writeFileSync(join(place, 'data/latest.json'), '{}');
  writeFileSync(join(place, 'index.html'), text);
}
const making =
  (text: string) =>
  (work: string): Promise<Made<string>> => {
    write(join(work, 'site'), text);
    return Promise.resolve({ finished: join(work, 'site'), result: text });
  };
const failing = (): Promise<never> => Promise.reject(new Error('bad input'));
const content = (): string => readFileSync(join(out, 'index.html'), 'utf8');
const rulesOf = (error: unknown): string[] => {
  if (!(error instanceof BuildError)) throw error;
  return error.problems.map(({ rule }) => rule);
};
const refusal = (made: Promise<unknown>): Promise<string[]> =>
  made.then(
    () => [],
    (error: unknown) => rulesOf(error),
  );

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'swap 台账-'));
  out = join(folder, 'dist');
  write(out, 'old');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('replaceFolder(…)', () => {
  it('puts the finished folder in place, tells what was made, and leaves nothing beside it', async () => {
    expect(await replaceFolder(out, effects, making('new'))).toBe('new');
    expect(content()).toBe('new');
    expect(readdirSync(folder)).toEqual(['dist']);
  });

  it('makes the folder, and those above it, where there was none', async () => {
    out = join(folder, 'a/b/dist');
    await replaceFolder(out, effects, making('new'));
    expect(content()).toBe('new');
  });

  it('leaves the previous output untouched when the build fails', async () => {
    await expect(replaceFolder(out, effects, failing)).rejects.toThrow('bad input');
    expect(content()).toBe('old');
    expect(readdirSync(folder)).toEqual(['dist']);
  });

  it('leaves the previous output in place when the exchange fails', async () => {
    const missing = (work: string) => Promise.resolve({ finished: join(work, 'missing'), result: '' });
    await expect(replaceFolder(out, effects, missing)).rejects.toThrow('ENOENT');
    expect(content()).toBe('old');
    expect(readdirSync(folder)).toEqual(['dist']);
  });

  it('removes what killed builds left, and nothing of another output', async () => {
    mkdirSync(besides(out, 999_999_999).work);
    mkdirSync(join(folder, '.dist2.next-1'));
    mkdirSync(besides(out, 1).aside);
    writeFileSync(besides(out, 1).lock, '');
    await replaceFolder(out, effects, making('new'));
    expect(readdirSync(folder).sort()).toEqual(['.dist2.next-1', 'dist']);
  });

  it('brings back an output that a killed build had moved aside', async () => {
    renameSync(out, besides(out, 1).aside);
    await expect(replaceFolder(out, effects, failing)).rejects.toThrow('bad input');
    expect(content()).toBe('old');
  });

  it('replaces what a link leads to and keeps the link', async () => {
    const link = join(folder, 'public');
    symlinkSync(out, link);
    await replaceFolder(link, effects, making('new'));
    expect(content()).toBe('new');
    expect(readFileSync(join(link, 'index.html'), 'utf8')).toBe('new');
    expect(readdirSync(folder).sort()).toEqual(['dist', 'public']);
  });

  it('replaces an empty folder, but never one that holds something else than an output', async () => {
    const mine = join(folder, 'mine');
    mkdirSync(mine);
    await replaceFolder(mine, effects, making('new'));
    rmSync(join(mine, 'data'), { recursive: true });
    expect(await refusal(replaceFolder(mine, effects, making('newer')))).toEqual(['foreign-output']);
    expect(readFileSync(join(mine, 'index.html'), 'utf8')).toBe('new');
  });

  it('refuses a place where a file is', async () => {
    writeFileSync(join(folder, 'file'), 'mine');
    for (const place of ['file', 'file/dist'])
      expect(await refusal(replaceFolder(join(folder, place), effects, making('new')))).toEqual(['output-not-folder']);
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('mine');
  });

  it('refuses a mount point, of which only the content could be replaced', async () => {
    const mounted = { ...effects, isMountPoint: () => Promise.resolve(true) };
    expect(await refusal(replaceFolder(out, mounted, making('new')))).toEqual(['mount-point']);
    if (process.platform === 'linux') expect(await effects.isMountPoint('/proc')).toBe(true);
    expect(await effects.isMountPoint(out)).toBe(false);
  });
});

describe('two builds of one output at once', () => {
  it('the second is refused, naming the process, and does not disturb the first', async () => {
    const first = replaceFolder(out, effects, async (work) => {
      const error = await replaceFolder(out, effects, making('second')).catch((fault: unknown) => fault);
      expect(rulesOf(error)).toEqual(['build-running']);
      expect((error as BuildError).format('zh')).toContain(`进程 ${process.pid}`);
      return making('first')(work);
    });
    await first;
    expect(content()).toBe('first');
    expect(readdirSync(folder)).toEqual(['dist']);
  });

  it('builds of two outputs go on side by side', async () => {
    const other = join(folder, 'other');
    await replaceFolder(out, effects, async (work) => {
      await replaceFolder(other, effects, making('other'));
      return making('new')(work);
    });
    expect([content(), readFileSync(join(other, 'index.html'), 'utf8')]).toEqual(['new', 'other']);
  });

  it.each([
    ['a process that has ended', { process: 999_999_999 }],
    ['an earlier process of the same number', { process: process.pid, began: '1' }],
    ['nobody: the file is cut off', undefined],
  ])('a lock left by %s is taken over', (_, holder) => {
    const path = join(folder, 'lock');
    writeFileSync(path, holder ? JSON.stringify({ host: hostname(), since: '', ...holder }) : '{"proc');
    const lock = takeLock(path);
    expect('release' in lock).toBe(true);
    if ('release' in lock) lock.release();
    expect(existsSync(path)).toBe(false);
  });

  it('a lock of another machine holds as long as it gives signs of life', () => {
    const path = join(folder, 'lock');
    writeFileSync(path, JSON.stringify({ process: 1, host: 'elsewhere.example', since: '' }));
    expect('holder' in takeLock(path)).toBe(true);
    utimesSync(path, 0, 0);
    expect('release' in takeLock(path)).toBe(true);
  });
});

describe('exchangeFolders(…)', () => {
  const pair = (): { a: string; b: string; aside: string } => {
    const [a, b] = [join(folder, '甲 a'), join(folder, "乙 '$b")];
    mkdirSync(a);
    mkdirSync(b);
    writeFileSync(join(a, 'a'), '');
    return { a, b, aside: join(folder, 'aside') };
  };

  it.each(exchangers)('$program exchanges two folders in one step or does nothing', (exchanger) => {
    const { a, b, aside } = pair();
    exchangeFolders({ a, b, aside }, [exchanger]);
    expect([readdirSync(a), readdirSync(b), existsSync(aside)]).toEqual([[], ['a'], false]);
  });

  it.runIf(process.platform === 'linux')('on Linux at least one program does it in one step', () => {
    const { a, b } = pair();
    // The fall-back would fail: there is no folder to move aside to.
    exchangeFolders({ a, b, aside: join(folder, 'missing/aside') });
    expect(readdirSync(b)).toEqual(['a']);
  });

  it('takes three renames where no program can, and puts back what it moved when the second fails', () => {
    const { a, b, aside } = pair();
    exchangeFolders({ a, b, aside }, []);
    expect([readdirSync(a), readdirSync(b), existsSync(aside)]).toEqual([[], ['a'], false]);
    expect(() => exchangeFolders({ a: join(b, 'a', 'x'), b, aside }, [])).toThrow();
    expect(readdirSync(b)).toEqual(['a']);
  });
});
