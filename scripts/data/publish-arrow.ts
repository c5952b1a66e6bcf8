import {
  Bool,
  Dictionary,
  Field,
  Float64,
  Int32,
  RecordBatch,
  Schema,
  Table,
  tableFromIPC,
  tableToIPC,
  Utf8,
  vectorFromArray,
  type DataType,
  type Vector,
} from 'apache-arrow';
import type { ColumnType } from '../../src/core/tables.ts';
import { columnsOf, type PublishedRow, type PublishedTable } from './tables.ts';

/**
 * A table as uncompressed Arrow IPC: a stream for the engine, a file for readers. Text that repeats is a dictionary.
 * What the file says of itself (title, notice, version) stands in the metadata of the schema.
 */
export function toArrow(
  { definition, rows }: PublishedTable,
  about: Readonly<Record<string, string>>,
  form: 'stream' | 'file',
): Uint8Array {
  const vectors = columnsOf(definition).map(([name, type], index) =>
    vectorOf(
      rows.map((row) => row[name] ?? null),
      type,
      index,
    ),
  );
  const fields = columnsOf(definition).map(([name], index) => new Field(name, typeOf(vectors, index), true));
  const schema = new Schema(fields, new Map(Object.entries(about)));
  const names = columnsOf(definition).map(([name]) => name);
  const plain = new Table(Object.fromEntries(names.map((name, index) => [name, vectors[index] as Vector])));
  const batches = plain.batches.map((batch) => new RecordBatch(schema, batch.data));
  return tableToIPC(new Table(schema, batches), form);
}

function typeOf(vectors: readonly Vector[], index: number): DataType {
  const vector = vectors[index];
  if (!vector) throw new Error(`missing vector: ${index}`);
  return vector.type as DataType;
}

/** The dictionary's number is given, not counted up: two runs in one process must give the same bytes. */
function vectorOf(values: readonly PublishedRow[string][], type: ColumnType, index: number): Vector {
  if (type === 'number') return vectorFromArray(values as (number | null)[], new Float64());
  if (type === 'integer') return vectorFromArray(values as (number | null)[], new Int32());
  if (type === 'boolean') return vectorFromArray(values as (boolean | null)[], new Bool());
  const repeats = new Set(values).size * 2 < values.length;
  return vectorFromArray(
    values as (string | null)[],
    repeats ? new Dictionary(new Utf8(), new Int32(), index) : new Utf8(),
  );
}

/** Reads Arrow IPC back as rows. */
export function fromArrow(bytes: Uint8Array): PublishedRow[] {
  return tableFromIPC(bytes)
    .toArray()
    .map((row: { toJSON: () => PublishedRow }) => row.toJSON());
}
