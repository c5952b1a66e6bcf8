import type { Cell, System, Variable } from './system.ts';

/** Which cells of a system are hidden, and what follows for each number. */
export interface Pattern {
  readonly system: System;
  /** By cell. */
  readonly hidden: readonly boolean[];
  /** By variable: whether some open cell, or a publication elsewhere, prints it. */
  readonly known: readonly boolean[];
  /** By variable: whether a hidden cell holds it, so that nobody may work it out. */
  readonly secret: readonly boolean[];
}

/** The pattern in which exactly these cells are hidden. */
export function patternOf(system: System, hidden: readonly boolean[]): Pattern {
  const known = system.variables.map((variable) => variable.public);
  const held = system.variables.map(() => false);
  system.cells.forEach(({ variables }, cell) => {
    for (const variable of variables) (hidden[cell] ? held : known)[variable] = true;
  });
  const secret = held.map((each, variable) => each && known[variable] === false);
  for (const variable of impliedZeros(system, known)) secret[variable] = false;
  return { system, hidden, known, secret };
}

/**
 * The parts of totals that are published as zero: that nobody is left of a group large enough to be published says
 * the same of every part of it, and no hiding could undo it.
 */
function impliedZeros(system: System, known: readonly boolean[]): Set<number> {
  const zeros = new Set<number>();
  const isZero = (variable: number): boolean =>
    zeros.has(variable) || (known[variable] === true && system.variables[variable]?.value === 0);
  for (let found = -1; found !== zeros.size;) {
    found = zeros.size;
    for (const { variables, coefficients } of system.equations) {
      const totals = variables.filter((_, index) => coefficients[index] === -1);
      const members = variables.filter((_, index) => coefficients[index] === 1);
      if (totals.length !== 1 || members.length + 1 !== variables.length || !isZero(totals[0] as number)) continue;
      if (members.every((member) => system.variables[member]?.floored))
        for (const member of members) if (!known[member]) zeros.add(member);
    }
  }
  return zeros;
}

/** The unknowns of a pattern that hang together, with what the published numbers leave to be known of them. */
export interface Block {
  readonly unknowns: readonly number[];
  /** Sums of unknowns that a reader can compute. */
  readonly sums: readonly BlockSum[];
}

export interface BlockSum {
  /** The place of the equation in the system. */
  readonly equation: number;
  readonly variables: readonly number[];
  readonly coefficients: readonly number[];
  /** The parts of the right side: the known terms, negated. */
  readonly known: readonly (readonly [variable: number, coefficient: number])[];
}

/** The blocks of a pattern that hold something secret. */
export function blocksOf({ system, known, secret }: Pattern): Block[] {
  const root = system.variables.map((_, index) => index);
  const find = (variable: number): number => {
    let at = variable;
    while (root[at] !== at) at = root[at] = root[root[at] as number] as number;
    return at;
  };
  const open = system.equations.flatMap(({ variables, coefficients }, equation) => {
    const unknown = variables.flatMap((variable, index) => (known[variable] ? [] : [index]));
    const [first, ...others] = unknown.map((index) => variables[index] as number);
    if (first === undefined) return [];
    for (const other of others) root[find(other)] = find(first);
    const given = variables.flatMap((variable, index) =>
      known[variable] ? [[variable, -(coefficients[index] as number)] as const] : [],
    );
    const left = unknown.map((index) => coefficients[index] as number);
    return [{ equation, variables: [first, ...others], coefficients: left, known: given }];
  });
  const blocks = new Map<number, { unknowns: number[]; sums: BlockSum[] }>();
  secret.forEach((each, variable) => {
    if (each) blocks.set(find(variable), { unknowns: [], sums: [] });
  });
  known.forEach((each, variable) => {
    if (!each) blocks.get(find(variable))?.unknowns.push(variable);
  });
  for (const sum of open) blocks.get(find(sum.variables[0] as number))?.sums.push(sum);
  return [...blocks.values()];
}

export function variableAt({ variables }: System, index: number): Variable {
  const variable = variables[index];
  if (!variable) throw new Error(`unknown variable: ${index}; expected one of the system`);
  return variable;
}

/** The right side of a sum, in numbers. */
export function rightSide(system: System, { known }: BlockSum): number {
  return known.reduce((sum, [variable, factor]) => sum + factor * valueOf(system.variables[variable]), 0);
}

function valueOf(variable: Variable | undefined): number {
  if (variable?.value === undefined) throw new Error(`unknown value: ${variable?.name}; expected a published number`);
  return variable.value;
}

/** The cells that show a variable. */
export function coversOf({ cells, variables }: System): readonly (readonly number[])[] {
  const covers: number[][] = variables.map(() => []);
  cells.forEach(({ variables: shown }: Cell, cell) => {
    for (const variable of shown) covers[variable]?.push(cell);
  });
  return covers;
}
