import type { ManifestEntry } from '../../src/core/release.ts';

/** A cell: text from CSV, a typed value from Parquet; undefined where it is empty. */
export type Cell = string | number | boolean | undefined;

export interface SheetRow {
  /** The line where the record starts (the header is line 1); for Parquet the number of the record, from 1. */
  readonly row: number;
  readonly cells: readonly Cell[];
}

/** A data file as read, before any check of what it says. */
export interface Sheet {
  readonly file: string;
  readonly columns: readonly string[];
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
  /** Name, length and hash of every file used. */
  readonly files: readonly ManifestEntry[];
  /** Files that this version does not use. */
  readonly ignored: readonly string[];
}
