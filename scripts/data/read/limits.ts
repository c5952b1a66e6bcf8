import { problem, type Place, type Report } from '../problem.ts';
import type { RuleId } from '../rules/rules.ts';

/** Megabytes (of a million bytes) that a file may have, by its ending: what 3 GB of memory can hold as a table. */
export const largestFile: Readonly<Record<string, number>> = { yml: 1, csv: 64, xlsx: 32, parquet: 64 };

/** The megabytes that a file may have; undefined where that is not known or, as for the files of panels, not limited. */
export function largestSize(path: string): number | undefined {
  return isPanelFile(path) ? undefined : largestFile[path.split('.').at(-1)?.toLowerCase() ?? ''];
}

/** Whether a file holds rows of a panel: those are never read into memory. */
export const isPanelFile = (path: string): boolean => /^panels\/[a-z0-9-]+(\/.+)?\.parquet$/.test(path);

/** Characters that all cells of a packed table may have. */
const largestText = 256e6;

/** Rows and columns that a table may have, and characters of a cell. Rows and characters are those of a worksheet. */
export const largestTable = { rows: 1_048_576, columns: 500, characters: 32_767 } as const;

/** Characters that a line of a text table may have. */
export const longestLine = 1_000_000;

/** Whether a table is small enough to be read; where it is not, that is reported. */
export function fitsTable(
  place: Place,
  size: { rows?: number; columns?: number; characters?: number },
  report: Report,
): boolean {
  const { rows, columns, characters } = largestTable;
  const found = { rows: 0, columns: 0, characters: 0, ...size };
  if (found.rows > rows) report(problem('too-many-rows', place, { found: found.rows, limit: rows }));
  else if (found.columns > columns)
    report(problem('too-many-columns', place, { found: found.columns, limit: columns }));
  else if (found.characters > characters)
    report(problem('cell-too-long', place, { found: found.characters, limit: characters }));
  else return true;
  return false;
}

/** Whether the cells of a packed table together are small enough; where they are not, that is reported. */
export function fitsText(place: Place, characters: number, report: Report): boolean {
  if (characters <= largestText) return true;
  report(problem('file-too-large', place, { size: megabytes(characters), limit: megabytes(largestText) }));
  return false;
}

/** `2147.5 MB`. */
export const megabytes = (bytes: number): string => `${Math.round(bytes / 1e5) / 10} MB`;

/** The rules by which a file is refused for its size: nothing else looks into it either. */
export const sizeRules: ReadonlySet<RuleId> = new Set<RuleId>([
  'file-too-large',
  'too-many-rows',
  'too-many-columns',
  'cell-too-long',
  'line-too-long',
  'zip-bomb',
]);
