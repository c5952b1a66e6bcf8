import type { PublishedRecords, Records } from '../../src/core/records.ts';
import type { Release } from '../../src/core/release.ts';
import type { ColumnType, TableDefinition } from '../../src/core/tables.ts';
import type { Database } from './database.ts';
import type { Effects } from './effects.ts';
import { toCsv } from './publish-csv.ts';
import { aboutOf, toJson } from './publish-json.ts';
import { writeParquet } from './publish-parquet.ts';
import type { PublishedTable } from './tables.ts';
import { rowNotice } from './words.ts';

const types: Record<Records['columns'][string]['type'], ColumnType> = {
  text: 'text',
  date: 'text',
  clause: 'text',
  integer: 'integer',
  year: 'integer',
  number: 'number',
  boolean: 'boolean',
};

/** The records tables of a release, ready to be written: `records/<table>`, with the notice in every row. */
export function recordsTables(release: Release): PublishedTable[] {
  return Object.entries(release.records).map(([id, table]) => {
    const notice = rowNotice(release.site, table.definition.source.kind === 'demonstration');
    return {
      name: `records/${id}`,
      definition: describe(table),
      rows: table.rows.map((row) => ({ ...row, notice })),
    };
  });
}

function describe({ definition, columns }: PublishedRecords): TableDefinition {
  const described = columns.flatMap((name) => {
    const column = definition.columns[name];
    return column ? [[name, { type: types[column.type], title: column.name }] as const] : [];
  });
  const notice = { type: 'text', title: { zh: '数据提示', en: 'Notice' } } as const;
  return { title: definition.name, key: definition.key, columns: { ...Object.fromEntries(described), notice } };
}

interface Place {
  readonly folder: string;
  readonly database: Database;
  readonly effects: Effects;
}

/** `records/<table>.csv`, `.json` and `.parquet`. The JSON says what one row is, what each column holds and whence it comes. */
export async function writeRecords(release: Release, { folder, database, effects }: Place): Promise<void> {
  for (const table of recordsTables(release)) {
    const id = table.name.slice('records/'.length);
    const { definition, columns } = release.records[id] ?? {};
    const { grain, source, key, area } = definition ?? {};
    const described = columns?.map((name) => ({ column: name, ...definition?.columns[name] }));
    const path = `${folder}/${table.name}`;
    await effects.writeFile(`${path}.csv`, toCsv(table.definition, table.rows));
    const about = { grain, source, key, area, columns: described };
    await effects.writeFile(`${path}.json`, toJson(table, release, { about }));
    const aboutTable = aboutOf(release, table.definition.title);
    await writeParquet(table, { path: `${path}.parquet`, about: aboutTable }, database);
  }
}
