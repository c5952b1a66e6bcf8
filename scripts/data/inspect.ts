import { check } from './check.ts';
import type { Checked } from './checked.ts';
import { derive, type Derived } from './derive.ts';
import type { Effects } from './effects.ts';
import type { Input } from './input.ts';
import { locate } from './locate.ts';
import { byPlace, isError, type Problem } from './problem.ts';
import { read } from './read.ts';

/** What the first three stages found. */
export interface Inspected {
  readonly input: Input;
  /** Undefined where the site, the plan or the areas are too broken to go on. */
  readonly checked: Checked | undefined;
  readonly derived: Derived | undefined;
  /** Errors, warnings and notes of all three stages, by file and row. */
  readonly problems: readonly Problem[];
}

/** The first three stages, read → check → derive: each goes on with what is sound, so that everything is found at once. */
export async function inspect(folder: string, effects: Effects): Promise<Inspected> {
  const found: Problem[] = [];
  const report = (problem: Problem): void => void found.push(problem);
  const input = await read(folder, effects, report);
  const checked = check(input, effects.progress, report);
  const faulty = new Set(found.filter(isError).map(({ file }) => file));
  const derived = checked && (await derive({ ...checked, faulty }, effects, report));
  const problems = found.map((problem) => locate(problem, input.sheets)).sort(byPlace);
  return { input, checked, derived, problems };
}
