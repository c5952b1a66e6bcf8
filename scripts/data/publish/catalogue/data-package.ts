import { mediaTypeOf } from '../../../../src/core/media-types.ts';
import type { Source } from '../../../../src/core/indicator.ts';
import type { ManifestEntry, Release } from '../../../../src/core/release.ts';
import { readmeFile } from '../readme.ts';
import { citation } from '../tables-rows.ts';
import { aboutRelease, sourcesOf } from './about.ts';
import type { Described } from './described.ts';
import { bilingual, tableSchemaOf, type TableSchema } from './table-schema.ts';

/** The Data Package of a release. */
export const packageFile = 'datapackage.json';

/** The schema that all files of single indicators share, beside `datapackage.json`. */
export const indicatorSchemaFile = 'indicator-schema.json';

interface DataSource {
  readonly title: string;
  readonly path?: string;
}

/** A CSV file with what is in it. */
export interface Resource {
  readonly $schema: string;
  readonly name: string;
  readonly path: string;
  readonly type: 'table';
  readonly title: string;
  readonly description?: string;
  readonly format: 'csv';
  readonly mediatype: string;
  readonly encoding: 'utf-8';
  readonly bytes: number;
  readonly hash: string;
  readonly dialect: object;
  readonly schema: TableSchema | string;
  readonly sources?: readonly DataSource[];
}

/** `datapackage.json`. */
export interface DataPackage {
  readonly $schema: string;
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly homepage?: string;
  readonly version: string;
  readonly created: string;
  readonly keywords: readonly string[];
  readonly contributors: readonly object[];
  readonly licenses: readonly object[];
  readonly sources: readonly object[];
  readonly resources: readonly Resource[];
}

/** What a package is made from: the tables as the dictionary describes them, and the files as they were written. */
export interface Packed {
  readonly tables: readonly Described[];
  readonly files: ReadonlyMap<string, ManifestEntry>;
}

/**
 * `datapackage.json` after Data Package 2.0 (https://datapackage.org): one resource for each table and each indicator,
 * as CSV. The other forms of a table hold the same and are listed in `catalog.jsonld`.
 */
export function dataPackageOf(release: Release, { tables, files }: Packed): DataPackage {
  const { site } = release;
  const { name, title, description, day, keywords } = aboutRelease(release);
  const { domain } = site.identity;
  const resources = [...tables.map((table) => tableResource(table, files)), ...indicatorResources(release, files)];
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    ...{ name, title: bilingual(title), description: bilingual(description), version: site.release },
    created: `${day}T00:00:00+08:00`,
    ...(domain ? { homepage: `https://${domain}/` } : {}),
    keywords: keywords.flatMap(({ zh, en }) => [zh, en]),
    contributors: contributorsOf(release),
    licenses: [{ path: readmeFile, title: bilingual(site.licence) }],
    sources: sourcesOf(release).map(dataSource),
    resources,
  };
}

/** Offices that publish and keep the dataset, and those who made the figures. Nobody where no one is named. */
function contributorsOf(release: Release): object[] {
  const { hostUnit, operatorUnit } = release.site.identity;
  const producers = new Map(sourcesOf(release).map(({ producer }) => [producer.zh, producer]));
  return [
    ...(hostUnit ? [{ title: bilingual(hostUnit), roles: ['publisher'] }] : []),
    ...(operatorUnit ? [{ title: bilingual(operatorUnit), roles: ['maintainer'] }] : []),
    ...[...producers.values()].map((producer) => ({ title: bilingual(producer), roles: ['creator'] })),
  ];
}

const dataSource = (source: Source): DataSource => ({
  title: `${bilingual({ zh: citation(source, 'zh'), en: citation(source, 'en') })} (${source.licence})`,
  ...(source.url ? { path: source.url } : {}),
});

/** How the CSV files are written: see `csv.ts`. The byte-order mark is part of the encoding. */
const dialect = {
  $schema: 'https://datapackage.org/profiles/2.0/tabledialect.json',
  ...{ header: true, delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true },
};

function tableResource({ entry, definition, source }: Described, files: Packed['files']): Resource {
  return {
    ...resourceOf(`${entry.name}.csv`),
    title: bilingual(entry.title),
    description: bilingual({ zh: `一行是${entry.grain.zh}`, en: `One row: ${entry.grain.en}` }),
    ...written(`${entry.name}.csv`, files),
    schema: tableSchemaOf(entry, definition),
    ...(source ? { sources: [dataSource(source)] } : {}),
  };
}

function indicatorResources({ indicators }: Release, files: Packed['files']): Resource[] {
  return Object.entries(indicators).map(([id, { name, definition, source, references }]) => ({
    ...resourceOf(`indicators/${id}.csv`),
    title: bilingual(name),
    description: bilingual(definition),
    ...written(`indicators/${id}.csv`, files),
    schema: indicatorSchemaFile,
    sources: [source, ...Object.values(references)].map(dataSource),
  }));
}

const resourceOf = (path: string): Pick<Resource, '$schema' | 'name' | 'path' | 'type'> => ({
  $schema: 'https://datapackage.org/profiles/2.0/dataresource.json',
  name: path.slice(0, -'.csv'.length).replaceAll('/', '-'),
  path,
  type: 'table',
});

function written(
  path: string,
  files: Packed['files'],
): Pick<Resource, 'format' | 'mediatype' | 'encoding' | 'bytes' | 'hash' | 'dialect'> {
  const file = files.get(path);
  if (!file) throw new Error(`missing file: ${path}; expected every table as CSV`);
  const { bytes, sha256 } = file;
  return { format: 'csv', mediatype: mediaTypeOf(path), encoding: 'utf-8', bytes, hash: `sha256:${sha256}`, dialect };
}
