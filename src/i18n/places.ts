import { z } from 'zod';
import { ancestors } from '../core/ancestors.ts';
import { areaKinds, type Area, type AreaKind } from '../core/area.ts';
import type { Language } from '../core/text.ts';
import table from './places.json' with { type: 'json' };

const word = z.string().min(1);
const names = ['area', 'Area', 'level', 'child', 'children', 'Child', 'Children'] as const;
const wordsSchema = z.strictObject(
  Object.fromEntries(names.map((name) => [name, word])) as Record<(typeof names)[number], typeof word>,
);
const tableSchema = z.record(z.enum(areaKinds), z.strictObject({ zh: wordsSchema, en: wordsSchema }));

/** What each level of the tree of areas is called: as a whole (`area`), as an adjective, and as one of several. */
const kinds = tableSchema.parse(table);

/** The words that texts name the plan's places with, as `{@area}`: from the area tree, never fixed in a text. */
export type PlaceWords = Readonly<Record<(typeof names)[number] | 'references', string>>;

/** What the plan's own area, the areas right below it and the larger ones above it are. */
export interface Places {
  readonly area: AreaKind;
  readonly children: AreaKind;
  /** From the largest; empty where the tree has nothing above the area. */
  readonly above: readonly AreaKind[];
}

/** Reads the levels off the tree. Where nothing lies below the area, the next smaller level gives the word. */
export function placesOf(areas: readonly Area[], code: string): Places {
  const own = areas.find((area) => area.code === code);
  if (!own) throw new Error(`unknown area: ${code}; expected one of the release`);
  const above = ancestors(new Map(areas.map((area) => [area.code, area])), code).slice(1);
  const below = areas.find(({ parent }) => parent === code)?.kind ?? areaKinds[areaKinds.indexOf(own.kind) + 1];
  return { area: own.kind, children: below ?? 'village', above: above.map(({ kind }) => kind).reverse() };
}

/** The words for the places of a plan in a language. */
export function placeWords({ area, children, above }: Places, language: Language): PlaceWords {
  const below = kinds[children][language];
  const { area: whole, Area: head, level } = kinds[area][language];
  return {
    area: whole,
    Area: head,
    level,
    child: below.child,
    children: below.children,
    Child: below.Child,
    Children: below.Children,
    references: referencesText(above, language),
  };
}

function referencesText(above: readonly AreaKind[], language: Language): string {
  if (above.length === 0) return language === 'zh' ? '其他地区' : 'other areas';
  const names = above.map((kind) => kinds[kind][language].area.replace(/^the /, ''));
  if (language === 'zh') return names.join('、');
  const last = names.at(-1) ?? '';
  return names.length === 1 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

/** A tree of texts with its `{@name}` replaced. Throws where a text asks for a word that the table does not have. */
export function namePlaces<Texts>(texts: Texts, words: PlaceWords): Texts {
  const replace = (value: unknown): unknown => {
    if (typeof value === 'string')
      return value.replace(/\{@(\w+)\}/g, (_, name: string) => wordFor(name, words, value));
    if (Array.isArray(value)) return value.map(replace);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, replace(each)]));
  };
  return replace(texts) as Texts;
}

function wordFor(name: string, words: PlaceWords, text: string): string {
  const found = (words as Readonly<Record<string, string>>)[name];
  if (found === undefined) throw new Error(`unknown place word: ${name}; the text is “${text}”`);
  return found;
}
