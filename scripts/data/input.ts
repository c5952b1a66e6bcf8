import type { Reading } from '../../src/core/reading.ts';
import type { ManifestEntry } from '../../src/core/release.ts';
import type { Text } from '../../src/core/text.ts';

/** A cell: text from CSV, text or a typed value from XLSX and Parquet; undefined where it is empty. */
export type Cell = string | number | boolean | undefined;

export interface SheetRow {
  /** The line where the record starts or the row of the worksheet; for Parquet the number of the record, from 1. */
  readonly row: number;
  readonly cells: readonly Cell[];
}

/** What was declared about how a file is read; `where`: how a cure begins that names a declaration. */
export interface Declared {
  readonly reading: Reading;
  readonly where: Text;
}

/** A data file as read, before any check of what it says. */
export interface Sheet extends Declared {
  readonly file: string;
  /** The worksheet, where the file is a workbook. */
  readonly sheet?: string;
  /** The row of the header, from 1. */
  readonly header: number;
  /** The header as written; empty where a column has no name. */
  readonly columns: readonly string[];
  /** A row may have fewer or more cells than the header. */
  readonly rows: readonly SheetRow[];
  /** Some rows could not be read: they are reported, and what seems absent may stand in them. */
  readonly damaged?: boolean;
}

export type KeyPath = readonly (string | number)[];

/** A YAML file as read, with the way back from a key to its line. */
export interface Yaml {
  readonly file: string;
  readonly data: unknown;
  /** The line of a key or, where it is absent, of what should hold it. */
  readonly line: (path: KeyPath) => number;
}

/** Everything found in the data folder. Paths are relative to it, with `/`. */
export interface Input {
  readonly yaml: ReadonlyMap<string, Yaml>;
  readonly sheets: ReadonlyMap<string, Sheet>;
  /** The records of earlier releases, by file, as JSON says them. */
  readonly json: ReadonlyMap<string, unknown>;
  /** Name, length and hash of every file used. */
  readonly files: readonly ManifestEntry[];
  /** Files that this version does not use. */
  readonly ignored: readonly string[];
  /** Files that were refused for their size: nothing may look into them. */
  readonly oversized: ReadonlySet<string>;
  /** What changes when a file is written or replaced after it was read, by path: for files that are read again later. */
  readonly stamps: ReadonlyMap<string, string>;
}

/** The table of a name without an ending, in whichever form it is there. */
export function tableAt({ sheets }: Input, stem: string): Sheet | undefined {
  return sheets.get(`${stem}.csv`) ?? sheets.get(`${stem}.xlsx`) ?? sheets.get(`${stem}.parquet`);
}
