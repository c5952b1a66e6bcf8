import type { Area } from '../area.ts';
import type { Observation } from '../observation.ts';
import { equate, holds, keyOf, variableOf, type Draft, type Part } from './system.ts';

const parts: readonly Part[] = ['numerator', 'denominator', 'complement'];

/** A figure and those that add up to it. */
interface Family {
  readonly total: Observation;
  readonly members: readonly Observation[];
}

/**
 * The sums that everybody knows: towns make up the county, groups their total, numerator and complement the
 * denominator. A sum that the true values contradict is none.
 */
export function addSums(draft: Draft, areas: readonly Pick<Area, 'code' | 'parent'>[]): void {
  const rows = draft.rows.filter((row) => parts.some((part) => variableOf(draft, part, row) !== undefined));
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  addComplements(draft, rows);
  for (const family of areaFamilies(rows, byKey, areas)) for (const part of parts) addFamily(draft, family, part);
  addGroupSums(draft, rows, byKey);
}

function addComplements(draft: Draft, rows: readonly Observation[]): void {
  for (const row of rows) {
    const [n, d, c] = parts.map((part) => variableOf(draft, part, row));
    if (n === undefined || d === undefined || c === undefined) continue;
    equate(draft, [
      [n, 1],
      [c, 1],
      [d, -1],
    ]);
  }
}

function areaFamilies(
  rows: readonly Observation[],
  byKey: ReadonlyMap<string, Observation>,
  areas: readonly Pick<Area, 'code' | 'parent'>[],
): Family[] {
  const parents = new Map(areas.map(({ code, parent }) => [code, parent]));
  const members = new Map<string, Observation[]>();
  for (const row of rows) {
    const parent = parents.get(row.area);
    if (!parent) continue;
    const key = keyOf({ ...row, area: parent });
    members.set(key, [...(members.get(key) ?? []), row]);
  }
  return families(members, byKey);
}

function families(
  members: ReadonlyMap<string, readonly Observation[]>,
  byKey: ReadonlyMap<string, Observation>,
): Family[] {
  return [...members].flatMap(([key, list]) => {
    const total = byKey.get(key);
    return total && total.status !== 'not-reported' ? [{ total, members: list }] : [];
  });
}

function termsOf(draft: Draft, { total, members }: Family, part: Part): (readonly [number, number])[] | undefined {
  const sum = variableOf(draft, part, total);
  if (sum === undefined) return undefined;
  const terms = members.map((member) => variableOf(draft, part, member));
  if (terms.includes(undefined)) return undefined;
  return [[sum, -1], ...terms.map((term) => [term as number, 1] as const)];
}

function addFamily(draft: Draft, family: Family, part: Part): void {
  const terms = termsOf(draft, family, part);
  if (terms) equate(draft, terms);
}

/**
 * The sums over each group column. Groups of which the definition says that they must not be added are added by a
 * reader all the same where they always make up the total.
 */
function addGroupSums(draft: Draft, rows: readonly Observation[], byKey: ReadonlyMap<string, Observation>): void {
  const byColumn = new Map<string, Map<string, Observation[]>>();
  for (const row of rows) {
    if (row.groups === '') continue;
    const pairs = row.groups.split(';');
    for (const pair of pairs) {
      const name = `${row.indicator} ${pair.slice(0, pair.indexOf('='))}`;
      const key = keyOf({ ...row, groups: pairs.filter((each) => each !== pair).join(';') });
      const members = byColumn.get(name) ?? new Map<string, Observation[]>();
      members.set(key, [...(members.get(key) ?? []), row]);
      byColumn.set(name, members);
    }
  }
  for (const [name, members] of byColumn) {
    const [indicator = '', column = ''] = name.split(' ');
    const whole = families(members, byKey);
    const declared = draft.rules[indicator]?.groups[column] === 'sum';
    for (const part of parts)
      if (declared || alwaysAddsUp(draft, whole, part)) for (const family of whole) addFamily(draft, family, part);
  }
}

/** Fewer agreements than this may be chance. */
const fewestAgreements = 5;

function alwaysAddsUp(draft: Draft, whole: readonly Family[], part: Part): boolean {
  const sums = whole.map((family) => termsOf(draft, family, part));
  if (sums.length < fewestAgreements || sums.includes(undefined)) return false;
  return sums.every((terms) => terms && terms.length > 2 && holds(draft, terms));
}
