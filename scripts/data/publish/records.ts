import type { Parts } from '../../../src/core/parts.ts';
import { recordsDefinition } from '../../../src/core/records.ts';
import type { Release } from '../../../src/core/release.ts';
import { writeFormats, type Place } from './formats.ts';
import { partsOf } from './parts.ts';
import type { PublishedTable } from './tables.ts';
import { rowNotice } from './words.ts';

/** The records tables of a release, ready to be written: `records/<table>`, with the notice in every row. */
export function recordsTables(release: Release): PublishedTable[] {
  return Object.entries(release.records).map(([id, table]) => {
    const notice = rowNotice(release.site, table.definition.source.kind === 'demonstration');
    return {
      name: `records/${id}`,
      definition: recordsDefinition(table, release.site),
      rows: table.rows.map((row) => ({ ...row, notice })),
    };
  });
}

/** `records/<table>` in every format. The JSON says what one row is, what each column holds and whence it comes. */
export async function writeRecords(release: Release, place: Place, parts: Parts): Promise<void> {
  for (const table of recordsTables(release)) {
    const { definition, columns } = release.records[table.name.slice('records/'.length)] ?? {};
    const { grain, source, key, area } = definition ?? {};
    const described = columns?.map((name) => ({ column: name, ...definition?.columns[name] }));
    for (const part of partsOf(table, parts))
      await writeFormats(part, release, place, { about: { grain, source, key, area, columns: described } });
  }
}
