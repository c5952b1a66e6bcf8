import type { Day, Period } from './period.ts';

/** Name and version of the rule; published with every verdict. */
export const rule = 'PLAN-1 v1';

/** Verdict on one due step. A fact: never overwritten by a later good year. */
export const stepVerdicts = [
  'met',
  'met-late',
  'missed',
  'no-data',
  'not-due',
  'suppressed',
  'not-comparable',
  'withdrawn',
] as const;
export type StepVerdict = (typeof stepVerdicts)[number];

/** What a whole promise shows: its weakest due step, or why it is not judged. */
export const standings = [...stepVerdicts, 'blank', 'unjudged'] as const;
export type Standing = (typeof standings)[number];

/** Where the promise stands against the scheduled way from the baseline; only while its last step is not yet past. */
export const paces = ['achieved', 'on-schedule', 'just-behind', 'behind', 'far-behind', 'below-baseline'] as const;
export type Pace = (typeof paces)[number];

/** What is said once the last step is past; pace words are gone then. */
export const outcomes = ['achieved', 'achieved-late', 'not-achieved', 'cannot-be-judged', 'held', 'lost'] as const;
export type Outcome = (typeof outcomes)[number];

/** Why there is no verdict, or what weakens one. */
export const reasons = [
  'no-indicator',
  'not-reported',
  'not-applicable',
  'awaiting',
  'yardstick-missing',
  'vintage-break',
  'no-evidence',
  'interval-contains-target',
  'suppressed',
  'withdrawn',
] as const;
export type Reason = (typeof reasons)[number];

/** What happened at one step, with every number the verdict was made from. */
export interface StepJudgement {
  readonly by: Day;
  /** The level due in the unit of the promise: the step's value, the running share, or the yardstick's value. */
  readonly due?: number;
  readonly upper?: number;
  readonly verdict: StepVerdict;
  readonly reason?: Reason;
  /** The observation judged: the value whose reference period ends on the due day. */
  readonly period?: Period;
  readonly observed?: number;
  readonly numerator?: number;
  readonly denominator?: number;
  /** The interval of a survey value, where one was published with it. */
  readonly interval?: readonly [low: number, high: number];
  /**
   * direction × (observed − due): negative is what is missing, in units. For `exactly` and `band` the distance to
   * the nearer end of what is allowed, negative outside it.
   */
  readonly gap?: number;
  /** People, villages … still missing, where counts are known and the target is 100 % or 0. */
  readonly remaining?: number;
  /** When a deliverable was done, or a level reached after all; and how many months after the due day. */
  readonly reachedOn?: Day;
  readonly monthsLate?: number;
  /** Share of the scheduled way, where there is a baseline of the same vintage. */
  readonly p?: number;
  /** Cumulative kind: this step's own delivery and quota in the unit of the promise (information, not judged). */
  readonly delivered?: number;
  readonly quota?: number;
  /**
   * rounding: the verdict would be another if the last published digit moved by one. interpolation: at the last due
   * step, the newest value is on its way by one of the two readings of `between` and behind by the other.
   */
  readonly fragile?: readonly ('interpolation' | 'rounding')[];
  readonly provisional?: boolean;
  /** Deliverables: the evidence and its day; and of what was taken back, the document that says so. */
  readonly document?: string;
  readonly documentOn?: Day;
  readonly link?: string;
}

/** The judgement of one promise as the ledger stood on one day. */
export interface Judgement {
  readonly commitment: string;
  readonly asOf: Day;
  readonly standing: Standing;
  readonly steps: readonly StepJudgement[];
  readonly pace?: Pace;
  readonly outcome?: Outcome;
  /** Standards and yearly quotas: in how many of the due years, those without data included, the rule was breached. */
  readonly breached?: { readonly years: number; readonly of: number };
  readonly rule: string;
}
