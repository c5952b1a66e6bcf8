import { add, compare, fraction, multiply, subtract, zero, type Fraction } from '../exact.ts';
import { variableAt, type Block, type Pattern } from './pattern.ts';

/**
 * Solutions of everything published that were found before, by the numbers that differ from the true ones: each stays
 * a solution wherever those are hidden.
 */
export interface Pool {
  readonly points: ReadonlyMap<number, number>[];
  readonly byVariable: Map<number, number[]>;
}

/** What a secret may be, by the solutions seen so far. */
export interface Range {
  low: number;
  high: number;
}

/** The solutions of one block that are known, and what each number is in them. */
export interface Solutions {
  readonly pattern: Pattern;
  readonly block: Block;
  readonly exact: ReadonlyMap<number, Range>;
  readonly pool: Pool;
  /** The sums of the block, made ready to be checked when the first solution is. */
  ready?: ReadyBlock;
}

interface ReadyBlock {
  /** By column: whether the number cannot be below zero. */
  readonly floored: readonly boolean[];
  readonly sums: readonly ReadySum[];
}

/** A sum by columns, with its right side: as a number where that and all coefficients are whole ones. */
interface ReadySum {
  readonly columns: readonly number[];
  readonly coefficients: readonly number[];
  readonly right: number | Fraction;
}

/** The solutions of a block that were found before and still are some, the true values first. */
export function recall(pattern: Pattern, block: Block, pool: Pool): Solutions {
  const exact = new Map(block.unknowns.map((variable): [number, Range] => [variable, { low: NaN, high: NaN }]));
  const solutions = { pattern, block, exact, pool };
  const truth = new Map(block.unknowns.map((variable) => [variable, variableAt(pattern.system, variable).value]));
  if ([...truth.values()].includes(undefined)) return solutions;
  widen(solutions, truth as ReadonlyMap<number, number>);
  const indexes = new Set(block.unknowns.flatMap((variable) => pool.byVariable.get(variable) ?? []));
  for (const index of indexes) {
    const moved = pool.points[index];
    if (moved && isWithin(moved, exact)) widen(solutions, moved);
  }
  return solutions;
}

function isWithin(moved: ReadonlyMap<number, number>, exact: Solutions['exact']): boolean {
  if (moved.size > exact.size) return false;
  for (const variable of moved.keys()) if (!exact.has(variable)) return false;
  return true;
}

/** Takes a solution into the ranges if it is one exactly, in whole numbers or in simple parts of them. */
export function remember(point: ArrayLike<number>, solutions: Solutions): void {
  const { block } = solutions;
  for (const parts of [1, 2, 3, 10, 100, 1200]) {
    const rounded = block.unknowns.map((_, column) => Math.round((point[column] ?? NaN) * parts));
    if (!isSolution(rounded, parts, solutions)) continue;
    const values = new Map(block.unknowns.map((variable, column) => [variable, (rounded[column] ?? NaN) / parts]));
    if (widen(solutions, values)) keep(solutions, values);
    return;
  }
}

/** Whether a solution makes a range wider. */
function widen({ exact }: Solutions, values: ReadonlyMap<number, number>): boolean {
  let wider = false;
  for (const [variable, value] of values) {
    const range = exact.get(variable);
    if (!range) continue;
    wider ||= !(range.low <= value && range.high >= value);
    range.low = range.low <= value ? range.low : value;
    range.high = range.high >= value ? range.high : value;
  }
  return wider;
}

function keep({ pattern: { system }, pool }: Solutions, values: ReadonlyMap<number, number>): void {
  const moved = new Map([...values].filter(([variable, value]) => variableAt(system, variable).value !== value));
  if ([...moved.keys()].some((variable) => variableAt(system, variable).value === undefined)) return;
  const index = pool.points.push(moved) - 1;
  for (const variable of moved.keys()) {
    const indexes = pool.byVariable.get(variable) ?? [];
    indexes.push(index);
    pool.byVariable.set(variable, indexes);
  }
}

function isSolution(rounded: readonly number[], parts: number, solutions: Solutions): boolean {
  const { floored, sums } = (solutions.ready ??= makeReady(solutions));
  if (!rounded.every((value, column) => (floored[column] ? value >= 0 : Number.isFinite(value)))) return false;
  return sums.every((sum) => addsUp(sum, rounded, parts));
}

function makeReady({ pattern: { system }, block }: Solutions): ReadyBlock {
  const columns = new Map(block.unknowns.map((variable, column) => [variable, column]));
  return {
    floored: block.unknowns.map((variable) => variableAt(system, variable).floored),
    sums: block.sums.map(({ variables, coefficients, known }): ReadySum => {
      const given = known.map(([variable, factor]) => [variableAt(system, variable).value ?? NaN, factor] as const);
      const all = [...coefficients, ...given.flat()];
      return {
        columns: variables.map((variable) => columns.get(variable) ?? -1),
        coefficients,
        right: all.every(Number.isInteger)
          ? given.reduce((sum, [value, factor]) => sum + value * factor, 0)
          : given.reduce((sum, [value, factor]) => add(sum, multiply(printed(value), fraction(factor))), zero),
      };
    }),
  };
}

/** Σ of the columns = parts × the right side, exactly. */
function addsUp({ columns, coefficients, right }: ReadySum, rounded: readonly number[], parts: number): boolean {
  if (typeof right === 'number') {
    let sum = 0;
    for (let index = 0; index < columns.length; index++)
      sum += (rounded[columns[index] ?? -1] ?? NaN) * (coefficients[index] ?? 0);
    return sum === right * parts && Number.isSafeInteger(sum);
  }
  const left = columns.reduce(
    (sum, column, index) => add(sum, multiply(fraction(rounded[column] ?? NaN), fraction(coefficients[index] ?? 0))),
    zero,
  );
  return compare(subtract(left, multiply(right, fraction(parts))), zero) === 0;
}

/** A sum of decimals as it would be printed, without the last digit's error. */
function printed(value: number): Fraction {
  return fraction(Number(value.toPrecision(15)));
}
