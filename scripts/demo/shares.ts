import { apportion } from './apportion.ts';
import { createStream, drawNormal } from './random.ts';
import type { Row } from './table.ts';
import { sum, towns, type ByTown } from './towns.ts';

/** What the county as a whole comes to in a period: a share between 0 and 1, or the whole number still missing. */
export type Outcome = number | { readonly missing: number };

export interface SharePlan {
  /** Of the stream: the indicator, with the group if there is one. */
  readonly name: string;
  readonly outcomes: Readonly<Record<string, Outcome>>;
  /** The denominators of the towns, by period. */
  readonly of: (period: string) => ByTown;
  /** How far the towns lie apart: standard deviation of the odds, as a share of themselves. */
  readonly spread?: number;
  readonly groups?: Readonly<Record<string, string>>;
}

/**
 * Rows by town whose counts add up to the county's outcome exactly. A town that is ahead stays ahead, a little more in
 * one year than in another. No town passes its own denominator.
 */
export function drawShares({ name, outcomes, of, spread = 0.25, groups }: SharePlan): Row[] {
  const next = createStream(name);
  const lead = towns.map(() => spread * drawNormal(next));
  return Object.entries(outcomes).flatMap(([period, outcome]) => {
    const denominators = of(period);
    const whole = sum(denominators);
    const missing = typeof outcome === 'number' ? whole - Math.round(outcome * whole) : outcome.missing;
    const weights = denominators.map((size, i) => {
      const odds = Math.max(0.1, 1 + (lead[i] ?? 0) + (spread / 5) * drawNormal(next));
      const share = (whole - missing) / whole;
      return (size * (1 - share)) / (1 - share + share * odds);
    });
    const gaps = apportion(missing, weights, denominators);
    return towns.map(({ code }, i) => {
      const denominator = denominators[i] ?? 0;
      return { area: code, period, groups, numerator: denominator - (gaps[i] ?? 0), denominator };
    });
  });
}

export interface GrossPlan extends Omit<SharePlan, 'outcomes'> {
  readonly outcomes: Readonly<Record<string, number>>;
  /** Points by which single towns differ from the rest on purpose, by code, as shares. */
  readonly ahead?: Readonly<Record<string, number>>;
}

/** The same for gross rates and for means per head, where a town may pass 1. */
export function drawGross({ name, outcomes, of, spread = 0.015, ahead = {}, groups }: GrossPlan): Row[] {
  const next = createStream(name);
  const lead = towns.map(({ code }) => (ahead[code] ?? 0) + spread * drawNormal(next));
  return Object.entries(outcomes).flatMap(([period, outcome]) => {
    const denominators = of(period);
    const weights = denominators.map(
      (size, i) => size * Math.max(0, outcome * (1 + (lead[i] ?? 0)) + (outcome * spread * drawNormal(next)) / 5),
    );
    const numerators = apportion(Math.round(outcome * sum(denominators)), weights);
    return towns.map(({ code }, i) => ({
      area: code,
      period,
      groups,
      numerator: numerators[i] ?? 0,
      denominator: denominators[i] ?? 0,
    }));
  });
}

/** Changes single rows, found by their values: what was not reported, does not apply or is provisional. */
export function amend(rows: readonly Row[], where: Partial<Row>, change: Partial<Row>): Row[] {
  let found = 0;
  const amended = rows.map((row) => {
    const hit = (Object.keys(where) as (keyof Row)[]).every((key) => row[key] === where[key]);
    if (!hit) return row;
    found++;
    const absent = change.status === 'not-reported' || change.status === 'not-applicable';
    return { ...row, ...(absent && { numerator: undefined, denominator: undefined, value: undefined }), ...change };
  });
  if (found === 0) throw new Error(`no such row: ${JSON.stringify(where)}; expected one to amend`);
  return amended;
}

/** Rows of counts by town. */
export function countRows(period: string, counts: ByTown, groups?: Row['groups']): Row[] {
  return towns.map(({ code }, i) => ({ area: code, period, groups, numerator: counts[i] ?? 0 }));
}
