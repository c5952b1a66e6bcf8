import { builtinUnits } from '../../../src/core/unit.ts';
import type { Input } from '../input.ts';
import { contactKey } from './contact.ts';
import type { Place } from './found.ts';
import type { SearchOptions } from './search.ts';

/** What the definitions of a data folder say about its files; they may be faulty, so nothing is taken for granted. */
export function searchOptions(input: Input, today: string): SearchOptions {
  const site = objectAt(input.yaml.get('site.yml')?.data);
  const context = { today, contacts: openContacts(site) };
  return { context, places: areaNames(input), table: (place) => tableNotes(place, { input, site }) };
}

type Unknown = Readonly<Record<string, unknown>>;

const objectAt = (value: unknown, ...path: string[]): Unknown => {
  const found = path.reduce<unknown>((each, key) => (isObject(each) ? each[key] : undefined), value);
  return isObject(found) ? found : {};
};
const isObject = (value: unknown): value is Unknown => typeof value === 'object' && value !== null;
const texts = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : isObject(value) ? Object.values(value).flatMap(texts) : [];

/** Contacts of the office, as declared: they are meant for the public. Never a mobile number. */
export function openContacts(site: Unknown): Set<string> {
  const { phone, email, address } = objectAt(site, 'identity');
  const declared = [...texts(site['publicContacts']), ...texts(phone), ...texts(email)];
  return new Set(
    [...declared.map(contactKey), ...texts(address)].filter((each) => each !== '' && !/^1[3-9]\d{9}$/.test(each)),
  );
}

/** Names of areas, also without what says that they are towns: 石桥 for 石桥镇. */
function areaNames({ sheets }: Input): Set<string> {
  const names = new Set<string>();
  for (const [file, { columns, rows }] of sheets) {
    if (!/^areas\.[a-z]+$/.test(file)) continue;
    for (const { cells } of rows)
      for (const [index, cell] of cells.entries())
        if (typeof cell === 'string' && /name|名称/.test(columns[index] ?? ''))
          names.add(cell).add(cell.replace(/(街道|镇|乡|县|市|区|村|社区| Town| Subdistrict| County| Village)$/, ''));
  }
  return names;
}

const figures = ['numerator', 'denominator', 'value', 'low', 'high'];

/** What is declared about the table of a file: columns that are justified, amounts, counts, what a row is. */
function tableNotes(
  { file }: Place,
  { input, site }: { input: Input; site: Unknown },
): ReturnType<SearchOptions['table']> {
  const [, folder = '', stem = ''] = /^(indicators|records|panels)\/(.+?)(?:\.[a-z]+|\/.*)$/.exec(file) ?? [];
  const definition = objectAt(input.yaml.get(`${folder}/${stem}.yml`)?.data);
  const columns = Object.entries(objectAt(definition, 'columns')).map(
    ([name, column]) => [name, objectAt(column)] as const,
  );
  const renamed = Object.entries(objectAt(definition, 'reading', 'columns'));
  const written = (name: string): string[] => [name, ...renamed.filter(([, to]) => to === name).map(([from]) => from)];
  const groups = Object.keys(objectAt(definition, 'groups'));
  const justified = columns
    .filter(([, { notPersonal, values }]) => typeof notPersonal === 'string' || (folder === 'panels' && values))
    .map(([name]) => name);
  const numeric = columns.filter(([, { type }]) => type === 'integer' || type === 'number').map(([name]) => name);
  const integers = columns.filter(([, { type }]) => type === 'integer').map(([name]) => name);
  const counted = figures.filter((name) => measureOf(definition, name, site) === 'count');
  return {
    justified: new Set([...justified, ...groups].flatMap(written)),
    amounts: new Set(
      (folder === 'indicators'
        ? figures.filter((name) => !counted.includes(name))
        : numeric.filter((name) => folder !== 'panels' || !integers.includes(name))
      ).flatMap(written),
    ),
    counts: new Set((folder === 'indicators' ? counted : folder === 'panels' ? integers : []).flatMap(written)),
    said: [file, ...texts(definition['grain']), ...texts(definition['name'])].join('\n'),
    records: folder === 'records' && typeof definition['notPersonal'] !== 'string',
  };
}

/** What a figure of an indicator measures: of a numerator and a denominator by a unit of their own. */
function measureOf(definition: Unknown, name: string, site: Unknown): unknown {
  const unit = objectAt(definition, name)['unit'] ?? definition['unit'];
  return objectAt(site, 'units', String(unit))['measure'] ?? objectAt(builtinUnits, String(unit))['measure'];
}
