import type { Observation } from '../observation.ts';
import { yearBefore } from '../period.ts';
import { isAboutPeople } from './rule.ts';
import { equate, quantityKey, unite, type Draft, type Part } from './system.ts';

/** One count of an indicator and a group in all places and periods. */
interface Column {
  readonly name: string;
  /** The indicator and group: the numerator and the denominator of one rate are never taken for one number. */
  readonly rate: string;
  readonly part: Part;
  readonly values: ReadonlyMap<string, number>;
  readonly variables: ReadonlyMap<string, number>;
}

/** Agreement in fewer places and periods, or of fewer different values, may be chance. */
const fewestPlaces = 10;
const fewestValues = 5;

/**
 * What a reader finds by laying published tables side by side: counts that are the same wherever both are given, that
 * stay the same from year to year, or that are the sum of two others. Found in the true values, declared or not, so
 * that a count hidden here is not read there. `rows`: the figures of this release.
 */
export function addCoincidences(draft: Draft, rows: readonly Observation[]): void {
  const columns = columnsOf(draft, rows);
  const groups = mergeEqual(draft, columns);
  for (const column of columns) if (staysTheSame(column)) uniteYears(draft, column);
  addPairs(draft, groups);
}

function columnsOf(draft: Draft, rows: readonly Observation[]): Column[] {
  const found = new Map<string, { values: Map<string, number>; variables: Map<string, number>; row: Observation }>();
  for (const row of rows) {
    const rule = draft.rules[row.indicator];
    if (!rule || !isAboutPeople(rule)) continue;
    for (const part of ['numerator', 'denominator'] as const) {
      const variable = draft.byKey.get(quantityKey(part, row));
      const value = variable === undefined ? undefined : draft.variables[variable]?.value;
      if (variable === undefined || value === undefined) continue;
      const name = `${part} ${row.indicator} ${row.groups}`;
      const column = found.get(name) ?? { values: new Map(), variables: new Map(), row };
      column.values.set(`${row.area} ${row.period}`, value);
      column.variables.set(`${row.area} ${row.period}`, variable);
      found.set(name, column);
    }
  }
  return [...found].map(([name, { values, variables, row }]) => {
    const part = name.slice(0, name.indexOf(' ')) as Part;
    return { name, rate: `${row.indicator} ${row.groups}`, part, values, variables };
  });
}

/** The places in which both are given, or undefined where the two differ or agree by chance. */
function agreement(a: Column, b: Column): string[] | undefined {
  const places: string[] = [];
  const seen = new Set<number>();
  for (const [place, value] of a.values) {
    const other = b.values.get(place);
    if (other === undefined) continue;
    if (other !== value) return undefined;
    places.push(place);
    if (value > 0) seen.add(value);
  }
  return places.length >= fewestPlaces && seen.size >= fewestValues ? places : undefined;
}

/** Unites columns that agree everywhere, denominators with each other first; returns one of each class. */
function mergeEqual(draft: Draft, columns: readonly Column[]): Column[] {
  const classes: { first: Column; rates: Map<string, Part> }[] = [];
  for (const column of columns.toSorted((a, b) => (a.part < b.part ? -1 : a.part > b.part ? 1 : 0))) {
    const home = classes.find(({ first, rates }) => {
      const own = rates.get(column.rate);
      return (own === undefined || own === column.part) && agreement(first, column) !== undefined;
    });
    if (!home) {
      classes.push({ first: column, rates: new Map([[column.rate, column.part]]) });
      continue;
    }
    home.rates.set(column.rate, column.part);
    for (const place of agreement(home.first, column) ?? [])
      unite(draft, home.first.variables.get(place) ?? 0, column.variables.get(place) ?? 0);
  }
  return classes.map(({ first }) => first);
}

const earlier = (place: string): string => {
  const [area = '', period = ''] = place.split(' ');
  return `${area} ${yearBefore(period)}`;
};

function staysTheSame({ values }: Column): boolean {
  const seen = new Set<number>();
  let agreed = 0;
  for (const [place, value] of values) {
    const before = values.get(earlier(place));
    if (before === undefined) continue;
    if (before !== value) return false;
    agreed++;
    if (value > 0) seen.add(value);
  }
  return agreed >= fewestPlaces && seen.size >= fewestValues;
}

function uniteYears(draft: Draft, { variables }: Column): void {
  for (const [place, variable] of variables) {
    const before = variables.get(earlier(place));
    if (before !== undefined) unite(draft, before, variable);
  }
}

/** A column as one number that adds up as the column does: columns with different numbers are not each other's sum. */
function fingerprint({ values }: Column, places: readonly string[]): number {
  let [seed, sum] = [12345, 0];
  for (const place of places) {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    sum += (values.get(place) ?? NaN) * ((seed >> 11) + 1);
  }
  return sum;
}

/** Columns that are the sum of two others wherever all three are given. */
function addPairs(draft: Draft, columns: readonly Column[]): void {
  const bySupport = new Map<string, readonly string[]>();
  for (const { values } of columns) {
    const places = [...values.keys()].sort();
    if (places.length >= fewestPlaces) bySupport.set(places.join(), places);
  }
  const known = new Set<string>();
  for (const places of bySupport.values()) {
    const whole = columns.filter(({ values }) => places.every((place) => values.has(place)));
    const prints = whole.map((column) => fingerprint(column, places));
    const byPrint = new Map(whole.map((column, index) => [prints[index] ?? NaN, column]));
    whole.forEach((a, i) => {
      for (let j = i + 1; j < whole.length; j++) {
        const sum = byPrint.get((prints[i] ?? NaN) + (prints[j] ?? NaN));
        const b = whole[j];
        if (!sum || !b || sum === a || sum === b || known.has(`${a.name} ${b.name}`)) continue;
        if (addPair(draft, [sum, a, b], places)) known.add(`${a.name} ${b.name}`);
      }
    });
  }
}

function addPair(draft: Draft, [sum, a, b]: [Column, Column, Column], places: readonly string[]): boolean {
  const at = (column: Column, place: string): number => column.values.get(place) ?? NaN;
  const values = (column: Column): number =>
    new Set(places.map((place) => at(column, place)).filter((v) => v > 0)).size;
  if (values(a) < fewestValues || values(b) < fewestValues) return false;
  if (!places.every((place) => at(sum, place) === at(a, place) + at(b, place))) return false;
  for (const place of places)
    equate(draft, [
      [sum.variables.get(place) ?? 0, -1],
      [a.variables.get(place) ?? 0, 1],
      [b.variables.get(place) ?? 0, 1],
    ]);
  return true;
}
