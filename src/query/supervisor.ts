import { attempt, type Engine, type QueryOptions, type Running } from './attempt.ts';
import { queryError } from './errors.ts';
import type { Stream } from './run.ts';
import { plainRows, resultColumns, type ResultColumn, type Value } from './values.ts';

export type { Engine, QueryOptions } from './attempt.ts';

export interface DatabaseOptions {
  /** Starts a fresh engine; called again after a crash. */
  readonly start: () => Promise<Engine>;
  /** Arrow IPC streams by table name. They are kept, for the engine consumes what it is given. */
  readonly tables: Readonly<Record<string, readonly Uint8Array[]>>;
  /** More tables by name, each fetched when a query first names it. */
  readonly later?: LaterTables | undefined;
  /** The most memory a query may use, as DuckDB writes it. */
  readonly memoryLimit: string;
  /** Milliseconds an engine may take to obey a cancel or answer a check before it is started again. */
  readonly patience?: number;
  /** Told when the engine is being started again, and when it is back. */
  readonly onRestart?: ((running: boolean) => void) | undefined;
}

/** Tables that are fetched when they are asked for, as Arrow IPC streams. */
export type LaterTables = Readonly<Record<string, () => Promise<readonly Uint8Array[]>>>;

export interface Result {
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly Value[][];
  /** The query gave more rows than the limit. */
  readonly truncated: boolean;
  readonly milliseconds: number;
}

/** A result as a file: an Arrow IPC stream. */
export interface ArrowFile {
  readonly bytes: Uint8Array;
  readonly rowCount: number;
  readonly truncated: boolean;
}

/** The published tables behind SQL. Queries run one at a time; all but `close` throw a `QueryError`. */
export interface Database {
  /** Runs the statements of a text in order and gives the rows of the last one. */
  query(sql: string, options?: QueryOptions): Promise<Result>;
  /** The same as Arrow. When cut, it holds whole batches: a few rows more than the limit. */
  arrow(sql: string, options?: QueryOptions): Promise<ArrowFile>;
  /** Starts the engine again with the published data: whatever was typed is undone. */
  restore(): Promise<void>;
  close(): void;
}

/** Extensions would be fetched from a foreign host and crash the engine when that fails: after these, they are plain errors. */
export const lock = [
  'SET autoinstall_known_extensions=false',
  'SET autoload_known_extensions=false',
  'SET enable_external_access=false',
  'SET lock_configuration=true',
] as const;

/**
 * Opens the tables and keeps them open: errors leave the next query working, a crash or a cancel that is not obeyed
 * starts the engine again with the data. Every statement runs in a read-only transaction, so nothing typed can change a
 * published table; temporary tables and variables last as long as their session.
 */
export async function openSupervised(given: DatabaseOptions): Promise<Database> {
  const options: Options = { ...given, loaded: new Map(Object.entries(given.tables)) };
  let running: Running | undefined = await boot(options);
  let queue: Promise<unknown> = Promise.resolve();

  const restart = async (): Promise<void> => {
    options.onRestart?.(false);
    running?.engine.stop();
    running = undefined;
    running = await boot(options);
    options.onRestart?.(true);
  };
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.then(work);
    queue = turn.catch(() => undefined);
    return turn;
  };
  const take = (sql: string, query: QueryOptions): Promise<Stream> =>
    inTurn(async () => {
      running ??= await boot(options);
      if (!(await loadNamed(running, sql, options))) await restart();
      const asked = { ...query, patience: options.patience ?? 3_000 };
      const first = await attempt(running, sql, asked);
      if (!('error' in first)) return first;
      if (!first.lost) throw first.error;
      await restart().catch((error: unknown) => Promise.reject(queryError('crashed', String(error))));
      const second = first.again ? await attempt(running, sql, asked) : first;
      if (!('error' in second)) return second;
      throw queryError(second.error.kind, second.error.message, true);
    });

  return {
    async query(sql, query = {}) {
      const started = performance.now();
      const stream = await take(sql, query);
      const rows = readRows(stream).slice(0, query.limit ?? Infinity);
      const { truncated, schema } = stream;
      return { columns: resultColumns(schema), rows, truncated, milliseconds: performance.now() - started };
    },
    async arrow(sql, query = {}) {
      const { messages, rowCount, truncated } = await take(sql, query);
      return { bytes: concatenate([...messages, endOfStream]), rowCount, truncated };
    },
    restore: () => inTurn(restart),
    close: () => running?.engine.stop(),
  };
}

function readRows({ batches }: Stream): Value[][] {
  try {
    return batches.flatMap(plainRows);
  } catch (error) {
    throw queryError('unreadable', error instanceof Error ? error.message : String(error));
  }
}

/**
 * Fetches the tables that a text names and that are not there yet, and gives them to the engine. Throws a `QueryError`
 * where one cannot be fetched; false where the engine did not take one, and has to be started again with all of them.
 */
async function loadNamed({ engine }: Running, sql: string, { later = {}, loaded }: Options): Promise<boolean> {
  const wanted = Object.keys(later).filter((name) => !loaded.has(name) && new RegExp(`\\b${name}\\b`, 'i').test(sql));
  if (wanted.length === 0) return true;
  const fetched = wanted.map(async (name) => [name, (await later[name]?.()) ?? []] as const);
  const tables = await Promise.all(fetched).catch((error: unknown) => {
    throw queryError('download', error instanceof Error ? error.message : String(error));
  });
  for (const [name, bytes] of tables) loaded.set(name, bytes);
  try {
    const connection = await engine.connect();
    for (const [name, streams] of tables) await insertAll({ engine, connection }, name, streams);
    return true;
  } catch {
    return false;
  }
}

/** What the engine is started with; `loaded` holds every table that it has been given. */
type Options = DatabaseOptions & { readonly loaded: Map<string, readonly Uint8Array[]> };

/** The engine takes what it is given away: it gets copies. */
async function insertAll(
  { engine, connection }: { readonly engine: Engine; readonly connection: Awaited<ReturnType<Engine['connect']>> },
  name: string,
  streams: readonly Uint8Array[],
): Promise<void> {
  for (const [index, bytes] of streams.entries()) await engine.insert(connection, name, bytes.slice(), index === 0);
}

async function boot({ start, loaded, memoryLimit }: Options): Promise<Running> {
  const engine = await start();
  const load = async (): Promise<Running> => {
    const connection = await engine.connect();
    for (const [name, streams] of loaded) await insertAll({ engine, connection }, name, streams);
    for (const statement of [`SET memory_limit='${memoryLimit}'`, `SET temp_directory=''`, ...lock])
      await connection.execute(statement);
    return { engine, sessions: new Map(), abandoned: false };
  };
  return await Promise.race([load(), engine.failed]);
}

/** Closes an Arrow IPC stream: a continuation mark and a length of zero. */
const endOfStream = new Uint8Array([0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0]);

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((total, { length }) => total + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
