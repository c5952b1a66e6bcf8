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

/** Local time, as the library reads it: the same bytes in every time zone. */
const moment: ZipOptions = { mtime: new Date(1980, 0, 1), os: 3, attrs: 0o644 << 16 };

const isPacked = (path: string): boolean => /\.(xlsx|parquet|zip|png)$/.test(path);
