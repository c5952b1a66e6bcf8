import { execFile, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { root } from './commands/command.ts';
import { hashTree, listFiles } from './commands/files.ts';
import { buildScriptOf, cleanEnvironment, copyProject } from './testing/build.ts';
import { brokenLinks, readPages } from './testing/pages.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const fixture = (name: string): string => join(root, 'scripts/fixtures', name, 'input');
const command = 'scripts/data/main.ts';
let folder: string;
let whole: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), '同时 together-'));
  const { child, ended } = start([command, '--data', fixture('small'), '--out', join(folder, 'alone')]);
  expect(await ended, `process ${child.pid}`).toMatchObject({ code: 0 });
  whole = await hashTree([join(folder, 'alone')]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly stderr: string;
}

/** A command in a process of its own, and how it ends. */
function start(
  args: readonly string[],
  { cwd = root, env = {} }: { cwd?: string; env?: Record<string, string> } = {},
): { child: ChildProcess; ended: Promise<Ended> } {
  let end: (ended: Ended) => void = () => undefined;
  const ended = new Promise<Ended>((done) => (end = done));
  const child = execFile(process.execPath, args, { cwd, env: { ...cleanEnvironment, ...env } }, (_, __, stderr) =>
    end({ code: child.exitCode, stderr }),
  );
  return { child, ended };
}

const isStopped = (id: number | undefined): boolean =>
  / T /.test(readFileSync(`/proc/${id}/stat`, 'utf8').replace(/^.*\)/, ''));

describe('two builds of one output at once', () => {
  test('the second is told which process holds the place, and the first goes on to its end', async () => {
    const out = join(folder, 'held');
    const args = [command, '--data', fixture('small'), '--out', out];
    const preload = ['--import', join(root, 'scripts/testing/kill-at.ts')];
    // What a build does to the disk by then lies after the lock: there it is stopped, not killed.
    const first = start([...preload, ...args], { env: { KILL_AT: '21', KILL_WITH: 'SIGSTOP' } });
    while (first.child.exitCode === null && !isStopped(first.child.pid))
      await new Promise((resolve) => setTimeout(resolve, 20));
    const before = readdirSync(folder).sort();
    expect(before).toContain('.held.lock');
    const second = await start([...args, '--lang', 'en']).ended;
    expect(second.code).toBe(1);
    expect(second.stderr).toContain(
      `another build is writing there: process ${first.child.pid} on ${hostname()}, since 20`,
    );
    expect(second.stderr).toContain(join(folder, '.held.lock'));
    expect(readdirSync(folder).sort()).toEqual(before);
    first.child.kill('SIGCONT');
    expect(await first.ended).toMatchObject({ code: 0 });
    expect(await hashTree([out])).toBe(whole);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test('started in the same moment, the output is whole, and who did not write it says why', async () => {
    const out = join(folder, 'race');
    const args = [command, '--data', fixture('small'), '--out', out, '--lang', 'en'];
    const ends = await Promise.all([1, 2, 3].map(() => start(args).ended));
    expect(ends.some(({ code }) => code === 0)).toBe(true);
    for (const { code, stderr } of ends) if (code !== 0) expect(stderr).toContain('another build is writing there');
    expect(await hashTree([out])).toBe(whole);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

describe('a project in a folder with spaces and Chinese in its name', () => {
  let project: string;
  beforeAll(() => {
    project = join(folder, '阳光 台账');
    copyProject(project);
  });

  test('builds its data', async () => {
    const out = join(folder, '输出 一');
    const { ended } = start([command, '--data', fixture('small'), '--out', out], { cwd: project });
    expect(await ended).toMatchObject({ code: 0 });
    expect(await hashTree([out])).toBe(whole);
  });

  test('builds its site; with an identity number in what the site shows it does not, and the one before stays', async () => {
    const out = join(folder, '输出 二');
    const args = ['--input-type=module', '--eval', buildScriptOf(project), fixture('second-plan'), out, '/'];
    expect(await start(args, { cwd: project }).ended).toMatchObject({ code: 0 });
    const files = new Set(await listFiles(out));
    expect(files.size).toBeGreaterThan(100);
    expect(brokenLinks(await readPages(out), files, '/')).toEqual([]);
    const before = await hashTree([out]);

    // Only the finished site shows it: the file is no part of the data folder.
    writeFileSync(join(project, 'public', 'list.txt'), '联系人：王秀英，身份证号11010519491231002X\n');
    const { code, stderr } = await start(args, { cwd: project }).ended;
    expect(code).not.toBe(0);
    expect(stderr).toContain('list.txt');
    expect(stderr).toContain('personal-output');
    expect(stderr).not.toContain('19491231');
    expect(await hashTree([out])).toBe(before);
    expect(readdirSync(folder).filter((name) => name.startsWith('.输出'))).toEqual([]);
  });
});
