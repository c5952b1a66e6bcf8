import { resolve } from 'node:path';
import type { Manifest, Release } from '../../src/core/release.ts';
import { check } from './check.ts';
import type { Checked } from './checked.ts';
import { derive, type Derived } from './derive.ts';
import { deriveProjects } from './derive-projects.ts';
import { nodeEffects, type Effects } from './effects.ts';
import type { Input } from './input.ts';
import { judge } from './judge.ts';
import { isError, stopOn, type Problem } from './problem.ts';
import { protect } from './protect.ts';
import { publish } from './publish.ts';
import { read } from './read.ts';

export { BuildError, formatProblem, type Problem } from './problem.ts';
export { nodeEffects, type Effects, type Progress } from './effects.ts';

/** What a finished build reports. */
export interface Built {
  readonly manifest: Manifest;
  readonly release: Release;
  /** What a person should look at although the data was built: warnings, and what declared reading rules have read. */
  readonly remarks: readonly Problem[];
  /** Files of the data folder that this version does not use. */
  readonly ignored: readonly string[];
}

/**
 * The data build: read → check → derive → protect → judge → publish. Reads the clerks' files below `input` and writes
 * a complete `data/` folder into `output`. Throws a `BuildError` with every problem found; the previous output then
 * stays as it was.
 */
export async function buildData({
  input,
  output,
  effects = nodeEffects(),
}: {
  input: string;
  output: string;
  effects?: Effects;
}): Promise<Built> {
  const { found, checked, derived, remarks } = await prepare(resolve(input), effects);
  const figures = protect(derived, checked.site, effects.progress);
  const judged = judge(checked, figures, effects.progress);
  const { givenProjects: given, site } = checked;
  const release: Release = given ? { ...judged, projects: deriveProjects(given, site.asOf) } : judged;
  const manifest = await publish(release, { output: resolve(output), inputs: found.files, effects });
  return { manifest, release, remarks, ignored: found.ignored };
}

/**
 * The gate alone: reads, checks and derives, and publishes nothing. Returns every problem; the data
 * would build where none of them is an error.
 */
export async function checkData({
  input,
  effects = nodeEffects(),
}: {
  input: string;
  effects?: Effects;
}): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  const found = await read(resolve(input), effects, (problem) => problems.push(problem));
  const checked = check(found, effects.progress, (problem) => problems.push(problem));
  if (checked && !problems.some(isError)) await derive(checked, effects, (problem) => problems.push(problem));
  return problems;
}

interface Prepared {
  readonly found: Input;
  readonly checked: Checked;
  readonly derived: Derived;
  readonly remarks: readonly Problem[];
}

/** The first three stages. Problems of reading and checking are thrown together, those of the sums after them. */
async function prepare(input: string, effects: Effects): Promise<Prepared> {
  const problems: Problem[] = [];
  const report = (problem: Problem): void => void problems.push(problem);
  const found = await read(input, effects, report);
  const checked = check(found, effects.progress, report);
  stopOn(problems);
  if (!checked) throw new Error(`incomplete data folder: ${input}; expected site.yml, plan/plan.yml and areas.csv`);
  const derived = await derive(checked, effects, report);
  stopOn(problems);
  return { found, checked, derived, remarks: problems };
}
