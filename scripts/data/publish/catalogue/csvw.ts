import type { ColumnEntry, WrittenType } from '../../../../src/core/dictionary.ts';
import type { Release } from '../../../../src/core/release.ts';
import type { Text } from '../../../../src/core/text.ts';
import { fileNotice } from '../words.ts';
import type { Described } from './described.ts';
import { keyOf, periodForm } from './table-schema.ts';

/** The description of all tables together, where they may refer to each other. */
export const tableGroupFile = 'csv-metadata.json';

/** Where a program looks for the description of one table. */
export const tableMetadataFile = (table: string): string => `${table}.csv-metadata.json`;

interface Worded {
  readonly '@value': string;
  readonly '@language': string;
}

/** A column of CSV on the Web (https://www.w3.org/TR/tabular-metadata/). */
export interface CsvwColumn {
  readonly name: string;
  /** `und` is the name in the header row, which programs compare. */
  readonly titles: { readonly und: string; readonly zh: string; readonly en: string };
  readonly 'dc:description'?: readonly Worded[];
  readonly datatype: string | { readonly base: string; readonly format: string };
  readonly separator?: ';';
  readonly required?: true;
}

/** What a table holds. */
export interface CsvwTable {
  readonly url: string;
  readonly tableSchema: {
    readonly columns: readonly CsvwColumn[];
    readonly primaryKey?: readonly string[];
    readonly foreignKeys?: readonly {
      readonly columnReference: string;
      readonly reference: { readonly resource: string; readonly columnReference: string };
    }[];
  };
}

const context = ['http://www.w3.org/ns/csvw', { '@language': 'zh' }] as const;

/** How the CSV files are written: see `csv.ts`. */
const dialect = { encoding: 'utf-8', header: true, delimiter: ',', lineTerminators: ['\r\n'], doubleQuote: true };

/** `<table>.csv-metadata.json`: one table alone, which may refer to itself only. `url` is relative to the file. */
export function tableMetadata(described: Described, release: Release): CsvwTable & { readonly '@context': unknown } {
  const { name } = described.entry;
  const { url, tableSchema } = tableOf(described, new Set([name]));
  return {
    '@context': context,
    ...{ url: url.slice(url.lastIndexOf('/') + 1), 'dc:title': worded(described.entry.title) },
    ...{ 'dc:description': worded(marked(described, release)), 'dc:rights': worded(release.site.licence), dialect },
    tableSchema,
  };
}

/** `csv-metadata.json`: the tables as a group, with what refers to what. */
export function tableGroup(tables: readonly Described[], release: Release): object {
  const names = new Set(tables.map(({ entry }) => entry.name));
  return {
    '@context': context,
    ...{ 'dc:title': worded(release.site.title), 'dc:rights': worded(release.site.licence), dialect },
    tables: tables.map((described) => {
      const { url, tableSchema } = tableOf(described, names);
      const about = { 'dc:title': worded(described.entry.title), 'dc:description': worded(marked(described, release)) };
      return { url, ...about, tableSchema };
    }),
  };
}

function marked({ entry }: Described, { site }: Release): Text {
  const notice = fileNotice(site);
  return {
    zh: `${notice ? `${notice.zh}。` : ''}一行是${entry.grain.zh}`,
    en: `${notice ? `${notice.en}. ` : ''}One row: ${entry.grain.en}`,
  };
}

function tableOf({ entry, definition }: Described, known: ReadonlySet<string>): CsvwTable {
  const key = keyOf(definition);
  const foreignKeys = entry.columns.flatMap(({ name, refersTo, type }) => {
    const [table = '', column = ''] = refersTo?.split('.') ?? [];
    if (!known.has(table) || type === 'list') return [];
    return [{ columnReference: name, reference: { resource: `${table}.csv`, columnReference: column } }];
  });
  return {
    url: `${entry.name}.csv`,
    tableSchema: {
      columns: entry.columns.map((column) => columnOf(column, definition.columns[column.name]?.blank === true)),
      ...(key.length > 0 ? { primaryKey: key } : {}),
      ...(foreignKeys.length > 0 ? { foreignKeys } : {}),
    },
  };
}

const datatypes: Readonly<Record<WrittenType, CsvwColumn['datatype']>> = {
  text: 'string',
  list: 'string',
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
  day: { base: 'date', format: 'yyyy-MM-dd' },
  period: { base: 'string', format: periodForm },
  link: 'anyURI',
};

function columnOf({ name, title, description, type, empty }: ColumnEntry, blank: boolean): CsvwColumn {
  const notes = [...(description ? [description] : []), ...(empty ? [whenEmpty(empty)] : [])];
  const { zh, en } = { zh: notes.map((each) => each.zh).join('；'), en: notes.map((each) => each.en).join('; ') };
  return {
    name,
    titles: { und: name, ...{ zh: title.zh, en: title.en } },
    ...(notes.length > 0 ? { 'dc:description': worded({ zh, en }) } : {}),
    datatype: datatypes[type],
    ...(type === 'list' ? { separator: ';' as const } : {}),
    ...(empty || blank ? {} : { required: true as const }),
  };
}

const whenEmpty = ({ zh, en }: Text): Text => ({ zh: `空值表示：${zh}`, en: `empty: ${en}` });

const worded = ({ zh, en }: Text): Worded[] => [
  { '@value': zh, '@language': 'zh' },
  { '@value': en, '@language': 'en' },
];
