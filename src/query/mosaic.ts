import type { ArrowQueryRequest, Connector, ExecQueryRequest } from '@uwdata/mosaic-core';
import { isQueryError } from './errors.ts';
import type { Database } from './supervisor.ts';

/** The schema that DuckDB keeps temporary tables in. Mosaic is told to put its pre-aggregates there. */
export const temporarySchema = 'temp';

/**
 * Pre-aggregates that stay: a brush makes one for each view that follows it, and Mosaic asks for each again before it
 * uses it. More than this would only fill the memory.
 */
const mostKept = 24;

export interface ConnectorOptions {
  /** The session of the engine whose temporary tables the queries see. */
  readonly session: string;
  /** Statements that make the tables the queries are about, and the name of one of these tables. */
  readonly setUp: readonly string[];
  readonly madeTable: string;
}

/**
 * Lets Mosaic ask the one locked engine of the page. Everything that is written is temporary and belongs to one session,
 * so it needs no right that a reader's own query does not have. The tables are made at the first query, and made again
 * when a restart of the engine has taken them.
 */
export function mosaicConnector(database: Database, { session, setUp, madeTable }: ConnectorOptions): Connector {
  let ready: Promise<void> | undefined;
  const run = async (statement: string): Promise<void> => void (await database.query(statement, { session }));
  const make = async (): Promise<void> => {
    for (const statement of setUp) await run(statement);
  };
  const prepare = (): Promise<void> =>
    (ready ??= make().catch((error: unknown) => {
      ready = undefined;
      throw error;
    }));
  const lost = (error: unknown): boolean =>
    isQueryError(error) &&
    error.kind === 'unknown-table' &&
    new RegExp(`Table with name ${madeTable}\\b`).test(error.message);
  const asked = async <T>(work: () => Promise<T>): Promise<T> => {
    await prepare();
    try {
      return await work();
    } catch (error) {
      if (!lost(error)) throw error;
      ready = undefined;
      await prepare();
      return await work();
    }
  };
  /** The pre-aggregates there are, those of the latest use last. */
  const kept = new Set<string>();
  const keepFew = async (statement: string): Promise<void> => {
    const [, name] = /^CREATE TEMP TABLE IF NOT EXISTS (\S+)/.exec(statement) ?? [];
    if (name === undefined) return;
    kept.delete(name);
    kept.add(name);
    for (const oldest of [...kept].slice(0, Math.max(0, kept.size - mostKept))) {
      await run(`DROP TABLE IF EXISTS ${oldest}`);
      kept.delete(oldest);
    }
  };
  const query = async (request: ArrowQueryRequest | ExecQueryRequest): Promise<unknown> =>
    request.type === 'arrow'
      ? await asked(async () => (await database.arrow(request.sql, { session })).bytes)
      : await asked(async () => {
          for (const statement of temporaryStatements(request.sql)) {
            await run(statement);
            await keepFew(statement);
          }
        });
  return { query } as Connector;
}

/** Mosaic's statements with its tables made temporary; the schema of temporary tables is there already. */
function temporaryStatements(sql: string): string[] {
  return sql
    .split(';\n')
    .filter((statement) => !/^CREATE SCHEMA\b/.test(statement))
    .map((statement) => statement.replace(/^CREATE TABLE\b/, 'CREATE TEMP TABLE'));
}
