import { check } from '../data/check.ts';
import type { Checked } from '../data/checked.ts';
import { derive } from '../data/derive.ts';
import { nodeEffects } from '../data/effects.ts';
import type { Input } from '../data/input.ts';
import { isError, stopOn, type Problem } from '../data/problem.ts';
import { read } from '../data/read.ts';
import { stageNames } from './stages.ts';
import type { Voice } from './voice.ts';

/** The first three stages of the data build alone: nothing is published. Throws every problem of the input at once. */
export async function checkInput(folder: string, voice: Voice): Promise<{ input: Input; checked: Checked }> {
  const problems: Problem[] = [];
  const effects = nodeEffects(({ stage, done, of }) => voice.progress(stageNames[stage], done, of));
  const report = (each: Problem): void => void problems.push(each);
  const input = await read(folder, effects, report);
  const checked = check(input, effects.progress, report);
  if (checked && !problems.some(isError)) await derive(checked, effects, report);
  stopOn(problems);
  if (!checked) throw new Error('the check ended without a result and without a problem');
  return { input, checked };
}
