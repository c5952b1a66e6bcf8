import childProcess from 'node:child_process';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Loaded before a command (`node --import`), counts everything the command does to the file system, whichever library
 * does it, and kills the process at the operation numbered `KILL_AT`: an even one just before it is done, an odd one
 * just after it was begun. `KILL_WITH` names the signal. The file `KILL_LIST`, where one is given, gets the names of all
 * operations of a run that was not killed.
 */
const { KILL_AT, KILL_WITH = 'SIGKILL', KILL_LIST } = process.env;
const at = Number(KILL_AT ?? Number.NaN);
const done: string[] = [];

type Call = (...args: unknown[]) => unknown;

function watch(holder: object, names: readonly string[]): void {
  const calls = holder as Record<string, Call>;
  for (const name of names) {
    const real = calls[name];
    if (!real) continue;
    calls[name] = function (this: unknown, ...args: unknown[]): unknown {
      const own = done.push(name);
      if (own === at && own % 2 === 0) process.kill(process.pid, KILL_WITH);
      const result = Reflect.apply(real, this, args);
      if (own === at) process.kill(process.pid, KILL_WITH);
      return result;
    };
  }
}

const writing = ['appendFile', 'copyFile', 'cp', 'link', 'mkdir', 'rename', 'rm', 'rmdir', 'symlink', 'truncate'];
const names = [...writing, 'unlink', 'utimes', 'write', 'writeFile'];
watch(fs.promises, names);
watch(fs, [...names, ...names.map((name) => `${name}Sync`)]);
watch(childProcess, ['spawnSync']);
syncBuiltinESMExports();

if (KILL_LIST !== undefined)
  process.on('exit', () => {
    const list = done.join('\n');
    fs.writeFileSync(KILL_LIST, list);
  });
