import { mediaTypeOf } from '../../../../src/core/media-types.ts';
import { fileNames, type Parts } from '../../../../src/core/parts.ts';
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
  /** Several where the table is in parts, in order; each begins with the same row of heads. */
  readonly path: string | readonly string[];
  readonly type: 'table';
  readonly title: string;
  readonly description?: string;
  readonly format: 'csv';
  readonly mediatype: string;
  readonly encoding: 'utf-8';
  readonly bytes: number;
  /** Absent where there are several files: `manifest.json` lists that of each. */
  readonly hash?: string;
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
  readonly parts: Parts;
}

/**
 * `datapackage.json` after Data Package 2.0 (https://datapackage.org): one resource for each table and each indicator,
 * as CSV. The other forms of a table hold the same and are listed in `catalog.jsonld`.
 */
export function dataPackageOf(release: Release, packed: Packed): DataPackage {
  const { site } = release;
  const { name, title, description, day, keywords } = aboutRelease(release);
  const { domain } = site.identity;
  const resources = [
    ...packed.tables.map((table) => tableResource(table, packed)),
    ...indicatorResources(release, packed),
  ];
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

function tableResource({ entry, definition, source }: Described, packed: Packed): Resource {
  return {
    ...resourceOf(entry.name, packed),
    title: bilingual(entry.title),
    description: bilingual({ zh: `一行是${entry.grain.zh}`, en: `One row: ${entry.grain.en}` }),
    ...written(entry.name, packed),
    schema: tableSchemaOf(entry, definition),
    ...(source ? { sources: [dataSource(source)] } : {}),
  };
}

function indicatorResources({ indicators }: Release, packed: Packed): Resource[] {
  return Object.entries(indicators).map(([id, { name, definition, source, references }]) => ({
    ...resourceOf(`indicators/${id}`, packed),
    title: bilingual(name),
    description: bilingual(definition),
    ...written(`indicators/${id}`, packed),
    schema: indicatorSchemaFile,
    sources: [source, ...Object.values(references)].map(dataSource),
  }));
}

const pathsOf = (table: string, { parts }: Packed): string[] => fileNames(table, parts).map((name) => `${name}.csv`);

function resourceOf(table: string, packed: Packed): Pick<Resource, '$schema' | 'name' | 'path' | 'type'> {
  const paths = pathsOf(table, packed);
  return {
    $schema: 'https://datapackage.org/profiles/2.0/dataresource.json',
    name: table.replaceAll('/', '-'),
    path: paths.length === 1 ? (paths[0] ?? '') : paths,
    type: 'table',
  };
}

type Written = Pick<Resource, 'format' | 'mediatype' | 'encoding' | 'bytes' | 'hash' | 'dialect'>;

function written(table: string, packed: Packed): Written {
  const paths = pathsOf(table, packed);
  const own = paths.map((path) => {
    const file = packed.files.get(path);
    if (!file) throw new Error(`missing file: ${path}; expected every table as CSV`);
    return file;
  });
  const [only, ...more] = own;
  return {
    ...{ format: 'csv', mediatype: mediaTypeOf(paths[0] ?? ''), encoding: 'utf-8' },
    bytes: own.reduce((sum, { bytes }) => sum + bytes, 0),
    ...(only && more.length === 0 ? { hash: `sha256:${only.sha256}` } : {}),
    dialect,
  };
}
