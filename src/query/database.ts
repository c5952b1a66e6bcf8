/// <reference types="astro/client" />
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import { fetchParts, fetchTable, type Parts, type PartsOptions } from './parts.ts';
import type { Connection } from './run.ts';
import { scriptAddress } from './script-policy.ts';
import { failWith, startError } from './start-error.ts';
import type { Database, Engine } from './supervisor.ts';
import workerUrl from './worker.ts?worker&url';

export type { Progress } from './download.ts';
export { isQueryError, type QueryError, type QueryErrorKind } from './errors.ts';
export { isStartError, type StartError, type StartErrorKind } from './start-error.ts';
export type { ArrowFile, Database, QueryOptions, Result } from './supervisor.ts';
export type { ResultColumn, Value } from './values.ts';

/** Everything for a start: the downloads, and a worker that has loaded the engine's script meanwhile. */
export interface Fetched extends Parts {
  readonly worker: EngineWorker;
}

/** Files of the release by the name of their table: each is fetched when a query first names it. */
export type LaterFiles = Readonly<Record<string, readonly string[]>>;

export type FetchOptions = Omit<PartsOptions, 'engine'> & { readonly engineBytes: number };

/**
 * Begins all downloads at once: the engine, its script, the libraries that speak with it, and the tables. This file itself
 * is small. Throws a `StartError`.
 */
export async function fetchDatabase({ engineBytes, ...options }: FetchOptions): Promise<Fetched> {
  const worker = typeof Worker === 'function' ? openWorker() : undefined;
  const libraries = Promise.all([import('./supervisor.ts'), import('@duckdb/duckdb-wasm')]);
  libraries.catch(() => undefined);
  try {
    const parts = await fetchParts({ ...options, engine: { url: wasmUrl, bytes: engineBytes } });
    return { ...parts, worker: worker ?? openWorker() };
  } catch (error) {
    worker?.worker.terminate();
    throw error;
  }
}

const startLimit = 20_000;

/** Starts the engine with what was fetched, and locks it. Throws a `StartError`, at the latest after 20 seconds. */
export async function openDatabase(
  { worker, module, tables, folder }: Fetched,
  { later = {}, onRestart }: { readonly later?: LaterFiles; readonly onRestart?: (running: boolean) => void } = {},
): Promise<Database> {
  const { openSupervised } = await import('./supervisor.ts').catch(failWith('download'));
  let early: EngineWorker | undefined = worker;
  const start = (): Promise<Engine> => {
    const own = early ?? openWorker();
    early = undefined;
    return startEngine(own, module);
  };
  const files = Object.entries(later).map(
    ([name, own]) => [name, () => Promise.all(own.map((file) => fetchTable(folder + file)))] as const,
  );
  const opening = openSupervised({
    start,
    tables,
    later: Object.fromEntries(files),
    memoryLimit: memoryLimit(),
    onRestart,
  });
  const tooLate = (): void => {
    worker.worker.terminate();
    opening.then(
      (database) => database.close(),
      () => undefined,
    );
  };
  return await within(startLimit, opening, tooLate);
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
    worker.addEventListener('error', ({ message }) => reject(startError(message || 'the worker did not load')));
    worker.addEventListener('message', (event: MessageEvent<{ engineFailed?: string }>) => {
      const reason = event.data.engineFailed;
      if (reason === undefined) return;
      event.stopImmediatePropagation();
      reject(startError(reason));
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
  const { AsyncDuckDB, VoidLogger } = await import('@duckdb/duckdb-wasm');
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
    async insert(connection, name, stream, create) {
      const handle = handles.get(connection);
      if (handle === undefined) throw new Error(`unknown connection: for table ${name}; expected one of this engine`);
      await engine.insertArrowFromIPCStream(handle, stream, { name, create });
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
      reject(startError(`no engine after ${milliseconds / 1000} s`, 'timeout'));
    }, milliseconds);
  });
  return await Promise.race([work.catch(failWith()), late]).finally(() => clearTimeout(timer));
}
