import { recordsDefinition } from '../../../src/core/records.ts';
import type { Release } from '../../../src/core/release.ts';
import type { Database } from '../database.ts';
import type { Effects } from '../output/effects.ts';
import { toArrow } from './arrow.ts';
import { toCsv } from './csv.ts';
import { aboutOf, toJson } from './json.ts';
import { writeParquet } from './parquet.ts';
import type { PublishedTable } from './tables.ts';
import { rowNotice } from './words.ts';

/** The records tables of a release, ready to be written: `records/<table>`, with the notice in every row. */
export function recordsTables(release: Release): PublishedTable[] {
  return Object.entries(release.records).map(([id, table]) => {
    const notice = rowNotice(release.site, table.definition.source.kind === 'demonstration');
    return {
      name: `records/${id}`,
      definition: recordsDefinition(table),
      rows: table.rows.map((row) => ({ ...row, notice })),
    };
  });
}

interface Place {
  readonly folder: string;
  readonly database: Database;
  readonly effects: Effects;
}

/**
 * `records/<table>.csv`, `.json`, `.parquet` and, for the query console, `.arrows`. The JSON says what one row is, what
 * each column holds and whence it comes.
 */
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
    await effects.writeFile(`${path}.arrows`, toArrow(table, aboutTable, 'stream'));
    await writeParquet(table, { path: `${path}.parquet`, about: aboutTable }, database);
  }
}
