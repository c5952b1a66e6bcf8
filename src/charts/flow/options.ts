import type { ChartLabels, ChartOptions } from '../kit/svg.ts';

/** One part of the whole on its way: a name in each column, from left to right. */
export interface FlowRow {
  readonly path: readonly string[];
  readonly value: number;
}

export interface FlowColumn {
  readonly name: string;
  /** In the order drawn. */
  readonly members: readonly string[];
}

export interface FlowOptions extends ChartOptions {
  readonly labels: ChartLabels;
  readonly columns: readonly FlowColumn[];
  readonly format: (value: number) => string;
  /** Height of all the money together; default 260, and 200 where columns stand in pairs. */
  readonly thickness?: number;
}
