import { rightSide, variableAt, type Block, type BlockSum, type Pattern } from './pattern.ts';
import type { Optimum } from './program.ts';
import type { System, Variable } from './system.ts';

/**
 * A number that can be pinned down, and what would help: `weights` says how much of the missing range each other
 * number gives where it is hidden too. The number is safe only where the weights of the hidden add up to 1.
 */
export interface Breach {
  readonly variable: number;
  readonly weights: ReadonlyMap<number, number>;
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

/** The faults seen without a solver: secrets alone in a sum, or in a sum of numbers that are too small together. */
export function obviousBreaches({ system, secret }: Pattern, { sums }: Block): Breach[] {
  const found = new Map<number, Breach>();
  for (const sum of sums)
    for (const variable of sum.variables) {
      if (!secret[variable] || found.has(variable)) continue;
      const lone = sum.variables.length === 1;
      const weights = new Map(lone ? sum.known.map(([each]) => [each, 1]) : []);
      const fault = lone ? { variable, weights } : tooSmallTogether(system, sum, variable);
      if (fault) found.set(variable, fault);
    }
  return [...found.values()];
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

/** How far a number can be moved by its own bounds: down to zero, up without end. */
function roomOf({ value, floored }: Variable): { up: number; down: number } {
  return { up: Infinity, down: floored && value !== undefined ? value : Infinity };
}

/**
 * What would widen the range of a variable, from the duals of its two bounds: a number that the bound leans on gives,
 * where it is hidden, as much as it can itself be moved.
 */
export function breachOf(
  { system }: Pattern,
  { sums }: Block,
  { variable, optima }: { variable: number; optima: readonly [Optimum, Optimum] },
): Breach {
  const gains = new Map<number, number>();
  optima.forEach(({ duals }, index) => {
    const sense = index === 0 ? 1 : -1;
    const lean = new Map<number, number>([[variable, sense]]);
    sums.forEach(({ equation }, row) => {
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
