import { tables } from '../core/tables.ts';
import type { ManifestEntry } from '../core/release.ts';

export { formatBytes } from '../core/bytes.ts';

export interface ReleaseFile extends ManifestEntry {
  /** How the format is called: CSV, JSON, Parquet, Arrow. */
  readonly format: string;
}

const formats: Readonly<Record<string, string>> = {
  csv: 'CSV',
  json: 'JSON',
  parquet: 'Parquet',
  arrow: 'Arrow',
  arrows: 'Arrow stream',
  xlsx: 'XLSX',
  'csv-metadata.json': 'CSVW',
};

/** The files about a release as a whole, in the order of the page. */
const wholes = ['datapackage.json', 'catalog.jsonld', 'csv-metadata.json', 'CITATION.cff', 'README.txt'];

/** The files of a release in the groups of the download page. */
export function filesByKind(entries: readonly ManifestEntry[]) {
  const order = Object.keys(formats);
  const rank = ({ path }: ManifestEntry): number => order.indexOf(extension(path));
  const sorted = [...entries].sort((a, b) => rank(a) - rank(b));
  const files = sorted.map((entry) => ({ ...entry, format: formats[extension(entry.path)] ?? extension(entry.path) }));
  const inFolder = (folder: string) => files.filter(({ path }) => path.startsWith(folder));
  const indicators = new Map<string, ReleaseFile[]>();
  for (const file of inFolder('indicators/')) {
    const id = file.path.slice('indicators/'.length, file.path.lastIndexOf('.'));
    indicators.set(id, [...(indicators.get(id) ?? []), file]);
  }
  return {
    tables: files.filter(({ path }) => Object.hasOwn(tables, path.slice(0, path.indexOf('.')))),
    indicators: [...indicators].sort(([a], [b]) => (a < b ? -1 : 1)),
    records: inFolder('records/'),
    themes: inFolder('observations/'),
    dictionary: inFolder('data-dictionary.'),
    archive: files.find(({ path }) => /^[^/]+\.zip$/.test(path)),
    whole: wholes.flatMap((name) => files.find(({ path }) => path === name) ?? []),
  };
}

/** The ending of a name; the description of a CSV file is told by a longer one. */
function extension(path: string): string {
  if (path.endsWith('.csv-metadata.json')) return 'csv-metadata.json';
  return path.slice(path.lastIndexOf('.') + 1);
}
