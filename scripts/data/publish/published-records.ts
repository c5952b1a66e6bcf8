import type { PublishedRecords } from '../../../src/core/records.ts';
import type { Checked } from '../check/checked.ts';
import { openColumns, publishedTables } from '../check/mechanisms.ts';

/** The tables that a mechanism publishes and the list of responsibilities, without the columns about people. */
export function publishedRecords({ site, mechanisms, records }: Checked): Record<string, PublishedRecords> {
  const wanted = [...publishedTables(mechanisms), ...(site.duties ? [site.duties.records] : [])];
  const tables = records.filter(({ id }) => wanted.includes(id));
  return Object.fromEntries(
    tables.map(({ id, schema, columns, rows }) => {
      const open = openColumns(schema);
      const shown = columns.filter((column) => open.includes(column));
      const cells = rows.map(({ cells: row }) =>
        Object.fromEntries(shown.map((column) => [column, row[columns.indexOf(column)] ?? null])),
      );
      return [id, { definition: schema, columns: shown, rows: cells }];
    }),
  );
}
