/**
 * Tables whose files would be too large are published in parts, each a complete file: rows of each part, in order, by
 * table. `observations` in two parts is in `observations-1.csv` and `observations-2.csv`.
 */
export type Parts = Readonly<Record<string, readonly number[]>>;

/** The names of the files of a table, without their endings. */
export function fileNames(table: string, parts: Parts = {}): readonly string[] {
  return parts[table]?.map((_, index) => `${table}-${index + 1}`) ?? [table];
}

/** Tells, of the name of a file without its ending, which table it is a part of, and the how manieth: 1 is the first. */
export function partOf(name: string, parts: Parts = {}): { readonly table: string; readonly part?: number } {
  const [, table = '', part = ''] = /^(.+)-(\d+)$/.exec(name) ?? [];
  const of = parts[table]?.length ?? 0;
  return Number(part) >= 1 && Number(part) <= of ? { table, part: Number(part) } : { table: name };
}
