import type { Indicator } from '../../../src/core/indicator.ts';
import { groupKey } from '../../../src/core/indicator.ts';
import type { Observation } from '../../../src/core/observation.ts';
import { vintageOf } from './periods.ts';

/** Counts added up over areas or groups, with what stands behind them. */
export interface Total {
  readonly indicator: string;
  readonly area: string;
  readonly period: string;
  readonly groups: Readonly<Record<string, string>>;
  readonly numerator?: number;
  readonly denominator?: number;
  /** Of money paid to people: to how many, and the share of the largest. */
  readonly contributors?: number;
  readonly maxShare?: number;
  /** How many areas of the reporting level the figure is about, and how many of them gave all their counts. */
  readonly of: number;
  readonly reported: number;
  /** Areas that gave no counts because they are hidden at the source. */
  readonly hidden: number;
  readonly provisional: boolean;
  /** The sources the parts name, `''` for the main one. */
  readonly references: readonly string[];
  readonly file: string;
  readonly rows: readonly number[];
  /** How many group columns were added up: of two ways to a total the one with fewer is taken. */
  readonly rolled: number;
}

/** Whether every part gave its counts. */
export function isComplete(total: Total): boolean {
  return total.of > 0 && total.reported === total.of;
}

/** The value of counts: scale × numerator ÷ denominator for a ratio, the numerator for a sum. */
export function valueOfCounts(
  { calculation, scale }: Indicator,
  { numerator, denominator }: { numerator?: number; denominator?: number },
): number | undefined {
  if (numerator === undefined) return undefined;
  if (calculation === 'sum') return numerator;
  return calculation === 'ratio' && denominator ? (numerator * scale) / denominator : undefined;
}

/** A total as an observation: a figure only where every part reported, otherwise why there is none. */
export function observeTotal(total: Total, indicator: Indicator): Observation {
  const { period, file, of, reported, numerator, denominator } = total;
  const [reference = '', ...others] = total.references;
  const single = others.length === 0 && reference !== '' ? reference : undefined;
  const kinds = total.references.map((key) => (indicator.references[key] ?? indicator.source).kind);
  const base = {
    indicator: total.indicator,
    area: total.area,
    period,
    groups: groupKey(total.groups),
    vintage: vintageOf(indicator.vintages, period),
    sourceKind: weakest(kinds.length > 0 ? kinds : [indicator.source.kind]),
    reference: single,
    file,
    rows: ranges(total.rows),
    ...(of > 0 ? { reporting: { of, reported } } : {}),
    ...(total.contributors !== undefined && { contributors: total.contributors }),
    ...(total.maxShare !== undefined && { maxShare: total.maxShare }),
  };
  if (of === 0) return { ...base, status: 'not-applicable' };
  if (!isComplete(total)) return { ...base, status: reported + total.hidden === of ? 'suppressed' : 'not-reported' };
  if (indicator.calculation === 'ratio' && denominator === 0) return { ...base, status: 'not-applicable' };
  const value = valueOfCounts(indicator, total);
  const counts = { numerator, ...(indicator.denominator ? { denominator } : {}) };
  return { ...base, ...counts, value, status: total.provisional ? 'provisional' : 'reported' };
}

/** Of several kinds of sources the one that promises least. */
export function weakest(kinds: readonly Observation['sourceKind'][]): Observation['sourceKind'] {
  if (kinds.includes('demonstration')) return 'demonstration';
  return kinds.includes('plan') ? 'plan' : 'official';
}

/** Row numbers as text: `2-13,20`. 0 stands for rows that are too many to be named. */
export function ranges(rows: readonly number[]): string {
  const sorted = [...new Set(rows)].filter((row) => row > 0).sort((a, b) => a - b);
  const parts: [number, number][] = [];
  for (const row of sorted) {
    const last = parts.at(-1);
    if (last && last[1] === row - 1) last[1] = row;
    else parts.push([row, row]);
  }
  return parts.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(',');
}

/** The row numbers of such a text. */
export function rowNumbers(text: string): number[] {
  if (text === '') return [];
  return text.split(',').flatMap((part) => {
    const [from = 0, to = from] = part.split('-').map(Number);
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
}
