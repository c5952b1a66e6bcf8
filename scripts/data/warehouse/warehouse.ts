import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createClient } from '@clickhouse/client';
import { tableFromIPC } from 'apache-arrow';
import type { SqlRow } from '../database.ts';
import { WarehouseFailure, failureOf } from './failure.ts';
import type { WarehouseSettings } from './settings.ts';

/** A database that answers questions. Every failure is a `WarehouseFailure`. */
export interface Warehouse {
  /** The answer as an Arrow stream. */
  readonly ask: (sql: string) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
}

/** What every question is asked with, so that a server's own settings change no answer. */
export const querySettings = {
  cast_keep_nullable: 1,
  join_use_nulls: 1,
  transform_null_in: 0,
  max_query_size: '268435456',
  output_format_arrow_string_as_string: 1,
  output_format_arrow_low_cardinality_as_dictionary: 0,
  output_format_arrow_compression_method: 'none',
} as const;

/**
 * ClickHouse over HTTP, and the folder of kept answers: with an address every answer is fetched, and kept where a folder is
 * named; without one the kept answers are read, and nothing goes over the network.
 */
export function openWarehouse(settings: WarehouseSettings): Warehouse {
  const { url, answers } = settings;
  const network = url === undefined ? undefined : connect({ ...settings, url });
  const fileOf = (sql: string): string =>
    join(answers ?? '', `${createHash('sha256').update(sql).digest('hex')}.arrow`);
  return {
    ask: async (sql) => {
      if (!network)
        return readFile(fileOf(sql)).catch(() => {
          throw new WarehouseFailure('warehouse-not-kept');
        });
      const bytes = await network.ask(sql);
      if (answers === undefined) return bytes;
      await mkdir(answers, { recursive: true });
      await writeFile(fileOf(sql), bytes, { mode: 0o600 });
      return bytes;
    },
    close: async () => network?.close(),
  };
}

function connect({ url, user, password, seconds }: WarehouseSettings & { url: string }): Warehouse {
  const client = createClient({
    ...{ url, username: user, password, application: 'sunledger' },
    request_timeout: seconds * 1000,
    max_open_connections: 1,
    log: { level: 127 },
  });
  const secrets = [password, user === 'default' ? '' : user, url, new URL(url).host, new URL(url).hostname];
  return {
    ask: async (sql) => {
      try {
        const { stream } = await client.exec({
          query: `${sql}\nFORMAT ArrowStream`,
          clickhouse_settings: { ...querySettings, max_execution_time: seconds },
        });
        const chunks: Uint8Array[] = [];
        for await (const chunk of stream as AsyncIterable<Uint8Array>) chunks.push(chunk);
        return Buffer.concat(chunks);
      } catch (error) {
        throw failureOf(error, { seconds, secrets });
      }
    },
    close: () => client.close(),
  };
}

/** The rows of an answer: texts, numbers, whole numbers of 64 bits as bigint; empty cells are null. */
export function rowsOf(answer: Uint8Array): SqlRow[] {
  try {
    return tableFromIPC(answer)
      .toArray()
      .map((row) => (row as { toJSON: () => SqlRow }).toJSON());
  } catch (error) {
    const head = new TextDecoder().decode(answer.subarray(0, 200));
    // What the server says once the answer has begun stands in its midst.
    const code = /Code: (\d+)/.exec(new TextDecoder('latin1').decode(answer.subarray(-4000)))?.[1];
    if (code !== undefined)
      throw failureOf(Object.assign(new Error(`ClickHouse error ${code}`), { code }), { seconds: 0, secrets: [] });
    const html = /^\s*</.test(head);
    const detail = html ? 'HTML' : String(error instanceof Error ? error.message : error).slice(0, 100);
    throw new WarehouseFailure('warehouse-answer', { detail });
  }
}
