import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

const require = createRequire(import.meta.url);
const fileOf = (name: string): string => require.resolve(`@duckdb/duckdb-wasm/dist/${name}`);
/** The scripts that call the engine: in the browser, and in Node for tests. */
const callers = ['duckdb-browser-eh.worker.js', 'duckdb-node-eh.worker.cjs'];
/** Changes when the trimming itself does. */
const trimming = '1';

/**
 * The query engine without what only extensions call: an engine that is locked never loads one, and the names alone are
 * a fifth of the file. Returns the path of the trimmed WebAssembly file below `cache`; it is made once for each version
 * of the engine (half a minute, 0.7 GB), in a thread of its own.
 */
export async function trimEngine(cache: string): Promise<string> {
  const paths = ['duckdb-eh.wasm', ...callers].map(fileOf);
  const [engine, ...scripts] = await Promise.all(paths.map((path) => readFile(path)));
  if (!engine) throw new Error('missing file: duckdb-eh.wasm');
  const hash = createHash('sha256').update(trimming).update(engine);
  for (const script of scripts) hash.update(script);
  const folder = join(cache, hash.digest('hex'));
  const path = join(folder, 'duckdb-eh.wasm');
  if (await exists(path)) return path;
  await mkdir(folder, { recursive: true });
  const fresh = join(folder, randomUUID());
  try {
    await trimBeside({ engine, scripts: scripts.map((script) => script.toString('utf8')), out: fresh });
    await rename(fresh, path);
  } finally {
    await rm(fresh, { force: true });
  }
  return path;
}

export interface Trimming {
  readonly engine: Uint8Array;
  /** The sources of the scripts that call it. */
  readonly scripts: readonly string[];
  /** The file to write. */
  readonly out: string;
}

function trimBeside(workerData: Trimming): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./engine-worker.ts', import.meta.url), { workerData, execArgv: [] });
    worker.once('error', reject);
    worker.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`engine-worker: exit ${code}`))));
  });
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
