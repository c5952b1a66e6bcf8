import type { Period } from '../../core/period.ts';
import type { ChartLabels, ChartOptions } from '../kit/svg.ts';
import type { TrajectoryLine } from '../trajectory/options.ts';

/** One area with its series. The panels stand in the order given: administrative order, never a ranking. */
export type MultiplesRow = TrajectoryLine;

export interface MultiplesLabels extends ChartLabels {
  /** That all panels have one scale: 各图纵轴相同，{low}至{high}. */
  readonly scale: (low: string, high: string) => string;
}

export interface MultiplesOptions extends ChartOptions {
  readonly labels: MultiplesLabels;
  readonly format: (value: number) => string;
  readonly namePeriod?: (period: Period) => string;
  /** Drawn in every panel: the county. */
  readonly compared?: TrajectoryLine | undefined;
  /** A dashed line through every panel. */
  readonly target?: { readonly value: number; readonly label: string } | undefined;
  readonly from?: 'zero' | 'data';
}
