import { parse } from 'csv-parse/sync';
import { parquetReadObjects } from 'hyparquet';
import { readSheet } from 'read-excel-file/universal';
import { parse as parseYaml } from 'yaml';
import type { Folder } from './gate.ts';

/** A row as written: text by column, with its line. */
export interface GivenRow {
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** A data folder as another and simpler program reads it: shares no code with the build. */
export interface Given {
  /** Tables by path without ending. */
  readonly tables: ReadonlyMap<string, readonly GivenRow[]>;
  readonly yaml: ReadonlyMap<string, unknown>;
}

/** Reads every file of a folder with libraries that the build does not use for it, or in their plainest form. */
export async function readGiven(folder: Folder): Promise<Given> {
  const tables = new Map<string, GivenRow[]>();
  const yaml = new Map<string, unknown>();
  for (const [path, bytes] of folder) {
    const [, name = '', ending = ''] = /^(.*)\.(\w+)$/.exec(path) ?? [];
    if (ending === 'yml') yaml.set(path, parseYaml(decode(bytes)));
    else if (ending === 'csv') tables.set(name, readCsv(bytes));
    else if (ending === 'xlsx') tables.set(name, fromGrid(await readWorkbook(bytes)));
    else if (ending === 'parquet') tables.set(name, await readParquet(bytes));
  }
  return { tables, yaml };
}

/** A file that the build reads and the other program does not: one of a container with a fault that does not matter. */
export class Unread extends Error {}

async function readWorkbook(bytes: Buffer): Promise<readonly (readonly unknown[])[]> {
  try {
    return await readSheet(bufferOf(bytes));
  } catch (error) {
    throw new Unread('unreadable by the other program', { cause: error });
  }
}

function decode(bytes: Buffer): string {
  const [a, b] = bytes;
  const encodings =
    a === 0xff && b === 0xfe ? ['utf-16le'] : a === 0xfe && b === 0xff ? ['utf-16be'] : ['utf-8', 'gb18030'];
  for (const encoding of encodings)
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next one.
    }
  throw new Error('a text in no known encoding');
}

function readCsv(bytes: Buffer): GivenRow[] {
  const text = decode(bytes).replace(/\r\n?/g, '\n');
  return fromGrid(parse(text, { relax_column_count: true }));
}

function bufferOf(bytes: Buffer): ArrayBuffer {
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
}

async function readParquet(bytes: Buffer): Promise<GivenRow[]> {
  const rows = await parquetReadObjects({ file: bufferOf(bytes) });
  return rows.map((row, index) => ({
    row: index + 1,
    cells: Object.fromEntries(Object.entries(row).map(([column, value]) => [column, textOf(value)])),
  }));
}

function fromGrid(lines: readonly (readonly unknown[])[]): GivenRow[] {
  const [header = [], ...rows] = lines;
  return rows.flatMap((line, index) => {
    const cells = Object.fromEntries(header.map((column, at) => [textOf(column).trim(), textOf(line[at]).trim()]));
    return Object.values(cells).every((cell) => cell === '') ? [] : [{ row: index + 2, cells }];
  });
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === 'bigint' ||
    typeof value === 'number' ||
    typeof value === 'boolean' ||
    typeof value === 'string'
    ? String(value)
    : JSON.stringify(value);
}
