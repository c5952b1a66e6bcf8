import { partOf, type Parts } from '../../../../src/core/parts.ts';
import type { ManifestEntry, Release } from '../../../../src/core/release.ts';
import type { Text } from '../../../../src/core/text.ts';
import { readmeFile } from '../readme.ts';
import { aboutRelease } from './about.ts';
import { citationFile } from './citation.ts';
import { tableGroupFile } from './csvw.ts';
import { contactOf, context, daysOf, distributionOf, frequencyOf, type Distribution } from './dcat-terms.ts';
import { indicatorSchemaFile, packageFile } from './data-package.ts';
import type { Described } from './described.ts';

/** The catalogue of a release after DCAT 3 (https://www.w3.org/TR/vocab-dcat-3/), as JSON-LD. */
export const catalogFile = 'catalog.jsonld';

/** A dataset of the catalogue: a table in all its forms, an indicator, or the release as a whole. */
export interface Dataset {
  readonly '@id': string;
  readonly '@type': 'dcat:Dataset';
  readonly title: Text;
  readonly description: Text;
  readonly version: string;
  readonly previousVersion?: string;
  readonly distribution: readonly Distribution[];
  readonly [term: string]: unknown;
}

/** `catalog.jsonld`. */
export interface Catalog {
  readonly '@context': typeof context;
  readonly '@id': string;
  readonly '@type': 'dcat:Catalog';
  readonly dataset: readonly Dataset[];
  readonly [term: string]: unknown;
}

/** Files that describe others; they hold nothing of their own. */
export const isDescription = (path: string): boolean =>
  [readmeFile, citationFile, packageFile, indicatorSchemaFile, catalogFile, tableGroupFile].includes(path) ||
  path.endsWith('.csv-metadata.json');

/**
 * The catalogue: the release, and as its parts every table, every indicator and whatever else is in it, each with all its
 * files. All addresses are relative to the catalogue, so that they hold under any host and path, and in a copy.
 */
export function catalogOf(
  release: Release,
  { tables, files, parts: cut }: { tables: readonly Described[]; files: readonly ManifestEntry[]; parts: Parts },
): Catalog {
  const { site } = release;
  const { title, description, day } = aboutRelease(release);
  const parts = datasetsOf(release, { tables, files, parts: cut });
  return {
    '@context': context,
    '@id': catalogFile,
    '@type': 'dcat:Catalog',
    ...{ title, description, issued: day, language: ['zh', 'en'], ...publisherOf(release) },
    ...{ license: readmeFile, dataset: [wholeOf(release, parts, files), ...parts] },
    'dct:rights': { '@type': 'dct:RightsStatement', description: site.licence },
  };
}

function publisherOf({ site }: Release): object {
  const { hostUnit, domain } = site.identity;
  const contact = contactOf(site);
  return {
    ...(hostUnit ? { 'dct:publisher': { '@type': 'foaf:Agent', name: hostUnit } } : {}),
    ...(contact ? { 'dcat:contactPoint': contact } : {}),
    ...(domain ? { 'foaf:homepage': { '@id': `https://${domain}/` } } : {}),
  };
}

/** What describes the release as a whole: all of it in one file each. */
const isWhole = (path: string): boolean => path === 'release.json' || /^[^/]+\.zip$/.test(path);

function wholeOf(release: Release, parts: readonly Dataset[], files: readonly ManifestEntry[]): Dataset {
  const { site, plan, revisions } = release;
  const about = aboutRelease(release);
  const previous = revisions.at(-1)?.previous?.version;
  return {
    '@id': '#release',
    '@type': 'dcat:Dataset',
    ...{ title: about.title, description: about.description, identifier: `${about.name}-${site.release}` },
    ...{ version: site.release, issued: about.day, language: ['zh', 'en'], license: readmeFile },
    ...(previous ? { previousVersion: `../v${previous}/${catalogFile}#release` } : {}),
    keyword: { zh: about.keywords.map(({ zh }) => zh), en: about.keywords.map(({ en }) => en) },
    ...publisherOf(release),
    'dct:temporal': { '@type': 'dct:PeriodOfTime', startDate: plan.start, endDate: plan.end },
    'dct:spatial': spatialOf(about.area),
    ...frequencyOf(release, 'release'),
    page: [readmeFile, packageFile, tableGroupFile, citationFile],
    hasPart: parts.map((part) => part['@id']),
    distribution: files.filter(({ path }) => isWhole(path)).map((file) => distributionOf(file, readmeFile)),
  };
}

const spatialOf = ({ code, ...name }: Text & { code: string }): object => ({
  '@type': 'dct:Location',
  ...{ identifier: code, title: { zh: name.zh, en: name.en } },
});

function datasetsOf(
  release: Release,
  { tables, files, parts }: { tables: readonly Described[]; files: readonly ManifestEntry[]; parts: Parts },
): Dataset[] {
  const groups = new Map<string, ManifestEntry[]>();
  for (const file of files.filter(({ path }) => !isDescription(path) && !isWhole(path))) {
    const { table: stem } = partOf(file.path.slice(0, file.path.lastIndexOf('.')), parts);
    groups.set(stem, [...(groups.get(stem) ?? []), file]);
  }
  return [...groups].map(([stem, own]) => ({
    '@id': `#${stem.replaceAll('/', '-')}`,
    '@type': 'dcat:Dataset',
    ...wordsOf(stem, release, tables),
    ...{ version: release.site.release, isPartOf: '#release', license: readmeFile },
    ...frequencyOf(release, stem),
    distribution: own.map((file) => distributionOf(file, readmeFile)),
  }));
}

interface Words {
  readonly title: Text;
  readonly description: Text;
  readonly [term: string]: unknown;
}

/** What a part is called and what it holds. */
function wordsOf(stem: string, release: Release, tables: readonly Described[]): Words {
  const table = tables.find(({ entry }) => entry.name === stem)?.entry;
  if (table)
    return { title: table.title, description: { zh: `一行是${table.grain.zh}`, en: `One row: ${table.grain.en}` } };
  const [folder = '', id = ''] = stem.split('/');
  const indicator = folder === 'indicators' ? release.indicators[id] : undefined;
  if (indicator) {
    const { name, definition, source, coverage } = indicator;
    return {
      ...{ title: name, description: definition },
      ...{ 'dct:temporal': { '@type': 'dct:PeriodOfTime', ...daysOf(coverage) } },
      source: { title: source.title },
    };
  }
  const theme = release.site.themes[id];
  if (theme) return { title: theme, description: { zh: '这个主题的观测值', en: 'the observations of the theme' } };
  return others[stem] ?? { title: { zh: stem, en: stem }, description: { zh: stem, en: stem } };
}

const others: Readonly<Record<string, Words>> = {
  changes: {
    title: { zh: '更正', en: 'Corrections' },
    description: { zh: '这一版改动了哪些已公布的数字和判定', en: 'what this release changed of what was published' },
  },
  disclosure: {
    title: { zh: '隐去的数字', en: 'Hidden figures' },
    description: { zh: '为保护个人隐去了多少数字', en: 'how many figures are withheld to protect individuals' },
  },
};
