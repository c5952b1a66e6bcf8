import type { Observation } from '../observation.ts';
import { hasNumbers, isAboutPeople, isPublished, smallest, type DisclosureRule, type Measured } from './rule.ts';
import { impliedCounts } from './primary.ts';

/** What a number in a figure is. The complement is denominator − numerator: those who are left. */
export type Part = 'numerator' | 'denominator' | 'value' | 'complement';

/** A number that somebody may want to work out. */
export interface Variable {
  /** Its figures: indicator, part, area, period and groups; for messages of the build. */
  readonly name: string;
  /** Its true value, where the build knows it. */
  value?: number;
  /** Whether everybody knows that it is not negative. */
  floored: boolean;
  /** While it is hidden, the narrowest range it may be pinned down to. */
  width: number;
  /** Whether it is people, of whom fewer than `width` are small. */
  people: boolean;
  /** Whether a publication elsewhere prints it. */
  public: boolean;
}

/** A figure that is published or hidden as a whole, with the numbers that it shows. */
export interface Cell {
  /** Its place among the observations. */
  readonly row: number;
  readonly variables: readonly number[];
  /** What the reader loses with it. */
  readonly cost: number;
  /** Whether it is hidden by a rule, cannot be hidden because it is public elsewhere, or is free to be chosen. */
  state: 'hidden' | 'published' | 'free';
}

/** A sum of variables that everybody knows to be zero. */
export interface Equation {
  readonly variables: readonly number[];
  readonly coefficients: readonly number[];
}

/** Everything that is published, as one linear system. */
export interface System {
  readonly variables: readonly Variable[];
  readonly cells: readonly Cell[];
  readonly equations: readonly Equation[];
}

/** A system in the making: variables by the figures they stand in. */
export interface Draft {
  readonly rows: readonly Observation[];
  readonly rules: Readonly<Record<string, DisclosureRule>>;
  readonly variables: Variable[];
  readonly byKey: Map<string, number>;
  /** The variable that stands for each, where two are the same number. */
  readonly same: number[];
  readonly equations: { variables: number[]; coefficients: number[] }[];
}

type Key = Pick<Observation, 'indicator' | 'area' | 'period' | 'groups'>;

export function keyOf({ indicator, area, period, groups }: Key): string {
  return `${indicator} ${area} ${period} ${groups}`;
}

export function quantityKey(part: Part, key: Key): string {
  return `${part} ${keyOf(key)}`;
}

/** The variables of all figures about people, and of those that `linked` indicators have in common with them. */
export function draftSystem(
  rows: readonly Observation[],
  rules: Readonly<Record<string, DisclosureRule>>,
  linked: ReadonlySet<string> = new Set(),
): Draft {
  const draft: Draft = { rows, rules, variables: [], byKey: new Map(), same: [], equations: [] };
  const ordered = orderedShares(rows, rules);
  const negative = new Set<string>();
  for (const row of rows)
    for (const part of ['numerator', 'denominator', 'value'] as const)
      if ((row[part] ?? 0) < 0) negative.add(`${part} ${row.indicator}`);
  for (const row of rows) {
    const rule = rules[row.indicator];
    if (!rule || (!isAboutPeople(rule) && !linked.has(row.indicator)) || row.status === 'not-applicable') continue;
    const values = valuesOf(row, rule);
    const shown = partsOf(row, rule);
    for (const part of isBareRate(row, rule) ? [...shown, ...countsOf(rule)] : shown) {
      const measured = part === 'complement' ? 'people' : (rule.measured[part] ?? 'other');
      const floored = part === 'complement' ? ordered.has(row.indicator) : !negative.has(`${part} ${row.indicator}`);
      const known = hasNumbers(row) && isPublished(row) && shown.includes(part);
      addVariable(draft, quantityKey(part, row), { measured, value: values[part], floored, rule, public: known });
    }
  }
  return draft;
}

interface Quantity {
  readonly measured: Measured;
  readonly value: number | undefined;
  readonly floored: boolean;
  readonly rule: DisclosureRule;
  readonly public: boolean;
}

function addVariable(draft: Draft, name: string, given: Quantity): void {
  const { measured, value, floored, rule } = given;
  draft.byKey.set(name, draft.variables.length);
  draft.same.push(draft.variables.length);
  const width = measured === 'money' ? Math.max(1, Math.abs(value ?? 0) * leastUncertainty) : smallest(rule);
  const people = measured === 'people' && isAboutPeople(rule);
  draft.variables.push({ name, value, floored, width, people, public: given.public });
}

/** An amount may not be known to within a tenth. */
const leastUncertainty = 0.1;

/** The numbers that a figure shows, or would show. */
export function partsOf(row: Observation, rule: DisclosureRule): Part[] {
  if (rule.calculation === 'growth') return [];
  if (rule.calculation === 'value' || isBareRate(row, rule)) return ['value'];
  return countsOf(rule);
}

function countsOf({ measured, share }: DisclosureRule): Part[] {
  return [
    'numerator',
    ...(measured.denominator ? ['denominator' as const] : []),
    ...(share ? ['complement' as const] : []),
  ];
}

