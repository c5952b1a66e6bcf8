import { classify, isQueryError, queryError, readableMessage, type QueryError } from './errors.ts';
import { runStatement, type Connection, type Stream } from './run.ts';
import { isAdministration, splitStatements } from './statements.ts';
import { plainRows, resultColumns, type ResultColumn, type Value } from './values.ts';

/** A running engine. `failed` rejects when it dies by itself and never resolves. */
export interface Engine {
  connect(): Promise<Connection>;
  insert(connection: Connection, table: string, stream: Uint8Array): Promise<void>;
  stop(): void;
  readonly failed: Promise<never>;
}

export interface DatabaseOptions {
  /** Starts a fresh engine; called again after a crash. */
  readonly start: () => Promise<Engine>;
  /** Arrow IPC streams by table name. They are kept, for the engine consumes what it is given. */
  readonly tables: Readonly<Record<string, Uint8Array>>;
  /** The most memory a query may use, as DuckDB writes it. */
  readonly memoryLimit: string;
  /** Milliseconds an engine may take to obey a cancel or answer a check before it is started again. */
  readonly patience?: number;
  /** Told when the engine is being started again, and when it is back. */
  readonly onRestart?: ((running: boolean) => void) | undefined;
}

export interface QueryOptions {
  /** Rows at most; the rest is not computed. */
  readonly limit?: number;
  readonly signal?: AbortSignal;
  /** Milliseconds after which the query is cancelled. */
  readonly timeout?: number;
  /** Queries of one session share temporary tables and variables. */
  readonly session?: string;
}

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

interface Running {
  readonly engine: Engine;
  readonly sessions: Map<string, Promise<Connection>>;
}

/**
 * Opens the tables and keeps them open: errors leave the next query working, a crash or a cancel that is not obeyed
 * starts the engine again with the data. Every statement runs in a read-only transaction, so nothing typed can change a
 * published table; temporary tables and variables last as long as their session.
 */
export async function openSupervised(options: DatabaseOptions): Promise<Database> {
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
      const outcome = await attempt(running, sql, { ...query, patience: options.patience ?? 3_000 });
      if (!('error' in outcome)) return outcome;
      if (!outcome.lost) throw outcome.error;
      await restart();
      throw queryError(outcome.error.kind, outcome.error.message, true);
    });

  return {
    async query(sql, query = {}) {
      const started = performance.now();
      const stream = await take(sql, query);
      const rows = stream.batches.flatMap(plainRows).slice(0, query.limit ?? Infinity);
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

async function boot({ start, tables, memoryLimit }: DatabaseOptions): Promise<Running> {
  const engine = await start();
  const load = async (): Promise<Running> => {
    const connection = await engine.connect();
    for (const [name, bytes] of Object.entries(tables)) await engine.insert(connection, name, bytes.slice());
    for (const statement of [`SET memory_limit='${memoryLimit}'`, `SET temp_directory=''`, ...lock])
      await connection.execute(statement);
    return { engine, sessions: new Map() };
  };
  return await Promise.race([load(), engine.failed]);
}

type Failure = { readonly error: QueryError; readonly lost: boolean };
type Attempt = QueryOptions & { readonly patience: number };

async function attempt(running: Running, sql: string, query: Attempt): Promise<Stream | Failure> {
  if (query.signal?.aborted) return { error: queryError('cancelled', 'query was canceled'), lost: false };
  const stop = stopper(query);
  let connection: Connection | undefined;
  try {
    connection = await session(running, query.session ?? 'console');
    const work = runAll(connection, sql, { limit: query.limit ?? Infinity, signal: stop.signal });
    stop.signal.addEventListener('abort', () => void connection?.cancel().catch(() => undefined));
    return await Promise.race([work, running.engine.failed, disobeyed(stop.signal, query.patience)]);
  } catch (reason) {
    return await failure(reason, { connection, patience: query.patience, why: stop.why() });
  } finally {
    stop.clear();
  }
}

function session({ engine, sessions }: Running, name: string): Promise<Connection> {
  const known = sessions.get(name) ?? engine.connect();
  sessions.set(name, known);
  return known;
}

async function runAll(
  connection: Connection,
  sql: string,
  how: { limit: number; signal: AbortSignal },
): Promise<Stream> {
  const statements = splitStatements(sql, await connection.tokenize(sql));
  const refused = statements.find(isAdministration);
  if (refused) throw queryError('administration', refused.split('\n')[0] ?? refused);
  let last: Stream | undefined;
  for (const statement of statements) {
    await connection.execute('BEGIN TRANSACTION READ ONLY');
    last = await runStatement(connection, statement, how);
    await connection.execute('COMMIT');
  }
  if (!last) throw queryError('empty', 'no statement');
  return last;
}

/** One signal for the reader's cancel and for the time limit, and which of the two it was. */
function stopper({ signal, timeout }: QueryOptions): {
  signal: AbortSignal;
  why: () => 'cancelled' | 'timeout';
  clear: () => void;
} {
  const controller = new AbortController();
  let late = false;
  const abort = (): void => controller.abort();
  const timer = timeout === undefined ? undefined : setTimeout(() => ((late = true), abort()), timeout);
  if (signal?.aborted) abort();
  signal?.addEventListener('abort', abort);
  return {
    signal: controller.signal,
    why: () => (late ? 'timeout' : 'cancelled'),
    clear: () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    },
  };
}

const lost = new Error('the engine does not answer');

/** Rejects when a cancel has not been obeyed in time. */
function disobeyed(signal: AbortSignal, patience: number): Promise<never> {
  return new Promise((_, reject) => {
    const wait = (): unknown => setTimeout(() => reject(lost), patience);
    if (signal.aborted) wait();
    else signal.addEventListener('abort', wait);
  });
}

async function failure(
  reason: unknown,
  { connection, patience, why }: { connection: Connection | undefined; patience: number; why: 'cancelled' | 'timeout' },
): Promise<Failure> {
  if (reason === lost) return { error: queryError(why, 'query was canceled'), lost: true };
  const message = readableMessage(reason instanceof Error ? reason.message : String(reason));
  const kind = isQueryError(reason) ? reason.kind : classify(message);
  const error = queryError(kind === 'cancelled' ? why : (kind ?? 'unreadable'), message);
  if (await recovers(connection, patience)) return { error, lost: false };
  return { error: kind ? error : queryError('crashed', message), lost: true };
}

/** Ends the failed transaction and asks for a sign of life. */
async function recovers(connection: Connection | undefined, patience: number): Promise<boolean> {
  if (!connection) return false;
  const sign = async (): Promise<boolean> => {
    await connection.execute('ROLLBACK').catch(() => undefined);
    await connection.execute('SELECT 1');
    return true;
  };
  const tooLate = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), patience));
  return await Promise.race([sign().catch(() => false), tooLate]);
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
