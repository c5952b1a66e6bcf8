import type { Observation } from '../observation.ts';
import { yearBefore } from '../period.ts';
import { hasNumbers, isPublished, type DisclosureRule } from './rule.ts';
import { bound, isBareRate, keyOf, standFor, variableOf, type Draft, type Sum } from './system.ts';

/** The most that a printed number may be off: half a unit of its last digit. */
export function roundingOf(value: number): number {
  const [, part = ''] = String(value).split('.');
  return 0.5 * 10 ** -part.length;
}

/** What a rate without its counts tells of them, and a yearly change printed elsewhere of the two years: within rounding. */
export function addRates(draft: Draft, isHidden: (row: Observation) => boolean): void {
  const byKey = new Map(draft.rows.map((row) => [keyOf(row), row]));
  for (const row of draft.rows) {
    const rule = draft.rules[row.indicator];
    if (!rule || !hasNumbers(row) || row.value === undefined) continue;
    if (isBareRate(row, rule) && !isHidden(row)) addRate(draft, row, rule.scale);
    if (rule.growthOf !== undefined && isPublished(row)) addChange(draft, row, { base: rule.growthOf, byKey });
  }
}

/** scale × numerator lies between the rate's bounds times the denominator. */
function addRate(draft: Draft, row: Observation, scale: number): void {
  const n = variableOf(draft, 'numerator', row);
  const d = variableOf(draft, 'denominator', row);
  if (n !== undefined && d !== undefined) addBand(draft, row.value ?? 0, { above: [[n, scale]], below: [[d, 1]] });
}

/** above ÷ below is the printed number, within its rounding. */
function addBand(draft: Draft, printed: number, { above, below }: { above: Sum; below: Sum }): void {
  const off = roundingOf(printed);
  const times = (sum: Sum, factor: number): Sum => sum.map(([variable, each]) => [variable, each * factor]);
  bound(draft, [...above, ...times(below, -(printed + off))], 0);
  bound(draft, [...times(above, -1), ...times(below, printed - off)], 0);
}

/** 100 × (x − x₀) ÷ x₀ is the printed change. */
function addChange(
  draft: Draft,
  row: Observation,
  { base, byKey }: { base: string; byKey: ReadonlyMap<string, Observation> },
): void {
  const now = { ...row, indicator: base };
  const last = { ...now, period: yearBefore(row.period) };
  const rule = draft.rules[base];
  const before = byKey.get(keyOf(last));
  const [above, below] = [100 + (row.value ?? 0), before?.value];
  if (rule?.calculation === 'ratio') {
    const n = variableOf(draft, 'numerator', now);
    const d = variableOf(draft, 'denominator', now);
    if (n === undefined || d === undefined || below === undefined) return;
    return addBand(draft, above, { above: [[n, 100 * rule.scale]], below: [[d, below]] });
  }
  const part = rule?.calculation === 'sum' ? 'numerator' : 'value';
  const [x, x0] = [variableOf(draft, part, now), variableOf(draft, part, last)];
  if (x !== undefined && x0 !== undefined) addBand(draft, above, { above: [[x, 100]], below: [[x0, 1]] });
}

/**
 * Whether a rate without its counts gives a small count away, to a reader who finds its denominator elsewhere: one
 * that may be meant by the printed digits is enough.
 */
export function givesAwaySmall(
  draft: Draft,
  row: Observation,
  { rule, isSmall }: { rule: DisclosureRule; isSmall: (count: number) => boolean },
): boolean {
  const variable = isBareRate(row, rule) ? variableOf(draft, 'denominator', row) : undefined;
  const denominator = variable === undefined ? undefined : draft.variables[standFor(draft, variable)]?.value;
  if (denominator === undefined || row.value === undefined || rule.measured.numerator !== 'people') return false;
  const off = roundingOf(row.value);
  const [low, high] = [row.value - off, row.value + off].map((rate) => (rate * denominator) / rule.scale);
  for (let count = Math.ceil(low ?? 0); count <= (high ?? 0) && count - (low ?? 0) < 1000; count++)
    if (isSmall(count) || (rule.share && isSmall(denominator - count))) return true;
  return false;
}
