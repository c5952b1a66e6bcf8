import { sep } from 'node:path';
import type { Effects } from './effects.ts';
import { BuildError, problem } from '../problem.ts';

/** Refuses an output inside the data folder and a data folder inside the output, also by way of links. */
export async function checkPlaces(
  { input, output }: { input: string; output: string },
  effects: Pick<Effects, 'realPath'>,
): Promise<void> {
  const [from, to] = [await effects.realPath(input), await effects.realPath(output)];
  const within = (inner: string, outer: string): boolean => inner === outer || inner.startsWith(outer + sep);
  const rule = within(to, from) ? 'output-in-input' : within(from, to) ? 'input-in-output' : undefined;
  if (rule) throw new BuildError([problem(rule, { file: output }, { input })]);
}
