import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Observation } from '../../src/core/observation.ts';
import type { Effects } from '../data/output/effects.ts';
import { inspect } from '../data/inspect.ts';
import { formatProblem, isError, type Problem } from '../data/problem.ts';
import type { Entry } from '../data/read/survey.ts';
import { mutate, type Mutation } from './mutate.ts';

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
      const bytes = folder.get(path.slice('/memory/'.length));
      return bytes ? Promise.resolve(bytes) : Promise.reject(new Error(`no such file: ${path}`));
    },
  };
}

/**
 * Puts a changed folder through the gate and throws where the gate fails: a crash, a problem that names no file or says
 * nothing, a row lost, a figure that is not what the file says. Tells whether the folder would build.
 */
export async function tryGate(folder: Folder, real: Effects): Promise<'built' | 'refused'> {
  const aside = await mkdtemp(join(tmpdir(), 'sunledger-fuzz-'));
  try {
    for (const [path, bytes] of folder)
      if (path.endsWith('.parquet')) {
        await mkdir(dirname(join(aside, path)), { recursive: true });
        await writeFile(join(aside, path), bytes);
      }
    return await judgeGate(folder, inMemory(folder, real, aside));
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

async function judgeGate(folder: Folder, effects: Effects): Promise<'built' | 'refused'> {
  const { problems, figures } = await inspect('/memory', effects);
  for (const problem of problems) checkProblem(problem, folder);
  if (problems.some(isError)) return 'refused';
  if (!figures) throw new Error('neither figures nor an error');
  checkFigures(folder, figures.observations);
  return 'built';
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

/** Every row of a plain table of counts against the figure made from it, read by another and simpler way. */
export function checkFigures(folder: Folder, observations: readonly Observation[]): void {
  const file = 'indicators/water.csv';
  if (!folder.has(file)) return;
  const text =
    folder
      .get(file)
      ?.toString('utf8')
      .replace(/^\uFEFF/, '')
      .replace(/\r\n?/g, '\n') ?? '';
  const [header = [], ...rows] = parse(text, {
    relax_column_count: true,
    skip_empty_lines: true,
  });
  const own = observations.filter((each) => each.file === file && /^\d+$/.test(each.rows));
  const kept = rows.filter((cells) => cells.some((cell) => cell !== ''));
  if (own.length !== kept.length) throw new Error(`${kept.length} rows in ${file}, ${own.length} published`);
  const number = (cells: readonly string[], name: string): number | undefined => {
    const cell = cells[header.indexOf(name)] ?? '';
    return cell === '' ? undefined : Number(cell);
  };
  const sorted = own.toSorted((a, b) => Number(a.rows) - Number(b.rows));
  for (const [index, { numerator, denominator, status, rows: row }] of sorted.entries()) {
    const cells = kept[index] ?? [];
    if (status === 'suppressed') continue;
    if (numerator !== number(cells, 'numerator') || denominator !== number(cells, 'denominator'))
      throw new Error(`row ${row} of ${file} is published as ${numerator} of ${denominator}`);
  }
}
