import type { Place } from '../problem.ts';
import type { PanelTable } from './table.ts';

/** Where a row stands: its file and its number there; of a row of a database only the table. */
export interface PlacedValue {
  readonly place: Pick<Place, 'file' | 'row'>;
  readonly value: string | undefined;
}

/** Whether the rows have a file and a number. */
export const hasPlaces = ({ files }: PanelTable): boolean => files.paths.length > 0;

/**
 * The first rows of a condition with a value of each, in order of file and number. Of a database that keeps its rows in no
 * order the different values.
 */
export async function placesOf(
  table: PanelTable,
  { where, value, limit }: { where: string; value: string; limit: number },
): Promise<PlacedValue[]> {
  const { database, files, folder } = table;
  const rows = await database.rows(
    hasPlaces(table)
      ? `SELECT "#file" AS file, "#row"::DOUBLE AS row, (${value})::VARCHAR AS value
    FROM placed WHERE ${where} ORDER BY ALL LIMIT ${limit}`
      : `SELECT DISTINCT (${value})::VARCHAR AS value FROM panel WHERE ${where} ORDER BY value LIMIT ${limit}`,
  );
  return rows.map(({ file, row, value: found }) => ({
    place:
      typeof file === 'string' ? { file: file.replace(`${folder}/`, ''), row: Number(row) } : { file: files.source },
    value: typeof found === 'string' ? found : undefined,
  }));
}
