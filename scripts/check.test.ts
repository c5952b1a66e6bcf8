import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from './commands/command.ts';
import { layOut } from './testing/lay-out.ts';

let work = '';
const input = (name: string): string => join(work, name);
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), '检查 check-'));
  for (const name of ['small', 'declared-writing', 'personal-value']) layOut(name, input(name));
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

function check(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [join(root, 'scripts/check.ts'), ...args], {
    cwd: work,
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: work, SUNLEDGER_LANG: 'zh' },
  });
}

test('without a fault the exit code is 0', () => {
  const { status, stdout } = check('--data', 'small');
  expect([status, stdout.trim().split('\n').at(-1)]).toEqual([
    0,
    'small：没有发现问题（5 项承诺、5 个指标、29 行数据）',
  ]);
});

test('notes and warnings alone are listed, and the exit code is 0', () => {
  const { status, stdout } = check('--data', 'declared-writing');
  expect(status).toBe(0);
  expect(stdout).toContain('[read-full-width]');
});

test('an error makes the exit code 1, in every form of the report', () => {
  for (const form of [[], ['--json'], ['--html']]) expect(check('--data', 'personal-value', ...form).status).toBe(1);
});

test('nothing but JSON comes out where JSON is asked for', () => {
  const { stdout } = check('--data', 'declared-writing', '--json');
  expect(JSON.parse(stdout)).toMatchObject({ ok: true, errors: 0 });
});

test('the page goes to the file named, and the terminal says so', () => {
  const { status, stdout } = check('--data', 'personal-value', '--html', '报告/result.html');
  expect(status).toBe(1);
  expect(stdout).toContain('结果写入 报告/result.html');
  expect(readFileSync(join(work, '报告/result.html'), 'utf8')).toContain('<h2>indicators/water.csv</h2>');
});

test('no form of the report shows a value that is personal', () => {
  for (const form of [[], ['--json'], ['--html']]) {
    const { stdout, stderr } = check('--data', 'personal-value', ...form);
    expect(stdout + stderr).not.toMatch(/11010519491231002X|13800001111/);
  }
});

test('the rules can be looked up without any data', () => {
  const { status, stdout } = check('--rules');
  expect(status).toBe(0);
  expect(stdout).toMatch(/^total-row（错误）$/m);
});

test.each([
  [['--json', '--html'], '--json 和 --html 只能选一个'],
  [['a.txt'], '写入文件要加 --json 或 --html'],
])('what makes no sense is refused: %j', (args, message) => {
  const { status, stderr } = check(...args);
  expect(status).toBe(1);
  expect(stderr).toContain(message);
});

test('the data that come with the project give no finding at all', () => {
  const { status, stdout } = check('--data', join(root, 'data'), '--json');
  expect([status, JSON.parse(stdout)]).toMatchObject([0, { errors: 0, warnings: 0, notes: 0, files: [] }]);
});
