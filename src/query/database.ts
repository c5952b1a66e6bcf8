/// <reference types="astro/client" />
import { AsyncDuckDB, VoidLogger } from '@duckdb/duckdb-wasm';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import type { Latest } from '../core/release.ts';
import { download, progressOf, type Progress } from './download.ts';
import workerUrl from './worker.ts?worker&url';
import type { Connection } from './run.ts';
import { scriptAddress } from './script-policy.ts';
import { openSupervised, type Database, type Engine } from './supervisor.ts';

export type { Progress } from './download.ts';
export { isQueryError, type QueryError, type QueryErrorKind } from './errors.ts';
export type { ArrowFile, Database, QueryOptions, Result } from './supervisor.ts';
export type { ResultColumn, Value } from './values.ts';

/** Why the engine could not be started, as far as a reader can act on it. */
export const startErrorKinds = ['unsupported', 'policy', 'download', 'memory', 'timeout', 'other'] as const;
export type StartErrorKind = (typeof startErrorKinds)[number];

export interface StartError extends Error {
  readonly name: 'StartError';
  readonly kind: StartErrorKind;
}

export function isStartError(error: unknown): error is StartError {
  return error instanceof Error && error.name === 'StartError';
}

export interface OpenOptions {
  /** Address of the folder with `latest.json`, with a slash at its end. */
  readonly data: string;
  /** The tables to load, with their unpacked sizes in bytes. */
  readonly tables: Readonly<Record<string, number>>;
  /** Unpacked size of the engine in bytes. */
  readonly engineBytes: number;
  readonly onProgress?: (progress: Progress) => void;
  /** Everything is there; the engine is being started. */
  readonly onDownloaded?: () => void;
  readonly onRestart?: (running: boolean) => void;
}

export interface Opened {
  readonly database: Database;
  /** The release that was loaded. */
  readonly latest: Latest;
}

const startLimit = 20_000;

/**
 * Downloads the engine and the tables side by side, starts the engine in a worker and locks it. Throws a `StartError`
 * where that is not possible, at the latest 20 seconds after the last byte.
 */
export async function openDatabase(options: OpenOptions): Promise<Opened> {
  await requireWebAssembly();
  const part = progressOf(options.onProgress ?? (() => undefined));
  let early: EngineWorker | undefined = openWorker();
  const [module, { latest, tables }] = await Promise.all([
    downloadModule(options.engineBytes, part(options.engineBytes)),
    downloadTables(options, part).catch((error: unknown) => Promise.reject(startError('download', error))),
  ]).catch((error: unknown) => {
    early?.worker.terminate();
    throw error;
  });
  options.onDownloaded?.();
  const start = (): Promise<Engine> => {
    const own = early ?? openWorker();
    early = undefined;
    return startEngine(own, module);
  };
  const opening = openSupervised({ start, tables, memoryLimit: memoryLimit(), onRestart: options.onRestart });
  const tooLate = (): void => void opening.then((database) => database.close());
  return { database: await within(startLimit, opening, tooLate), latest };
}

/** A module that uses WebAssembly exceptions, as the engine does: too much for browsers of before 2022. */
const exceptions = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 8, 1, 6, 0, 6, 64, 25, 11, 11];

async function requireWebAssembly(): Promise<void> {
  if (typeof WebAssembly !== 'object' || typeof Worker !== 'function')
    throw startError('unsupported', 'no WebAssembly');
  const probe = new Uint8Array(exceptions);
  if (!WebAssembly.validate(probe)) throw startError('unsupported', 'no WebAssembly exceptions');
  await WebAssembly.compile(probe).catch((error: unknown) => Promise.reject(startError('policy', error)));
}

async function downloadModule(expected: number, onProgress: (progress: Progress) => void): Promise<WebAssembly.Module> {
  const response = await download(wasmUrl, { expected, onProgress }).catch((error: unknown) =>
    Promise.reject(startError('download', error)),
  );
  const typed = new Response(response.body, { headers: { 'content-type': 'application/wasm' } });
  try {
    return await WebAssembly.compileStreaming(typed);
  } catch (error) {
    throw startError(error instanceof TypeError ? 'download' : kindOf(error), error);
  }
}

