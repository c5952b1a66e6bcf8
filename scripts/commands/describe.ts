import { z } from 'zod';
import { areaSchema } from '../../src/core/area.ts';
import { commitmentSchema } from '../../src/core/commitment.ts';
import { knownSchema } from '../../src/core/disclosure/known.ts';
import { glossarySchema } from '../../src/core/glossary.ts';
import { indicatorSchema, sourceSchema } from '../../src/core/indicator.ts';
import { mechanismSchema } from '../../src/core/mechanism.ts';
import { panelSchema } from '../../src/core/panel.ts';
import { planSchema } from '../../src/core/plan.ts';
import { calendarSchema, paymentSchema, projectSchema } from '../../src/core/project.ts';
import { readingNoteSchema } from '../../src/core/reading-note.ts';
import { recordsSchema } from '../../src/core/records.ts';
import { siteSchema } from '../../src/core/site.ts';
import { textSchema } from '../../src/core/text.ts';

/** The part of JSON Schema that ours come out as. */
interface Schema {
  readonly type?: string;
  readonly format?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

/** The schemas of the input files by the heading of data/README.md that describes them. */
const inputs: Readonly<Record<string, z.ZodType>> = {
  'site.yml': siteSchema,
  'plan/plan.yml': planSchema,
  'plan/commitments/NN.yml': commitmentSchema,
  'plan/reading-notes.yml': readingNoteSchema,
  'known.yml': knownSchema,
  'glossary.yml': glossarySchema,
  'areas.csv': areaSchema,
  'indicators/<id>.yml': indicatorSchema,
  'records/<table>.yml': recordsSchema,
  'panels/<id>.yml': panelSchema,
  'mechanisms/<id>.yml': mechanismSchema,
  'projects/<name>.csv': projectSchema,
  'projects/payments.csv': paymentSchema,
  'calendar.csv': calendarSchema,
  source: sourceSchema,
};

/** One key of an input file: its path, what it holds, whether it may be absent, and what it means. */
export interface Key {
  readonly path: string;
  readonly holds: string;
  readonly needed: string;
  readonly meaning: string;
}

const fingerprint = (schema: Schema): string => Object.keys(schema.properties ?? {}).join();
const bilingual = fingerprint(toSchema(textSchema));
const source = fingerprint(toSchema(sourceSchema));

function toSchema(schema: z.ZodType): Schema {
  return z.toJSONSchema(schema, { io: 'input', reused: 'inline' }) as Schema;
}

/** Every key of an input file, in the order of its schema. */
export function keysOf(name: string): Key[] {
  const schema = inputs[name];
  if (!schema) throw new Error(`unknown input: ${name}; expected one of ${Object.keys(inputs).join(', ')}`);
  return listKeys(toSchema(schema), '');
}

/** The names that `keysOf` knows. */
export const inputNames = Object.keys(inputs);

function listKeys(schema: Schema, prefix: string): Key[] {
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, value]) => {
    const needed = schema.required?.includes(name) ?? false;
    const key = {
      path: prefix + name,
      holds: holds(value),
      needed: need(needed, value),
      meaning: value.description ?? '',
    };
    return [key, ...below(value, prefix + name)];
  });
  const forms = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  return [...own, ...forms.flatMap((each) => listKeys(each, prefix))];
}

/** The keys inside a value: of an object, of the entries of a list (`[]`), of each entry of a free map (`.<name>`). */
function below(schema: Schema, path: string): Key[] {
  if (isNamed(schema)) return [];
  if (schema.items) return isNamed(schema.items) ? [] : listKeys(schema.items, `${path}[].`);
  if (typeof schema.additionalProperties === 'object')
    return isNamed(schema.additionalProperties) ? [] : listKeys(schema.additionalProperties, `${path}.<…>.`);
  return listKeys(schema, `${path}.`);
}

/** Whether the value is one of the two shapes that are described once: a text in two languages, a source. */
function isNamed(schema: Schema): boolean {
  return [bilingual, source].includes(fingerprint(schema)) && schema.properties !== undefined;
}

function holds(schema: Schema): string {
  if (schema.oneOf) return 'keys below, by kind';
  if (schema.anyOf) return [...new Set(schema.anyOf.map(holds))].join(' or ');
  if (schema.properties && fingerprint(schema) === bilingual) return '`{zh, en}`';
  if (schema.properties && fingerprint(schema) === source) return 'source';
  if (schema.enum) return schema.enum.map((value) => `\`${String(value)}\``).join(' ');
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.items) return `list of ${holds(schema.items)}`;
  if (typeof schema.additionalProperties === 'object') return `map of ${holds(schema.additionalProperties)}`;
  if (schema.type === 'object') return 'keys below';
  return schema.format ?? schema.type ?? 'anything';
}

function need(needed: boolean, { default: preset }: Schema): string {
  if (preset === undefined) return needed ? 'yes' : 'no';
  const text = JSON.stringify(preset);
  return text === '[]' || text === '{}' ? 'no' : `\`${text.replaceAll('"', '')}\``;
}

/** The table of an input file's keys in Markdown. */
export function keyTable(name: string): string {
  const cell = (text: string): string => text.replaceAll('|', '\\|');
  const rows = keysOf(name).map((key) => [`\`${key.path}\``, key.holds, key.needed, key.meaning].map(cell).join(' | '));
  return [
    '| key | holds | required, or default | meaning |',
    '| --- | --- | --- | --- |',
    ...rows.map((row) => `| ${row} |`),
  ].join('\n');
}

/** Puts the table of keys between each pair of marks `<!-- keys: site.yml -->` and `<!-- end -->`. */
export function fillKeyTables(markdown: string): string {
  return markdown.replace(
    /(<!-- keys: (.+?) -->\n)[\s\S]*?(<!-- end -->)/g,
    (_, open: string, name: string, close: string) => {
      return `${open}\n${keyTable(name)}\n\n${close}`;
    },
  );
}
