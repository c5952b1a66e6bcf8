import type { ObservationStatus } from '../../core/observation.ts';
import type { ChartLabels, ChartOptions } from '../kit/svg.ts';

/** One figure with its own unit. */
export interface BulletRow {
  readonly name: string;
  readonly status: ObservationStatus;
  readonly value?: number | null | undefined;
  readonly due?: number | null | undefined;
  /** What was due as it is printed, ≥98%; default as a value is. */
  readonly dueText?: string | undefined;
  readonly compared?: number | null | undefined;
  /** The end of the scale where nothing drawn reaches further: 100 for shares. */
  readonly most?: number | undefined;
  readonly format: (value: number) => string;
}

export interface BulletOptions extends ChartOptions {
  readonly labels: ChartLabels;
  /** What the bars are: the name of the place. */
  readonly name?: string;
  /** What the pale bars are: the county. */
  readonly compared?: string;
  readonly size?: 'list' | 'cell';
}
