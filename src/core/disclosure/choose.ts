import type { Program, Solver } from './program.ts';
import type { Breach } from './range.ts';
import type { System } from './system.ts';

/** Nothing could be hidden that would protect a number. */
export class Unprotectable extends Error {
  readonly variables: readonly number[];
  /** The places of the figures among the observations. */
  readonly rows: readonly number[];
  constructor(variables: readonly number[], rows: readonly number[] = []) {
    super('unprotectable figures; expected others beside them that may be hidden, too');
    this.name = 'Unprotectable';
    this.variables = variables;
    this.rows = rows;
  }
}

/** What is chosen from, and the choices made before: a group of breaches that has not changed keeps its cells. */
export interface Choice {
  readonly system: System;
  readonly covers: readonly (readonly number[])[];
  readonly made: Map<string, readonly number[]>;
}

/**
 * The cheapest cells to hide besides those that must be, such that none of the breaches found so far is left: a
 * program in whole numbers, solved for each group of breaches that hang together. Throws `Unprotectable` where there
 * is none.
 */
export function chooseHidden(choice: Choice, breaches: readonly Breach[], solve: Solver): Set<number> {
  const hidden = new Set<number>();
  const made = new Map<string, readonly number[]>();
  for (const group of groupsOf(choice, breaches)) {
    const name = group.map((breach) => breaches.indexOf(breach)).join();
    const cells = choice.made.get(name) ?? solveGroup(choice, group, solve);
    made.set(name, cells);
    for (const cell of cells) hidden.add(cell);
  }
  choice.made.clear();
  for (const [name, cells] of made) choice.made.set(name, cells);
  return hidden;
}

/** The cells whose choice decides whether a variable is known: none where it is known or unknown whatever is chosen. */
function decidersOf({ system, covers }: Choice, variable: number): readonly number[] | boolean {
  if (system.variables[variable]?.public) return false;
  const cells = covers[variable] ?? [];
  if (cells.some((cell) => system.cells[cell]?.state === 'published')) return false;
  const free = cells.filter((cell) => system.cells[cell]?.state === 'free');
  return free.length === 0 ? true : free;
}

/** Breaches that share a cell whose choice matters to both. */
export function groupsOf(choice: Choice, breaches: readonly Breach[]): Breach[][] {
  const root = new Map<number, number>();
  const find = (cell: number): number => {
    let at = cell;
    for (let next = root.get(at); next !== undefined && next !== at; next = root.get(at)) at = next;
    return at;
  };
  const firsts = breaches.map(({ variable, weights }) => {
    const cells = [variable, ...weights.keys()].flatMap((each) => {
      const deciders = decidersOf(choice, each);
      return typeof deciders === 'boolean' ? [] : deciders;
    });
    const [first = -1 - variable, ...others] = cells;
    if (!root.has(first)) root.set(first, first);
    for (const other of others) root.set(find(other), find(first));
    return first;
  });
  const groups = new Map<number, Breach[]>();
  breaches.forEach((breach, index) => {
    const home = find(firsts[index] as number);
    groups.set(home, [...(groups.get(home) ?? []), breach]);
  });
  return [...groups.values()];
}

/** The program of a group in the making. */
interface Model {
  readonly choice: Choice;
  /** The column of each free cell, and of each variable that several free cells show. */
  readonly cells: Map<number, number>;
  readonly shared: Map<number, number>;
  readonly rows: Program['rows'][number][];
  columns: number;
}

function solveGroup(choice: Choice, group: readonly Breach[], solve: Solver): number[] {
  const model: Model = { choice, cells: new Map(), shared: new Map(), rows: [], columns: 0 };
  for (const each of group) addBreach(model, each);
  const names = group.map(({ variable }) => variable);
  if (model.columns === 0) throw new Unprotectable(names);
  const whole = [...model.cells.values()];
  const program = solve({
    lower: new Array<number>(model.columns).fill(0),
    upper: new Array<number>(model.columns).fill(1),
    rows: model.rows,
    whole,
  });
  try {
    const costs = [...model.cells].map(([cell, column]) => [column, choice.system.cells[cell]?.cost ?? 1] as const);
    const best = program.optimise('least', costs);
    if (!best) throw new Unprotectable(names);
    return [...model.cells].flatMap(([cell, column]) => ((best.columns[column] ?? 0) > 0.5 ? [cell] : []));
  } finally {
    program.close();
  }
}

/** Σ weights of hidden numbers ≥ 1 where the number itself is hidden. */
function addBreach(model: Model, { variable, weights }: Breach): void {
  const own = columnOf(model, variable);
  if (own === false) return;
  const sum = new Map<number, number>();
  let lower = own === true ? 1 : 0;
  if (own !== true) sum.set(own, -1);
  for (const [each, weight] of weights) {
    const column = columnOf(model, each);
    if (column === true) lower -= weight;
    else if (column !== false) sum.set(column, (sum.get(column) ?? 0) + weight);
  }
  model.rows.push({ columns: [...sum.keys()], coefficients: [...sum.values()], lower, upper: Infinity });
}

/** The column that says whether a variable is unknown; true or false where nothing is to be chosen. */
function columnOf(model: Model, variable: number): number | boolean {
  const deciders = decidersOf(model.choice, variable);
  if (typeof deciders === 'boolean') return deciders;
  const [only, ...others] = deciders;
  if (only === undefined) return true;
  if (others.length === 0) return cellColumn(model, only);
  const found = model.shared.get(variable);
  if (found !== undefined) return found;
  const column = model.columns++;
  model.shared.set(variable, column);
  const cells = deciders.map((cell) => cellColumn(model, cell));
  for (const cell of cells)
    model.rows.push({ columns: [cell, column], coefficients: [1, -1], lower: 0, upper: Infinity });
  model.rows.push({
    columns: [column, ...cells],
    coefficients: [1, ...cells.map(() => -1)],
    lower: 1 - cells.length,
    upper: Infinity,
  });
  return column;
}

function cellColumn(model: Model, cell: number): number {
  const found = model.cells.get(cell);
  if (found !== undefined) return found;
  const column = model.columns++;
  model.cells.set(cell, column);
  return column;
}
