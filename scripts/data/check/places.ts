import { ancestors } from '../../../src/core/ancestors.ts';
import type { Area, AreaKind } from '../../../src/core/area.ts';

/** The areas as the checks and the sums need them. */
export interface Places {
  /** The code of an area named by its code or by its full name. */
  readonly find: (text: string) => string | undefined;
  /** The code of an area by another name that areas.csv declares for it. */
  readonly alias: (text: string) => string | undefined;
  /** The full name of the only area that a text can mean once 镇, 街道, 街办 and the like are left off: 悦庄 is 悦庄镇. */
  readonly variant: (text: string) => string | undefined;
  /** The areas of a level inside the plan's own area; of a level above it, those it lies in. */
  readonly atLevel: (kind: AreaKind) => readonly string[];
  /** The areas that an area's counts are summed into: those above it, up to the plan's own area. */
  readonly above: (code: string) => readonly string[];
  /** Code and name of every area, for hints. */
  readonly choices: readonly (readonly [string, string])[];
}

/** Where the areas are not known: every name will do, so that all else in the rows is checked. */
export const anywhere: Places = {
  find: (text) => text,
  alias: () => undefined,
  variant: () => undefined,
  atLevel: () => [],
  above: () => [],
  choices: [],
};

/** Indexes the tree of areas for one plan. */
export function indexPlaces(areas: ReadonlyMap<string, Area>, own: string): Places {
  const names = new Map<string, string | undefined>();
  for (const { code, name } of areas.values()) names.set(name, names.has(name) ? undefined : code);
  const chains = new Map([...areas.keys()].map((code) => [code, ancestors(areas, code).map((area) => area.code)]));
  const aliases = new Map([...areas.values()].flatMap((area) => otherNames(area).map((name) => [name, area.code])));
  const stems = new Map<string, string | undefined>();
  for (const name of names.keys()) stems.set(stem(name), stems.has(stem(name)) ? undefined : name);
  const levels = new Map<AreaKind, string[]>();
  const above = new Map<string, string[]>();
  for (const [code, chain] of chains) {
    const end = chain.indexOf(own);
    above.set(code, end < 1 ? [] : chain.slice(1, end + 1));
  }
  const atLevel = (kind: AreaKind): string[] => {
    const ofKind = [...areas.values()].filter((area) => area.kind === kind).map(({ code }) => code);
    const inside = ofKind.filter((code) => chains.get(code)?.includes(own));
    return inside.length > 0 ? inside : ofKind.filter((code) => chains.get(own)?.includes(code));
  };
  return {
    find: (text) => (areas.has(text) ? text : names.get(text)),
    alias: (text) => aliases.get(text),
    variant: (text) => (stem(text) === '' ? undefined : stems.get(stem(text))),
    atLevel: (kind) => {
      const known = levels.get(kind) ?? atLevel(kind);
      levels.set(kind, known);
      return known;
    },
    above: (code) => above.get(code) ?? [],
    choices: [...areas.values()].map(({ code, name }) => [code, name] as const),
  };
}

/** The names that `aliases` gives an area beside its own. */
export function otherNames({ aliases = '' }: Area): string[] {
  return aliases
    .split(/[;；]/)
    .map((name) => name.trim())
    .filter(Boolean);
}

/** A name without blanks and without the word for its level, of which clerks write many forms. */
function stem(name: string): string {
  const bare = name.normalize('NFKC').replace(/\s/g, '');
  return bare.replace(/(?<=.)(街道办事处|街道办|街办|办事处|街道|镇政府|镇|乡|街|县|市|区|办)$/, '');
}
