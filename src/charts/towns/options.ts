import type { ObservationStatus } from '../../core/observation.ts';
import type { ChartLabels, ChartOptions } from '../kit/svg.ts';

/** One area. The rows are drawn in the order given: administrative order, never a ranking. */
export interface TownRow {
  readonly name: string;
  readonly status: ObservationStatus;
  readonly value?: number | null | undefined;
  /** The 95 % interval of the value, where it is not to be computed from the counts (see `scale`). */
  readonly low?: number | null | undefined;
  readonly high?: number | null | undefined;
  readonly numerator?: number | null | undefined;
  readonly denominator?: number | null | undefined;
  /** The area whose page this is, or the sum of the others: set in bold. */
  readonly strong?: boolean | undefined;
}

export interface TownsOptions extends ChartOptions {
  readonly labels: ChartLabels;
  readonly format: (value: number) => string;
  readonly formatTick?: (value: number) => string;
  /** Prints the counts behind a rate, 338/412人; only asked for rows that have both. */
  readonly formatCounts?: (numerator: number, denominator: number) => string;
  /** scale × numerator ÷ denominator is the value: rows with counts then get their Wilson interval. Absent: no bars but given ones. */
  readonly scale?: number | undefined;
  /** A dashed line through all rows, named above: 2017年目标 累计80%. */
  readonly target?: { readonly value: number; readonly label: string } | undefined;
  readonly from?: 'zero' | 'data';
}
