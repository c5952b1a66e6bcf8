import { readingSchema, type Reading } from '../../../src/core/reading.ts';
import type { Text } from '../../../src/core/text.ts';
import type { Declared, Yaml } from '../input.ts';

/** How a data file is declared to be read: by the definition beside it, or by `reading` in site.yml for those without. */
export function declaredFor(file: string, yaml: ReadonlyMap<string, Yaml>): Declared {
  const stem = file.replace(/\.[^.]+$/, '');
  if (/^(indicators|records)\//.test(file)) {
    const definition = `${stem}.yml`;
    return {
      reading: parse(yaml.get(definition), ['reading']),
      where: declaring({ zh: `${definition} `, en: definition }, 'reading'),
    };
  }
  const where = declaring({ zh: 'site.yml 的 reading 下', en: 'site.yml, under reading,' }, stem);
  return { reading: parse(yaml.get('site.yml'), ['reading', stem]), where };
}

/** How a cure begins that names a declaration: what follows it is the value of the key. */
function declaring(file: Text, key: string): Text {
  return { zh: `在 ${file.zh}写 ${key}:`, en: `write in ${file.en} ${key}:` };
}

/** What stands at a path. A faulty declaration counts as none here: `check` reports it with its line. */
function parse(yaml: Yaml | undefined, path: readonly string[]): Reading {
  const value = path.reduce<unknown>(
    (found, key) => (typeof found === 'object' && found !== null ? (found as Record<string, unknown>)[key] : undefined),
    yaml?.data,
  );
  return readingSchema.safeParse(value ?? {}).data ?? {};
}
