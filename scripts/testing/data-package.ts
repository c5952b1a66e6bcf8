import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { DataPackage, Resource } from '../data/publish/catalogue/data-package.ts';
import type { Field, TableSchema } from '../data/publish/catalogue/table-schema.ts';

type Row = Readonly<Record<string, string>>;

/** A resource with its schema at hand and its rows as a program reads them that knows nothing but the package. */
interface Loaded {
  readonly resource: Resource;
  readonly schema: TableSchema;
  readonly header: readonly string[];
  readonly rows: readonly Row[];
}

/** How each type is written, by the text of the standard. */
const forms: Readonly<Record<Field['type'], RegExp>> = {
  string: /^[\s\S]*$/,
  integer: /^[+-]?\d+$/,
  number: /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/,
  boolean: /^(true|True|TRUE|1|false|False|FALSE|0)$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
};

/**
 * Reads a package and every file it names, and returns everything in the files that is otherwise than the package says:
 * length and hash, columns, types, constraints, keys and references.
 */
export function checkPackage(folder: string): string[] {
  const { resources } = JSON.parse(readFileSync(join(folder, 'datapackage.json'), 'utf8')) as DataPackage;
  const loaded = new Map(resources.map((resource) => [resource.name, load(folder, resource)]));
  return [...loaded.values()].flatMap((each) => [
    ...checkFile(folder, each),
    ...each.schema.fields.flatMap((field) => checkColumn(field, each)),
    ...checkKey(each),
    ...checkReferences(each, loaded),
  ]);
}

function load(folder: string, resource: Resource): Loaded {
  const { schema, path } = resource;
  const texts = [path].flat().map((each) => readFileSync(join(folder, each), 'utf8'));
  const [header = []] = parse(texts[0] ?? '', { bom: true, to: 1 });
  const rows = texts.flatMap((text) => parse<Row>(text, { bom: true, columns: true }));
  const own = typeof schema === 'string' ? (JSON.parse(readFileSync(join(folder, schema), 'utf8')) as object) : schema;
  return { resource, schema: own as TableSchema, header, rows };
}

function checkFile(folder: string, { resource, schema, header }: Loaded): string[] {
  const files = [resource.path].flat().map((path) => readFileSync(join(folder, path)));
  const bytes = files.reduce((sum, { length }) => sum + length, 0);
  const [only = Buffer.of(), ...more] = files;
  const hash = more.length > 0 ? undefined : `sha256:${createHash('sha256').update(only).digest('hex')}`;
  const names = schema.fields.map(({ name }) => name);
  return [
    ...(bytes === resource.bytes ? [] : [`${fileOf(resource)}: ${bytes} bytes`]),
    ...(hash === resource.hash ? [] : [`${fileOf(resource)}: ${hash}`]),
    ...(names.join() === header.join() ? [] : [`${fileOf(resource)}: columns ${header.join()}`]),
  ];
}

function checkColumn(field: Field, { resource, schema, rows }: Loaded): string[] {
  const missing = missingOf(field, schema);
  const seen = new Set<string>();
  return rows.flatMap((row, index) => {
    const value = row[field.name] ?? '';
    const again = field.constraints?.unique && seen.has(value);
    seen.add(value);
    const fault = again ? 'twice' : faultOf(value, field, missing);
    return fault ? [`${fileOf(resource)}, row ${index + 1}, ${field.name}: ${fault} ${value}`] : [];
  });
}

const missingOf = ({ missingValues }: Field, schema: TableSchema): readonly string[] =>
  (missingValues ?? schema.missingValues).map((each) => (typeof each === 'string' ? each : each.value));

function faultOf(value: string, field: Field, missing: readonly string[]): string | undefined {
  const { type, format, categories, constraints = {} } = field;
  if (missing.includes(value)) return constraints.required ? 'empty' : undefined;
  if (!forms[type].test(value)) return `no ${type}`;
  if (type === 'date' && new Date(value).toISOString().slice(0, 10) !== value) return 'no date';
  if (format === 'uri' && !URL.canParse(value)) return 'no address';
  if (categories && !categories.some((each) => each.value === value)) return 'no category';
  if (constraints.enum && !constraints.enum.includes(value)) return 'not allowed';
  if (constraints.pattern && !new RegExp(`^(?:${constraints.pattern})$`).test(value)) return 'another form';
  return undefined;
}

function checkKey({ resource, schema, rows }: Loaded): string[] {
  if (!schema.primaryKey) return [];
  const seen = new Set<string>();
  return rows.flatMap((row, index) => {
    const key = JSON.stringify(schema.primaryKey?.map((name) => row[name]));
    const again = seen.has(key);
    seen.add(key);
    return again ? [`${fileOf(resource)}, row ${index + 1}: key twice ${key}`] : [];
  });
}

function checkReferences(own: Loaded, loaded: ReadonlyMap<string, Loaded>): string[] {
  return (own.schema.foreignKeys ?? []).flatMap(({ fields, reference }) => {
    const target = reference.resource === undefined ? own : loaded.get(reference.resource);
    if (!target) return [`${fileOf(own.resource)}: refers to the unknown ${reference.resource ?? ''}`];
    const keyIn = (row: Row, names: readonly string[]): string => names.map((name) => row[name] ?? '').join('\0');
    const known = new Set(target.rows.map((row) => keyIn(row, reference.fields)));
    return own.rows
      .map((row) => keyIn(row, fields))
      .filter((key) => !/^\0*$/.test(key) && !known.has(key))
      .map((key) => `${fileOf(own.resource)}: ${fields.join()} refers to ${key}`);
  });
}

/** The file of a resource, or the first of several. */
function fileOf({ path }: Resource): string {
  return [path].flat()[0] ?? '';
}
