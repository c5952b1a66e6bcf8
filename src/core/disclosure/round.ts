/** A condition on the columns: Σ coefficients of the chosen ≥ lower. */
export interface Condition {
  readonly columns: readonly number[];
  readonly coefficients: readonly number[];
  readonly lower: number;
}

/** A choice too large to be made at best: columns with their costs, some of which follow from others. */
export interface LargeChoice {
  readonly conditions: readonly Condition[];
  readonly costs: readonly number[];
  /** By column: the columns that must all be chosen for it to count; itself where it is chosen directly. */
  readonly needs: readonly (readonly number[])[];
  /** Columns that are chosen already and stay. */
  readonly kept: readonly number[];
  /** How far each column is chosen where parts of one may be: the guide. */
  readonly guide: ArrayLike<number>;
}

const tolerance = 1e-7;

/**
 * Chooses columns such that every condition holds: first those that the guide is sure of, then, one at a time, what
 * helps most for its cost, and at the end without those that turned out not to be needed. Undefined where nothing is
 * left that would help.
 */
export function roundGuide(choice: LargeChoice): Set<number> | undefined {
  const state = openState(choice);
  for (const column of choice.kept) change(state, column, true);
  choice.costs.forEach((_, column) => {
    if (isDirect(choice, column) && (choice.guide[column] ?? 0) > 1 - 1e-6) change(state, column, true);
  });
  while (state.violated.size > 0) {
    const best = mostHelpful(state);
    if (best === undefined) return undefined;
    for (const column of best) change(state, column, true);
  }
  const kept = new Set(choice.kept);
  const removable = [...state.chosen].filter((column) => !kept.has(column));
  removable.sort((a, b) => (choice.costs[b] ?? 0) - (choice.costs[a] ?? 0) || b - a);
  for (const column of removable) {
    change(state, column, false);
    if (state.violated.size > 0) change(state, column, true);
  }
  return state.chosen;
}

interface State {
  readonly choice: LargeChoice;
  readonly chosen: Set<number>;
  /** By condition: the sum of what is chosen. */
  readonly sums: number[];
  readonly violated: Set<number>;
  /** By column: the conditions it stands in, and the columns that need it. */
  readonly uses: readonly (readonly (readonly [condition: number, coefficient: number])[])[];
  readonly neededBy: readonly (readonly number[])[];
  readonly missing: number[];
}

function openState(choice: LargeChoice): State {
  const uses: [number, number][][] = choice.costs.map(() => []);
  choice.conditions.forEach(({ columns, coefficients }, condition) =>
    columns.forEach((column, index) => uses[column]?.push([condition, coefficients[index] ?? 0])),
  );
  const neededBy: number[][] = choice.costs.map(() => []);
  choice.needs.forEach((needs, column) => {
    for (const need of needs) neededBy[need]?.push(column);
  });
  const violated = new Set<number>();
  choice.conditions.forEach(({ lower }, condition) => {
    if (lower > tolerance) violated.add(condition);
  });
  const missing = choice.needs.map((needs) => needs.length);
  return { choice, chosen: new Set(), sums: choice.conditions.map(() => 0), violated, uses, neededBy, missing };
}

const isDirect = ({ needs }: LargeChoice, column: number): boolean =>
  needs[column]?.length === 1 && needs[column]?.[0] === column;

function change(state: State, column: number, on: boolean): void {
  if (state.chosen.has(column) === on) return;
  if (on) state.chosen.add(column);
  else state.chosen.delete(column);
  for (const follower of state.neededBy[column] ?? []) {
    const before = state.missing[follower] === 0;
    state.missing[follower] = (state.missing[follower] ?? 0) + (on ? -1 : 1);
    const after = state.missing[follower] === 0;
    if (before !== after) count(state, follower, on ? 1 : -1);
  }
}

function count({ choice, sums, violated, uses }: State, column: number, sign: 1 | -1): void {
  for (const [condition, coefficient] of uses[column] ?? []) {
    const sum = (sums[condition] ?? 0) + sign * coefficient;
    sums[condition] = sum;
    if (sum < (choice.conditions[condition]?.lower ?? 0) - tolerance) violated.add(condition);
    else violated.delete(condition);
  }
}

/** Of the columns that some violated condition wants, what has to be chosen for the one with the most help for its cost. */
function mostHelpful({ choice, sums, violated, missing, chosen }: State): readonly number[] | undefined {
  const help = new Map<number, number>();
  for (const condition of violated) {
    const { columns, coefficients, lower } = choice.conditions[condition] as Condition;
    const short = lower - (sums[condition] ?? 0);
    columns.forEach((column, index) => {
      const coefficient = coefficients[index] ?? 0;
      if (coefficient > 0 && missing[column] !== 0)
        help.set(column, (help.get(column) ?? 0) + Math.min(1, coefficient / short));
    });
  }
  let [best, most] = [undefined as readonly number[] | undefined, 0];
  for (const [column, each] of help) {
    const needed = (choice.needs[column] ?? []).filter((need) => !chosen.has(need));
    const cost = needed.reduce((sum, need) => sum + price(choice, need), 0);
    if (each / cost > most) [best, most] = [needed, each / cost];
  }
  return best;
}

/** What the guide half chose costs less. */
function price({ costs, guide }: LargeChoice, column: number): number {
  return (costs[column] ?? 1) * (1.05 - Math.min(1, Math.max(0, guide[column] ?? 0)));
}
