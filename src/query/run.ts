import { DataType, RecordBatchReader, type RecordBatch, type Schema } from 'apache-arrow';
import { queryError } from './errors.ts';

/** One connection to an engine, as raw as the engine gives it: Arrow IPC messages, `null` for "not yet". */
export interface Connection {
  start(sql: string): Promise<Uint8Array | null>;
  poll(): Promise<Uint8Array | null>;
  fetch(): Promise<Uint8Array | null>;
  cancel(): Promise<unknown>;
  /** Runs a statement whose result does not matter. */
  execute(sql: string): Promise<void>;
  tokenize(text: string): Promise<{ readonly offsets: readonly number[] }>;
}

export interface Stream {
  readonly schema: Schema;
  readonly batches: readonly RecordBatch[];
  /** The same as an Arrow IPC stream. */
  readonly messages: readonly Uint8Array[];
  readonly rowCount: number;
  /** There was more than was taken. */
  readonly truncated: boolean;
}

/**
 * Runs one statement and takes whole batches until more than `limit` rows have come; the rest is never computed. Between
 * two steps of the engine a cancel is heard. Throws what the engine throws.
 */
export async function runStatement(
  connection: Connection,
  sql: string,
  { limit, signal }: { limit: number; signal: AbortSignal },
): Promise<Stream> {
  const messages: Uint8Array[] = [];
  const source = messagesOf(connection, sql, signal);
  const taken = (async function* () {
    for await (const message of source) {
      messages.push(message);
      yield message;
    }
  })();
  const reader = await RecordBatchReader.from(taken);
  await reader.open();
  const { schema } = reader;
  const enums = schema.fields.filter(({ type }) => hasEnum(type)).map(({ name }) => name);
  if (enums.length > 0) {
    await connection.cancel();
    return await runStatement(connection, castToText(sql, enums), { limit, signal });
  }
  const batches: RecordBatch[] = [];
  let rowCount = 0;
  for await (const batch of reader) {
    batches.push(batch);
    rowCount += batch.numRows;
    if (rowCount > limit) break;
  }
  const truncated = rowCount > limit;
  if (truncated) await connection.cancel();
  // The reader is one message ahead of the batches it gives.
  return { schema, batches, messages: messages.slice(0, 1 + batches.length), rowCount, truncated };
}

/** The engine never sends the dictionaries of a streamed result: an ENUM would arrive without its words. */
function hasEnum(type: DataType): boolean {
  return DataType.isDictionary(type) || (type.children ?? []).some((child) => hasEnum(child.type as DataType));
}

function castToText(sql: string, columns: readonly string[]): string {
  const names = columns.map((name) => `"${name.replaceAll('"', '""')}"`);
  return `SELECT * REPLACE (${names.map((name) => `CAST(${name} AS VARCHAR) AS ${name}`).join(', ')}) FROM (\n${sql}\n)`;
}

async function* messagesOf(connection: Connection, sql: string, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  let header = await connection.start(sql);
  while (header === null) {
    // A cancelled query has to be asked for once more, which then fails: left alone it blocks whatever comes after it.
    if (signal.aborted) await connection.cancel();
    header = await connection.poll();
  }
  yield header;
  for (;;) {
    if (signal.aborted) throw queryError('cancelled', 'query was canceled');
    const message = await connection.fetch();
    if (message === null) continue;
    if (message.length === 0) return;
    yield message;
  }
}
