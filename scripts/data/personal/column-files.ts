import { DataType, tableFromIPC } from 'apache-arrow';
import type { Found, TableCell, TableRow } from './found.ts';

/** Reads Parquet, which needs the database: all values as text, and the texts of its metadata. */
export interface ColumnFiles {
  readonly parquet: (bytes: Uint8Array) => Promise<{ rows: TableRow[]; metadata: string }>;
}

/** The cells of an Arrow or Parquet file and what is written in its metadata; undefined for any other file. */
export function columnTexts(file: string, bytes: Uint8Array, files: ColumnFiles): AsyncGenerator<Found> | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(8, bytes.length)).toString('latin1');
  if (head.startsWith('PAR1')) return read(file, () => files.parquet(bytes));
  if (head.startsWith('ARROW1') || head.startsWith('\xff\xff\xff\xff')) return read(file, () => readArrow(bytes));
  return undefined;
}

type Read = { rows: TableRow[]; metadata: string };

async function* read(file: string, open: () => Promise<Read> | Read): AsyncGenerator<Found> {
  const place = { file };
  const opened = await Promise.resolve()
    .then(open)
    .catch(() => undefined);
  if (!opened) {
    yield {
      type: 'fault',
      place,
      fault: 'closed',
      what: { zh: '数据文件打不开', en: 'a data file that cannot be opened' },
    };
    return;
  }
  yield { type: 'table', place, rows: opened.rows };
  if (opened.metadata) yield { type: 'text', place, where: 'hidden-part', text: opened.metadata };
}

function readArrow(bytes: Uint8Array): Read {
  const table = tableFromIPC(bytes);
  const columns = table.schema.fields.map(({ type }, index) => ({
    days: DataType.isDate(type),
    values: table.getChildAt(index),
  }));
  const rows: TableRow[] = [{ row: 0, cells: table.schema.fields.map(({ name }) => name) }];
  for (let row = 0; row < table.numRows; row++)
    rows.push({
      row: row + 1,
      cells: columns.map(({ days, values }) => cellOf(days ? dayOf(values?.get(row)) : values?.get(row))),
    });
  const metadata = [table.schema.metadata, ...table.schema.fields.map((field) => field.metadata)];
  return { rows, metadata: metadata.flatMap((map) => [...map].flat()).join('\n') };
}

/** A day of an Arrow file, which counts milliseconds, as a date. */
const dayOf = (value: unknown): unknown => (typeof value === 'number' ? new Date(value) : value);

/** A value as it is searched; lists and structures as their JSON. */
export function cellOf(value: unknown): TableCell {
  if (value === null || value === undefined || typeof value === 'boolean') return undefined;
  if (typeof value === 'number' || typeof value === 'string') return value;
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? inner.toString() : inner));
}
