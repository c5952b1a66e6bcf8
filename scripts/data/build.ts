import { resolve } from 'node:path';
import type { Manifest, Release } from '../../src/core/release.ts';
import { deriveProjects } from './derive/projects.ts';
import { nodeEffects, type Effects } from './output/effects.ts';
import { inspect } from './inspect.ts';
import { judge } from './judge.ts';
import { checkPlaces } from './output/places.ts';
import { stopOn, type Problem } from './problem.ts';
import { publish } from './publish/publish.ts';

export { BuildError, formatProblem, type Problem } from './problem.ts';
export { nodeEffects, type Effects, type Progress } from './output/effects.ts';

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
  await checkPlaces({ input, output }, effects);
  const { input: found, checked, figures, problems } = await inspect(resolve(input), effects);
  stopOn(problems);
  if (!checked || !figures)
    throw new Error(`incomplete data folder: ${input}; expected site.yml, plan/plan.yml and areas.csv`);
  const judged = judge(checked, figures, effects.progress);
  const { givenProjects: given, site } = checked;
  const release: Release = given ? { ...judged, projects: deriveProjects(given, site.asOf) } : judged;
  const manifest = await publish(release, { output: resolve(output), inputs: found.files, effects });
  return { manifest, release, remarks: problems, ignored: found.ignored };
}

/**
 * The gate alone: reads, checks, derives and protects, and publishes nothing. Returns every finding, by file and row; the data
 * would build where none of them is an error.
 */
export async function checkData({
  input,
  effects = nodeEffects(),
}: {
  input: string;
  effects?: Effects;
}): Promise<readonly Problem[]> {
  return (await inspect(resolve(input), effects)).problems;
}
