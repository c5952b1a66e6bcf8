import { mediaTypeOf } from '../core/media-types.ts';
import type { Language } from '../core/text.ts';
import type { ManifestEntry } from '../core/release.ts';
import { areaOf, indicatorOf, unitOf, type Published } from '../query/published.ts';
import { fileLink, link } from './link.ts';
import { t } from './texts.ts';

interface Described {
  readonly name: string;
  readonly description: string;
  /** Address below the language. */
  readonly path: string;
  readonly files: readonly ManifestEntry[];
  readonly extra?: object;
}

/** schema.org Dataset of one indicator: what it measures and where its complete files are. */
export function indicatorDataset(data: Published, id: string, language: Language): object {
  const { name, definition, formula, unit, coverage } = indicatorOf(data, id);
  const years = `${coverage.from.slice(0, 4)}/${coverage.to.slice(0, 4)}`;
  return dataset(data, language, {
    name: name[language],
    description: joined([definition[language], formula[language]], language),
    path: `/indicators/${id}/`,
    files: data.filesByIndicator.get(id) ?? [],
    extra: {
      temporalCoverage: years,
      measurementTechnique: formula[language],
      variableMeasured: {
        '@type': 'PropertyValue',
        name: name[language],
        unitText: unitOf(data, unit)?.[language] ?? unit,
      },
    },
  });
}

/** schema.org Dataset of the whole release. */
export function releaseDataset(data: Published, language: Language): object {
  const { plan } = data;
  return dataset(data, language, {
    name: `${data.site.title[language]} ${data.version}`,
    description: t(language).site.description.replace('{plan}', plan.title[language]),
    path: '/downloads/',
    files: data.manifest.files.filter(({ path }) => !path.includes('/') && /\.(csv|parquet|xlsx|zip)$/.test(path)),
    extra: { temporalCoverage: `${plan.start.slice(0, 4)}/${plan.end.slice(0, 4)}` },
  });
}

function dataset(data: Published, language: Language, { name, description, path, files, extra }: Described): object {
  const { site, version, folder } = data;
  const { domain, hostUnit } = site.identity;
  const absolute = (address: string): string => (domain ? `https://${domain}${address}` : address);
  const county = areaOf(data, site.area);
  const demonstration = site.dataset === 'demonstration' ? t(language).site.demoLabel : '';
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    name: demonstration ? `${name} · ${demonstration}` : name,
    description: joined([demonstration, description, site.licence[language]], language),
    url: absolute(link(path, language)),
    inLanguage: ['zh-CN', 'en'],
    version,
    license: { '@type': 'CreativeWork', name: site.licence[language] },
    ...(hostUnit ? { creator: { '@type': 'GovernmentOrganization', name: hostUnit[language] } } : {}),
    isAccessibleForFree: true,
    spatialCoverage: { '@type': 'Place', name: language === 'zh' ? county.name : county.name_en },
    ...extra,
    distribution: files.map(({ path: file, bytes, sha256 }) => ({
      '@type': 'DataDownload',
      contentUrl: absolute(fileLink(folder + file)),
      encodingFormat: mediaTypeOf(file),
      contentSize: `${bytes} B`,
      sha256,
    })),
  };
}

function joined(parts: readonly string[], language: Language): string {
  const stop = language === 'zh' ? '。' : '. ';
  return parts
    .filter(Boolean)
    .map((part) => (/[。.！？!?]$/.test(part) ? part : `${part}${stop.trim()}`))
    .join(language === 'zh' ? '' : ' ');
}
