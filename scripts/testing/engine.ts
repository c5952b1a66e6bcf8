import { join } from 'node:path';
import { root } from '../commands/command.ts';
import { trimEngine } from '../commands/engine.ts';

/** Makes the query engine's file before any test asks for it. */
export async function setup(): Promise<void> {
  await trimEngine(join(root, '.cache', 'engine'));
}
