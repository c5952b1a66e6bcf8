import { readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { root } from './command.ts';
import { trimEngine } from './engine.ts';
import { keepExports } from './wasm-exports.ts';

const file = await trimEngine(join(root, '.cache', 'engine'));

/** A module with one function that is exported under the names. */
function moduleWith(names: readonly string[]): Uint8Array {
  const text = new TextEncoder();
  const entries = names.flatMap((name) => [text.encode(name).length, ...text.encode(name), 0, 0]);
  const section = (id: number, body: readonly number[]): number[] => {
    const length = body.length;
    return [id, ...(length < 128 ? [length] : [(length & 127) | 128, length >> 7]), ...body];
  };
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 0, 0]),
    ...section(3, [1, 0]),
    ...section(7, [names.length, ...entries]),
    ...section(10, [1, 2, 0, 0x0b]),
  ]);
}

const exportsOf = (bytes: Uint8Array): string[] =>
  WebAssembly.Module.exports(new WebAssembly.Module(Uint8Array.from(bytes))).map(({ name }) => name);

test('a trimmed module exports what was kept, in the same order, and nothing else', () => {
  const name = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme-ascii' });
  fc.assert(
    fc.property(fc.uniqueArray(name, { maxLength: 40 }), fc.func(fc.boolean()), (names, keeps) => {
      const kept = keepExports(moduleWith(names), keeps);
      expect(exportsOf(kept)).toEqual(names.filter((each) => keeps(each)));
    }),
  );
});

test('a module that ends too early is an error', () => {
  expect(() => keepExports(moduleWith(['one']).subarray(0, 20), () => true)).toThrow('wrong WebAssembly module');
});

test('the engine keeps every export that one of its scripts names', async () => {
  const installed = createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm');
  const script = await readFile(join(dirname(installed), 'duckdb-browser-eh.worker.js'), 'utf8');
  const words = new Set(script.match(/[A-Za-z_$][\w$]*/g));
  const kept = new Set(exportsOf(await readFile(file)));
  const called = exportsOf(await readFile(installed)).filter((name) => words.has(name));
  expect(called.length).toBeGreaterThan(100);
  expect(called.filter((name) => !kept.has(name))).toEqual([]);
});

test('it is made once: the second time the file is there', async () => {
  const { mtimeMs } = await stat(file);
  expect(await trimEngine(join(root, '.cache', 'engine'))).toBe(file);
  expect((await stat(file)).mtimeMs).toBe(mtimeMs);
});
