import {
  Bool,
  DataType,
  DateDay,
  Dictionary,
  Field,
  Float64,
  Int32,
  makeData,
  makeVector,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableFromIPC,
  tableToIPC,
  Utf8,
  vectorFromArray,
  type Data,
} from 'apache-arrow';
import type { ColumnType } from '../../../src/core/tables.ts';
import type { PublishedTable, PublishedValue } from './tables.ts';

/**
 * A table as uncompressed Arrow IPC: a stream for the engine, a file for readers. Text is a dictionary; days are text
 * in the stream, whose engine compares them as such, and dates in the file. What the file says of itself (title, notice,
 * version) stands in the metadata of the schema.
 */
export function toArrow(
  { definition, rows }: PublishedTable,
  about: Readonly<Record<string, string>>,
  form: 'stream' | 'file',
): Uint8Array {
  const columns = Object.entries(definition.columns);
  const children = columns.map(([name, { type, form: written }], index) => {
    const values = rows.map((row) => row[name] ?? null);
    return written === 'day' && form === 'file' ? dayData(values) : dataOf(values, type, index);
  });
  const fields = columns.map(([name], index) => new Field(name, children[index]?.type ?? new Utf8(), true));
  const schema = new Schema(fields, new Map(Object.entries(about)));
  const struct = makeData({ type: new Struct(fields), length: rows.length, nullCount: 0, children });
  return tableToIPC(new Table(schema, [new RecordBatch(schema, struct)]), form);
}

function dataOf(values: readonly PublishedValue[], type: ColumnType, index: number): Data {
  if (type === 'boolean') return vectorFromArray(values as (boolean | null)[], new Bool()).data[0] as Data;
  if (type === 'text') return textData(values as (string | null)[], index);
  const numbers = values.map((value) => Number(value ?? 0));
  const common = { length: values.length, ...nullsOf(values) };
  return type === 'integer'
    ? makeData({ type: new Int32(), data: Int32Array.from(numbers), ...common })
    : makeData({ type: new Float64(), data: Float64Array.from(numbers), ...common });
}

/** Days since 1970. */
function dayData(values: readonly PublishedValue[]): Data {
  const days = values.map((value) => (value === null ? 0 : Date.parse(String(value)) / 86_400_000));
  return makeData({ type: new DateDay(), length: values.length, data: Int32Array.from(days), ...nullsOf(values) });
}

/** The dictionary's number is given, not counted up: two runs in one process must give the same bytes. */
function textData(values: readonly (string | null)[], index: number): Data {
  const places = new Map<string, number>();
  const indices = new Int32Array(values.length);
  values.forEach((value, row) => {
    if (value === null) return;
    const place = places.get(value) ?? places.size;
    places.set(value, place);
    indices[row] = place;
  });
  const dictionary = vectorFromArray([...places.keys()], new Utf8());
  const type = new Dictionary(new Utf8(), new Int32(), index);
  return makeData({ type, length: values.length, data: indices, dictionary, ...nullsOf(values) });
}

function nullsOf(values: readonly PublishedValue[]): { nullCount: number; nullBitmap: Uint8Array } {
  const nullBitmap = new Uint8Array(Math.ceil(values.length / 64) * 8);
  let nullCount = 0;
  values.forEach((value, row) => {
    if (value === null) nullCount += 1;
    else nullBitmap[row >> 3] = (nullBitmap[row >> 3] ?? 0) | (1 << (row & 7));
  });
  return { nullCount, nullBitmap };
}

/** Reads Arrow IPC back, column by column. */
export function fromArrow(bytes: Uint8Array): { rows: number; column: (name: string) => PublishedValue[] } {
  const table = tableFromIPC(bytes);
  return {
    rows: table.numRows,
    column: (name) => {
      const vector = table.getChild(name) ?? makeVector(new Float64Array());
      const values = Array.from({ length: table.numRows }, (_, row) => vector.get(row) as PublishedValue);
      return DataType.isDate(vector.type) ? values.map(dayText) : values;
    },
  };
}

/** A day as it was meant, from the milliseconds that the library gives. */
const dayText = (value: PublishedValue): PublishedValue =>
  typeof value === 'number' ? new Date(value).toISOString().slice(0, 10) : value;
