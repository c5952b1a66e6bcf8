import { readingSchema, type Reading } from '../../src/core/reading.ts';
import type { Declared, Yaml } from './input.ts';

/** How a data file is declared to be read: by the definition beside it, or by `reading` in site.yml for those without. */
export function declaredFor(file: string, yaml: ReadonlyMap<string, Yaml>): Declared {
  const stem = file.replace(/\.[^.]+$/, '');
  if (/^(indicators|records)\//.test(file)) {
    const definition = `${stem}.yml`;
    return { reading: parse(yaml.get(definition), ['reading']), where: { zh: definition, en: definition } };
  }
  const where = { zh: `site.yml 的 reading 下的 ${stem}`, en: `site.yml, under reading and ${stem}` };
  return { reading: parse(yaml.get('site.yml'), ['reading', stem]), where };
}

/** What stands at a path. A faulty declaration counts as none here: `check` reports it with its line. */
function parse(yaml: Yaml | undefined, path: readonly string[]): Reading {
  const value = path.reduce<unknown>(
    (found, key) => (typeof found === 'object' && found !== null ? (found as Record<string, unknown>)[key] : undefined),
    yaml?.data,
  );
  return readingSchema.safeParse(value ?? {}).data ?? {};
}
