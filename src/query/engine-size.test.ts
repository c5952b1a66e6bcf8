import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { engineBytes } from './engine-size.ts';

it('is the size of the engine that is installed', () => {
  const file = createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm');
  expect(engineBytes).toBe(statSync(file).size);
});
