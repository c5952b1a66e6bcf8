import { classify, isQueryError, queryError, readableMessage, type QueryError } from './errors.ts';
import { runStatement, type Connection, type Stream } from './run.ts';
import { isAdministration, splitStatements } from './statements.ts';

/** A running engine. `failed` rejects when it dies by itself and never resolves. */
export interface Engine {
  connect(): Promise<Connection>;
  /** Makes a table of a stream, or adds the rows of one to a table that is there. */
  insert(connection: Connection, table: string, stream: Uint8Array, create: boolean): Promise<void>;
  stop(): void;
  readonly failed: Promise<never>;
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

/** An engine with its open connections. */
export interface Running {
  readonly engine: Engine;
  readonly sessions: Map<string, Promise<Connection>>;
  /** Cancelled queries still hold memory. */
  abandoned: boolean;
}

/** A query that failed, and what that means for the engine. */
export interface Failure {
  readonly error: QueryError;
  /** The engine has to be started again. */
  readonly lost: boolean;
  /** It was not the query's own fault: it deserves a fresh engine. */
  readonly again?: boolean;
}
export type Attempt = QueryOptions & { readonly patience: number };

/** Runs the statements of a text. Never throws: a failure says what has to be done about the engine. */
export async function attempt(running: Running, sql: string, query: Attempt): Promise<Stream | Failure> {
  if (query.signal?.aborted) return { error: queryError('cancelled', 'query was canceled'), lost: false };
  const stop = stopper(query);
  const name = query.session ?? 'console';
  try {
    const connection = await session(running, name);
    const work = runAll(connection, sql, { limit: query.limit ?? Infinity, signal: stop.signal });
    stop.signal.addEventListener('abort', () => void connection.cancel().catch(() => undefined));
    return await Promise.race([work, running.engine.failed, disobeyed(stop.signal, query.patience)]);
  } catch (reason) {
    return await failure(running, reason, { name, why: stop.why(), patience: query.patience });
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

interface Failing {
  /** The session it happened in. */
  readonly name: string;
  readonly why: 'cancelled' | 'timeout';
  readonly patience: number;
}

async function failure(running: Running, reason: unknown, { name, why, patience }: Failing): Promise<Failure> {
  if (reason === lost) return { error: queryError(why, 'query was canceled'), lost: true };
  const message = readableMessage(reason instanceof Error ? reason.message : String(reason));
  const kind = isQueryError(reason) ? reason.kind : classify(message);
  const stopped = kind === 'cancelled';
  if (stopped) abandon(running, name);
  const error = queryError(stopped ? why : (kind ?? 'unreadable'), message);
  if (kind === 'memory' && running.abandoned) return { error, lost: true, again: true };
  if (await recovers(running, name, patience)) return { error, lost: false };
  return { error: kind ? error : queryError('crashed', message), lost: true };
}

/**
 * Leaves the connection of a cancelled query alone. The engine keeps such a query where it was, and a next statement on
 * the same connection would sometimes first run it to its end. What it holds is given back by the next start.
 */
function abandon(running: Running, name: string): void {
  running.sessions.delete(name);
  running.abandoned = true;
}

/** Ends the failed transaction and asks for a sign of life. */
async function recovers(running: Running, name: string, patience: number): Promise<boolean> {
  const sign = async (): Promise<boolean> => {
    const connection = await session(running, name);
    await connection.execute('ROLLBACK').catch(() => undefined);
    await connection.execute('SELECT 1');
    return true;
  };
  const tooLate = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), patience));
  return await Promise.race([sign().catch(() => false), tooLate]);
}
