import { catalogueOf, type updateWords } from '../../../../src/core/catalogue.ts';
import { mediaTypeOf } from '../../../../src/core/media-types.ts';
import { periodEnd, periodMonths, type Day, type Period } from '../../../../src/core/period.ts';
import type { ManifestEntry, Release } from '../../../../src/core/release.ts';
import type { Text } from '../../../../src/core/text.ts';

/** The terms of the catalogue, inside it: nothing need be fetched to read it. */
export const context = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  spdx: 'http://spdx.org/rdf/terms#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  title: { '@id': 'dct:title', '@container': '@language' },
  description: { '@id': 'dct:description', '@container': '@language' },
  name: { '@id': 'foaf:name', '@container': '@language' },
  keyword: { '@id': 'dcat:keyword', '@container': '@language' },
  identifier: 'dct:identifier',
  version: 'dcat:version',
  issued: { '@id': 'dct:issued', '@type': 'xsd:date' },
  language: 'dct:language',
  startDate: { '@id': 'dcat:startDate', '@type': 'xsd:date' },
  endDate: { '@id': 'dcat:endDate', '@type': 'xsd:date' },
  accrualPeriodicity: { '@id': 'dct:accrualPeriodicity', '@type': '@id' },
  previousVersion: { '@id': 'dcat:previousVersion', '@type': '@id' },
  license: { '@id': 'dct:license', '@type': '@id' },
  hasPart: { '@id': 'dct:hasPart', '@type': '@id' },
  isPartOf: { '@id': 'dct:isPartOf', '@type': '@id' },
  source: 'dct:source',
  page: { '@id': 'foaf:page', '@type': '@id' },
  dataset: 'dcat:dataset',
  distribution: 'dcat:distribution',
  accessURL: { '@id': 'dcat:accessURL', '@type': '@id' },
  downloadURL: { '@id': 'dcat:downloadURL', '@type': '@id' },
  mediaType: { '@id': 'dcat:mediaType', '@type': '@id' },
  byteSize: { '@id': 'dcat:byteSize', '@type': 'xsd:nonNegativeInteger' },
  checksum: 'spdx:checksum',
  algorithm: { '@id': 'spdx:algorithm', '@type': '@id' },
  checksumValue: { '@id': 'spdx:checksumValue', '@type': 'xsd:hexBinary' },
} as const;

/** One file of a dataset. */
export interface Distribution {
  readonly '@id': string;
  readonly '@type': 'dcat:Distribution';
  readonly title: Text;
  readonly accessURL: string;
  readonly downloadURL: string;
  readonly mediaType: string;
  readonly byteSize: string;
  readonly checksum: { readonly '@type': 'spdx:Checksum'; readonly algorithm: string; readonly checksumValue: string };
  readonly license: string;
}

/** A file as a distribution. Addresses are relative to the catalogue, which lies in the same folder. */
export function distributionOf({ path, bytes, sha256 }: ManifestEntry, terms: string): Distribution {
  return {
    '@id': `#file-${path.replaceAll('/', '-')}`,
    '@type': 'dcat:Distribution',
    title: { zh: path, en: path },
    accessURL: path,
    downloadURL: path,
    mediaType: `https://www.iana.org/assignments/media-types/${mediaTypeOf(path)}`,
    byteSize: String(bytes),
    checksum: { '@type': 'spdx:Checksum', algorithm: 'spdx:checksumAlgorithm_sha256', checksumValue: sha256 },
    license: terms,
  };
}

/** Who answers questions; nothing where neither telephone nor e-mail is given. */
export function contactOf({ identity }: Release['site']): object | undefined {
  const { hostUnit, operatorUnit, phone, email } = identity;
  const unit = operatorUnit ?? hostUnit;
  if (!phone && !email) return undefined;
  return {
    '@type': 'vcard:Organization',
    ...(unit
      ? {
          'vcard:fn': [
            { '@value': unit.zh, '@language': 'zh' },
            { '@value': unit.en, '@language': 'en' },
          ],
        }
      : {}),
    ...(phone ? { 'vcard:hasTelephone': { '@id': `tel:${phone.replace(/[^\d+]/g, '')}` } } : {}),
    ...(email ? { 'vcard:hasEmail': { '@id': `mailto:${email}` } } : {}),
  };
}

const frequencies = 'http://publications.europa.eu/resource/authority/frequency/';
const frequencyNames = {
  'real-time': 'CONT',
  daily: 'DAILY',
  monthly: 'MONTHLY',
  quarterly: 'QUARTERLY',
  'half-yearly': 'ANNUAL_2',
  yearly: 'ANNUAL',
  never: 'NEVER',
} as const satisfies Record<keyof typeof updateWords, string>;

/**
 * How often a dataset is renewed: as `catalogue` of site.yml says. Where it says nothing, never again once the period of the
 * plan is over; before that nothing is claimed.
 */
export function frequencyOf({ site, plan }: Release, dataset: string): { readonly accrualPeriodicity?: string } {
  const { updates } = site.catalogue ? catalogueOf(site.catalogue, dataset) : {};
  const known = updates ?? (site.asOf >= plan.end ? 'never' : undefined);
  return known ? { accrualPeriodicity: frequencies + frequencyNames[known] } : {};
}

/** The first and the last day of a range of periods. */
export function daysOf({ from, to }: { from: Period; to: Period }): { startDate: Day; endDate: Day } {
  const end = periodEnd(from);
  const first = Number(end.slice(5, 7)) - periodMonths(from) + 1;
  return { startDate: `${end.slice(0, 4)}-${String(first).padStart(2, '0')}-01`, endDate: periodEnd(to) };
}
