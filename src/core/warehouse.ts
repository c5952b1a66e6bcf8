import { z } from 'zod';

/**
 * Where a table lives in a database of its own instead of in files. Only what it is called stands here: its address and the
 * account come from the environment.
 */
export const warehouseSchema = z.strictObject({
  engine: z.literal('clickhouse').describe('the database that holds the table'),
  table: z
    .string()
    .regex(/^[A-Za-z_][A-Za-z0-9_]*\.[A-Za-z_][A-Za-z0-9_]*$/)
    .describe('its database and its name, such as `ledger.village_month`'),
});
export type WarehouseTable = z.output<typeof warehouseSchema>;

/** How figures made from such a table name it, where others name their file: `clickhouse:ledger.village_month`. */
export const warehouseSource = ({ engine, table }: WarehouseTable): string => `${engine}:${table}`;

/** A question that was put to a database, and what came back: for figures from files it is file and row. */
export interface WarehouseAnswer {
  /** The panel or the records table, `panels/village-month`. */
  readonly id: string;
  readonly source: string;
  readonly query: string;
  /** The rows of the answer. */
  readonly rows: number;
  /** Length and SHA-256 of the answer as lines of JSON. */
  readonly bytes: number;
  readonly sha256: string;
}
