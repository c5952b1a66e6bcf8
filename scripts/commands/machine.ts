import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { refusal } from './command.ts';
import type { Voice } from './voice.ts';

/** Where programs lie that print reports, and that tests need. */
const programs = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
  nginx: ['nginx'],
  pdfinfo: ['pdfinfo'],
  soffice: ['soffice'],
} as const;

/** The path of the first of some programs, looked for in PATH and in the folders of system programs. */
export function findProgram(name: keyof typeof programs, env: NodeJS.ProcessEnv = process.env): string | undefined {
  const given = env[name.toUpperCase()];
  if (given) return isProgram(given) ? given : undefined;
  const folders = [...(env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/sbin', '/usr/local/sbin'];
  return programs[name]
    .flatMap((program) => folders.map((folder) => join(folder, program)))
    .find((path) => isProgram(path));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The Debian packages that the tests need and this machine lacks. */
export function missingPackages(): string[] {
  const missing: string[] = [];
  if (!findProgram('chromium')) missing.push('chromium');
  if (!hasChineseFont()) missing.push('fonts-noto-cjk');
  if (!findProgram('nginx')) missing.push('nginx-light');
  if (!findProgram('pdfinfo')) missing.push('poppler-utils');
  if (!hasPart('libswlo.so')) missing.push('libreoffice-writer-nogui');
  if (!hasPart('libsclo.so')) missing.push('libreoffice-calc-nogui');
  return missing;
}

/** Whether LibreOffice has its Writer or its Calc, by a library of theirs: the program may be there for others alone. */
function hasPart(library: string): boolean {
  const program = findProgram('soffice');
  return program !== undefined && existsSync(join(dirname(realpathSync(program)), library));
}

function hasChineseFont(): boolean {
  const { status, stdout } = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() !== '' : process.platform !== 'linux';
}

/** Installs what the tests need with apt-get where this person may; otherwise says what to install by hand. */
export function installMissing(voice: Voice): void {
  const missing = missingPackages();
  if (missing.length === 0) return;
  const list = missing.join(' ');
  const apt = aptCommand();
  if (!apt)
    throw refusal({
      zh: `测试还需要：${list}。请先安装（Debian：apt-get install ${list}），或用环境变量 CHROMIUM、NGINX 指明程序的位置`,
      en: `the tests also need: ${list}. Install them (Debian: apt-get install ${list}) or name the programs in the environment variables CHROMIUM and NGINX`,
    });
  voice.say({ zh: `正在安装测试所需的 ${list}……`, en: `Installing ${list} for the tests ...` });
  run([...apt, 'update', '-qq']);
  run([...apt, 'install', '-y', '-qq', '--no-install-recommends', ...missing]);
  const left = missingPackages();
  if (left.length > 0)
    throw refusal({
      zh: `apt-get 已运行，但仍然缺少：${left.join(' ')}`,
      en: `apt-get has run, but these are still missing: ${left.join(' ')}`,
    });
}

/** apt-get as root or through sudo without a question; undefined where neither works. */
function aptCommand(): string[] | undefined {
  const works = (command: string[]): boolean =>
    spawnSync(command[0] ?? '', [...command.slice(1), '--version'], { stdio: 'ignore' }).status === 0;
  const candidates = process.getuid?.() === 0 ? [['apt-get']] : [['sudo', '-n', 'apt-get']];
  return candidates.find(works);
}

function run([file = '', ...args]: string[]): void {
  const { status, stderr, stdout } = spawnSync(file, args, {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status === 0) return;
  const last = `${stdout}\n${stderr}`.trim().split('\n').slice(-5).join('\n');
  throw refusal({
    zh: `${file} ${args.join(' ')} 失败（退出码 ${status}）：\n${last}`,
    en: `${file} ${args.join(' ')} failed (exit code ${status}):\n${last}`,
  });
}
