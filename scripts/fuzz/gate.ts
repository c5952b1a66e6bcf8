import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import type { Release } from '../../src/core/release.ts';
import { buildData, type Built } from '../data/build.ts';
import { quoteName, type Database } from '../data/database.ts';
import type { Effects } from '../data/output/effects.ts';
import { inspect } from '../data/inspect.ts';
import { BuildError, formatProblem, isError, type Problem } from '../data/problem.ts';
import { recordsTables } from '../data/publish/records.ts';
import { tablesOf, type PublishedRow } from '../data/publish/tables.ts';
import type { Entry } from '../data/read/survey.ts';
import { readGiven, Unread } from './given.ts';
import { mutate, type Mutation } from './mutate.ts';
import { checkTables, type Tables } from './oracle.ts';

export type Folder = ReadonlyMap<string, Buffer>;

/** One of the folders with one of its files changed. */
export function mutated(
  folders: readonly Folder[],
  { base, file, changes }: Mutation,
): { folder: Folder; path: string } {
  const folder: Folder = folders[base % folders.length] ?? new Map<string, Buffer>();
  const paths = [...folder.keys()];
  const path = paths[file % paths.length] ?? '';
  const bytes = changes.reduce(mutate, folder.get(path) ?? Buffer.alloc(0));
  return { folder: new Map([...folder, [path, bytes]]), path };
}

/** The effects of a build whose data folder is in memory; only Parquet files, which the engine opens itself, lie in `aside`. */
export function inMemory(folder: Folder, real: Effects, aside = ''): Effects {
  const entry = ([path, bytes]: [string, Buffer]): Entry => ({ path, kind: 'file', bytes: bytes.length, stamp: '' });
  const openDatabase: Effects['openDatabase'] = async (options) => {
    const database = await real.openDatabase(options);
    return { ...database, rows: (sql) => database.rows(sql.replaceAll("'/memory/", `'${aside}/`)) };
  };
  return {
    ...real,
    openDatabase,
    survey: () => Promise.resolve([...folder].map(entry)),
    readFile: (path) => {
      if (!path.startsWith('/memory/')) return real.readFile(path);
      const bytes = folder.get(path.slice('/memory/'.length));
      return bytes ? Promise.resolve(bytes) : Promise.reject(new Error(`no such file: ${path}`));
    },
  };
}

/** What became of a folder: `unread` where it would build and the program that works it out again cannot read a file. */
export type Outcome = 'built' | 'refused' | 'unread';

/**
 * Puts a changed folder through the gate and throws where the gate fails: a crash, a problem that names no file or says
 * nothing, a row lost, a number that does not follow from the files, anything written before the whole was found sound.
 */
export async function tryGate(folder: Folder, real: Effects): Promise<Outcome> {
  return lyingAside(folder, async (aside) => {
    const { release, problems } = await inspect('/memory', untouching(inMemory(folder, real, aside)));
    for (const problem of problems) checkProblem(problem, folder);
    if (problems.some(isError)) return 'refused';
    if (!release) throw new Error('neither a release nor an error');
    return judgeTables(folder, tablesBy(release));
  });
}

/**
 * The same with a real output: of a folder that is refused every byte of the output before is left, of one that builds
 * the files themselves are read and worked out.
 */
export async function tryBuild(folder: Folder, real: Effects, output: string): Promise<Outcome> {
  return lyingAside(folder, async (aside) => {
    const before = filesOf(output);
    const built = await refusedOr(
      folder,
      buildData({ input: '/memory', output, effects: inMemory(folder, real, aside) }),
    );
    const after = filesOf(output);
    if (built === 'refused') {
      const names = new Set([...before.keys(), ...after.keys()]);
      const changed = [...names].find((name) => !before.get(name)?.equals(after.get(name) ?? Buffer.alloc(0)));
      if (changed !== undefined) throw new Error(`refused, and yet ${changed} of the output before has changed`);
      return 'refused';
    }
    const tables = tablesBy(built.release);
    const root = `data/v${built.manifest.version}`;
    const read = Object.keys(tables).map((name): [string, PublishedRow[]] => {
      const text = after.get(`${root}/${name}.json`)?.toString('utf8') ?? '{"rows":[]}';
      return [name, (JSON.parse(text) as { rows: PublishedRow[] }).rows];
    });
    return judgeTables(folder, Object.fromEntries(read));
  });
}

