import type { Block, Pattern } from './pattern.ts';
import { fraction } from '../exact.ts';

/** A row of whole numbers by column; a zero is left out. */
type Row = Map<number, bigint>;

/**
 * The rank audit of one block, in exact arithmetic: the secrets that follow from the published sums alone, because the
 * sums, combined, leave nothing but the number itself. Whatever the values are.
 */
export function solvable({ secret }: Pattern, block: Block): number[] {
  const reduced = reduce(block.sums.map(({ variables, coefficients }) => wholeRow(variables, coefficients)));
  return [...reduced].filter(([pivot, row]) => row.size === 1 && secret[pivot]).map(([pivot]) => pivot);
}

function wholeRow(variables: readonly number[], coefficients: readonly number[]): Row {
  const parts = coefficients.map(fraction);
  const common = parts.reduce((product, { d }) => product * (d / gcd(product, d)), 1n);
  return new Map(variables.map((variable, index) => [variable, scaled(parts[index], common)]));
}

function scaled(part: { n: bigint; d: bigint } | undefined, common: bigint): bigint {
  return part ? (part.n * common) / part.d : 0n;
}

/** The reduced echelon form: each pivot stands in its own row only. Rows are kept in lowest terms. */
function reduce(rows: readonly Row[]): Map<number, Row> {
  const pivots = new Map<number, Row>();
  const users = new Map<number, Set<number>>();
  const use = (pivot: number, row: Row): void => {
    for (const column of row.keys()) users.set(column, (users.get(column) ?? new Set()).add(pivot));
  };
  for (const given of rows) {
    let row = given;
    for (const column of [...given.keys()]) {
      const pivotRow = pivots.get(column);
      if (pivotRow && row.has(column)) row = eliminate(row, pivotRow, column);
    }
    const pivot = sparsest(row, users);
    if (pivot === undefined) continue;
    for (const other of users.get(pivot) ?? []) {
      const old = pivots.get(other);
      if (!old?.has(pivot)) continue;
      const next = eliminate(old, row, pivot);
      pivots.set(other, next);
      use(other, next);
    }
    pivots.set(pivot, row);
    use(pivot, row);
  }
  return pivots;
}

/** The column of a row that the fewest other rows use: it costs the least to clear. */
function sparsest(row: Row, users: ReadonlyMap<number, ReadonlySet<number>>): number | undefined {
  let [best, fewest] = [undefined as number | undefined, Infinity];
  for (const column of row.keys()) {
    const count = users.get(column)?.size ?? 0;
    if (count < fewest) [best, fewest] = [column, count];
  }
  return best;
}

/** The combination of two rows in which a column is zero. */
function eliminate(row: Row, by: Row, column: number): Row {
  const [a, b] = [row.get(column) ?? 0n, by.get(column) ?? 1n];
  const result: Row = new Map();
  for (const [each, value] of row) result.set(each, value * b);
  for (const [each, value] of by) {
    const difference = (result.get(each) ?? 0n) - value * a;
    if (difference === 0n) result.delete(each);
    else result.set(each, difference);
  }
  let common = 0n;
  for (const value of result.values()) common = gcd(common, value);
  if (common > 1n) for (const [each, value] of result) result.set(each, value / common);
  return result;
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
