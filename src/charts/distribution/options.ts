import type { ObservationStatus } from '../../core/observation.ts';
import type { ChartLabels, ChartOptions } from '../kit/svg.ts';

/** Cells whose figures lie in one class, or that have none and why. */
export type DistributionRow = ClassRow | AbsentRow;

export interface ClassRow {
  /** The class reaches from `low` up to, but without, `high`; all classes of a picture are equally wide. */
  readonly low: number;
  readonly high: number;
  /** How many cells there are, and how many of them are chosen. */
  readonly all: number;
  readonly kept: number;
}

export interface AbsentRow {
  readonly status: Exclude<ObservationStatus, 'reported' | 'provisional'>;
  readonly all: number;
  readonly kept: number;
}

export interface DistributionLabels extends ChartLabels {
  /** Head of the column of all cells, and of the chosen ones. */
  readonly cells: string;
  readonly chosen: string;
}

export interface DistributionOptions extends ChartOptions {
  readonly labels: DistributionLabels;
  readonly format: (value: number) => string;
  readonly formatTick?: (value: number) => string;
  /** Prints a class; default its two limits. */
  readonly formatClass?: ((low: number, high: number) => string) | undefined;
}
