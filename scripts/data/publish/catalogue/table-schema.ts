import { typeForms, type ColumnEntry, type TableEntry, type WrittenType } from '../../../../src/core/dictionary.ts';
import { periodPattern } from '../../../../src/core/period.ts';
import type { TableDefinition } from '../../../../src/core/tables.ts';
import type { Text } from '../../../../src/core/text.ts';

/** A field of Table Schema 2.0 (https://datapackage.org/standard/table-schema/). */
export interface Field {
  readonly name: string;
  readonly title: string;
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'date';
  readonly format?: 'uri';
  readonly description?: string;
  readonly example?: string;
  readonly missingValues: readonly (string | { readonly value: string; readonly label: string })[];
  readonly categories?: readonly { readonly value: string; readonly label: string }[];
  readonly constraints?: {
    readonly required?: true;
    readonly unique?: true;
    readonly pattern?: string;
    readonly enum?: readonly string[];
  };
}

/** Columns whose values are those of columns of another resource, or of the same one where none is named. */
export interface ForeignKey {
  readonly fields: readonly string[];
  readonly reference: { readonly resource?: string; readonly fields: readonly string[] };
}

/** A Table Schema as a resource carries it. */
export interface TableSchema {
  readonly $schema: string;
  readonly fields: readonly Field[];
  readonly missingValues: readonly string[];
  readonly primaryKey?: readonly string[];
  readonly foreignKeys?: readonly ForeignKey[];
}

/** The two languages of a text in one. */
export const bilingual = ({ zh, en }: Text): string => (zh === en ? zh : `${zh} ${en}`);

/** The Table Schema of a published table, by the words of the data dictionary and the definition behind them. */
export function tableSchemaOf(entry: TableEntry, definition: TableDefinition): TableSchema {
  const key = keyOf(definition);
  const foreignKeys = foreignKeysOf(entry);
  return {
    $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
    fields: entry.columns.map((column) => fieldOf(column, definition)),
    missingValues: [''],
    ...(key.length > 0 ? { primaryKey: key } : {}),
    ...(foreignKeys.length > 0 ? { foreignKeys } : {}),
  };
}

/** What makes a row unique; nothing where a part of it is a column that is not published. */
export function keyOf({ key, columns }: TableDefinition): readonly string[] {
  return key.every((name) => name in columns) ? key : [];
}

function foreignKeysOf({ name: own, columns }: TableEntry): ForeignKey[] {
  return columns.flatMap(({ name, refersTo, type }) => {
    const [table = '', column = ''] = refersTo?.split('.') ?? [];
    if (table === '' || type === 'list') return [];
    const resource = table === own ? {} : { resource: table };
    return [{ fields: [name], reference: { ...resource, fields: [column] } }];
  });
}

const types: Readonly<Record<WrittenType, Pick<Field, 'type' | 'format'>>> = {
  text: { type: 'string' },
  integer: { type: 'integer' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  day: { type: 'date' },
  period: { type: 'string' },
  // The published profile has no field of the type list, which the text of the standard describes.
  list: { type: 'string' },
  link: { type: 'string', format: 'uri' },
};

/** The form of a period without its ends, which the patterns of schemas imply. */
export const periodForm = periodPattern.source.slice(1, -1);

function fieldOf(column: ColumnEntry, definition: TableDefinition): Field {
  const { name, title, type, empty, example, codes } = column;
  const description = descriptionOf(column);
  const constraints = constraintsOf(column, definition);
  const coded = codes && codes.length > 0 && type === 'text';
  return {
    ...{ name, title: bilingual(title) },
    ...types[type],
    ...(description ? { description } : {}),
    ...(example === undefined ? {} : { example }),
    missingValues: empty ? [{ value: '', label: bilingual(empty) }] : definition.columns[name]?.blank ? [] : [''],
    ...(coded ? { categories: codes.map(({ code, word }) => ({ value: code, label: bilingual(word) })) } : {}),
    ...(Object.keys(constraints).length > 0 ? { constraints } : {}),
  };
}

/** What the title does not say, the unit, and how the values are written. */
export function descriptionOf({ description, unit, type }: ColumnEntry): string {
  const form = typeForms[type];
  const parts: Text[] = [
    ...(description ? [description] : []),
    ...(unit ? [{ zh: `单位：${unit.zh}`, en: `unit: ${unit.en}` }] : []),
    ...(form && type !== 'day' ? [form] : []),
  ];
  return bilingual({ zh: parts.map(({ zh }) => zh).join('；'), en: parts.map(({ en }) => en).join('; ') });
}

function constraintsOf(column: ColumnEntry, definition: TableDefinition): NonNullable<Field['constraints']> {
  const { name, type, empty, codes } = column;
  const alone = definition.key.length === 1 && definition.key[0] === name;
  return {
    ...(empty || definition.columns[name]?.blank ? {} : { required: true as const }),
    ...(alone ? { unique: true as const } : {}),
    ...(type === 'period' ? { pattern: periodForm } : {}),
    ...(type === 'text' && codes && codes.length > 0 ? { enum: codes.map(({ code }) => code) } : {}),
  };
}