/** A rate that is published without its counts. */
export function isBareRate(row: Observation, { calculation }: DisclosureRule): boolean {
  const bare = row.numerator === undefined || row.denominator === undefined;
  return calculation === 'ratio' && hasNumbers(row) && bare;
}

function valuesOf(row: Observation, rule: DisclosureRule): Partial<Record<Part, number>> {
  if (!hasNumbers(row)) return {};
  const { numerator, denominator } = impliedCounts(row, rule);
  const complement = numerator === undefined || denominator === undefined ? undefined : denominator - numerator;
  return { numerator, denominator, complement, value: row.value };
}

/** The indicators whose numerators never exceed their denominators: everybody takes that for granted. */
function orderedShares(rows: readonly Observation[], rules: Draft['rules']): Set<string> {
  const ordered = new Set(Object.keys(rules).filter((id) => rules[id]?.share));
  for (const { indicator, numerator = 0, denominator = numerator } of rows)
    if (numerator > denominator) ordered.delete(indicator);
  return ordered;
}

/** The variable of a figure's number, or undefined where it has none. */
export function variableOf(draft: Draft, part: Part, key: Key): number | undefined {
  const found = draft.byKey.get(quantityKey(part, key));
  return found === undefined ? undefined : standFor(draft, found);
}

/** The variable that stands for one and all that equal it. */
export function standFor({ same }: Draft, variable: number): number {
  let root = variable;
  while (same[root] !== root) root = same[root] as number;
  while (same[variable] !== root) [variable, same[variable]] = [same[variable] as number, root];
  return root;
}

/** Two numbers that are one: it is as sensitive as the more sensitive of them. */
export function unite(draft: Draft, a: number, b: number): void {
  const [keep, drop] = [standFor(draft, a), standFor(draft, b)].sort((x, y) => x - y) as [number, number];
  if (keep === drop) return;
  draft.same[drop] = keep;
  const [kept, other] = [draft.variables[keep], draft.variables[drop]] as [Variable, Variable];
  kept.value ??= other.value;
  kept.floored ||= other.floored;
  kept.width = Math.max(kept.width, other.width);
  kept.people ||= other.people;
  kept.public ||= other.public;
}

/** A sum of variables, each times a number. */
export type Sum = readonly (readonly [variable: number, coefficient: number])[];

/**
 * Adds an equation unless the true values contradict it; values that the build does not know are taken to fit.
 * Returns whether it was added.
 */
export function equate(draft: Draft, terms: Sum): boolean {
  const merged = new Map<number, number>();
  for (const [variable, coefficient] of terms) {
    const root = standFor(draft, variable);
    merged.set(root, (merged.get(root) ?? 0) + coefficient);
  }
  const entries = [...merged].filter(([, coefficient]) => coefficient !== 0);
  if (entries.length === 0 || !holds(draft, entries)) return false;
  draft.equations.push({ variables: entries.map(([v]) => v), coefficients: entries.map(([, c]) => c) });
  return true;
}

/** Whether true values satisfy a sum; one that is not known makes it possible. */
export function holds({ variables }: Draft, terms: Sum): boolean {
  let [sum, size] = [0, 0];
  for (const [variable, coefficient] of terms) {
    const value = variables[variable]?.value;
    if (value === undefined) return true;
    sum += coefficient * value;
    size += Math.abs(coefficient * value);
  }
  return Math.abs(sum) <= 1e-9 * Math.max(1, size);
}

/** sum ≤ constant, with what is left up to it as a variable of its own. Returns whether the true values allow it. */
export function bound(draft: Draft, sum: Sum, constant: number): boolean {
  let left: number | undefined = constant;
  for (const [variable, coefficient] of sum) {
    const value = draft.variables[standFor(draft, variable)]?.value;
    left = value === undefined || left === undefined ? undefined : left - coefficient * value;
  }
  if (left !== undefined && left < 0) return false;
  const slack = addAuxiliary(draft, { value: left, public: false });
  const right = constant === 0 ? [] : [[constantOf(draft, constant), -1] as const];
  return equate(draft, [...sum, [slack, 1], ...right]);
}

/** A variable for a number that everybody knows. */
export function constantOf(draft: Draft, value: number): number {
  return addAuxiliary(draft, { value, public: true });
}

function addAuxiliary(draft: Draft, given: { value?: number | undefined; public: boolean }): number {
  const index = draft.variables.length;
  draft.variables.push({ name: '', floored: !given.public, width: 0, people: false, ...given });
  draft.same.push(index);
  return index;
}

/** The finished system: only variables that stand for themselves, numbered anew, and the cells that show them. */
export function closeDraft(draft: Draft, cellsOf: (renumber: (variable: number) => number) => Cell[]): System {
  const kept = draft.variables.map((_, index) => index).filter((index) => draft.same[index] === index);
  const numbers = new Map(kept.map((index, number) => [index, number]));
  const renumber = (variable: number): number => numbers.get(standFor(draft, variable)) ?? -1;
  const equations = draft.equations.map(({ variables, coefficients }) => ({
    variables: variables.map(renumber),
    coefficients,
  }));
  const variables = kept.map((index) => draft.variables[index] as Variable);
  return { variables, cells: cellsOf(renumber), equations };
}
