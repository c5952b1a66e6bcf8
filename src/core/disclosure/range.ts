import { breachOf, type Breach } from './breach.ts';
import { rightSide, variableAt, type Block, type Pattern } from './pattern.ts';
import type { OpenProgram, Optimum, Solver } from './program.ts';
import { recall, remember, type Pool, type Solutions } from './solutions.ts';

/** What the audit of a block found. */
export interface Audit {
  readonly breaches: readonly Breach[];
  /** How many secrets are proven safe by two exact solutions, and how many by the solver with a margin. */
  readonly proven: number;
  readonly measured: number;
}

interface Search extends Solutions {
  /** The column of each unknown. */
  readonly columns: ReadonlyMap<number, number>;
}

/**
 * The bounds audit of one block: every secret must have two solutions of everything published that are at least its
 * `width` apart. A pair of solutions found by the solver is held against the sums in exact arithmetic; only where it
 * is no exact solution the solver's own figure is taken, with a margin. Looks for no more once it has found many.
 */
export function auditRanges(pattern: Pattern, block: Block, { solve, pool }: { solve: Solver; pool: Pool }): Audit {
  const secrets = block.unknowns.filter((variable) => pattern.secret[variable]);
  const columns = new Map(block.unknowns.map((variable, column) => [variable, column]));
  const search: Search = { ...recall(pattern, block, pool), columns };
  if (secrets.every((variable) => isProven(search, variable)))
    return { breaches: [], proven: secrets.length, measured: 0 };
  const program = solve(programOf(search));
  try {
    return auditWith(program, search, secrets);
  } finally {
    program.close();
  }
}

function auditWith(program: OpenProgram, search: Search, secrets: readonly number[]): Audit {
  const breaches: Breach[] = [];
  let measured = 0;
  explore(program, search, secrets);
  for (const variable of secrets) {
    if (isProven(search, variable) || breaches.length >= enoughBreaches) continue;
    const column = search.columns.get(variable) ?? -1;
    const most = optimumOf(program, search, { column, sense: 'most' });
    if (isProven(search, variable)) continue;
    const least = optimumOf(program, search, { column, sense: 'least' });
    if (isProven(search, variable)) continue;
    const width = widthOf(search, variable);
    if (most.value - least.value >= width * (1 + margin) + margin) measured++;
    else breaches.push(breachOf(search.pattern, search.block, { variable, optima: [most, least] }));
  }
  return { breaches, proven: secrets.length - breaches.length - measured, measured };
}

/** With so many the pattern is changed before the others are looked for. */
const enoughBreaches = 40;

function isProven(search: Search, variable: number): boolean {
  const range = search.exact.get(variable);
  return range !== undefined && range.high - range.low >= widthOf(search, variable);
}

/** Directions in which a block is looked at as a whole before its secrets are taken one by one. */
const directions = 12;

/**
 * Pushes all secrets that are not proven yet at once, half of them up and half of them down, then the other way round:
 * in a block of many, a few such solutions prove most.
 */
function explore(program: OpenProgram, search: Search, secrets: readonly number[]): void {
  let [seed, before] = [1, Infinity];
  for (let turn = 0; turn < directions; turn++) {
    const left = secrets.filter((variable) => !isProven(search, variable));
    if (left.length < 4 || left.length > before - 2) return;
    before = left.length;
    const costs = left.map((variable): [number, number] => {
      seed = (seed * 48271) % 2147483647;
      return [search.columns.get(variable) ?? -1, seed % 2 === 0 ? 1 : -1];
    });
    for (const sense of ['most', 'least'] as const) {
      const optimum = program.optimise(sense, costs);
      if (optimum) remember(optimum.columns, search);
    }
  }
}

const margin = 1e-4;

function widthOf({ pattern }: Search, variable: number): number {
  return variableAt(pattern.system, variable).width;
}

function optimumOf(
  program: OpenProgram,
  search: Search,
  { column, sense }: { column: number; sense: 'most' | 'least' },
): Optimum {
  const optimum = program.optimise(sense, [[column, 1]]);
  if (!optimum) throw new Error('no solution: published figures that contradict each other; expected sums that hold');
  remember(optimum.columns, search);
  return optimum;
}

function programOf({ pattern: { system }, block, columns }: Search): Parameters<Solver>[0] {
  const variables = block.unknowns.map((variable) => variableAt(system, variable));
  const widest = Math.max(...variables.map(({ width }) => width));
  const far = variables.map(({ value = 0 }) => Math.abs(value) + 1000 * widest);
  return {
    lower: variables.map(({ floored }, column) => (floored ? 0 : -(far[column] ?? 0))),
    upper: far,
    rows: block.sums.map((sum) => {
      const right = rightSide(system, sum);
      const at = sum.variables.map((variable) => columns.get(variable) ?? -1);
      return { columns: at, coefficients: sum.coefficients, lower: right, upper: right };
    }),
  };
}
