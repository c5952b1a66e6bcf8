import { z } from 'zod';
import {
  glossarySchema,
  ownTermIds,
  ownTerms,
  termSchema,
  type Glossary,
  type Term,
} from '../../../src/core/glossary.ts';
import type { Text } from '../../../src/core/text.ts';
import { conform } from './schema.ts';
import type { Input, KeyPath, Yaml } from '../input.ts';
import { problem, type Place, type Report } from '../problem.ts';

export const glossaryFile = 'glossary.yml';

const frameSchema = z.strictObject({ ...glossarySchema.shape, terms: z.array(z.unknown()) });

/** A term of the file, with the way back to its keys. */
interface Placed {
  readonly term: Term;
  readonly at: (path: KeyPath, value: string) => Place;
}

/**
 * `glossary.yml`: every term once, in a group that is declared, each way of writing it for one term only, and related
 * terms that exist. A plan without terms of its own needs no file.
 */
export function checkGlossary(input: Input, report: Report): Glossary {
  const yaml = input.yaml.get(glossaryFile);
  const frame = yaml && conform(frameSchema, { yaml, value: yaml.data }, report);
  if (!yaml || !frame) return { groups: {}, terms: [] };
  const placed = frame.terms.flatMap((value, index): Placed[] => {
    const term = conform(termSchema, { yaml, value, path: ['terms', index], subject: subjectOf(value) }, report);
    return term ? [{ term, at: placeIn(yaml, index) }] : [];
  });
  checkIds(placed, report);
  checkNames(placed, report);
  checkLinks(placed, { groups: Object.keys(frame.groups), given: idsIn(frame.terms) }, report);
  return { groups: frame.groups, terms: placed.map(({ term }) => term) };
}

function placeIn(yaml: Yaml, index: number): Placed['at'] {
  return (path, value) => ({
    file: yaml.file,
    row: yaml.line(['terms', index, ...path]),
    column: path.join('.'),
    value,
  });
}

function checkIds(placed: readonly Placed[], report: Report): void {
  const lines = new Map<string, number>();
  for (const { term, at } of placed) {
    const place = at(['id'], term.id);
    const first = lines.get(term.id);
    if (ownTermIds.has(term.id)) report(problem('own-term', place));
    if (first === undefined) lines.set(term.id, place.row ?? 0);
    else report(problem('not-unique', place, { first }));
  }
}

/** In each language a word leads to one explanation only. */
function checkNames(placed: readonly Placed[], report: Report): void {
  for (const language of ['zh', 'en'] as const) {
    const owners = new Map<string, string>();
    for (const { term, at } of placed) {
      const also = term.also[language].map((word, number) => ({ word, path: ['also', language, number] }));
      for (const { word, path } of [{ word: term.name[language], path: ['name', language] }, ...also]) {
        const first = owners.get(word.toLowerCase());
        if (first === undefined) owners.set(word.toLowerCase(), term.id);
        else report(problem('term-named-twice', at(path, word), { subject: subjectOf(term), first }));
      }
    }
  }
}

function checkLinks(
  placed: readonly Placed[],
  known: { readonly groups: readonly string[]; readonly given: readonly string[] },
  report: Report,
): void {
  const groups = [...Object.keys(ownTerms), ...known.groups];
  for (const { term, at } of placed) {
    if (!groups.includes(term.group))
      report(problem('unknown-term-group', at(['group'], term.group), { expected: groups.join(', ') }));
    term.see.forEach((id, number) => {
      if (!ownTermIds.has(id) && !known.given.includes(id))
        report(problem('unknown-term', at(['see', number], id), { subject: subjectOf(term) }));
    });
  }
}

/** The ids that stand in the file, those of faulty terms included. */
function idsIn(terms: readonly unknown[]): string[] {
  return terms.map((term) => String((typeof term === 'object' && term && 'id' in term && term.id) || ''));
}

function subjectOf(value: unknown): Text {
  const [id = ''] = idsIn([value]);
  return { zh: `术语 ${id}：`, en: `term ${id}: ` };
}
