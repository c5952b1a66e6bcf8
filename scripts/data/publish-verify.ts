import type { TableName } from '../../src/core/tables.ts';
import { quoteText } from './database.ts';
import type { Effects } from './effects.ts';
import { fromArrow } from './publish-arrow.ts';
import { fromCsv } from './publish-csv.ts';
import { columnsOf, type PublishedRow, type PublishedTable } from './tables.ts';

type Cell = PublishedRow[string] | undefined;

/**
 * Reads every table back in every format and holds each cell against what was meant. Throws at the first difference:
 * it is a fault of the program, not of the data.
 */
export async function verifyTables(
  folder: string,
  published: Record<TableName, PublishedTable>,
  effects: Effects,
): Promise<void> {
  const database = await effects.openDatabase({ externalAccess: true });
  const text = async (path: string): Promise<string> =>
    new TextDecoder().decode(await effects.readFile(`${folder}/${path}`));
  try {
    for (const table of Object.values(published)) {
      const { name } = table;
      compare(table, `${name}.csv`, fromCsv(await text(`${name}.csv`)), asText);
      compare(table, `${name}.json`, (JSON.parse(await text(`${name}.json`)) as { rows: PublishedRow[] }).rows, same);
      for (const ending of ['arrow', 'arrows'])
        compare(table, `${name}.${ending}`, fromArrow(await effects.readFile(`${folder}/${name}.${ending}`)), same);
      const path = quoteText(`${folder}/${name}.parquet`);
      compare(table, `${name}.parquet`, (await database.rows(`FROM read_parquet(${path})`)) as PublishedRow[], same);
    }
  } finally {
    database.close();
  }
}

function compare(
  { definition, rows }: PublishedTable,
  file: string,
  found: readonly PublishedRow[],
  equal: (meant: Cell, read: Cell) => boolean,
): void {
  if (found.length !== rows.length)
    throw new Error(`wrong number of rows: ${found.length}; expected ${rows.length} (${file})`);
  const columns = columnsOf(definition);
  rows.forEach((row, index) => {
    for (const [column] of columns)
      if (!equal(row[column], found[index]?.[column]))
        throw new Error(
          `wrong value: ${String(found[index]?.[column])}; expected ${String(row[column])} (${file}, row ${index + 1}, column ${column})`,
        );
  });
}

const same = (meant: Cell, read: Cell): boolean => (meant ?? null) === (read ?? null);
/** In CSV everything is text, and nothing and an empty text are the same. */
const asText = (meant: Cell, read: Cell): boolean => String(meant ?? '') === String(read ?? '');
