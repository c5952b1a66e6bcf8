import { fraction, add, compare, multiply, subtract, zero, type Fraction } from '../exact.ts';
import { rightSide, type Block, type BlockSum, type Pattern } from './pattern.ts';
import type { OpenProgram, Optimum, Solver } from './program.ts';
import type { System, Variable } from './system.ts';

/**
 * A number that can be pinned down, and what would help: `weights` says how much of the missing range each other
 * number gives where it is hidden too. The number is safe only where the weights of the hidden add up to 1.
 */
export interface Breach {
  readonly variable: number;
  readonly weights: ReadonlyMap<number, number>;
}

/** What the audit of a block found. */
export interface Audit {
  readonly breaches: readonly Breach[];
  /** How many secrets are proven safe by two exact solutions, and how many by the solver with a margin. */
  readonly proven: number;
  readonly measured: number;
}

/** What a secret may be, by the solutions seen so far. */
interface Range {
  low: number;
  high: number;
}

interface Search {
  readonly pattern: Pattern;
  readonly block: Block;
  readonly columns: ReadonlyMap<number, number>;
  readonly exact: ReadonlyMap<number, Range>;
}

/**
 * The bounds audit of one block: every secret must have two solutions of everything published that are at least its
 * `width` apart. A pair of solutions found by the solver is held against the sums in exact arithmetic; only where it
 * is no exact solution the solver's own figure is taken, with a margin.
 */
export function auditRanges(pattern: Pattern, block: Block, solve: Solver): Audit {
  const secrets = block.unknowns.filter((variable) => pattern.secret[variable]);
  const obvious = secrets.flatMap((variable) => obviousBreach(pattern, block, variable) ?? []);
  if (obvious.length > 0) return { breaches: obvious, proven: 0, measured: 0 };
  const columns = new Map(block.unknowns.map((variable, column) => [variable, column]));
  const exact = new Map(block.unknowns.map((variable): [number, Range] => [variable, { low: NaN, high: NaN }]));
  const search: Search = { pattern, block, columns, exact };
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
  const wideEnough = (variable: number): boolean => {
    const range = search.exact.get(variable);
    return range !== undefined && range.high - range.low >= widthOf(search, variable);
  };
  for (const variable of secrets) {
    if (wideEnough(variable)) continue;
    const column = search.columns.get(variable) ?? -1;
    const most = optimumOf(program, search, { column, sense: 'most' });
    if (wideEnough(variable)) continue;
    const least = optimumOf(program, search, { column, sense: 'least' });
    if (wideEnough(variable)) continue;
    const width = widthOf(search, variable);
    if (most.value - least.value >= width * (1 + margin) + margin) measured++;
    else breaches.push(breachOf(search, variable, [most, least]));
  }
  return { breaches, proven: secrets.length - breaches.length - measured, measured };
}

const margin = 1e-4;

function widthOf({ pattern }: Search, variable: number): number {
  return variableAt(pattern.system, variable).width;
}

