import { describeTable, dictionaryRows, dictionaryTable, type Dictionary } from '../../../src/core/dictionary.ts';
import type { Release } from '../../../src/core/release.ts';
import { indicatorFileTable } from '../../../src/core/tables-indicator.ts';
import { toCsv } from './csv.ts';
import type { Place } from './formats.ts';
import { indicatorFileRows } from './observation-rows.ts';
import type { PublishedTable } from './tables.ts';
import { fileNotice } from './words.ts';

/** `data-dictionary.json` and `.csv`: every column of every table, from the definitions that the tables are written by. */
export async function writeDictionary(
  release: Release,
  tables: readonly PublishedTable[],
  { folder, effects }: Pick<Place, 'folder' | 'effects'>,
): Promise<void> {
  const { site } = release;
  const notice = fileNotice(site);
  const described = [...tables, indicatorFile(release)].map((table) => describeTable(table, release));
  const dictionary: Dictionary = {
    title: dictionaryTable.title,
    ...{ version: site.release, as_of: site.asOf, dataset: site.dataset, notice, licence: site.licence },
    tables: described,
  };
  await effects.writeFile(`${folder}/data-dictionary.json`, `${JSON.stringify(dictionary, null, 1)}\n`);
  const rows = dictionaryRows(described, notice && `${notice.zh} ${notice.en}`);
  await effects.writeFile(`${folder}/data-dictionary.csv`, toCsv(dictionaryTable, rows));
}

/** The files of single indicators, which all have the same columns, by the rows of the first. */
export function indicatorFile(release: Release): PublishedTable {
  const [id = ''] = Object.keys(release.indicators);
  const own = release.observations.filter(({ indicator }) => indicator === id);
  return { name: 'indicators/<id>', definition: indicatorFileTable, rows: indicatorFileRows(id, own, release) };
}
