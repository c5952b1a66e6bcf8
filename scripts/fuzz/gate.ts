import { parse } from 'csv-parse/sync';
import type { Observation } from '../../src/core/observation.ts';
import type { Effects } from '../data/effects.ts';
import { inspect } from '../data/inspect.ts';
import { formatProblem, isError, type Problem } from '../data/problem.ts';
import type { Entry } from '../data/survey.ts';
import { mutate, type Mutation } from './mutate.ts';

export type Folder = ReadonlyMap<string, Buffer>;

/** A data folder with one of its files changed. */
export function mutated(folder: Folder, { file, changes }: Mutation): { folder: Folder; path: string } {
  const paths = [...folder.keys()];
  const path = paths[file % paths.length] ?? '';
  const bytes = changes.reduce(mutate, folder.get(path) ?? Buffer.alloc(0));
  return { folder: new Map([...folder, [path, bytes]]), path };
}

/** The effects of a build whose data folder is in memory. */
export function inMemory(folder: Folder, real: Effects): Effects {
  const entry = ([path, bytes]: [string, Buffer]): Entry => ({ path, kind: 'file', bytes: bytes.length, stamp: '' });
  return {
    ...real,
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
  const { problems, figures } = await inspect('/memory', inMemory(folder, real));
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
