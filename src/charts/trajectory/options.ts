import type { StepVerdict } from '../../core/judgement.ts';
import type { ObservationStatus } from '../../core/observation.ts';
import type { Day, Period } from '../../core/period.ts';
import type { ChartLabels, ChartOptions } from '../kit/svg.ts';

/** One figure of a series, in order of time. An `Observation` is one. */
export interface TrajectoryRow {
  readonly period: Period;
  /** Drawn only where the status is reported or provisional; a zero is a value like any other. */
  readonly value?: number | null | undefined;
  readonly status: ObservationStatus;
  /** The line is never joined from one vintage to another. */
  readonly vintage?: string | null | undefined;
}

/** What was due. A `StepJudgement` with `by`, `due` → `value`, `upper` and `verdict` gives one. */
export interface TrajectoryStep {
  readonly by: Day;
  /** Absent where the plan or the yardstick gives no number. */
  readonly value?: number | undefined;
  /** The upper end of a band. */
  readonly upper?: number | undefined;
  /** Draws the mark of the verdict at the due day. */
  readonly verdict?: StepVerdict | undefined;
  /** Stands at the step instead of `format(value)`, for example ≥98%. */
  readonly label?: string | undefined;
}

/** Another series drawn for comparison, named where it ends. */
export interface TrajectoryLine {
  readonly name: string;
  readonly rows: readonly TrajectoryRow[];
}

export interface TrajectoryOptions extends ChartOptions {
  readonly labels: ChartLabels;
  /** Prints a value with its unit: 76.4%. `near`: the level due, from which it must be told apart. */
  readonly format: (value: number, near?: number) => string;
  /** Prints a value on the axis; default `format`. */
  readonly formatTick?: (value: number) => string;
  /** Prints a year under the axis, given as `2016`; default as it is. */
  readonly formatPeriod?: (period: Period) => string;
  /** Prints a period in the table: 2016年第一季度; default as it is. */
  readonly namePeriod?: (period: Period) => string;
  /** The name of the series itself, printed with its last value where there are lines to compare with. */
  readonly name?: string;
  readonly steps?: readonly TrajectoryStep[];
  /** `linear` only where the plan asks for even progress: a sloped dashed line instead of steps. */
  readonly between?: 'step' | 'linear';
  /** The starting point the plan states, where it is not a row. */
  readonly baseline?: { readonly period: Period; readonly value: number; readonly label?: string } | undefined;
  /** What a relative promise is measured against; drawn in the manner of a target instead of steps. */
  readonly yardstick?: TrajectoryLine | undefined;
  /** Nation, province, city: thin lines. */
  readonly references?: readonly TrajectoryLine[];
  /** `zero` makes the axis start at 0 (cumulative shares); default: 0 where that wastes less than half of the height. */
  readonly from?: 'zero' | 'data';
  /** The time axis runs at least to this day, for example the end of the plan. */
  readonly end?: Day;
  /** `card`: a small picture for the home page, with the last value, the steps and the first and last year only. */
  readonly size?: 'page' | 'card';
  readonly height?: number;
}
