import { statSync } from 'node:fs';
import { expect, it } from 'vitest';
import { engineFile } from './fixtures/node-engine.ts';
import { engineBytes } from './engine-size.ts';

it('is the size of the engine that is published', async () => {
  expect(statSync(await engineFile()).size).toBe(engineBytes);
});