function variableAt({ variables }: System, index: number): Variable {
  const variable = variables[index];
  if (!variable) throw new Error(`unknown variable: ${index}; expected one of the system`);
  return variable;
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

/** Takes a solution into the ranges if it is one exactly, in whole numbers or in simple parts of them. */
function remember(point: ArrayLike<number>, { pattern, block, exact }: Search): void {
  for (const parts of [1, 2, 3, 10, 100, 1200]) {
    const rounded = block.unknowns.map((_, column) => Math.round((point[column] ?? NaN) * parts));
    if (!isSolution(rounded, parts, { pattern, block })) continue;
    block.unknowns.forEach((variable, column) => {
      const range = exact.get(variable);
      const value = (rounded[column] ?? NaN) / parts;
      if (!range) return;
      range.low = range.low <= value ? range.low : value;
      range.high = range.high >= value ? range.high : value;
    });
    return;
  }
}

function isSolution(
  rounded: readonly number[],
  parts: number,
  { pattern, block }: Pick<Search, 'pattern' | 'block'>,
): boolean {
  const { system } = pattern;
  const at = new Map(block.unknowns.map((variable, column) => [variable, rounded[column] ?? NaN]));
  const floored = block.unknowns.every((variable, column) =>
    variableAt(system, variable).floored ? (rounded[column] ?? NaN) >= 0 : Number.isFinite(rounded[column]),
  );
  if (!floored) return false;
  return block.sums.every((sum) => {
    const left = sum.variables.map(
      (variable, index) => [at.get(variable) ?? NaN, sum.coefficients[index] ?? 0] as const,
    );
    const right = sum.known.map(([variable, factor]) => [variableAt(system, variable).value ?? NaN, factor] as const);
    return addsUp(left, right, parts);
  });
}

type Products = readonly (readonly [value: number, factor: number])[];

/** Σ left = parts × Σ right, exactly. */
function addsUp(left: Products, right: Products, parts: number): boolean {
  const whole = [...left, ...right].every(([value, factor]) => Number.isInteger(value) && Number.isInteger(factor));
  if (whole) {
    const [a, b] = [left, right].map((side) => side.reduce((sum, [value, factor]) => sum + value * factor, 0));
    return a === (b ?? NaN) * parts && Number.isSafeInteger(a);
  }
  const sumOf = (side: Products): Fraction =>
    side.reduce((sum, [value, factor]) => add(sum, multiply(printed(value), fraction(factor))), zero);
  return compare(subtract(sumOf(left), multiply(sumOf(right), fraction(parts))), zero) === 0;
}

/** A sum of decimals as it would be printed, without the last digit's error. */
function printed(value: number): Fraction {
  return fraction(Number(value.toPrecision(15)));
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

/** How far a number can be moved by its own bounds: down to zero, up without end. */
function roomOf({ value, floored }: Variable): { up: number; down: number } {
  return { up: Infinity, down: floored && value !== undefined ? value : Infinity };
}

/**
 * What would widen the range of a variable, from the duals of its two bounds: a number that the bound leans on gives,
 * where it is hidden, as much as it can itself be moved.
 */
function breachOf({ pattern, block }: Search, variable: number, optima: readonly [Optimum, Optimum]): Breach {
  const { system } = pattern;
  const gains = new Map<number, number>();
  optima.forEach(({ duals }, index) => {
    const sense = index === 0 ? 1 : -1;
    const lean = new Map<number, number>([[variable, sense]]);
    block.sums.forEach(({ equation }, row) => {
      const dual = sense * (duals[row] ?? 0);
      if (Math.abs(dual) < 1e-9) return;
      const { variables, coefficients } = system.equations[equation] ?? { variables: [], coefficients: [] };
      variables.forEach((each, term) => {
        lean.set(each, (lean.get(each) ?? 0) - dual * (coefficients[term] ?? 0));
      });
    });
    for (const [each, reduced] of lean) {
      if (Math.abs(reduced) < 1e-9) continue;
      const { up, down } = roomOf(variableAt(system, each));
      const gain = reduced > 0 ? reduced * up : -reduced * down;
      gains.set(each, (gains.get(each) ?? 0) + gain);
    }
  });
  return breach(system, variable, gains);
}

/** A breach from the room that each hidden number gives, beyond what the number itself has. */
function breach(system: System, variable: number, gains: ReadonlyMap<number, number>): Breach {
  const { width } = variableAt(system, variable);
  const own = gains.get(variable) ?? 0;
  const missing = width * (1 + tighter) - (Number.isFinite(own) ? own : 0);
  const weights = new Map<number, number>();
  for (const [each, gain] of gains) {
    const weight = Math.min(1, gain / missing);
    if (each !== variable && weight > 0) weights.set(each, weight);
  }
  return { variable, weights };
}

/** Amounts are hidden with a little more room than asked for, so that the solver's last digit decides nothing. */
const tighter = 1e-3;

/** The two faults seen without a solver: alone in a sum, or in a sum of numbers too small together. */
function obviousBreach({ system }: Pattern, { sums }: Block, variable: number): Breach | undefined {
  for (const sum of sums) {
    const own = sum.coefficients[sum.variables.indexOf(variable)];
    if (own === undefined) continue;
    if (sum.variables.length === 1) return { variable, weights: new Map(sum.known.map(([each]) => [each, 1])) };
    const small = tooSmallTogether(system, sum, variable);
    if (small) return small;
  }
  return undefined;
}

function tooSmallTogether(system: System, sum: BlockSum, variable: number): Breach | undefined {
  const { equation, variables, coefficients } = sum;
  const own = coefficients[variables.indexOf(variable)] ?? 0;
  const oneWay = variables.every(
    (each, index) => (coefficients[index] ?? 0) * own > 0 && variableAt(system, each).floored,
  );
  if (!oneWay) return undefined;
  const { value, width } = variableAt(system, variable);
  const range = rightSide(system, sum) / own;
  if (value === undefined || range >= width) return undefined;
  const gains = new Map([[variable, value]]);
  const whole = system.equations[equation] ?? { variables: [], coefficients: [] };
  whole.variables.forEach((each, index) => {
    if (each === variable) return;
    const ratio = (whole.coefficients[index] ?? 0) / own;
    const { up, down } = roomOf(variableAt(system, each));
    gains.set(each, ratio > 0 ? ratio * down : -ratio * up);
  });
  return breach(system, variable, gains);
}
