/**
 * Starts a command of package.json on a machine that may have nothing but Node 20 and npm: installs the packages when
 * they are missing or older than the lock file, then hands over to `scripts/<command>.ts` under the pinned Node.
 * Plain JavaScript without a dependency, because it runs before there is one.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as util from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const commands = JSON.parse(readFileSync(new URL('commands/commands.json', import.meta.url), 'utf8'));

/** A mistake the person at the terminal can mend: printed in the languages asked for, without a stack. */
function refusal(text) {
  return Object.assign(new Error(text.en), { text });
}

/** The languages to speak: the first for ordinary lines, all for what must not be missed (addresses, errors, help). */
function chooseLanguages(asked, env) {
  if (asked === 'zh' || asked === 'en') return [asked];
  if (asked !== undefined)
    throw refusal({ zh: `未知的语言：${asked}；可用 zh 或 en`, en: `unknown language: ${asked}; expected zh or en` });
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return locale.startsWith('en') ? ['en', 'zh'] : ['zh', 'en'];
}

/** Splits `--lang` off, because every command takes it and it must be known before anything is said. */
function splitLanguage(args) {
  const rest = [];
  let asked;
  for (let i = 0; i < args.length; i++) {
    if (args[i] === '--lang') asked = args[++i] ?? '';
    else if (args[i].startsWith('--lang=')) asked = args[i].slice('--lang='.length);
    else rest.push(args[i]);
  }
  return { asked, rest };
}

function line(usage, { default: preset, ...text }, language) {
  return `  ${usage.padEnd(16)}${text[language]}${preset === undefined ? '' : ` [${preset}]`}`;
}

/** The help of one command, or the list of commands. */
function help(name, languages) {
  const command = commands[name];
  const run = (key) => (key === 'start' || key === 'test' ? `npm ${key}` : `npm run ${key}`);
  return languages
    .map((language) => {
      if (!command)
        return Object.entries(commands)
          .map(([key, text]) => line(run(key), text, language))
          .join('\n');
      const all = {
        ...command.options,
        lang: { value: 'zh|en', zh: '提示所用的语言', en: 'language of the messages' },
        help: { zh: '显示本说明', en: 'shows this' },
      };
      const given = command.arguments;
      return [
        `${run(name)} -- [--…]${given ? ` ${given.name}` : ''}`,
        command[language],
        ...(given ? [line(given.name, given, language)] : []),
        ...Object.entries(all).map(([key, spec]) => line(`--${key} ${spec.value ?? ''}`, spec, language)),
      ].join('\n');
    })
    .join('\n\n');
}

/** Refuses what the command does not know, before minutes are spent on it. */
function checkArguments(name, args) {
  const { options, arguments: positional } = commands[name];
  const known = Object.entries(options).map(([key, { value }]) => [key, { type: value ? 'string' : 'boolean' }]);
  try {
    util.parseArgs({ args, options: Object.fromEntries(known), allowPositionals: Boolean(positional), strict: true });
  } catch (error) {
    throw refusal({
      zh: `参数有误：${error.message}；用 --help 查看可用的参数`,
      en: `wrong argument: ${error.message}; --help shows what there is`,
    });
  }
}

/** Installs the packages unless those of this lock file are there. A marker is written only after a complete install. */
function install(say) {
  const marker = join(root, 'node_modules', '.sunledger-lock');
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === lock && existsSync(pinnedNode())) return;
  say({ zh: '正在安装依赖，约需半分钟……', en: 'Installing packages, about half a minute ...' });
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const [file, rest] = npm?.endsWith('.js') ? [process.execPath, [npm, ...args]] : ['npm', args];
  const { status, error } = spawnSync(file, rest, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: file === 'npm' && process.platform === 'win32',
  });
  if (status !== 0)
    throw refusal({
      zh: `依赖没有装好（npm ci ${error ? error.message : `退出码 ${status}`}）；请检查网络和磁盘空间后重试`,
      en: `the packages are not installed (npm ci ${error ? error.message : `exit code ${status}`}); check network and disk space and try again`,
    });
  if (!existsSync(pinnedNode()))
    throw refusal({
      zh: '没有得到固定版本的 Node：npm 可能被设置为不运行安装脚本；请用 npm ci --ignore-scripts=false 安装',
      en: 'the pinned Node is missing: npm may be set to ignore install scripts; install with npm ci --ignore-scripts=false',
    });
  writeFileSync(marker, lock);
}

/** The Node that the packages bring along, so that every machine runs the same one. */
function pinnedNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  return join(root, 'node_modules', 'node', 'bin', name);
}

/** Runs the command under the pinned Node; its exit code or signal becomes ours, and signals to us reach it. */
function handOver(name, args, languages) {
  const path = join(root, 'node_modules', '.bin') + delimiter + (process.env.PATH ?? '');
  const env = {
    ...process.env,
    PATH: path,
    TZ: 'UTC',
    SUNLEDGER_LANG: languages.join('+'),
    ASTRO_TELEMETRY_DISABLED: '1',
  };
  const child = spawn(pinnedNode(), [join(root, 'scripts', `${name}.ts`), ...args], { stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => fail(error, languages));
  child.on('exit', (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : code));
}

function fail(error, languages) {
  const text = error.text ?? { zh: error.message, en: error.message };
  for (const line of new Set(languages.map((language) => text[language]))) console.error(line);
  process.exit(1);
}

function main([name, ...args]) {
  let languages = ['zh', 'en'];
  try {
    const { asked, rest } = splitLanguage(args);
    languages = chooseLanguages(asked, process.env);
    if (Number(process.versions.node.split('.')[0]) < 20)
      throw refusal({
        zh: `需要 Node 20 或更新的版本，这里是 ${process.version}`,
        en: `Node 20 or newer is needed, this is ${process.version}`,
      });
    if (!name || name === '--help' || rest.includes('--help')) return console.log(help(name, languages));
    if (!Object.hasOwn(commands, name))
      throw refusal({
        zh: `没有这个命令：${name}\n${help('', ['zh'])}`,
        en: `unknown command: ${name}\n${help('', ['en'])}`,
      });
    checkArguments(name, rest);
    install((text) => console.log(text[languages[0]]));
    handOver(name, rest, languages);
  } catch (error) {
    fail(error, languages);
  }
}

main(process.argv.slice(2));
