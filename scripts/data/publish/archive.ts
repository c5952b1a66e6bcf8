import { zipSync, type ZipOptions, type Zippable } from 'fflate';

/**
 * Files as a zip archive whose bytes follow from them alone: sorted, with the first moment that a zip archive can state.
 * What is packed already is stored as it is.
 */
export function toArchive(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const entries = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  const zippable: Zippable = Object.fromEntries(
    entries.map(([path, bytes]) => [path, [bytes, { ...moment, level: isPacked(path) ? 0 : 6 }]]),
  );
  return zipSync(zippable);
}

/** A text without a time zone: the library reads it, and writes it down, in local time wherever it runs. */
const moment: ZipOptions = { mtime: '1980-01-01T00:00:00', os: 3, attrs: 0o644 << 16 };

const isPacked = (path: string): boolean => /\.(xlsx|parquet|zip|png)$/.test(path);
