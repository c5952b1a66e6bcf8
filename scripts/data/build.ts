import { resolve } from 'node:path';
import type { Manifest, Release } from '../../src/core/release.ts';
import { nodeEffects, type Effects } from './output/effects.ts';
import { inspect } from './inspect.ts';
import { recordFile } from './check/releases.ts';
import { checkPlaces } from './output/places.ts';
import { stopOn, type Problem } from './problem.ts';
import { publish } from './publish/publish.ts';

export { BuildError, formatProblem, type Problem } from './problem.ts';
export { nodeEffects, type Effects, type Progress } from './output/effects.ts';

/** What a finished build reports. */
export interface Built {
  readonly manifest: Manifest;
  /** SHA-256 of manifest.json. */
  readonly manifestHash: string;
  readonly release: Release;
  /** What a person should look at although the data was built: warnings, and what declared reading rules have read. */
  readonly remarks: readonly Problem[];
  /** Files of the data folder that this version does not use. */
  readonly ignored: readonly string[];
}

/**
 * The data build: read → check → derive → protect → judge → publish. Reads the clerks' files below `input` and writes
 * a complete `data/` folder into `output`: a preview, unless it is `final` or its version has been released. Throws a `BuildError` with every problem found; the previous output then
 * stays as it was.
 */
export async function buildData({
  input,
  output,
  effects = nodeEffects(),
  final = false,
  fileLimit,
}: {
  input: string;
  output: string;
  effects?: Effects;
  final?: boolean;
  /** The most bytes of the file of a table; larger tables are published in parts. */
  fileLimit?: number;
}): Promise<Built> {
  await checkPlaces({ input, output }, effects);
  const { input: found, release, checked, answers, problems } = await inspect(resolve(input), effects);
  stopOn(problems);
  if (!checked || !release)
    throw new Error(`incomplete data folder: ${input}; expected site.yml, plan/plan.yml and areas.csv`);
  const { released } = checked;
  const own = recordFile(checked.site.release);
  const { manifest, manifestHash } = await publish(release, {
    fileLimit,
    ...{ output: resolve(output), effects, expected: released?.manifest, final: final || released !== undefined },
    ...{ inputs: found.files.filter(({ path }) => path !== own), answers },
  });
  return { manifest, manifestHash, release, remarks: problems, ignored: found.ignored };
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
