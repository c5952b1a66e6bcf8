import { createHash } from 'node:crypto';
import type { WarehouseAnswer } from '../../../src/core/warehouse.ts';
import type { SqlRow } from '../database.ts';
import { rowsOf, type Warehouse } from './warehouse.ts';

/** A question and what its answer was, without the answer. */
export type Asked = Omit<WarehouseAnswer, 'id' | 'source'>;

/** A table of a warehouse under a name of ours, as all SQL about it uses it. */
export interface Connection {
  readonly rows: (sql: string) => Promise<SqlRow[]>;
  /** The last question. */
  readonly asked: () => Asked | undefined;
}

/** Puts the definition of a named table before every question: the account may read and nothing else. */
export function connectionTo(warehouse: Warehouse, { name, select }: { name: string; select: string }): Connection {
  let last: Asked | undefined;
  return {
    rows: async (sql) => {
      const text = sql.trim();
      const rest = /^WITH\s/.test(text) ? `, ${text.slice(5)}` : ` ${text}`;
      const query = `WITH ${name} AS (${select})${rest}`;
      const rows = rowsOf(await warehouse.ask(query));
      const bytes = Buffer.from(rows.map((row) => `${JSON.stringify(row, plain)}\n`).join(''));
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      last = { query, rows: rows.length, bytes: bytes.length, sha256 };
      return rows;
    },
    asked: () => last,
  };
}

const plain = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);
