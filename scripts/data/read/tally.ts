import { problem, type Details, type Place, type Report } from '../problem.ts';
import type { RuleId } from '../rules/rules.ts';
import { ranges } from '../derive/totals.ts';

/** Counts what a declared reading rule has read, so that it is reported once for each column. */
export interface Tally {
  readonly add: (rule: RuleId, at: { readonly column: string; readonly row: number }, details?: Details) => void;
  /** Reports everything counted. */
  readonly finish: () => void;
}

/** A tally of one file. */
export function createTally(place: Pick<Place, 'file' | 'sheet'>, report: Report): Tally {
  const found = new Map<string, { rule: RuleId; column: string; details: Details; rows: number[] }>();
  return {
    add: (rule, { column, row }, details = {}) => {
      const key = JSON.stringify([rule, column, details]);
      const one = found.get(key) ?? { rule, column, details, rows: [] };
      one.rows.push(row);
      found.set(key, one);
    },
    finish: () => {
      for (const { rule, column, details, rows } of found.values()) {
        const count = rows.length;
        const listed = ranges(rows);
        report({ ...problem(rule, { ...place, column }, { ...details, count, rows: listed }), count, rows: listed });
      }
    },
  };
}
