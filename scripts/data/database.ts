import { DuckDBDateValue, DuckDBInstance, type DuckDBAppender, type DuckDBConnection } from '@duckdb/node-api';

export type SqlType = 'VARCHAR' | 'INTEGER' | 'DOUBLE' | 'BOOLEAN' | 'DATE';
export type SqlValue = string | number | boolean | null | undefined;
export interface SqlColumn {
  readonly name: string;
  readonly type: SqlType;
}
/** Values as they come out: lists as arrays, 64-bit numbers as bigint. Cast in SQL to get plain numbers. */
export type SqlRow = Readonly<Record<string, unknown>>;

/** A private, in-memory database with one connection. */
export interface Database {
  readonly run: (sql: string) => Promise<void>;
  readonly rows: (sql: string) => Promise<SqlRow[]>;
  /** Makes a table and fills it. Dates are given as text, `2016-12-31`. */
  readonly load: (table: string, columns: readonly SqlColumn[], rows: Iterable<readonly SqlValue[]>) => Promise<void>;
  readonly close: () => void;
}

/**
 * Opens a native DuckDB. Without external access it can read and write no file and load no extension: for expressions
 * that clerks write. One thread and kept order: the same input gives the same bytes on every machine.
 */
export async function openDatabase({ externalAccess }: { externalAccess: boolean }): Promise<Database> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '1',
    preserve_insertion_order: 'true',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    ...(externalAccess ? {} : { enable_external_access: 'false' }),
    lock_configuration: 'true',
  });
  const connection = await instance.connect();
  return databaseOn(instance, connection);
}

/** A database for tables that are larger than memory. */
export interface LargeDatabase extends Database {
  /** How far the statement that runs now is: rows read, and rows there are. */
  readonly rowsRead: () => { readonly done: number; readonly of: number };
}

/** The memory that large tables may take; with all else a build stays below 4 GB. */
const largestMemory = '2500MB';

/**
 * A native DuckDB that reads files with all cores. Rows come in no order: only sums of whole numbers and of decimals may
 * be taken, which are the same in any order, and every result must be sorted.
 */
export async function openLargeDatabase({ scratch }: { scratch: string }): Promise<LargeDatabase> {
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: largestMemory,
    temp_directory: scratch,
    preserve_insertion_order: 'false',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const connection = await instance.connect();
  await connection.run('SET enable_progress_bar = true; SET enable_progress_bar_print = false;');
  return {
    ...databaseOn(instance, connection),
    rowsRead: () => {
      const { rows_processed: done, total_rows_to_process: of } = connection.progress;
      return { done: Number(done), of: Number(of) };
    },
  };
}

function databaseOn(instance: DuckDBInstance, connection: DuckDBConnection): Database {
  return {
    run: async (sql) => void (await connection.run(sql)),
    rows: async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJS(),
    load: (table, columns, rows) => load(connection, { table, columns }, rows),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** A name or text as SQL writes it. */
export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

async function load(
  connection: DuckDBConnection,
  { table, columns }: { table: string; columns: readonly SqlColumn[] },
  rows: Iterable<readonly SqlValue[]>,
): Promise<void> {
  const list = columns.map(({ name, type }) => `${quoteName(name)} ${type}`).join(', ');
  await connection.run(`CREATE TABLE ${quoteName(table)} (${list})`);
  const appender = await connection.createAppender(table);
  const append = columns.map(({ type }) => appenders[type]);
  for (const row of rows) {
    append.forEach((put, index) => {
      const value = row[index];
      if (value === null || value === undefined) appender.appendNull();
      else put(appender, value);
    });
    appender.endRow();
  }
  appender.closeSync();
}

const appenders: Record<SqlType, (appender: DuckDBAppender, value: string | number | boolean) => void> = {
  VARCHAR: (appender, value) => appender.appendVarchar(String(value)),
  INTEGER: (appender, value) => appender.appendInteger(Number(value)),
  DOUBLE: (appender, value) => appender.appendDouble(Number(value)),
  BOOLEAN: (appender, value) => appender.appendBoolean(value === true),
  DATE: (appender, value) => {
    const [year = 0, month = 1, day = 1] = String(value).split('-').map(Number);
    appender.appendDate(DuckDBDateValue.fromParts({ year, month, day }));
  },
};
