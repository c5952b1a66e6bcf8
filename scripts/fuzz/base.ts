import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../commands/command.ts';
import type { Folder } from './gate.ts';

/** The smallest plan that builds, as files in memory. */
export function smallFolder(): Folder {
  const input = join(root, 'scripts/fixtures/small/input');
  const paths = readdirSync(input, { recursive: true, encoding: 'utf8' }).filter((path) => /\.\w+$/.test(path));
  return new Map(paths.sort().map((path) => [path, readFileSync(join(input, path))]));
}
