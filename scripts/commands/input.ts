import { nodeEffects } from '../data/output/effects.ts';
import { inspect, type Inspected } from '../data/inspect.ts';
import { stageNames } from './stages.ts';
import type { Voice } from './voice.ts';

/** The first three stages of the data build alone, spoken: nothing is published. */
export async function checkInput(folder: string, voice: Voice): Promise<Inspected> {
  const effects = nodeEffects(({ stage, done, of }) => voice.progress(stageNames[stage], done, of));
  return inspect(folder, effects);
}
