import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { root } from '../commands/command.ts';

/** A ClickHouse in this process, with its tables in a temporary folder. Only one can be open at a time. */
export interface Chdb {
  /** The answer as bytes of a format of ClickHouse. Throws what the engine says. */
  readonly query: (sql: string, format?: string) => Promise<Uint8Array>;
  readonly close: () => void;
}

interface Module {
  readonly Session: new (folder?: string) => {
    readonly queryAsync: (sql: string, options: { format: string }) => Promise<{ bytes: () => Uint8Array }>;
    readonly cleanup: () => void;
  };
}

/**
 * Opens the embedded ClickHouse, with its tables in a folder that stays where one is named. Its package is large and no part of the product: npm installs it into `.cache/chdb` when it
 * is asked for first, in the version of the package.json in `scripts/testing/chdb`.
 */
export function openChdb(tables?: string): Chdb {
  const folder = join(root, '.cache/chdb');
  if (!existsSync(join(folder, 'node_modules/chdb/package.json'))) install(folder);
  const { Session } = createRequire(join(folder, 'package.json'))('chdb') as Module;
  const session = new Session(tables);
  return {
    query: async (sql, format = 'CSV') => (await session.queryAsync(sql, { format })).bytes(),
    close: () => session.cleanup(),
  };
}

/** Installs beside the folder and renames: two test files may ask at the same time, and one of them comes first. */
function install(folder: string): void {
  mkdirSync(dirname(folder), { recursive: true });
  const beside = mkdtempSync(`${folder}-`);
  try {
    copyFileSync(join(root, 'scripts/testing/chdb/package.json'), join(beside, 'package.json'));
    const { status, stderr } = spawnSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: beside,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`the embedded ClickHouse could not be installed: ${stderr}`);
    if (!existsSync(folder)) renameSync(beside, folder);
  } catch (error) {
    if (!existsSync(join(folder, 'package.json'))) throw error;
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}
