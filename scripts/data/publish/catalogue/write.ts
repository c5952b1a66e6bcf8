import type { Parts } from '../../../../src/core/parts.ts';
import type { ManifestEntry, Release } from '../../../../src/core/release.ts';
import { listWithHashes } from '../files.ts';
import type { Place } from '../formats.ts';
import { readmeFile, readmeText } from '../readme.ts';
import type { PublishedTable } from '../tables.ts';
import { fileNotice } from '../words.ts';
import { writeBundle } from './bundle.ts';
import { citationFile, citationText } from './citation.ts';
import { tableGroup, tableGroupFile, tableMetadata, tableMetadataFile } from './csvw.ts';
import { dataPackageOf, indicatorSchemaFile, packageFile } from './data-package.ts';
import { catalogFile, catalogOf } from './dcat.ts';
import { describedIndicator, describedTables, inParts } from './described.ts';
import { bilingual, tableSchemaOf } from './table-schema.ts';

/** The files that describe a release to machines, from what was written and the definitions that it was written by. */
export async function writeCatalogues(
  release: Release,
  { tables: published, parts, limit }: { tables: readonly PublishedTable[]; parts: Parts; limit: number },
  { folder, effects }: Pick<Place, 'folder' | 'effects'>,
): Promise<void> {
  const write = (path: string, content: string): Promise<void> => effects.writeFile(`${folder}/${path}`, content);
  await write(readmeFile, readmeText(release));
  const tables = describedTables(release, published);
  const files = tables.flatMap((table) => inParts(table, parts));
  for (const table of files.filter(({ entry }) => entry.name !== 'data-dictionary'))
    await write(tableMetadataFile(table.entry.name), toText(tableMetadata(table, release)));
  await write(tableGroupFile, toText(tableGroup(files, release)));
  const written = byPath(await listWithHashes(folder, effects));
  await write(indicatorSchemaFile, toText(indicatorSchema(release)));
  await write(packageFile, toText(dataPackageOf(release, { tables, files: written, parts })));
  await write(citationFile, citationText(release));
  await writeBundle(release.site.release, { folder, effects, limit });
  await write(catalogFile, toText(catalogOf(release, { tables, files: await listWithHashes(folder, effects), parts })));
}

function indicatorSchema(release: Release): object {
  const { entry, definition } = describedIndicator(release);
  const notice = fileNotice(release.site);
  const { $schema, ...schema } = tableSchemaOf(entry, definition);
  const title = bilingual(entry.title);
  return { $schema, title, ...(notice ? { description: bilingual(notice) } : {}), ...schema };
}

const byPath = (entries: readonly ManifestEntry[]): ReadonlyMap<string, ManifestEntry> =>
  new Map(entries.map((entry) => [entry.path, entry]));

const toText = (value: object): string => `${JSON.stringify(value, null, 1)}\n`;