async function downloadTables(
  { data, tables }: OpenOptions,
  part: (expected: number) => (progress: Progress) => void,
): Promise<{ latest: Latest; tables: Record<string, Uint8Array> }> {
  const parts = Object.entries(tables).map(([name, expected]) => ({ name, expected, onProgress: part(expected) }));
  const response = await fetch(`${data}latest.json`);
  if (!response.ok) throw new Error(`missing file: ${data}latest.json; the server answered ${response.status}`);
  const latest = (await response.json()) as Latest;
  const folder = `${data}${latest.path.replace(/\/?$/, '/')}`;
  const loaded = parts.map(async ({ name, expected, onProgress }) => {
    const file = await download(`${folder}${name}.arrows`, { expected, onProgress });
    return [name, new Uint8Array(await file.arrayBuffer())] as const;
  });
  return { latest, tables: Object.fromEntries(await Promise.all(loaded)) };
}

interface EngineWorker {
  readonly worker: Worker;
  /** Rejects when the worker does not load or dies; never resolves. */
  readonly failed: Promise<never>;
}

/** Opens a worker, which loads the engine's script while the module is still on its way. */
function openWorker(): EngineWorker {
  const worker = new Worker(scriptAddress(workerUrl));
  const failed = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event) =>
      reject(startError('other', event.message || 'the worker did not load')),
    );
    worker.addEventListener('message', (event: MessageEvent<{ engineFailed?: string }>) => {
      const reason = event.data.engineFailed;
      if (reason === undefined) return;
      event.stopImmediatePropagation();
      reject(startError(kindOf(reason), reason));
    });
  });
  failed.catch(() => undefined);
  return { worker, failed };
}

async function startEngine({ worker, failed }: EngineWorker, module: WebAssembly.Module): Promise<Engine> {
  worker.postMessage(module);
  return await Promise.race([bindEngine(worker, failed), failed]);
}

/** Instantiates and opens the engine in a worker, and narrows it to what the rest of the product uses. */
export async function bindEngine(worker: Worker, failed: Promise<never>, wasm = 'module'): Promise<Engine> {
  const engine = new AsyncDuckDB(new VoidLogger(), worker);
  await engine.instantiate(wasm);
  await engine.open({ query: { queryPollingInterval: 50 } });
  const handles = new Map<Connection, number>();
  return {
    failed,
    stop: () => void engine.terminate(),
    async connect() {
      const handle = await engine.connectInternal();
      const connection: Connection = {
        start: (sql) => engine.startPendingQuery(handle, sql, true),
        poll: () => engine.pollPendingQuery(handle),
        fetch: () => engine.fetchQueryResults(handle),
        cancel: () => engine.cancelPendingQuery(handle),
        execute: async (sql) => void (await engine.runQuery(handle, sql)),
        tokenize: (text) => engine.tokenize(text),
      };
      handles.set(connection, handle);
      return connection;
    },
    async insert(connection, name, stream) {
      const handle = handles.get(connection);
      if (handle === undefined) throw new Error(`unknown connection: for table ${name}; expected one of this engine`);
      await engine.insertArrowFromIPCStream(handle, stream, { name, create: true });
    },
  };
}

/** An eighth of the device's memory where the browser tells it, between 256 MB and 1 GB. */
function memoryLimit(): string {
  const { deviceMemory = 4 } = navigator as { deviceMemory?: number };
  return `${Math.min(1024, Math.max(256, deviceMemory * 128))}MB`;
}

async function within<T>(milliseconds: number, work: Promise<T>, tooLate: () => void): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      tooLate();
      reject(startError('timeout', `no engine after ${milliseconds / 1000} s`));
    }, milliseconds);
  });
  return await Promise.race([work.catch((error: unknown) => Promise.reject(asStartError(error))), late]).finally(() =>
    clearTimeout(timer),
  );
}

function asStartError(error: unknown): StartError {
  return isStartError(error) ? error : startError(kindOf(error), error);
}

function kindOf(error: unknown): StartErrorKind {
  const text = String(error);
  if (/unsafe-eval|Content.Security.Policy/i.test(text)) return 'policy';
  return /RangeError|out of memory|allocat/i.test(text) ? 'memory' : 'other';
}

function startError(kind: StartErrorKind, reason: unknown): StartError {
  const message = reason instanceof Error ? reason.message : String(reason);
  return Object.assign(new Error(message), { name: 'StartError' as const, kind });
}
