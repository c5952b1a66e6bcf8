import type { Program, Solver } from './program.ts';
import type { Breach } from './breach.ts';
import { roundGuide, type LargeChoice } from './round.ts';
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

/** What is chosen from, and what was chosen before. */
export interface Choice {
  readonly system: System;
  readonly covers: readonly (readonly number[])[];
  /** What `decidersOf` has found, by variable. */
  readonly deciders: Map<number, readonly number[] | boolean>;
  /** The cells of each group of breaches: one that has not changed keeps them. */
  readonly made: Map<string, readonly number[]>;
  /** Of groups too large to be solved at best: how far each cell is chosen where parts of one may be. */
  readonly guide: Map<number, number>;
  /** The cells chosen in such groups: they stay. */
  readonly kept: Set<number>;
}

/** Nothing chosen yet. */
export function openChoice(system: System, covers: Choice['covers']): Choice {
  return { system, covers, deciders: new Map(), made: new Map(), guide: new Map(), kept: new Set() };
}

interface Choosing {
  readonly solve: Solver;
  /** Whether large groups are to be weighed up again, and not only added to. */
  readonly anew: boolean;
}

/**
 * The cheapest cells to hide besides those that must be, such that none of the breaches found so far is left: a
 * program in whole numbers, solved for each group of breaches that hang together. In a group too large for that it is
 * solved in parts of cells first, and these are rounded. Throws `Unprotectable` where there is no choice.
 */
export function chooseHidden(choice: Choice, breaches: readonly Breach[], choosing: Choosing): Set<number> {
  const hidden = new Set<number>();
  const made = new Map<string, readonly number[]>();
  for (const group of groupsOf(choice, breaches)) {
    const name = group.map(({ index }) => index).join();
    const own = group.map(({ breach }) => breach);
    const cells = choice.made.get(name) ?? chooseInGroup(choice, own, choosing);
    made.set(name, cells);
    for (const cell of cells) hidden.add(cell);
  }
  choice.made.clear();
  for (const [name, cells] of made) choice.made.set(name, cells);
  return hidden;
}

/** The cells whose choice decides whether a variable is known: none where it is known or unknown whatever is chosen. */
function decidersOf(choice: Choice, variable: number): readonly number[] | boolean {
  const known = choice.deciders.get(variable);
  if (known !== undefined) return known;
  const found = findDeciders(choice, variable);
  choice.deciders.set(variable, found);
  return found;
}

function findDeciders({ system, covers }: Choice, variable: number): readonly number[] | boolean {
  if (system.variables[variable]?.public) return false;
  const cells = covers[variable] ?? [];
  if (cells.some((cell) => system.cells[cell]?.state === 'published')) return false;
  const free = cells.filter((cell) => system.cells[cell]?.state === 'free');
  return free.length === 0 ? true : free;
}

interface Numbered {
  readonly breach: Breach;
  readonly index: number;
}

/** Breaches that share a cell whose choice matters to both. */
function groupsOf(choice: Choice, breaches: readonly Breach[]): Numbered[][] {
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
  const groups = new Map<number, Numbered[]>();
  breaches.forEach((breach, index) => {
    const home = find(firsts[index] as number);
    const group = groups.get(home) ?? [];
    group.push({ breach, index });
    groups.set(home, group);
  });
  return [...groups.values()];
}

/** The program of a group in the making. */
interface Model {
  readonly choice: Choice;
  /** The column of each free cell, and of each variable that several free cells show. */
  readonly cells: Map<number, number>;
  readonly shared: Map<number, number>;
  /** `linking`: a row that only says when a shared variable is unknown. */
  readonly rows: (Program['rows'][number] & { readonly linking?: boolean })[];
  columns: number;
}

/** Groups with more cells to choose from are not solved at best. */
const mostCells = 120;

function chooseInGroup(choice: Choice, group: readonly Breach[], { solve, anew }: Choosing): number[] {
  const model: Model = { choice, cells: new Map(), shared: new Map(), rows: [], columns: 0 };
  for (const each of group) addBreach(model, each);
  const large = model.cells.size > mostCells;
  const chosen = large ? chooseRoughly(model, { solve, anew }) : chooseBest(model, solve);
  if (!chosen) throw new Unprotectable(group.map(({ variable }) => variable));
  return [...model.cells].flatMap(([cell, column]) => (chosen(column) ? [cell] : []));
}

type Chosen = (column: number) => boolean;

function chooseBest(model: Model, solve: Solver): Chosen | undefined {
  const best = optimumOf(model, { solve, whole: true });
  return best && ((column) => (best[column] ?? 0) > 0.5);
}

function chooseRoughly(model: Model, { solve, anew }: Choosing): Chosen | undefined {
  const { choice, cells } = model;
  const strange = [...cells.keys()].filter((cell) => !choice.guide.has(cell)).length;
  if (anew || strange > cells.size / 4) {
    const parts = optimumOf(model, { solve, whole: false });
    if (!parts) return undefined;
    for (const [cell, column] of cells) choice.guide.set(cell, parts[column] ?? 0);
  }
  const chosen = roundGuide(largeChoice(model));
  if (!chosen) return undefined;
  for (const [cell, column] of cells) if (chosen.has(column)) choice.kept.add(cell);
  return (column) => chosen.has(column);
}

/** The cheapest way to meet all rows; undefined where there is none. */
function optimumOf(
  { choice, cells, columns, rows }: Model,
  { solve, whole }: { solve: Solver; whole: boolean },
): ArrayLike<number> | undefined {
  if (columns === 0) return undefined;
  const lower = new Array<number>(columns).fill(0);
  if (!whole) for (const [cell, column] of cells) if (choice.kept.has(cell)) lower[column] = 1;
  const upper = new Array<number>(columns).fill(1);
  const program = solve({ lower, upper, rows, ...(whole && { whole: [...cells.values()] }) });
  try {
    const costs = [...cells].map(([cell, column]) => [column, choice.system.cells[cell]?.cost ?? 1] as const);
    return program.optimise('least', costs)?.columns;
  } finally {
    program.close();
  }
}

function largeChoice({ choice, cells, shared, rows, columns }: Model): LargeChoice {
  const costs = new Array<number>(columns).fill(0);
  const guide = new Array<number>(columns).fill(0);
  const needs = costs.map((_, column): readonly number[] => [column]);
  for (const [cell, column] of cells) {
    costs[column] = choice.system.cells[cell]?.cost ?? 1;
    guide[column] = choice.guide.get(cell) ?? 0;
  }
  for (const [variable, column] of shared) {
    const deciders = decidersOf(choice, variable);
    needs[column] = typeof deciders === 'boolean' ? [] : deciders.map((cell) => cells.get(cell) ?? -1);
  }
  const kept = [...cells].flatMap(([cell, column]) => (choice.kept.has(cell) ? [column] : []));
  return { conditions: rows.filter(({ linking }) => !linking), costs, needs, guide, kept };
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
    model.rows.push({ columns: [cell, column], coefficients: [1, -1], lower: 0, upper: Infinity, linking: true });
  model.rows.push({
    columns: [column, ...cells],
    coefficients: [1, ...cells.map(() => -1)],
    lower: 1 - cells.length,
    upper: Infinity,
    linking: true,
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
