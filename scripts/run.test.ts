import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { root } from './commands/command.ts';

/** Stands in for npm: "installs" the Node of this test and writes down how it was called. */
const npm = `
const { appendFileSync, mkdirSync, symlinkSync } = require('node:fs');
appendFileSync('npm.log', process.argv.slice(2).join(' ') + '\\n');
if (process.env.FAIL) process.exit(3);
mkdirSync('node_modules/node/bin', { recursive: true });
try { symlinkSync(process.execPath, 'node_modules/node/bin/node'); } catch {}
`;
/** Stands in for a command. */
const start = `
console.log(JSON.stringify({ args: process.argv.slice(2), lang: process.env.SUNLEDGER_LANG }));
if (process.argv.includes('1')) process.exit(7);
if (process.argv.includes('2')) { process.on('SIGTERM', () => process.exit(9)); setTimeout(() => {}, 60000); console.log('waiting'); }
`;

let folder: string;

interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(args: readonly string[], env: Record<string, string> = {}): Outcome {
  return spawnSync(process.execPath, [join(folder, 'scripts/run.mjs'), ...args], {
    encoding: 'utf8',
    cwd: tmpdir(),
    env: { PATH: process.env['PATH'], npm_execpath: join(folder, 'npm.js'), ...env },
  });
}

const installs = (): number =>
  existsSync(join(folder, 'npm.log')) ? readFileSync(join(folder, 'npm.log'), 'utf8').trim().split('\n').length : 0;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fresh 新 clone-'));
  mkdirSync(join(folder, 'scripts/commands'), { recursive: true });
  cpSync(join(root, 'scripts/run.mjs'), join(folder, 'scripts/run.mjs'));
  cpSync(join(root, 'scripts/commands/commands.json'), join(folder, 'scripts/commands/commands.json'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(join(folder, 'package-lock.json'), '{}');
  writeFileSync(
    join(folder, 'npm.js'),
    `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url); ${npm}`,
  );
  writeFileSync(join(folder, 'scripts/start.ts'), start);
});

afterEach(() => rmSync(folder, { recursive: true }));

test('a fresh machine gets its packages once, also in a folder with a space and Chinese characters', () => {
  const first = run(['start', '--port', '5000']);
  expect(first.stdout).toContain('正在安装依赖');
  expect(first.stdout).toContain('"args":["--port","5000"]');
  const second = run(['start']);
  expect(second.stdout).not.toContain('正在安装依赖');
  expect(installs()).toBe(1);
});

test('packages are installed with their development part, whatever npm is set to', () => {
  run(['start'], { NODE_ENV: 'production' });
  expect(readFileSync(join(folder, 'npm.log'), 'utf8')).toContain('ci --include=dev --include=optional');
});

test('another lock file means another installation', () => {
  run(['start']);
  writeFileSync(join(folder, 'package-lock.json'), '{"changed":true}');
  run(['start']);
  expect(installs()).toBe(2);
});

test('an installation that failed says so in both languages and is tried again', () => {
  const { status, stderr } = run(['start'], { FAIL: '1' });
  expect(status).toBe(1);
  expect(stderr).toContain('依赖没有装好（npm ci 退出码 3）');
  expect(stderr).toContain('the packages are not installed (npm ci exit code 3)');
  expect(run(['start']).status).toBe(0);
});

test('the exit code of the command is passed on', () => {
  expect(run(['start', '--port', '1']).status).toBe(7);
});

test('a signal reaches the command', async () => {
  run(['start']);
  const child = spawn(process.execPath, [join(folder, 'scripts/run.mjs'), 'start', '--port', '2'], { stdio: 'pipe' });
  await new Promise<void>((done) => {
    child.stdout.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('waiting')) done();
    });
  });
  child.kill('SIGTERM');
  expect(await new Promise((done) => child.once('exit', done))).toBe(9);
});

test('help needs no installation and comes in both languages or in one', () => {
  const both = run(['start', '--help']);
  expect(both.stdout).toContain('端口');
  expect(both.stdout).toContain('port');
  expect(run(['start', '--help', '--lang', 'en']).stdout).not.toMatch(/\p{Script=Han}/u);
  expect(installs()).toBe(0);
});

test.each([
  [['start', '--prot', '1'], "参数有误：Unknown option '--prot'"],
  [['strat'], 'unknown command: strat'],
  [['start', '--lang', 'fr'], '未知的语言：fr'],
  [['start', 'extra'], 'wrong argument'],
])('what is not known is refused before anything is installed: %j', (args, message) => {
  const { status, stderr } = run(args);
  expect(status).toBe(1);
  expect(stderr).toContain(message);
  expect(installs()).toBe(0);
});

test.each([
  [{ LANG: 'en_GB.UTF-8' }, 'en+zh'],
  [{ LANG: 'zh_CN.UTF-8' }, 'zh+en'],
  [{ LANG: 'en_GB.UTF-8', LC_ALL: 'C' }, 'zh+en'],
  [{}, 'zh+en'],
])('the language is chosen from the locale %j: %s', (env, lang) => {
  expect(run(['start'], env).stdout).toContain(`"lang":"${lang}"`);
});

test('--lang wins over the locale and is not passed on', () => {
  const { stdout } = run(['start', '--lang=en', '--port', '5000'], { LANG: 'zh_CN.UTF-8' });
  expect(stdout).toContain('{"args":["--port","5000"],"lang":"en"}');
});
