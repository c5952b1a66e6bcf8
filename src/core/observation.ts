import type { Period } from './period.ts';

/**
 * Why a number is there or not. Missing, zero, not applicable and hidden are different things everywhere;
 * a zero is `reported` with value 0.
 */
export const observationStatuses = ['reported', 'provisional', 'not-reported', 'not-applicable', 'suppressed'] as const;
export type ObservationStatus = (typeof observationStatuses)[number];

/** The key of a figure: an indicator in an area, a period and a group. */
export type FigureKey = Pick<Observation, 'indicator' | 'area' | 'period' | 'groups'>;

/** The four parts of the key of a figure, and nothing else of it. */
export function keyParts({ indicator, area, period, groups }: FigureKey): FigureKey {
  return { indicator, area, period, groups };
}

/** One figure: an indicator in an area, a period and a group. The key is those four. */
export interface Observation {
  readonly indicator: string;
  readonly area: string;
  readonly period: Period;
  /** `groupKey` of the groups; empty for the total. */
  readonly groups: string;
  /** Counts, where the indicator has them. */
  readonly numerator?: number;
  readonly denominator?: number;
  /** In the unit of the indicator, unrounded. Absent unless the status is reported or provisional. */
  readonly value?: number;
  /** The interval a sample survey publishes with its value, in the unit of the indicator. Full counts have none. */
  readonly interval?: readonly [low: number, high: number];
  readonly status: ObservationStatus;
  /** Vintage of the denominator, where the indicator declares breaks. */
  readonly vintage?: string;
  /** Who vouches for it. */
  readonly sourceKind: 'official' | 'plan' | 'demonstration';
  /** Key into the indicator's `references`; absent for its main source. */
  readonly reference?: string;
  /** The input file, relative to the data folder, and the rows it was made from: `indicators/x.csv`, `2-13`. */
  readonly file: string;
  readonly rows: string;
  /** How many areas of the reporting level stand behind a figure made by summing, and how many reported. */
  readonly reporting?: { readonly of: number; readonly reported: number };
  readonly note?: string;
  /** Of money that goes to people: how many it goes to, and the share of the largest. For the gate, never published. */
  readonly contributors?: number;
  readonly maxShare?: number;
}

declare const protectedBrand: unique symbol;

/**
 * Observations that have been through disclosure control. Only `protect` can make the type and only this type can be
 * published, so the compiler keeps the order of the stages.
 */
export type Protected<Rows> = Rows & { readonly [protectedBrand]: true };