async function judgeTables(folder: Folder, tables: Tables): Promise<Outcome> {
  try {
    checkTables(await readGiven(folder), tables);
    return 'built';
  } catch (error) {
    if (error instanceof Unread) return 'unread';
    throw error;
  }
}

/** Every table of a release as it is published. */
export function tablesBy(release: Release): Record<string, readonly PublishedRow[]> {
  const all = [...Object.values(tablesOf(release)), ...recordsTables(release)];
  return Object.fromEntries(all.map(({ name, rows }) => [name, rows]));
}

/** Parquet files lie in a real folder: the engine opens them itself. */
async function lyingAside<T>(folder: Folder, work: (aside: string) => Promise<T>): Promise<T> {
  const parquet = [...folder].filter(([path]) => path.endsWith('.parquet'));
  if (parquet.length === 0) return work('');
  const aside = await mkdtemp(join(tmpdir(), 'sunledger-fuzz-'));
  try {
    for (const [path, bytes] of parquet) {
      await mkdir(dirname(join(aside, path)), { recursive: true });
      await writeFile(join(aside, path), bytes);
    }
    return await work(aside);
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

/** What was built, or `refused` where the gate says why in so many words. */
async function refusedOr(folder: Folder, building: Promise<Built>): Promise<Built | 'refused'> {
  try {
    return await building;
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    for (const problem of error.problems) checkProblem(problem, folder);
    if (!error.problems.some(isError)) throw new Error('refused without an error', { cause: error });
    return 'refused';
  }
}

/** Effects of which none that changes anything may be asked for. */
function untouching(effects: Effects): Effects {
  const never = (name: string) => (): never => {
    throw new Error(`${name} before the data was found sound`);
  };
  return {
    ...effects,
    ...{ writeFile: never('writeFile'), makeFolder: never('makeFolder'), rename: never('rename') },
    ...{ exchange: never('exchange'), remove: never('remove'), lock: never('lock') },
  };
}

/** Effects whose databases are opened once: what a build leaves in one is dropped when it closes it. */
export function reusing(real: Effects): Effects {
  const opened = new Map<boolean, Promise<Database>>();
  return {
    ...real,
    openDatabase: async ({ externalAccess }) => {
      const database = await (opened.get(externalAccess) ?? real.openDatabase({ externalAccess }));
      opened.set(externalAccess, Promise.resolve(database));
      const clear = async (): Promise<void> => {
        const left = await database.rows(
          "SELECT 'VIEW' AS kind, view_name AS name FROM duckdb_views() WHERE NOT internal UNION ALL SELECT 'TABLE', table_name FROM duckdb_tables()",
        );
        for (const { kind, name } of left) await database.run(`DROP ${String(kind)} ${quoteName(String(name))}`);
      };
      await clear();
      return { ...database, close: () => undefined };
    },
  };
}

/** Every file below a folder, by its path; none where there is no folder. */
export function filesOf(folder: string): Map<string, Buffer> {
  if (!existsSync(folder)) return new Map();
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    paths.map((entry): [string, Buffer] => {
      const path = join(entry.parentPath, entry.name);
      return [relative(folder, path), readFileSync(path)];
    }),
  );
}

const missing = new Set(['missing-file', 'definition-without-data', 'data-without-definition']);

function checkProblem(problem: Problem, folder: Folder): void {
  const { file, row, rule, message, cure } = problem;
  const name = file.split(' › ')[0] ?? '';
  if (!folder.has(name) && !missing.has(rule)) throw new Error(`${rule} names no file of the folder: ${file}`);
  if (row !== undefined && !(Number.isInteger(row) && row >= 0)) throw new Error(`${rule} names the row ${row}`);
  for (const text of [message.zh, message.en, cure.zh, cure.en])
    if (text === '') throw new Error(`${rule} says nothing`);
  if (!formatProblem(problem, 'zh').includes(file)) throw new Error(`${rule} does not print its file`);
}
