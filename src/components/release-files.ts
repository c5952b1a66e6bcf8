import { tables } from '../core/tables.ts';
import { fileNames, partOf, type Parts } from '../core/parts.ts';
import type { Manifest, ManifestEntry } from '../core/release.ts';

export { formatBytes } from '../core/bytes.ts';

export interface ReleaseFile extends ManifestEntry {
  /** How the format is called: CSV, JSON, Parquet, Arrow. */
  readonly format: string;
  /** What it belongs to: the table, or its name without the ending. */
  readonly table: string;
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
export function filesByKind({ files: entries, parts }: Pick<Manifest, 'files' | 'parts'>) {
  const order = Object.keys(formats);
  const rank = ({ path }: ManifestEntry): number => order.indexOf(extension(path));
  const sorted = [...entries].sort((a, b) => rank(a) - rank(b));
  const files = sorted.map((entry) => ({ ...entry, ...toldOf(entry.path, parts) }));
  const inFolder = (folder: string) => files.filter(({ path }) => path.startsWith(folder));
  const indicators = new Map<string, ReleaseFile[]>();
  for (const file of inFolder('indicators/')) {
    const id = file.table.slice('indicators/'.length);
    indicators.set(id, [...(indicators.get(id) ?? []), file]);
  }
  return {
    tables: files.filter(({ table }) => Object.hasOwn(tables, table)),
    indicators: [...indicators].sort(([a], [b]) => (a < b ? -1 : 1)),
    records: inFolder('records/'),
    themes: inFolder('observations/'),
    dictionary: inFolder('data-dictionary.'),
    archives: files.filter(({ path }) => /^[^/]+\.zip$/.test(path)),
    whole: wholes.flatMap((name) => files.find(({ path }) => path === name) ?? []),
  };
}

/** The table and the format of a file; of a part also which it is of how many: `CSV 2/3`. */
function toldOf(path: string, parts: Parts | undefined): Pick<ReleaseFile, 'table' | 'format'> {
  const ending = extension(path);
  const { table, part } = partOf(path.slice(0, -ending.length - 1), parts);
  const format = formats[ending] ?? ending;
  return { table, format: part === undefined ? format : `${format} ${part}/${fileNames(table, parts).length}` };
}

/** The ending of a name; the description of a CSV file is told by a longer one. */
function extension(path: string): string {
  if (path.endsWith('.csv-metadata.json')) return 'csv-metadata.json';
  return path.slice(path.lastIndexOf('.') + 1);
}
