import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { root } from './commands/command.ts';
import { hashTree } from './commands/files.ts';
import { openPublished } from './commands/published.ts';
import { verifyAll } from './commands/verify.ts';
import { buildData } from './data/build.ts';
import { isRunning } from './data/output/lock.ts';
import { buildScript, cleanEnvironment } from './testing/build.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

const small = join(root, 'scripts/fixtures/small/input');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), '中断 kill-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly signal: string | null;
  readonly code: number | null;
  readonly stderr: string;
}

/** Runs a build with `kill-at.ts` before it. */
function run(args: readonly string[], env: Record<string, string>): Promise<Ended> {
  const preload = join(root, 'scripts/testing/kill-at.ts');
  return new Promise((done) => {
    const child = execFile(
      process.execPath,
      ['--import', preload, ...args],
      { cwd: root, env: { ...cleanEnvironment, ...env } },
      (_, __, stderr) => done({ signal: child.signalCode, code: child.exitCode, stderr }),
    );
  });
}

/** The operations of a whole run, by name. */
async function operations(args: readonly string[]): Promise<string[]> {
  const list = join(folder, 'list.txt');
  const { code, stderr } = await run(args, { KILL_LIST: list });
  if (code !== 0) throw new Error(stderr);
  return readFileSync(list, 'utf8').split('\n');
}

/** `wanted` numbers spread evenly over 1 to `total`. */
const spread = (total: number, wanted: number): number[] =>
  Array.from({ length: wanted }, (_, index) => 1 + Math.round((index * (total - 1)) / (wanted - 1)));

/** What `npm run verify` finds wrong. */
async function mistakes(out: string): Promise<string[]> {
  const found: string[] = [];
  for await (const { wrong } of verifyAll(await openPublished(out))) found.push(...wrong.map(({ en }) => en));
  return found;
}

async function inTurns<T>(items: readonly T[], lanes: number, work: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  const lane = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/** Two data folders that differ in one figure, so that the old output and the new one can be told apart. */
function changed(): string {
  const input = join(folder, 'changed');
  cpSync(small, input, { recursive: true });
  const water = join(input, 'indicators/water.csv');
  const text = readFileSync(water, 'utf8');
  expect(text).toContain('2018,950,');
  writeFileSync(water, text.replace('2018,950,', '2018,951,'));
  return input;
}

describe('a data build killed with SIGKILL', () => {
  test('at 50 points of its run leaves the last good output whole, and the next build succeeds', async () => {
    const input = changed();
    const [before, after] = [join(folder, 'before'), join(folder, 'after')];
    await buildData({ input: small, output: before });
    await buildData({ input, output: after });
    const [old, fresh] = [await hashTree([before]), await hashTree([after])];
    expect([await mistakes(before), await mistakes(after)]).toEqual([[], []]);
    const command = (out: string): string[] => [join(root, 'scripts/data/main.ts'), '--data', input, '--out', out];
    const counted = join(folder, 'counted');
    cpSync(before, counted, { recursive: true });
    const names = await operations(command(counted));
    const exchange = names.indexOf('spawnSync') + 1;
    expect(exchange).toBeGreaterThan(0);
    const points = [...new Set([...spread(names.length, 48), ...[-1, 0, 1, 2].map((each) => exchange + each)])];
    expect(points.length).toBeGreaterThanOrEqual(50);

    await inTurns(points, 2, async (point) => {
      const place = join(folder, `at ${point}`);
      const out = join(place, 'dist');
      cpSync(before, out, { recursive: true });
      const { signal } = await run(command(out), { KILL_AT: String(point) });
      const whole = await hashTree([out]);
      expect([point, signal]).toEqual([point, 'SIGKILL']);
      expect([point, whole]).toEqual([
        point,
        point < exchange ? old : point > exchange ? fresh : expect.toBeOneOf([old, fresh]),
      ]);
      await buildData({ input, output: out });
      expect([point, await hashTree([out])]).toEqual([point, fresh]);
      expect(readdirSync(place)).toEqual(['dist']);
      rmSync(place, { recursive: true });
    });
  });
});

describe('a build of data and site', () => {
  const input = join(root, 'scripts/fixtures/empty-plan/input');
  const command = (out: string): string[] => ['--input-type=module', '--eval', buildScript, input, out, '/'];
  let out: string;
  let old: string;
  let total: number;
  beforeAll(async () => {
    out = join(folder, 'site/dist');
    total = (await operations(command(out))).length;
    old = await hashTree([out]);
    expect(await mistakes(out)).toEqual([]);
  });

  test('killed with SIGKILL at 8 points one after another leaves the last good output whole, and the next build succeeds', async () => {
    for (const point of spread(Math.floor(total * 0.95), 8)) {
      const { signal } = await run(command(out), { KILL_AT: String(point) });
      expect([point, signal]).toEqual([point, 'SIGKILL']);
      expect([point, await hashTree([out])]).toEqual([point, old]);
    }
    await operations(command(out));
    expect(await hashTree([out])).toBe(old);
    expect(readdirSync(dirname(out))).toEqual(['dist']);
    const workshops = readdirSync(join(root, '.cache')).filter((name) => name.startsWith('pages-'));
    expect(workshops.filter((name) => !isRunning(Number(name.slice('pages-'.length))))).toEqual([]);
  });

  test.each([
    ['SIGTERM', 143, 0.3],
    ['SIGINT', 130, 0.8],
  ])('asked to stop with %s removes what it has begun and ends with %i', async (KILL_WITH, code, share) => {
    const ended = await run(command(out), { KILL_AT: String(Math.floor(total * share)), KILL_WITH });
    expect(ended).toMatchObject({ code, signal: null });
    expect(readdirSync(dirname(out))).toEqual(['dist']);
    expect(await hashTree([out])).toBe(old);
  });
});
